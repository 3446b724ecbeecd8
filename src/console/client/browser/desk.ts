/**
 * The officers' desk's script. Without it every form works as it stands.
 *
 * Live     [data-changes="/address"] around [data-receipt][data-version] rows, or with data-version of its own (one petition): asked every few seconds
 *          while the page is seen and somebody works at it; what is new is said in a line with a button, which renews #list and nothing else.
 * Compose  form[data-preview]: each change POSTs its fields; { panels: { [id]: html }, frames, over } fill #panel-<id> and the frames; `over` opens #summary-field.
 *          button[data-fill] puts a ready text into #text, in the place of another, after what was written.
 * Print    button[data-print]: shown by the script, prints the page.
 * Recall   form[data-left]: counts the seconds down, and goes away at 0.
 * Keep, Forms, Frames: as in editor.ts.
 */
import { sendOnce } from './forms.js';
import { fitFrames, showFrame } from './frames.js';
import { forgetSaved, keepText } from './keep.js';
import { watchChanges } from './changes.js';
import { readWords } from './words.js';

const words = readWords();
const PAUSE = 250;

function meter(form: HTMLFormElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sent: AbortController | undefined;
  const status = form.querySelector<HTMLElement>('[data-preview-status]');
  const send = async (): Promise<void> => {
    sent?.abort();
    const mine = (sent = new AbortController());
    const body = new URLSearchParams([...new FormData(form)].filter((f): f is [string, string] => typeof f[1] === 'string'));
    try {
      const response = await fetch(form.dataset.preview ?? '', { method: 'POST', body, signal: mine.signal, redirect: 'manual', headers: { accept: 'application/json' } });
      if (status) status.textContent = response.ok ? '' : response.type === 'opaqueredirect' || response.status === 403 ? words.ended : words.failed;
      if (!response.ok || sent !== mine) return;
      const { panels = {}, frames = {}, over } = (await response.json()) as { panels?: Record<string, string>; frames?: Record<string, string>; over?: boolean };
      for (const [id, html] of Object.entries(panels)) {
        const panel = document.getElementById(`panel-${id}`);
        if (panel && panel.innerHTML !== html) panel.innerHTML = html;
      }
      for (const [id, html] of Object.entries(frames)) void showFrame(id, html);
      const summary = document.getElementById('summary-field');
      if (summary && (over || !form.querySelector<HTMLTextAreaElement>('#summary')?.value)) summary.hidden = !over;
    } catch {
      if (sent === mine && !mine.signal.aborted && status) status.textContent = words.lost;
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void send(), PAUSE);
  });
}

function readyTexts(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLTextAreaElement>('#text');
  const buttons = [...form.querySelectorAll<HTMLButtonElement>('button[data-fill]')];
  if (!field || !buttons.length) return;
  const pressed = () => {
    for (const b of buttons) b.setAttribute('aria-pressed', String(field.value.trim() === (b.dataset.fill ?? '').trim()));
  };
  for (const button of buttons) {
    button.addEventListener('click', (event) => {
      event.preventDefault();
      const written = field.value.trim();
      const ready = button.dataset.fill ?? '';
      field.value = !written || buttons.some((b) => b.dataset.fill?.trim() === written) ? ready : `${written}\n${ready}`;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.focus();
    });
  }
  field.addEventListener('input', pressed);
  pressed();
}

function countDown(form: HTMLFormElement): void {
  const until = performance.now() + Number(form.dataset.left) * 1000;
  const shown = form.querySelector('[data-count]');
  const timer = setInterval(() => {
    const left = Math.max(0, Math.ceil((until - performance.now()) / 1000));
    if (shown) shown.textContent = String(left);
    if (left > 0) return;
    clearInterval(timer);
    form.hidden = true;
  }, 500);
}

forgetSaved();
fitFrames();
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keep]')) {
  keepText(form, words, (field, text) => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-preview]')) {
  meter(form);
  readyTexts(form);
}
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-left]')) countDown(form);
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
sendOnce();
watchChanges();
document.documentElement.dataset.ready = '';

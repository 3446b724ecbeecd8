/** The preview follows the keys: one request at a time, the newest text wins, and what went wrong is said in one line. */
import type { Field } from './field.js';
import { showFrame } from './frames.js';
import { report } from './report.js';
import type { Problem } from './template.js';
import type { Words } from './words.js';

interface Answer {
  panels?: Record<string, string>;
  frames?: Record<string, string>;
  problems?: Problem[];
}

/** After a key, ms: a fast typist's two keys are one request. */
const PAUSE = 15;
/** While somebody types on without a pause the preview still moves now and then: an older request may end when nothing was shown for so long, ms. */
const STALE = 300;
const RETRY = 3_000;
/** A request without an answer for so long is given up for a newer one, ms. */
const HUNG = 2_000;

interface Sent {
  abort: AbortController;
  at: number;
}

export function startPreview(form: HTMLFormElement, fields: readonly Field[], words: Words): void {
  const { dataset } = document.documentElement;
  const status = document.querySelector<HTMLElement>('[data-preview-status]');
  const say = (text: string) => {
    if (status && status.textContent !== text) status.textContent = text;
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let sent: Sent | undefined;
  let again = false;
  let typed = 0;
  /** The first key that no preview has shown yet. */
  let waiting: number | undefined;

  const changed = () => {
    typed = performance.now();
    waiting ??= typed;
    delete dataset.previewMs;
    if (timer === undefined) timer = setTimeout(due, PAUSE);
  };

  function due(): void {
    timer = undefined;
    const now = performance.now();
    if (sent && now - (waiting ?? now) > STALE && now - sent.at < HUNG) {
      again = true;
      return;
    }
    sent?.abort.abort();
    void send();
  }

  async function send(): Promise<void> {
    clearTimeout(retry);
    const mine: Sent = { abort: new AbortController(), at: performance.now() };
    sent = mine;
    again = false;
    const last = typed;
    const body = fieldsOf(form);
    try {
      const answer = await ask(form, body, mine.abort.signal);
      if (sent !== mine) return;
      waiting = again ? typed : undefined;
      say(typeof answer === 'string' ? words[answer] : '');
      if (typeof answer !== 'string') await show(answer, body, () => typed === last && (dataset.previewMs = String(Math.round((performance.now() - last) * 10) / 10)));
    } catch {
      if (sent !== mine) return;
      say(words.lost);
      retry = setTimeout(due, RETRY);
    } finally {
      if (sent === mine) sent = undefined;
      if (!sent && again) due();
    }
  }

  async function show({ panels = {}, frames = {}, problems = [] }: Answer, body: URLSearchParams, done: () => void): Promise<void> {
    const all = Object.entries(frames).map(([id, html]) => showFrame(id, html));
    for (const [id, html] of Object.entries(panels)) showPanel(id, html);
    report(form, fields, problems, (name) => body.get(name) ?? '');
    void Promise.all(all).then(done);
  }

  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  addEventListener('online', changed);
}

/** As the form itself would send it, but with \n at the ends of lines: the offsets of problems count one for each. */
const fieldsOf = (form: HTMLFormElement): URLSearchParams => new URLSearchParams([...new FormData(form)].filter((f): f is [string, string] => typeof f[1] === 'string'));

async function ask(form: HTMLFormElement, body: URLSearchParams, signal: AbortSignal): Promise<Answer | 'ended' | 'failed'> {
  const response = await fetch(form.dataset.preview ?? '', { method: 'POST', body, signal, redirect: 'manual', headers: { accept: 'application/json' } });
  if (response.type === 'opaqueredirect' || response.status === 401 || response.status === 403) return 'ended';
  if (!response.ok || !response.headers.get('content-type')?.includes('json')) return 'failed';
  return (await response.json()) as Answer;
}

const panels = new Map<string, string>();

function showPanel(id: string, html: string): void {
  const panel = document.getElementById(`panel-${id}`);
  if (!panel || panels.get(id) === html) return;
  panels.set(id, html);
  const focused = panel.contains(document.activeElement) ? document.activeElement?.id : '';
  panel.innerHTML = html;
  if (focused) document.getElementById(focused)?.focus();
}

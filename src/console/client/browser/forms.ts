/** Small things that any page may ask for by attribute: a copy button, a form that is sent once. */
import type { Words } from './words.js';

export function copyButtons(words: Words): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    const name = button.textContent;
    button.addEventListener('click', () => {
      const field = document.querySelector<HTMLElement>(button.dataset.copy ?? '');
      if (field) void copied(field).then((done) => done && told(button, words.copied, name));
    });
  }
}

/** Where the browser does not let it (no https), what is to be copied is at least selected. */
async function copied(field: HTMLElement): Promise<boolean> {
  const typed = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  try {
    await navigator.clipboard.writeText(typed ? field.value : (field.textContent ?? ''));
    return true;
  } catch {
    if (typed) field.select();
    return false;
  }
}

function told(button: HTMLButtonElement, text: string, name: string | null): void {
  button.textContent = text;
  setTimeout(() => (button.textContent = name), 2_000);
}

export function sendOnce(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-once]')) {
    const sending = (busy: boolean) => {
      for (const button of form.querySelectorAll<HTMLButtonElement>('button:not([type="button"])')) button.disabled = busy;
      for (const line of form.querySelectorAll<HTMLElement>('[data-progress]')) line.hidden = !busy;
    };
    form.addEventListener('submit', () => setTimeout(() => sending(true), 0)); // later: a disabled button would not send its own value
    addEventListener('pageshow', ({ persisted }) => persisted && sending(false));
  }
}

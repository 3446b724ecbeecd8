/** Small things that any page may ask for by attribute: a copy button, a form that is sent once. */
import type { Words } from './words.js';

export function copyButtons(words: Words): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    const name = button.textContent;
    button.addEventListener('click', async () => {
      const field = document.querySelector<HTMLElement>(button.dataset.copy ?? '');
      if (!field) return;
      const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
      await navigator.clipboard?.writeText(isField ? field.value : (field.textContent ?? '')).then(
        () => {
          button.textContent = words.copied;
          setTimeout(() => (button.textContent = name), 2_000);
        },
        () => isField && field.select(),
      );
    });
  }
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

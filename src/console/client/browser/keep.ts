/** Typed text is never lost: a warning before leaving, and a copy in this tab that is offered again after a reload or a new login. */
import type { Words } from './words.js';

type Values = Record<string, string>;
type Typed = HTMLTextAreaElement | HTMLInputElement;

const place = (key: string): string => `kept:${key}`;

/** What a person typed: texts, never a hidden token or a password. */
const typedIn = (form: HTMLFormElement): Typed[] => [...form.querySelectorAll<Typed>('textarea[name],input[type="text"][name]')];
const valuesOf = (form: HTMLFormElement): Values => Object.fromEntries(typedIn(form).map((f) => [f.name, f.value]));
const same = (a: Values, b: Values): boolean => Object.keys(a).every((k) => a[k] === (b[k] ?? a[k]));

/** Pages say what has been saved: `data-saved="key"` on any element. */
export function forgetSaved(): void {
  for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-saved]')) {
    const key = dataset.saved || dataset.keep;
    if (key) forget(place(key));
  }
}

/** @param write puts a text into a field, through its editor where it has one */
export function keepText(form: HTMLFormElement, words: Words, write: (field: Typed, text: string) => void): void {
  const key = place(form.dataset.keep ?? '');
  const shown = valuesOf(form);
  const kept = read(key);
  let leaving = false;
  const changed = (): boolean => form.hasAttribute('data-unsaved') || !same(valuesOf(form), shown);
  const keep = () => store((s) => (changed() ? s.setItem(key, JSON.stringify(valuesOf(form))) : s.removeItem(key)));
  form.addEventListener('input', keep);
  form.addEventListener('submit', () => {
    keep();
    leaving = true;
  });
  addEventListener('pageshow', () => (leaving = false));
  addEventListener('beforeunload', (event) => {
    if (!leaving && changed()) event.preventDefault();
  });
  if (!kept) return;
  if (same(kept, shown)) {
    forget(key);
    return;
  }
  offer(form, words, (restore) => {
    if (!restore) forget(key);
    else for (const field of typedIn(form)) if (kept[field.name] !== undefined && kept[field.name] !== field.value) write(field, kept[field.name] as string);
  });
}

/** One line above the form; the kept text stays kept until it is answered. */
function offer(form: HTMLFormElement, words: Words, answered: (restore: boolean) => void): void {
  const box = Object.assign(document.createElement('div'), { className: 'kept' });
  const line = Object.assign(document.createElement('p'), { textContent: words.kept });
  line.setAttribute('role', 'status');
  line.tabIndex = -1;
  const button = (text: string, restore: boolean): HTMLButtonElement => {
    const made = Object.assign(document.createElement('button'), { type: 'button', className: 'btn small plain', textContent: text });
    made.addEventListener('click', () => {
      answered(restore);
      line.textContent = restore ? words.restored : words.dropped;
      box.replaceChildren(line);
      line.focus(); // the button that had it is gone
    });
    return made;
  };
  box.append(line, button(words.restore, true), button(words.drop, false));
  form.prepend(box);
}

function read(key: string): Values | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

const forget = (key: string): void => store((s) => s.removeItem(key));

/** A browser may forbid it, or be full: then the warning before leaving is all there is. */
function store(use: (storage: Storage) => void): void {
  try {
    use(sessionStorage);
  } catch {}
}

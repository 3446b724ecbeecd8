/** What the server found wrong, told in its fields and listed for everybody. */
import type { Field } from './field.js';
import type { Problem } from './template.js';

/** Marks each problem in its own field, and lists all of them. @param textOf the text of a field that they were found in */
export function report(form: HTMLFormElement, fields: readonly Field[], list: readonly Problem[], textOf: (name: string) => string): void {
  const owner = (p: Problem) => fields.find((f) => f.area.name === p.field) ?? fields[0];
  for (const field of fields) field.mark(list.filter((p) => owner(p) === field), textOf(field.area.name));
  const box = form.querySelector<HTMLElement>('[data-problems]') ?? document.querySelector<HTMLElement>('[data-problems]');
  if (box) listed(list, box, (p) => owner(p)?.lead(p));
}

/** Each entry leads to its place. Untouched when nothing changed, so that it is not read aloud at every key. */
function listed(list: readonly Problem[], box: HTMLElement, lead: (problem: Problem) => void): void {
  const state = JSON.stringify(list);
  if (box.dataset.listed === state) return;
  box.dataset.listed = state;
  box.replaceChildren(
    ...list.map((problem) => {
      const item = document.createElement('li');
      if (problem.from >= problem.to) item.textContent = problem.text;
      else {
        const button = Object.assign(document.createElement('button'), { type: 'button', textContent: problem.text });
        button.addEventListener('click', () => lead(problem));
        item.append(button);
      }
      return item;
    }),
  );
  box.hidden = list.length === 0;
}

/** What the server found wrong: underlined where it stands, its reason as tooltip, and listed for everybody. */
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { Field } from './field.js';
import type { Problem } from './template.js';

const found = StateEffect.define<readonly Problem[]>();

export const problems = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, tr) {
    const told = tr.effects.find((e) => e.is(found));
    return told ? marks(told.value as readonly Problem[], tr.newDoc.toString()) : shown.map(tr.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** A mark reaches round a chip at its edge only if it is inclusive; beside other text it is not, or it would grow with what is typed there. */
const marks = (list: readonly Problem[], doc: string): DecorationSet =>
  Decoration.set(
    list
      .map(({ from, to, text }) => ({ from: Math.max(0, from), to: Math.min(to, doc.length), text }))
      .filter(({ from, to }) => from < to)
      .map(({ from, to, text }) => Decoration.mark({ class: 'cm-problem', attributes: { title: text }, inclusiveStart: doc.startsWith('{{', from), inclusiveEnd: doc.slice(0, to).endsWith('}}') }).range(from, to)),
    true,
  );

/** Marks them unless the text has moved on since. While a syllable is being composed nothing is touched: `compositionend` asks again. */
export function mark(view: EditorView, list: readonly Problem[], text: string): boolean {
  if (view.state.doc.toString() !== text || view.compositionStarted) return false;
  view.dispatch({ effects: found.of(list) });
  view.contentDOM.setAttribute('aria-invalid', String(list.length > 0));
  return true;
}

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

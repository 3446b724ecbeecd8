/** What the server found wrong: underlined where it stands, its reason as tooltip. */
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
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

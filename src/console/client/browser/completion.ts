/** What can stand at the caret: this text's variables after `{{` or by Ctrl+Space, particles after a comma or behind a chip. */
import { autocompletion, type Completion, type CompletionContext, type CompletionResult, type CompletionSource, pickedCompletion } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { type Known, openAt, tokensOf, written } from './template.js';

interface Span {
  from: number;
  to: number;
}

/** Writes a whole variable in the place of what was typed of it. */
const option = (span: Span, name: string, particle: string | undefined, shown: { displayLabel: string; detail?: string }): Completion => ({
  label: written(name, particle),
  ...shown,
  apply(view: EditorView, picked: Completion) {
    const insert = written(name, particle);
    view.dispatch({ changes: { ...span, insert }, selection: { anchor: span.from + insert.length }, annotations: pickedCompletion.of(picked), userEvent: 'input.complete', scrollIntoView: true });
  },
});

export const source = (known: Known): CompletionSource => {
  const variables = (span: Span, typed: string): Completion[] =>
    known.variables
      .filter((v) => v.name.toLowerCase().includes(typed.toLowerCase()) || v.label.includes(typed))
      .map((v) => option(span, v.name, undefined, { displayLabel: v.label, detail: v.sample ?? v.name }));
  const particles = (span: Span, name: string, typed: string): Completion[] => known.particles.filter((p) => p.includes(typed)).map((p) => option(span, name, p, { displayLabel: p }));

  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const text = state.doc.toString();
    const open = openAt(text, pos);
    if (open) {
      const options = open.name === undefined ? variables(open, open.typed) : particles(open, open.name, open.typed);
      return options.length ? { from: open.from, options, filter: false } : null;
    }
    if (!explicit) return null;
    const before = tokensOf(text, known).find((t) => t.to === pos && t.variable);
    const options = [...(before?.variable ? particles(before, before.variable.name, '') : []), ...variables({ from: pos, to: pos }, '')];
    return options.length ? { from: pos, options, filter: false } : null;
  };
};

export const completion = (known: Known): Extension => autocompletion({ override: [source(known)], icons: false, selectOnOpen: true, interactionDelay: 0, maxRenderedOptions: 60 });

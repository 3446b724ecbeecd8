/** Variables as chips with their Korean names: one step for the caret, one backspace; copied and posted as `{{name}}`. */
import { EditorState, type Extension, RangeSetBuilder, StateField, type Transaction } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import { type Known, type Token, tokensOf, written } from './template.js';
import type { Words } from './words.js';

class Chip extends WidgetType {
  readonly label: string;
  readonly token: Token;
  constructor(token: Token) {
    super();
    this.token = token;
    this.label = spoken(token);
  }
  override eq(other: Chip): boolean {
    return other.label === this.label && other.token.variable === this.token.variable;
  }
  /** Its name is text in the line, so that a screen reader says it where it stands. */
  override toDOM(): HTMLElement {
    const { variable, particle } = this.token;
    const chip = document.createElement('span');
    chip.className = 'cm-chip';
    chip.textContent = variable?.label ?? '';
    chip.title = [written(variable?.name ?? '', particle), variable?.sample].filter(Boolean).join(' · ');
    if (particle) chip.append(Object.assign(document.createElement('span'), { className: 'cm-chip-particle', textContent: ` ${particle}` }));
    return chip;
  }
  override ignoreEvent(): boolean {
    return false;
  }
}

const spoken = ({ variable, particle }: Token): string => [variable?.label, particle].filter(Boolean).join(' ');

export function chips(known: Known, words: Words): { extension: Extension; tokens: StateField<{ list: Token[]; shown: DecorationSet; whole: DecorationSet }> } {
  const wrong = {
    variable: Decoration.mark({ class: 'cm-wrong', attributes: { title: words.unknown } }),
    particle: Decoration.mark({ class: 'cm-wrong', attributes: { title: words.particle } }),
  };
  const read = (state: EditorState) => {
    const list = tokensOf(state.doc.toString(), known);
    const shown = new RangeSetBuilder<Decoration>();
    const whole = new RangeSetBuilder<Decoration>();
    for (const token of list) {
      const chip = token.wrong ? wrong[token.wrong] : Decoration.replace({ widget: new Chip(token) });
      shown.add(token.from, token.to, chip);
      if (!token.wrong) whole.add(token.from, token.to, chip);
    }
    return { list, shown: shown.finish(), whole: whole.finish() };
  };
  const tokens = StateField.define({
    create: read,
    // A syllable that is being composed closes no braces: nothing is drawn anew under the input method's hands.
    update: (was, tr) => (!tr.docChanged ? was : tr.isUserEvent('input.type.compose') ? moved(was, tr) : read(tr.state)),
    provide: (field) => [EditorView.decorations.from(field, (f) => f.shown), EditorView.atomicRanges.of((view) => view.state.field(field).whole)],
  });
  /** The caret steps over a chip at once, and a screen reader, which follows the caret, is told what it was. */
  const announced = EditorState.transactionExtender.of((tr) => {
    if (!tr.selection || tr.docChanged || !tr.isUserEvent('select') || tr.isUserEvent('select.pointer')) return null;
    const [from, to] = [tr.startState.selection.main.head, tr.selection.main.head].sort((a, b) => a - b) as [number, number];
    const passed = tr.startState.field(tokens).list.find((t) => !t.wrong && t.from === from && t.to === to);
    return passed ? { effects: EditorView.announce.of(`${words.variable} ${spoken(passed)}`) } : null;
  });
  return { extension: [tokens, announced], tokens };
}

const moved = <T extends { list: Token[]; shown: DecorationSet; whole: DecorationSet }>({ list, shown, whole }: T, { changes }: Transaction) => ({
  list: list.map((t) => ({ ...t, from: changes.mapPos(t.from, 1), to: changes.mapPos(t.to, -1) })),
  shown: shown.map(changes),
  whole: whole.map(changes),
});

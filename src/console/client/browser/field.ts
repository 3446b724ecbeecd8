/** CodeMirror over one textarea, which stays the form's field: every change is written back, and an `input` event follows as from a key. */
import { closeCompletion } from '@codemirror/autocomplete';
import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { chips } from './chips.js';
import { completion } from './completion.js';
import { mark, problems } from './problems.js';
import type { Problem, Variable } from './template.js';
import { theme } from './theme.js';
import { parsed, type Words } from './words.js';

export interface Field {
  area: HTMLTextAreaElement;
  view: EditorView;
  /** Replaces the whole text, undoable. */
  write(text: string): void;
  /** At the caret, in place of what is selected. */
  insert(text: string): void;
  /** @param text what they were found in */
  mark(list: readonly Problem[], text: string): void;
  lead(problem: Problem): void;
}

export function mountField(area: HTMLTextAreaElement, words: Words): Field {
  const known = { variables: parsed<Variable[]>(area.dataset.variables, []), particles: parsed<string[]>(area.dataset.particles, []) };
  let waiting: { list: readonly Problem[]; text: string } | undefined;
  const tell = () => {
    if (waiting && mark(view, waiting.list, waiting.text)) waiting = undefined;
  };
  const view = new EditorView({
    state: EditorState.create({
      doc: area.value,
      extensions: [
        theme,
        history(),
        completion(known),
        keymap.of([...historyKeymap, ...standardKeymap]),
        EditorState.readOnly.of(area.readOnly),
        EditorView.lineWrapping,
        EditorState.phrases.of({ Completions: words.completions }),
        chips(known, words).extension,
        problems,
        EditorView.contentAttributes.of(attributesOf(area)),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (!docChanged) return;
          area.value = state.doc.toString();
          area.dispatchEvent(new Event('input', { bubbles: true }));
        }),
        EditorView.domEventHandlers({
          compositionend: () => void setTimeout(tell, 0),
          blur: (_event, v) => void closeCompletion(v),
        }),
      ],
    }),
  });
  area.hidden = true;
  area.required = false; // a hidden field that is required could never be sent, nor say why
  area.after(view.dom);
  view.dom.addEventListener('input', (event) => event.stopPropagation()); // comes before the text is read: the textarea's own follows
  for (const label of area.labels) label.addEventListener('click', () => view.focus());
  area.form?.addEventListener('reset', () => setTimeout(() => write(area.value), 0));
  const write = (text: string) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
  return {
    area,
    view,
    write,
    insert(text) {
      if (!area.readOnly) view.dispatch(view.state.replaceSelection(text), { userEvent: 'input', scrollIntoView: true });
      view.focus();
    },
    mark(list, text) {
      waiting = { list, text };
      tell();
    },
    lead({ from, to }) {
      const { length } = view.state.doc;
      view.dispatch({ selection: { anchor: Math.min(from, length), head: Math.min(to, length) }, scrollIntoView: true });
      view.focus();
    },
  };
}

/** The textarea's name, description and language are the editor's. */
function attributesOf(area: HTMLTextAreaElement): Record<string, string> {
  const { labels, lang, spellcheck, required, readOnly } = area;
  const name = area.getAttribute('aria-label') ?? [...labels].map((l) => l.textContent?.trim()).join(' ');
  const described = area.getAttribute('aria-describedby');
  return { 'aria-label': name, ...(described ? { 'aria-describedby': described } : {}), ...(lang ? { lang } : {}), ...(required ? { 'aria-required': 'true' } : {}), ...(readOnly ? { 'aria-readonly': 'true' } : {}), spellcheck: String(spellcheck), id: `${area.id || area.name}-editor` };
}

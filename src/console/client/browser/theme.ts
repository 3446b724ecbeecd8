/** The editor's looks. A page sets --editor-* on any element around it; its tokens (--ink, --act …) are used where it has them. */
import { EditorView } from '@codemirror/view';

export const theme = EditorView.theme({
  '&': { background: 'var(--editor-ground, #fff)', color: 'var(--ink, #1e2124)', fontSize: 'var(--editor-size, 19px)', border: 'var(--editor-border, 1px solid #8a949e)', borderRadius: 'var(--editor-radius, 8px)' },
  '&.cm-focused': { outline: 'var(--editor-outline, 3px solid #256ef4)', outlineOffset: '2px' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '40px', overflow: 'auto' },
  '.cm-content': { padding: '12px 18px', minHeight: 'var(--editor-min, 104px)', caretColor: 'var(--act, #0b50d0)', wordBreak: 'keep-all' },
  '.cm-line': { padding: '0' },
  // Laid over the end of the line: no element that an input method or the caret could meet, and not read aloud.
  '.cm-line:not(:last-child)::after, .cm-line:not(:last-child):has(> br:only-child)::before': { content: '"↵"', content_2: '"↵" / ""', position: 'absolute', marginLeft: '6px', fontSize: '15px', color: 'var(--quiet, #58616a)', pointerEvents: 'none' },
  '.cm-line:has(> br:only-child)::after': { display: 'none' },
  '.cm-chip': { display: 'inline-block', lineHeight: '28px', padding: '0 9px', margin: '0 1px', border: '1px solid #86aff9', borderRadius: '6px', background: 'var(--act-wash, #ecf2fe)', color: '#083891', fontSize: '17px', fontWeight: '500', cursor: 'default' },
  '.cm-chip-particle': { fontWeight: '400', fontSize: '15px' },
  '.cm-wrong': { background: 'var(--late-wash, #fdefec)', color: '#8a240f' },
  '.cm-wrong, .cm-problem': { textDecoration: 'underline wavy var(--late, #bd2c0f)', textDecorationSkipInk: 'none', textUnderlineOffset: '5px' },
  '.cm-problem .cm-chip': { borderColor: 'var(--late, #bd2c0f)', borderBottomWidth: '3px' },
  '.cm-tooltip.cm-tooltip-autocomplete': {
    border: '1px solid var(--line, #cdd1d5)',
    borderRadius: '8px',
    background: '#fff',
    overflow: 'hidden',
    '& > ul': { fontFamily: 'inherit', fontSize: '15px', maxHeight: '296px' },
    '& > ul > li': { minHeight: '36px', lineHeight: '28px', padding: '4px 12px', display: 'flex', justifyContent: 'space-between', gap: '16px' },
    '& > ul > li[aria-selected]': { background: 'var(--navy, #052b57)', color: '#fff' },
  },
  '.cm-completionDetail': { fontStyle: 'normal', color: 'var(--quiet, #58616a)' },
  'li[aria-selected] .cm-completionDetail': { color: '#fff' },
});

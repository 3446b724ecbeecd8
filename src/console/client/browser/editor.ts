/**
 * The console's script: everything a page may ask of it, by attributes. Without it every form works as it stands.
 * tests/console/editor-page.ts is a page with all of this; look up the words in words.ts, what may be styled in theme.ts.
 *
 * Page     <script type="module" src="/console/editor.js?v=…"></script>, policy: script-src 'self'; style-src 'self'; connect-src 'self'.
 *          <script type="application/json" id="editor-words">{"lost":"…"}</script>: words in the page's language, each optional.
 *          <html data-ready> once the script has run.
 * Editor   <textarea data-editor name id required? lang? aria-describedby?
 *            data-variables='[{"name":"receipt","label":"접수번호","sample":"1234-5678-9012"}]' data-particles='["을/를"]'
 *            readonly? data-marks='[{"from":0,"to":2,"text":"…"}]'> (problems known already), with a <label for>. It stays the form's field, hidden.
 *          <button type="button" data-insert="{{receipt}}"> inserts at the caret.
 * Preview  <form data-preview="/address">: each change POSTs all its fields, urlencoded, accept: application/json; line ends are \n here, \r\n when the form itself is sent.
 *          Answer { panels: { [id]: html }, frames: { [id]: srcdoc }, problems: [{ from, to, text, field? }] }; offsets in UTF-16 units of the text with \n;
 *          `field` names the textarea where a form has several. All optional; what is left out stays as it is, but problems, which are then none.
 *          #panel-<id> is filled with html; no style attributes, which the policy refuses: <progress>, <meter> and SVG have lengths of their own.
 *          <iframe id="frame-<id>" title sandbox="allow-same-origin" data-width="390" data-height="720" srcdoc="…">: alone in its box, which gives its width
 *          (and its height, else the device's shape). With allow-same-origin, never allow-scripts, a page whose head is that of the one on show is changed in place:
 *          8 ms instead of 130. A srcdoc page inherits this page's policy: its styles are links, or their hashes are in style-src.
 *          <ul data-problems aria-live="polite" hidden> lists the problems; <p data-preview-status role="status"> says when the preview cannot follow.
 *          401, 403 or a redirect: the session has ended. <html data-preview-ms>: from the last key to the last frame's swap.
 * Keep     <form data-keep="person/place">: a warning before leaving, and the typed text is offered again in this tab (.kept, put first in the form: a line and two buttons).
 *          The key names the person, so that nobody else is offered it.
 *          <anything data-saved="person/place">: saved, forget it. <form data-unsaved>: what the page shows is not saved yet (a POST that was refused).
 * Forms    <form data-once> is sent once, [data-progress] in it is shown meanwhile. <button type="button" data-copy="#field"> copies.
 */
import { mountField } from './field.js';
import { copyButtons, sendOnce } from './forms.js';
import { fitFrames } from './frames.js';
import { forgetSaved, keepText } from './keep.js';
import { startPreview } from './preview.js';
import { report } from './report.js';
import { adoptSheets } from './sheets.js';
import type { Problem } from './template.js';
import { parsed, readWords } from './words.js';

const words = readWords();
adoptSheets();
const fields = [...document.querySelectorAll<HTMLTextAreaElement>('textarea[data-editor]')].map((area) => mountField(area, words));
const fieldsIn = (form: HTMLFormElement | null) => fields.filter((f) => f.area.form === form);

for (const form of document.forms) {
  const own = fieldsIn(form);
  const found = own.flatMap(({ area }) => parsed<Problem[]>(area.dataset.marks, []).map((p) => ({ ...p, field: area.name })));
  if (found.length) report(form, own, found, (name) => own.find((f) => f.area.name === name)?.area.value ?? '');
}

/** Where the caret was last: there a button inserts. */
let last = fields[0];
for (const field of fields) field.view.contentDOM.addEventListener('focus', () => (last = field));
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-insert]')) {
  const own = fieldsIn(button.form);
  button.addEventListener('click', () => (last && (!own.length || own.includes(last)) ? last : own[0])?.insert(button.dataset.insert ?? ''));
}

forgetSaved();
fitFrames();
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-preview]')) startPreview(form, fieldsIn(form), words);
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keep]')) {
  keepText(form, words, (field, text) => {
    const editor = fields.find((f) => f.area === field);
    if (editor) return editor.write(text);
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
copyButtons(words);
sendOnce();
document.documentElement.dataset.ready = '';

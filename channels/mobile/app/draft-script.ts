/** The part of the page's script that keeps what is being written (draft.ts). */
export const drafting = `
const DRAFT_AGE = 24 * 3600000;
const drafts = (() => { try { return window.localStorage; } catch { return undefined; } })();
const draftKeys = () => Object.keys(drafts || {}).filter((key) => key.startsWith('draft/'));

function forgetDrafts(start = 'draft/') {
  for (const key of draftKeys()) if (key.startsWith(start)) drafts.removeItem(key);
}

function readDraft(key) {
  try {
    const found = JSON.parse(drafts.getItem(key));
    if (found && Date.now() - found.at < DRAFT_AGE) return found.words;
    drafts.removeItem(key);
  } catch {}
  return undefined;
}

function draftIn(form) {
  const named = (name) => form.elements.namedItem(name);
  const key = 'draft/' + named('ask').value + '/' + (named('receipt') ? named('receipt').value : '');
  const fields = [...form.querySelectorAll('[data-draft]')];
  const note = form.querySelector('[data-draft-note]');
  const kept = readDraft(key);
  if (kept && fields.every((f) => !f.value)) {
    for (const field of fields) field.value = kept[field.name] || '';
    note.hidden = false;
  }
  form.addEventListener('input', () => {
    const words = Object.fromEntries(fields.map((f) => [f.name, f.value]));
    try {
      if (Object.values(words).some(Boolean)) drafts.setItem(key, JSON.stringify({ at: Date.now(), words }));
      else drafts.removeItem(key);
    } catch {} // full, or switched off
  });
  note.querySelector('button').addEventListener('click', () => {
    drafts.removeItem(key);
    for (const field of fields) field.value = '';
    note.hidden = true;
    fields[0].focus();
  });
}

if (drafts) {
  const { done } = document.documentElement.dataset;
  if (done) forgetDrafts('draft/' + done + '/');
  for (const key of draftKeys()) readDraft(key);
  for (const form of document.querySelectorAll('form')) if (form.querySelector('[data-draft]')) draftIn(form);
}
`;

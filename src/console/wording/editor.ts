/** Editing one text: look, preview while typing, save into a draft, send a test to one's own phone. */
import { createSet, saveChange } from '../../publishing/draft.js';
import { wholeSet } from '../../publishing/change-sets.js';
import { nameOf } from '../../wording/content.js';
import { done, type Page, type Route, type Visit } from '../route.js';
import { actorOf, attempt, type Workshop, refusalText } from './workshop.js';
import { readDescription } from './describe.js';
import { type Editing, editingOf } from './editing.js';
import { editorPage, panelsAsJson } from './editor-page.js';
import { panelsOf } from './panels.js';
import { sendTest } from './test-send.js';

export const editorRoutes = (workshop: Workshop): Route[] => [
  { method: 'GET', path: '/templates/:key', verb: 'wording.see', handle: (visit) => withEditing(workshop, visit, (editing) => editorPage(workshop, visit, editing)) },
  { method: 'POST', path: '/templates/:key/look', verb: 'wording.edit', typed: ['body'], handle: (visit) => withEditing(workshop, visit, (editing) => editorPage(workshop, visit, editing)) },
  { method: 'POST', path: '/templates/:key/preview', verb: 'wording.edit', typed: ['body'], handle: (visit) => withEditing(workshop, visit, (editing) => previewed(workshop, visit, editing)) },
  { method: 'POST', path: '/templates/:key/save', verb: 'wording.edit', typed: ['body', 'title', 'reason'], handle: (visit) => withEditing(workshop, visit, (editing) => save(workshop, visit, editing)) },
  { method: 'POST', path: '/templates/:key/test', verb: 'wording.edit', typed: ['body'], handle: (visit) => withEditing(workshop, visit, (editing) => sendTest(workshop, visit, editing)) },
];

async function withEditing(workshop: Workshop, visit: Visit, go: (editing: Editing) => Promise<Page | Response>): Promise<Page | Response> {
  const editing = await editingOf(workshop, visit);
  return editing ? go(editing) : done('/templates', 'no-text');
}

async function previewed(workshop: Workshop, visit: Visit, editing: Editing): Promise<Response> {
  return Response.json(panelsAsJson(await panelsOf(workshop, editing.content, editing.look, visit.locale), editing, visit.locale));
}

async function save(workshop: Workshop, visit: Visit, editing: Editing): Promise<Page | Response> {
  const { press } = workshop;
  const { locale, form } = visit;
  const none = form.none === 'yes' && editing.place.device !== 'common';
  if (editing.problems.length && !none) return editorPage(workshop, visit, editing, { status: 422, wrong: refusalText('problems', locale) });
  let set = form.set ?? 'new';
  if (set === 'new') {
    const read = readDescription(visit);
    if (!read.ok) return editorPage(workshop, visit, editing, { status: 422, wrong: read.wrong });
    const made = await attempt(() => createSet(press, actorOf(visit), read.value));
    if (!made.ok) return editorPage(workshop, visit, editing, { status: 422, wrong: refusalText(made.refused.code, locale) });
    set = made.value;
  }
  const revision = set === editing.set?.id ? Number(form.revision) : 0;
  const saved = await attempt(() => saveChange(press, actorOf(visit), set, { ...editing.place, body: none ? null : editing.body }, revision));
  if (saved.ok) return done(`/templates/${editing.place.key}?device=${editing.place.device}&locale=${editing.place.locale}&set=${set}`, 'saved');
  return editorPage(workshop, visit, await asItIsNow(workshop, visit, editing, set), await told(workshop, editing, set, saved.refused.code, locale));
}

/** What a colleague saved is now what the next save replaces, knowingly. */
async function asItIsNow(workshop: Workshop, visit: Visit, editing: Editing, set: string): Promise<Editing> {
  return (await editingOf(workshop, { ...visit, form: { ...visit.form, set } })) ?? editing;
}

async function told({ press }: Workshop, { place }: Editing, set: string, code: Parameters<typeof refusalText>[0], locale: Visit['locale']): Promise<{ status: number; wrong: string; theirs?: string | null }> {
  const wrong = refusalText(code, locale);
  if (code !== 'edited-meanwhile') return { status: code === 'problems' ? 422 : 409, wrong };
  const theirs = (await wholeSet(press.store, set)).changes.find((c) => nameOf(c) === nameOf(place));
  return { status: 409, wrong, theirs: theirs?.body ?? null };
}

/** The way from draft to live and back, on whichever engine is given. */
import { expect, it } from 'vitest';
import type { District } from '../../src/district.js';
import type { GuideEntry } from '../../src/guide/entry.js';
import { entryOf, put, removed } from '../../src/guide/store.js';
import { entryBody } from '../../src/publishing/entries.js';
import { type ChangeSet, listSets, versionsOf, wholeSet } from '../../src/publishing/change-sets.js';
import { approveAfterwards, approveSet, EMERGENCY, publishInEmergency, restore, sendBackSet, submitSet, takeBack } from '../../src/publishing/decide.js';
import { createSet, discardSet, removeChange, saveChange, saveChanges } from '../../src/publishing/draft.js';
import { openLive, readLive } from '../../src/publishing/live.js';
import { type Actor, type Press, type Problem, Refused, setApproval } from '../../src/publishing/press.js';
import { publishDue } from '../../src/publishing/publish.js';
import { actions } from '../../src/storage/schema.js';
import type { Store } from '../../src/storage/store.js';
import { bodyAt, type Change, type Place } from '../../src/wording/content.js';
import { templates } from '../../templates/index.js';

export interface World {
  store: Store;
  district: District;
}

const kim: Actor = { id: 'kim', address: '192.0.2.1' };
const lee: Actor = { id: 'lee', address: '192.0.2.2' };
const HELP: Place = { locale: 'ko', device: 'common', key: 'help.title' };
const TITLE: Place = { locale: 'ko', device: 'common', key: 'menu.title' };
const SMS: Place = { locale: 'ko', device: 'sms', key: 'help.title' };
const NOON = Date.parse('2026-11-24T12:00:00+09:00');

async function pressOn({ store, district }: World): Promise<Press & { at: number }> {
  let serial = 0;
  const stamp = Math.random().toString(36).slice(2);
  const press = {
    store,
    at: NOON,
    now: () => press.at,
    real: () => press.at,
    live: await openLive(store, district, templates, () => NOON),
    files: templates,
    random: { digits: () => '', token: () => `${stamp}-${++serial}` },
    // What the compiler says is not this suite's matter: a text with BAD in it breaks something.
    check: (content: typeof templates, places: readonly Place[]): Problem[] => places.filter((p) => bodyAt(content, p)?.includes('BAD')).map((place) => ({ place, code: 'overflow' }) as unknown as Problem),
  };
  return press;
}

const described = (title = '겨울 안내') => ({ title, reason: '철이 바뀌어서', publishAt: null, endAt: null });
const refusal = async (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (e: unknown) => (e instanceof Refused ? e.code : `threw ${String(e)}`));
const change = (place: Place, body: string | null): Change => ({ ...place, body });

/** A set with these texts, submitted by Kim. */
async function submitted(press: Press, changes: Change[], times: { publishAt?: number; endAt?: number } = {}): Promise<ChangeSet> {
  const id = await createSet(press, kim, { ...described(), publishAt: times.publishAt ?? null, endAt: times.endAt ?? null });
  await saveChanges(press, kim, id, changes.map((c) => ({ ...c, revision: 0 })));
  await submitSet(press, kim, id, (await wholeSet(press.store, id)).version);
  return wholeSet(press.store, id);
}
async function published(press: Press, changes: Change[], times: { publishAt?: number; endAt?: number } = {}): Promise<ChangeSet> {
  const set = await submitted(press, changes, times);
  await approveSet(press, lee, set.id, set.version, '');
  return wholeSet(press.store, set.id);
}
const shown = (press: Press, place: Place): string | undefined => bodyAt(press.live.now.content, place);

const ENTRY: GuideEntry = { id: 'suite-entry', kind: 'question', locale: 'ko', title: '처음 제목', summary: '처음', body: '', source: '시험' };
const AT: Place = { locale: 'ko', device: 'guide', key: 'suite-entry' };
const saying = (summary: string): Change => change(AT, entryBody({ ...ENTRY, summary }));

export function publishingSuite(open: () => Promise<World>): void {
  it('an entry of the guide changes with its edition; what it was before comes back, and what staff made goes', async () => {
    const world = await open();
    const { store } = world;
    const read = async (): Promise<string | undefined> => (await entryOf(store.db, 'suite-entry', 'ko'))?.summary;
    await store.atomic(put(store.db, ENTRY, 7));
    const press = await pressOn(world);
    await published(press, [saying('첫 판')]);
    expect(await read()).toBe('첫 판');
    await published(press, [saying('둘째 판')], { endAt: NOON + 1_000 });
    expect(await read()).toBe('둘째 판');
    press.at = NOON + 2_000;
    await publishDue(press);
    expect(await read()).toBe('첫 판');
    await restore(press, lee, [change(AT, null)], described('되돌림'), true);
    expect(await read()).toBe('처음');
    expect((await versionsOf(store, AT)).map((v) => v.edition)).toEqual([4, 3, 2, 1]);
    const made: Change = { ...saying('새로'), key: 'suite-made' };
    const set = await published(press, [made]);
    expect((await entryOf(store.db, 'suite-made', 'ko'))?.summary).toBe('새로');
    await takeBack(press, lee, set.id, described('되돌림'), true);
    expect(await entryOf(store.db, 'suite-made', 'ko')).toBeUndefined();
    await store.atomic(removed('suite-entry', 'ko'));
  });

  it('a draft changes nothing until a second person approves it', async () => {
    const press = await pressOn(await open());
    const before = shown(press, HELP);
    const set = await submitted(press, [change(HELP, '도움이 필요하십니까')]);
    await press.live.refresh();
    expect(shown(press, HELP)).toBe(before);
    expect(await refusal(approveSet(press, kim, set.id, set.version, ''))).toBe('own-set');
    expect(await approveSet(press, lee, set.id, set.version, '좋습니다')).toBe('published');
    expect(shown(press, HELP)).toBe('도움이 필요하십니까');
    expect((await wholeSet(press.store, set.id)).state).toBe('published');
    const [version] = await versionsOf(press.store, HELP);
    expect(version).toMatchObject({ body: '도움이 필요하십니까', by: 'lee', kind: 'published', reason: '철이 바뀌어서' });
  });

  it('whoever changed a text in the set cannot approve it, unless one is enough', async () => {
    const press = await pressOn(await open());
    const id = await createSet(press, kim, described());
    await saveChange(press, lee, id, change(HELP, '리가 씀'), 0);
    const { version } = await wholeSet(press.store, id);
    await submitSet(press, kim, id, version);
    expect(await refusal(approveSet(press, lee, id, version + 1, ''))).toBe('own-set');
    await press.store.atomic([setApproval(press.store, 'one')]);
    expect(await refusal(approveSet(press, lee, id, version + 1, ''))).toBe('done');
    await press.store.atomic([setApproval(press.store, 'two')]);
  });

  it('two editors on one text: the second is told, and the first text stands', async () => {
    const press = await pressOn(await open());
    const id = await createSet(press, kim, described());
    const both = await Promise.all(Array.from({ length: 8 }, (_, i) => refusal(saveChange(press, i % 2 ? kim : lee, id, change(HELP, `글 ${i}`), 0))));
    expect(both.filter((r) => r === 'done')).toHaveLength(1);
    expect(both.filter((r) => r === 'edited-meanwhile')).toHaveLength(7);
    const [saved] = (await wholeSet(press.store, id)).changes;
    expect(saved).toMatchObject({ revision: 1, body: `글 ${both.indexOf('done')}` });
    const again = await Promise.all(Array.from({ length: 8 }, (_, i) => refusal(saveChange(press, kim, id, change(HELP, `둘째 ${i}`), 1))));
    expect(again.filter((r) => r === 'done')).toHaveLength(1);
    expect((await wholeSet(press.store, id)).changes[0]).toMatchObject({ revision: 2, body: `둘째 ${again.indexOf('done')}` });
    await removeChange(press, lee, id, HELP, 2);
    expect(await refusal(saveChange(press, kim, id, change(HELP, '지워진 글 위에'), 2))).toBe('edited-meanwhile');
    expect((await wholeSet(press.store, id)).changes).toEqual([]);
  });

  it('what would break is refused when saved, submitted and published, and nothing is written', async () => {
    const press = await pressOn(await open());
    const id = await createSet(press, kim, described());
    expect(await refusal(saveChange(press, kim, id, change(HELP, 'BAD'), 0))).toBe('problems');
    expect(await wholeSet(press.store, id)).toMatchObject({ version: 1, changes: [] });
    expect(await refusal(submitSet(press, kim, id, 1))).toBe('empty');
    const set = await submitted(press, [change(HELP, '맞는 글')]);
    const strict = { ...press, check: () => [{ place: HELP, code: 'overflow' } as unknown as Problem] };
    expect(await refusal(approveSet(strict, lee, set.id, set.version, ''))).toBe('problems');
    expect((await wholeSet(press.store, set.id)).state).toBe('submitted');
  });

  it('acts on what was seen: an old page decides nothing', async () => {
    const press = await pressOn(await open());
    const set = await submitted(press, [change(HELP, '첫 글')]);
    await sendBackSet(press, lee, set.id, set.version, '짧게');
    expect((await wholeSet(press.store, set.id)).decision).toBe('짧게');
    expect(await refusal(approveSet(press, lee, set.id, set.version, ''))).toBe('changed-meanwhile');
    expect(await refusal(submitSet(press, kim, set.id, set.version))).toBe('changed-meanwhile');
    expect(await refusal(submitSet(press, kim, set.id, set.version + 1))).toBe('done');
    expect(await refusal(saveChange(press, kim, set.id, change(HELP, '낸 뒤에'), 1))).toBe('wrong-state');
    const { version } = await wholeSet(press.store, set.id);
    const decided = await Promise.all([approveSet(press, lee, set.id, version, ''), discardSet(press, kim, set.id, version)].map((w) => refusal(w)));
    expect(decided.filter((d) => d === 'done')).toHaveLength(1);
    expect(decided.filter((d) => d === 'changed-meanwhile')).toHaveLength(1);
  });

  it('goes live and ends at set times, to the instant', async () => {
    const press = await pressOn(await open());
    const before = shown(press, SMS);
    const set = await published(press, [change(SMS, '추석 쉽니다')], { publishAt: NOON + 1000, endAt: NOON + 2000 });
    expect(set.state).toBe('approved');
    press.at = NOON + 999;
    await publishDue(press);
    expect(shown(press, SMS)).toBe(before);
    press.at = NOON + 1000;
    await Promise.all([publishDue(press), publishDue(press)]);
    expect(shown(press, SMS)).toBe('추석 쉽니다');
    press.at = NOON + 1999;
    await publishDue(press);
    expect(shown(press, SMS)).toBe('추석 쉽니다');
    press.at = NOON + 2000;
    await Promise.all([publishDue(press), publishDue(press)]);
    expect(shown(press, SMS)).toBe(before);
    expect((await wholeSet(press.store, set.id)).state).toBe('ended');
    expect(await refusal(createSet(press, kim, { ...described(), publishAt: 5, endAt: 5 }))).toBe('times');
  });

  it('a set that ends leaves what a later one has changed, and never brings back one that has ended', async () => {
    const press = await pressOn(await open());
    await published(press, [change(TITLE, '가')], { endAt: NOON + 10 });
    await published(press, [change(TITLE, '나')], { endAt: NOON + 30 });
    press.at = NOON + 10;
    await publishDue(press);
    expect(shown(press, TITLE)).toBe('나');
    press.at = NOON + 30;
    await publishDue(press);
    expect(shown(press, TITLE)).toBe(bodyAt(templates, TITLE));
  });

  it('what no longer fits at its time goes back to the desk and stays off the air', async () => {
    const press = await pressOn(await open());
    const set = await published(press, [change(HELP, '나중에')], { publishAt: NOON + 50 });
    press.at = NOON + 50;
    await publishDue({ ...press, check: () => [{ place: HELP, code: 'overflow' } as unknown as Problem] });
    expect(await wholeSet(press.store, set.id)).toMatchObject({ state: 'draft', decision: 'problems' });
    expect(shown(press, HELP)).not.toBe('나중에');
  });

  it('one person publishes in an emergency; a second approves within 24 hours', async () => {
    const press = await pressOn(await open());
    const id = await createSet(press, kim, described('수해'));
    await saveChange(press, kim, id, change(HELP, '대피소 안내'), 0);
    await publishInEmergency(press, kim, id, 2);
    expect(shown(press, HELP)).toBe('대피소 안내');
    const set = await wholeSet(press.store, id);
    expect(set.emergencyUntil).toBe(NOON + EMERGENCY);
    expect(await refusal(approveAfterwards(press, kim, id, set.version, ''))).toBe('own-set');
    await approveAfterwards(press, lee, id, set.version, '확인');
    expect(await wholeSet(press.store, id)).toMatchObject({ emergencyUntil: null, decidedBy: 'lee', state: 'published' });
  });

  it('one click back: a version, or a whole set', async () => {
    const press = await pressOn(await open());
    const first = await published(press, [change(HELP, '일'), change(SMS, '하나')]);
    await published(press, [change(HELP, '이')]);
    const back = await restore(press, lee, [change(HELP, '일')], described('되돌림'), true);
    expect(shown(press, HELP)).toBe('일');
    expect((await versionsOf(press.store, HELP)).slice(0, 3).map((v) => [v.body, v.kind])).toEqual([['일', 'restored'], ['이', 'published'], ['일', 'published']]);
    expect(await refusal(restore(press, lee, [change(HELP, '일')], described(), true))).toBe('empty');
    const asked = await restore(press, kim, [change(HELP, '이')], described('되돌림'), false);
    expect((await wholeSet(press.store, asked)).state).toBe('submitted');
    expect(shown(press, HELP)).toBe('일');
    await takeBack(press, lee, first.id, described('거둠'), true);
    expect(shown(press, SMS)).toBe(bodyAt(templates, SMS));
    expect(shown(press, HELP)).toBe('일'); // a later set holds it
    expect(await refusal(takeBack(press, lee, back, described(), true))).toBe('done');
    expect(shown(press, HELP)).toBe('이');
  });

  it('sets published at the same moment all go live, each in an edition of its own', async () => {
    const press = await pressOn(await open());
    const sets = [];
    for (const key of ['help.title', 'menu.title', 'file.title', 'list.title']) sets.push(await submitted(press, [change({ locale: 'ko', device: 'tv', key }, `동시 ${key}`)]));
    await Promise.all(sets.map((s) => approveSet(press, lee, s.id, s.version, '')));
    const numbers = new Set((await Promise.all(sets.map((s) => wholeSet(press.store, s.id)))).map((s) => s.edition));
    expect(numbers.size).toBe(4);
    for (const key of ['help.title', 'menu.title', 'file.title', 'list.title']) expect(shown(press, { locale: 'ko', device: 'tv', key })).toBe(`동시 ${key}`);
  });

  it('never half: a reader sees all of a set or nothing of it', async () => {
    const world = await open();
    const press = await pressOn(world);
    const keys = Object.keys(templates.ko.common).slice(0, 40);
    for (let round = 1; round <= 3; round++) {
      const set = await submitted(press, keys.map((key) => change({ locale: 'ko', device: 'pda', key }, `판 ${round}`)));
      let reading = true;
      const seen = new Set<string>();
      const reader = (async () => {
        while (reading) {
          const { content } = await readLive(world.store, templates);
          seen.add([...new Set(keys.map((key) => bodyAt(content, { locale: 'ko', device: 'pda', key })?.startsWith(`판 ${round}`) ?? false))].join());
          await new Promise((done) => setTimeout(done));
        }
      })();
      await approveSet(press, lee, set.id, set.version, '');
      reading = false;
      await reader;
      expect([...seen].every((s) => s === 'true' || s === 'false')).toBe(true);
    }
  });

  it('every step is in the record of actions, with who and from where', async () => {
    const press = await pressOn(await open());
    const set = await published(press, [change(HELP, `기록 ${Math.random()}`)]);
    const rows = (await press.store.db.select().from(actions)).filter((a) => a.target === set.id);
    expect(rows.map((r) => `${r.verb} ${r.actor} ${r.address}`)).toEqual(['change-set.create kim 192.0.2.1', 'change-set.save kim 192.0.2.1', 'change-set.submit kim 192.0.2.1', 'change-set.approve lee 192.0.2.2']);
    expect(JSON.parse(rows[1]?.detail ?? '{}')).toMatchObject({ texts: 'ko/common/help.title', count: 1 });
    expect((await listSets(press.store, ['published'], 100)).find((s) => s.id === set.id)?.size).toBe(1);
  });
}

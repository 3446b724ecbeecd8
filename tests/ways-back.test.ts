/** A page that asks whether it is right, or whether one is sure, has a way back: to the form as it is filled, to the petition as it stands. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LOCALES } from '../src/inquiry.js';
import { formsOf } from './channels/page-reading.js';
import { type Harness, harness } from './harness.js';
import { bench } from './publishing/bench.js';
import { RECEIPT } from '../src/publishing/shapes/sample.js';
import type { Block, Reply } from '../src/reply.js';

const TYPED = { text: '학동로 12 앞 가로등이 꺼졌어요 <b>&\n둘째 줄', place: '논현1동 1번 출구', name: '홍길동', phone: '010-1234-5678', byText: '1' };
const CHANGE = { ko: '고치기', en: 'Change it', zh: '修改', ja: '直す', vi: 'Sửa' };
/** As its button sends it: an old browser sends with it what it shows. */
const pressed = (mount: string, label: string): Record<string, string> => (mount === 'pda' ? { 'change.1': label } : { change: '1' });
type Fields = Record<string, string>;
const fieldsOf = (page: string, ask: string): Fields => Object.fromEntries(formsOf(page).find((f) => f.fields.some(([n, v]) => n === 'ask' && v === ask))?.fields ?? []);

let h: Harness;
beforeAll(async () => {
  h = await harness();
});
afterAll(() => h.close());
beforeEach(() => void (h.time.now += 86_400_000)); // the same text within a day is one petition

describe.each(['m', 'pda'])('/%s', (mount) => {
  const send = async (path: string, fields: Fields): Promise<string> => (await h.post(path, fields, { 'x-test-address': `192.0.2.${Math.floor(Math.random() * 250)}` })).text();

  it.each(LOCALES)('what is to be confirmed can be changed, and nothing is filed by going back (%s)', async (locale) => {
    const before = h.count('petitions');
    const path = `/${mount}/petitions/new?group=road&lang=${locale}`;
    const form = fieldsOf(await (await h.get(path)).text(), 'file');
    const page = await send(path, { ...form, ...TYPED });
    expect(page).toContain(CHANGE[locale]);
    const confirm = fieldsOf(page, 'file');
    expect(confirm).toMatchObject({ confirmed: '1' });

    const again = await send(path, { ...confirm, ...pressed(mount, CHANGE[locale]) });
    expect(h.count('petitions')).toBe(before);
    const filled = fieldsOf(again, 'file');
    expect(filled).toMatchObject({ ...TYPED, group: 'road' });
    expect(filled).not.toHaveProperty('confirmed');

    const changed = fieldsOf(await send(path, { ...filled, place: '역삼1동' }), 'file');
    expect(changed).toMatchObject({ ...TYPED, place: '역삼1동', confirmed: '1' });
    await send(path, changed);
    expect(h.count('petitions')).toBe(before + 1);
  });

  it('without a group the form itself comes back, not the question for one', async () => {
    const form = fieldsOf(await (await h.get(`/${mount}/petitions/new?group=road`)).text(), 'file');
    const { group: _, ...rest } = form;
    const confirm = fieldsOf(await send(`/${mount}/petitions/new`, { ...rest, ...TYPED }), 'file');
    expect(fieldsOf(await send(`/${mount}/petitions/new`, { ...confirm, ...pressed(mount, '') }), 'file')).toMatchObject(TYPED);
  });
});

describe('every answer', () => {
  const pages = bench.shapes.filter((s) => !s.converses);
  const reply = (name: string): Reply => (pages.find((s) => s.name === name) as { reply: Reply }).reply;

  it('whoever is asked whether to withdraw may leave it', () => {
    const { blocks } = reply('withdraw.sure');
    expect(blocks.flatMap((b) => (b.kind === 'choices' ? b.choices.map((c) => c.ask) : []))).toEqual([{ kind: 'check', receipt: RECEIPT }]);
  });

  it('leads on: no page ends in its sentence', () => {
    const leads = (b: Block): boolean => ['choices', 'items', 'form', 'link', 'handoff', 'wait'].includes(b.kind);
    const only = (b: Block): boolean => b.kind === 'choices' && b.choices.every((c) => c.ask.kind === 'menu');
    const ends = pages.filter(({ reply: { blocks } }) => !blocks.some((b) => leads(b) && !only(b))).map((s) => s.name);
    expect([...new Set(ends)]).toEqual(['error.insecure', 'error.forged', 'error.no-key', 'error.not-allowed', 'privacy', 'push']); // what plain HTTP may show; what is told a program; what every page has below; a notice
  });

  it('what no longer holds says so before anything that it says', () => {
    const first = bench.shapes.flatMap(({ name, reply: { blocks } }) => {
      const said = blocks.flatMap((b) => (b.kind === 'text' ? [b.text.template] : [b.kind]));
      const at = said.findIndex((t) => t === 'guide.ended' || t === 'guide.not-yet');
      return at < 0 ? [] : [`${name} ${said.slice(0, at).filter((t) => t !== 'guide.in-korean').join()}`.trim()];
    });
    expect(first.length).toBeGreaterThan(3);
    expect(first.filter((f) => f.includes(' '))).toEqual([]);
  });

  it('green is for an answer alone: what is over without one looks otherwise', () => {
    const looks: Record<string, string> = {};
    for (const { reply: { blocks } } of pages) for (const b of blocks) if (b.kind === 'due') looks[b.state.template.slice(6)] = b.look;
    expect(looks).toMatchObject({ answered: 'done', refused: 'ended', 'not-processed': 'ended', returned: 'ended', repeated: 'ended', transferred: 'ended', withdrawn: 'ended' });
  });
});

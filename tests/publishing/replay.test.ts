/** Recorded answers: nothing of a citizen in them, and a draft's words on all of them. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createBench } from '../../src/publishing/compile.js';
import { anonymous, recorded } from '../../src/publishing/replay.js';
import { openLive } from '../../src/publishing/live.js';
import { draftWords } from '../../src/publishing/preview.js';
import { withLongest } from '../../src/publishing/longest.js';
import { shapesOf } from '../../src/publishing/shapes.js';
import { replay } from '../../src/console/wording/replay-page.js';
import type { Workshop } from '../../src/console/wording/workshop.js';
import { withChanges } from '../../src/wording/content.js';
import { templates } from '../../templates/index.js';
import { createChannels } from '../../channels/index.js';
import { type Harness, harness } from '../harness.js';

let h: Harness | undefined;
afterEach(() => h?.close());

/** Words that no template has: if any of them is found again, something of a citizen was kept. */
const SECRETS = ['쫑알쫑알길', '뷁쉙아파트', '김뙇뙇', '9999-8888-7777', '999988887777', '+821077776666', '010-7777-6666', '7777', 'zebra-secret', '4242'];

describe('recorded answers', () => {
  it('hold nothing of a citizen, whatever is asked, in whatever order', async () => {
    h = await harness();
    const { receiptOf } = await traffic(h);
    await h.flush();
    const rows = h.store.raw.prepare('select * from recorded_replies').all() as Record<string, unknown>[];
    expect(rows.length).toBeGreaterThan(3);
    const all = JSON.stringify(rows);
    for (const secret of [...SECRETS, receiptOf, receiptOf.replaceAll('-', '')]) expect(all, secret).not.toContain(secret);
  });

  it('are neutral for every answer there is, with values that tell who somebody is', async () => {
    h = await harness();
    const { district } = h.core;
    const numbers = new Set([district.phone]);
    for (const shape of shapesOf(district)) {
      const told = JSON.parse(JSON.stringify(shape.reply), (_key, value: unknown) => {
        if (typeof value !== 'object' || value === null || !('kind' in value)) return value;
        if (value.kind === 'text' && 'text' in value && typeof value.text === 'string') return { ...value, text: SECRETS.join(' ') };
        if (value.kind === 'receipt') return { ...value, receipt: '999988887777' };
        if (value.kind === 'phone') return { ...value, phone: '010-7777-6666' };
        if (value.kind === 'form' && 'fields' in value) return { ...value, hidden: { text: SECRETS[0] }, fields: (value.fields as object[]).map((f) => ({ ...f, value: SECRETS[1] })) };
        if (['check', 'add', 'withdraw', 'call', 'rate'].includes(String(value.kind)) && !('fields' in value)) return { ...value, receipt: '999988887777', text: SECRETS[2], code: '4242' };
        if (['said', 'file', 'guide'].includes(String(value.kind)) && !('fields' in value)) return { ...value, text: SECRETS[0], query: SECRETS[0], name: SECRETS[2], phone: '010-7777-6666', place: SECRETS[1] };
        return value;
      });
      const kept = JSON.stringify(anonymous(told, numbers));
      for (const secret of SECRETS) expect(kept, `${shape.name}: ${secret}`).not.toContain(secret);
    }
  });

  it('keep their size: what overflowed with a citizen’s words overflows again', async () => {
    h = await harness();
    const shape = shapesOf(h.core.district).find((s) => s.name === 'file.confirm' || s.name.startsWith('confirm'));
    expect(shape).toBeDefined();
    const before = JSON.stringify(withLongest((shape as NonNullable<typeof shape>).reply, 'ko'));
    const after = JSON.stringify(anonymous(JSON.parse(before), new Set([h.core.district.phone])));
    const widths = (text: string): number[] => [...text.matchAll(/"kind":"text","text":"([^"]*)"/g)].map((m) => [...(m[1] ?? '')].reduce((n, c) => n + (c < '\u0080' ? 1 : 2), 0));
    expect(widths(after)).toEqual(widths(before));
  });
});

describe('replay', () => {
  it('shows every device that would answer differently, and no other', async () => {
    h = await harness();
    await traffic(h);
    await h.flush();
    const tried = await recorded(h.store, 0, 500);
    const bench = createBench(h.core.district, createChannels({ sms: { twilio: { authToken: undefined, publicUrl: new URL('http://127.0.0.1') }, kannel: { token: undefined, same: () => false }, demo: true } }), templates);
    const workshop = { press: { live: await openLive(h.store, h.core.district, templates, h.core.now) }, preview: { bench, core: h.core } } as unknown as Workshop;
    expect(replay(workshop, tried, draftWords({ bench }, templates))).toEqual([]);
    const words = (changes: Parameters<typeof withChanges>[1]) => draftWords({ bench }, withChanges(templates, changes));
    const tv = replay(workshop, tried, words([{ locale: 'ko', device: 'tv', key: 'menu.mine', body: '나의 민원' }]));
    expect([...new Set(tv.map((d) => d.device))]).toEqual(['tv']);
    expect(tv[0]?.after.join()).toContain('나의 민원');
    const sms = replay(workshop, tried, words([{ locale: 'ko', device: 'common', key: 'confirm.short', body: `'{{text}}' 맞습니까? ${'길게 '.repeat(12)}답장 1 접수 2 고치기 0 그만두기` }]));
    expect(sms.length).toBeGreaterThan(0);
    expect(sms.every((d) => d.device === 'sms' && d.over)).toBe(true);
    const hidden = replay(workshop, tried, words([{ locale: 'layout', device: 'pda', key: 'menu', body: 'mine' }]));
    expect([...new Set(hidden.map((d) => d.device))]).toEqual(['pda']);
    const off = replay(workshop, tried, words([{ locale: 'layout', device: 'sms', key: 'channel', body: 'off' }]));
    expect([...new Set(off.map((d) => d.device))]).toEqual(['sms']);
  });
});

/** Asks with telling words by text and on pages; slowly enough that every answer is looked at. */
async function traffic(h: Harness): Promise<{ receiptOf: string }> {
  let at = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (at += 60)); // the recorder looks at one answer in 50 ms
  const from = '010-7777-6666';
  let receiptOf = '';
  for (const text of ['메뉴', '쫑알쫑알길 뷁쉙아파트 앞 가로등이 꺼졌어요 zebra-secret', '1', '조회', '1', '취하', '9999-8888-7777', '010-7777-6666 김뙇뙇']) {
    const answer = await h.text(from, text);
    receiptOf ||= /\d{4}-\d{4}-\d{4}/.exec(answer)?.[0] ?? '';
  }
  for (const path of ['/m/?lang=ko', '/m/help?lang=en', '/pda/?lang=ko', '/tv/?lang=ko']) {
    await h.get(path);
  }
  clock.mockRestore();
  expect(receiptOf).toMatch(/^\d/);
  return { receiptOf };
}

import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordAction } from '../../src/staff/actions.js';
import { csv } from '../../src/staff/csv.js';
import { type Harness, harness } from '../harness.js';
import { type SignedIn, signIn } from './people.js';

let h: Harness;
let administrator: SignedIn;
beforeEach(async () => {
  h = await harness();
  administrator = await signIn(h, 'administrator');
});
afterEach(() => h.close());

const note = (verb: string, target: string, at: number, detail: Record<string, string> = {}, actor = 'system') => h.store.atomic([recordAction(h.core, { actor, verb, target, detail, address: '192.0.2.5' }, at)]);
const at = (text: string): number => Date.parse(`${text}+09:00`);
const targets = async (query: string): Promise<string[]> => [...(await (await administrator.get(`/record${query}`)).text()).matchAll(/<td>(target-[\w-]+)<\/td>/g)].map((m) => m[1] ?? '');
const actionRows = () => h.store.raw.prepare('select verb, target, detail, actor, address from actions order by seq').all() as { verb: string; target: string; detail: string; actor: string; address: string }[];

describe('promise-37: the record of actions', () => {
  it('every action on an account is there, with who, to whom and from where', async () => {
    const editor = await signIn(h, 'editor');
    const headers = { 'x-test-address': '198.51.100.7' };
    for (const path of ['/role', '/end-sessions', '/reset-second-factor', '/new-password', '/disable', '/enable']) await administrator.post(`/accounts/${editor.id}${path}`, { role: 'approver', department: 'roads' }, headers);
    expect(actionRows().map((a) => a.verb)).toEqual(['account.role', 'account.end-sessions', 'account.reset-second-factor', 'account.new-password', 'account.disable', 'account.enable']);
    expect(actionRows().every((a) => a.actor === administrator.id && a.target === 'editor' && a.address === '198.51.100.7')).toBe(true);
    expect(JSON.parse(actionRows()[0]?.detail ?? '')).toEqual({ from: 'editor', to: 'approver', department: 'roads' });
  });

  it('is found by person, kind, target and day, the newest first', async () => {
    await note('account.role', 'target-a', at('2026-11-20T23:59:59'));
    await note('session.start', 'target-b', at('2026-11-21T00:00:00'), {}, administrator.id);
    await note('account.disable', 'target-c', at('2026-11-21T23:59:59'));
    await note('account.enable', 'target-100%', at('2026-11-22T00:00:00'));
    expect(await targets('')).toEqual(['target-c', 'target-b', 'target-a']);
    expect(await targets('?group=account')).toEqual(['target-c', 'target-a']);
    expect(await targets('?from=2026-11-21&to=2026-11-21')).toEqual(['target-c', 'target-b']);
    expect(await targets(`?person=${administrator.id}`)).toEqual(['target-b']);
    expect(await targets('?target=get-a')).toEqual(['target-a']);
    expect(await targets('?target=%25')).toEqual([]);
    expect(await (await administrator.get('/record?target=0%25')).text()).toContain('target-100%');
    expect((await administrator.get('/record?from=nonsense&to=2026-99-99&page=-3&person=%27--')).status).toBe(200);
  });

  it('fifty a page', async () => {
    for (let i = 0; i < 101; i++) await note('account.role', `target-${i}`, Date.now());
    expect(await targets('')).toHaveLength(50);
    expect(await targets('?page=3')).toEqual(['target-0']);
    expect(await targets('?page=99')).toEqual(['target-0']);
  });

  it.each(['', '    ', '네 글자', '가'.repeat(201)])('an export without a reason of 5 to 200 characters is refused, and what was typed stays: %j', async (reason) => {
    const response = await administrator.post('/record/export', { reason });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('까닭을 5~200자로');
    expect(actionRows()).toEqual([]);
  });

  it('an export is recorded with its reason and its filter, before its file', async () => {
    await note('account.role', 'target-a', at('2026-11-21T10:00:00'), { from: 'reader' });
    await note('session.start', 'target-b', at('2026-11-21T11:00:00'));
    const response = await administrator.post('/record/export', { reason: '감사 자료 제출', group: 'account', from: '2026-11-21' });
    expect([response.headers.get('content-type'), response.headers.get('content-disposition')]).toEqual(['text/csv; charset=utf-8', expect.stringMatching(/^attachment; filename="record-\d{4}-\d\d-\d\d\.csv"$/)]);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head, ...rows] = new TextDecoder().decode(bytes).trimEnd().split('\r\n');
    expect(head).toBe('no,at,username,name,verb,action,target,detail,address');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toBe('1,2026-11-21T10:00:00.000+09:00,system,,account.role,역할 바꿈,target-a,"{""from"":""reader""}",192.0.2.5');
    const last = actionRows().at(-1);
    expect([last?.verb, last?.actor, JSON.parse(last?.detail ?? '')]).toEqual(['record.export', administrator.id, { reason: '감사 자료 제출', count: 1, group: 'account', from: '2026-11-21' }]);
  });

  it('an export that cannot be recorded is not made', async () => {
    await administrator.token();
    h.store.raw.exec(`create trigger broken before insert on actions begin select raise(abort, 'no'); end`);
    const response = await administrator.post('/record/export', { reason: '감사 자료 제출' });
    expect([response.status, response.headers.get('content-type')]).toEqual([500, 'text/html; charset=utf-8']);
    expect(await response.text()).toContain('감사 자료 제출');
  });

  it('approvers see it, and cannot export it', async () => {
    const approver = await signIn(h, 'approver');
    expect(await (await approver.get('/record')).text()).not.toContain('/record/export');
    expect((await approver.post('/record/export', { reason: '감사 자료 제출' })).status).toBe(403);
  });

  it('cannot be changed, nor deleted within two years; after that it can be removed', async () => {
    await note('account.role', 'target-a', Date.now());
    await note('account.role', 'target-old', Date.now() - 732 * 86_400_000);
    const { raw } = h.store;
    expect(() => raw.exec(`update actions set detail = '{}'`)).toThrow('not changed');
    expect(() => raw.exec(`delete from actions where target = 'target-a'`)).toThrow('two years');
    raw.exec(`delete from actions where target = 'target-old'`);
    expect(actionRows().map((a) => a.target)).toEqual(['target-a']);
  });

  it('no file of the program updates or deletes it', () => {
    const files = ['src', 'channels', 'templates'].flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts')).map((f) => `${root}/${f}`));
    const touching = files.filter((f) => /(update|delete)\(actions\)|(update|delete from|drop table|drop trigger)\s+["'`]?actions/i.test(readFileSync(f, 'utf8')));
    expect(touching).toEqual([]);
  });
});

describe('promise-36: a spreadsheet takes no cell for a formula', () => {
  it.each(['=1+1', '+82', '-1', '@sum', '\tx', '\rx', '\n=1', '＝1', '＋1', '－1', '＠x'])('%j is text', (value) => {
    const file = csv([[value]]);
    expect(file.replace('\ufeff', '').replace(/^"/, '').startsWith("'")).toBe(true);
  });

  it('quotes as RFC 4180 says, and numbers stay numbers', () => {
    expect(csv([['a', 'b,c', 'd"e', 'f\r\ng', -1]])).toBe('\ufeffa,"b,c","d""e","f\r\ng",-1\r\n');
  });

  it('a name and a target that are formulas come out neutral', async () => {
    const mean = await signIn(h, 'reader', { username: 'mean', name: '=HYPERLINK("http://x")' });
    await note('account.role', '=cmd|calc', Date.now(), {}, mean.id);
    const file = await (await administrator.post('/record/export', { reason: '감사 자료 제출' })).text();
    expect(file).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(file).toContain(`,'=cmd|calc,`);
  });
});

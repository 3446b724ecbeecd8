/** What was typed on a PDA comes back whole when something else is wrong with it, in a page of 10,000 bytes: on the boundary, in both charsets, with and without cookies. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPda } from '../../channels/pda/index.js';
import { clean } from '../../src/petitions/intake.js';
import { LOCALES } from '../../src/inquiry.js';
import { lastCode } from '../citizens/codes-suite.js';
import { Device, ORIGIN } from '../citizens/device.js';
import { type Harness, harness } from '../harness.js';
import type { Form } from '../promises/support/pages.js';

let h: Harness;
beforeAll(async () => {
  h = await harness();
});
afterAll(() => h.close());

const TEXTS = { Hangul: '가로등이 꺼져 있습니다.\n', 'letters that EUC-KR has not': '똠방각하 办国 ', marks: '&<"&\' 1\n', 'what people see as one': '👨‍👩‍👧‍👦é' } as const;
const DEVICES = [
  { charset: 'UTF-8', cookies: true },
  { charset: 'UTF-8', cookies: false },
  { charset: 'EUC-KR', cookies: true },
  { charset: 'EUC-KR', cookies: false },
] as const;
const of = (from: string, length: number): string => clean(from.repeat(Math.ceil(length / from.length)).slice(0, length - 1)) + '끝';

const AT_LENGTH = '똠&'.repeat(1_000);

it.each(LOCALES)('signed in without cookies, every field at its longest and wrong, in %s: nothing lost', async (locale) => {
  h.store.raw.prepare('delete from limits').run();
  for (const charset of ['UTF-8', 'EUC-KR']) {
    const pda = await new Device(h.app, { cookies: false, headers: { accept: 'application/xhtml+xml', 'accept-charset': charset } }).open(`/pda/sign-in?lang=${locale}`);
    await pda.submit('sign-in', { phone: '010-1234-5678' });
    await pda.submit('sign-in', { code: await lastCode(h) });
    await pda.send(pda.form('go'), { 'to./petitions/new?group=road': 'x' });
    await pda.submit('file', { text: AT_LENGTH, place: '구'.repeat(101), name: '홍'.repeat(41) });
    expect(pda.bytes).toBeLessThanOrEqual(10_000);
    expect(await textIn(pda.form('file')), charset).toBe(AT_LENGTH);
    h.time.now += 120_000;
  }
});

/** What the gateway reads of a form that is sent as it stands. */
async function textIn({ action, fields }: Form): Promise<string> {
  const { ask } = await createPda().receive(new Request(ORIGIN + action, { method: 'POST', body: new URLSearchParams(fields) }));
  return 'text' in ask ? (ask.text ?? '') : '';
}

describe.each(DEVICES)('$charset, cookies: $cookies', ({ charset, cookies }) => {
  const device = (): Device => new Device(h.app, { cookies, headers: { accept: 'application/xhtml+xml', 'accept-charset': charset } });
  /** Sent without the phone that has to be given. */
  async function sent(text: string): Promise<Device> {
    h.store.raw.prepare('delete from limits').run();
    const pda = await device().open('/pda/petitions/new?group=road');
    await pda.submit('file', { text });
    return pda;
  }
  /** whole: all of it in the field; in part: the rest unseen; over: no form. */
  const how = (pda: Device): string => (pda.page.includes('이 화면에 담지 못합니다') ? 'over' : pda.page.includes('함께 보냅니다, 글자 수') ? 'in part' : 'whole');
  /** The first length of low…high that comes back so. */
  async function firstThat(is: string, from: string, low: number, high: number): Promise<number> {
    let [no, yes] = [low, high];
    while (yes - no > 1) {
      const middle = (yes + no) >> 1;
      if (how(await sent(of(from, middle))) === is) yes = middle;
      else no = middle;
    }
    return yes;
  }

  /** `npm run endure` tries all four texts on every device, a test run one on each. */
  const at = DEVICES.findIndex((d) => d.charset === charset && d.cookies === cookies);
  it.each(Object.entries(TEXTS).filter((_, i) => process.env.ENDURE === '1' || i === at))('%s', async (_, from) => {
    const part = await firstThat('in part', from, 1, 2_000);
    const over = await firstThat('over', from, 2_000, 6_000);
    expect(over, 'whatever may be sent has room').toBeGreaterThan(2_000);
    for (const length of [part - 1, part, part + 1, 1_999, 2_000, over - 1]) {
      const pda = await sent(of(from, length));
      expect(pda.bytes, `${length}`).toBeLessThanOrEqual(10_000);
      expect(await textIn(pda.form('file')), `${length}`).toBe(of(from, length));
      if (length > 2_000) continue;
      await pda.submit('file', { phone: '010-1234-5678' });
      expect(await textIn(pda.form('file')), 'asked whether it is right').toBe(of(from, length));
    }
    h.store.raw.prepare('delete from limits').run();
    const pda = await device().open('/pda/petitions/new?group=road');
    const form = pda.form('file');
    await pda.send(form, { text: of(from, over + 300), phone: '010-1234-5678' });
    expect(how(pda)).toBe('over');
    expect(pda.bytes).toBeLessThanOrEqual(10_000);
    expect(pda.page, 'nothing that would send a part of it').not.toMatch(/<textarea|name="text/);
    await pda.send(form, { text: of(from, 1_900), phone: '010-1234-5678' }); // by the set's own way back, shorter
    expect(await textIn(pda.form('file'))).toBe(of(from, 1_900));
  });
});

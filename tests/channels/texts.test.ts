/** The channel contract for the channels without pages: SMS by each carrier, and JSON. */
import fc from 'fast-check';
import MessagingResponse from 'twilio/lib/twiml/MessagingResponse.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { createJson } from '../../channels/json/index.js';
import { createSms } from '../../channels/sms/index.js';
import { carrierBytes, LMS_BYTES, measure, TWILIO_CHARACTERS } from '../../channels/sms/measure.js';
import { twiml } from '../../channels/sms/twiml.js';
import type { Channel, Message, RenderContext } from '../../src/channel.js';
import { readDistrict } from '../../src/district.js';
import { OUTCOMES, type Outcome } from '../../src/errors.js';
import { type Ask, LOCALES, type Locale } from '../../src/inquiry.js';
import { pilots } from '../../src/pilot/index.js';
import type { Reply } from '../../src/reply.js';
import { SAMPLE_NOW } from '../../src/publishing/shapes/sample.js';
import { createWording } from '../../src/wording/wording.js';
import { samples } from './samples.js';
import { templates } from '../../templates/index.js';

const PUBLIC = new URL('https://minwon.example');
const TOKEN = 'a-token-of-some-length';
const sms = createSms({ twilio: { authToken: TOKEN, publicUrl: PUBLIC }, kannel: { token: TOKEN, same: (a, b) => a === b }, bridge: { secret: TOKEN, now: () => 0 }, demo: true });
const json = createJson();
const wordings = createWording(readDistrict(pilots.gangnam.district, pilots.gangnam.departments, pilots.gangnam.categories, pilots.gangnam.dongs), templates, () => SAMPLE_NOW);
const HOSTILE = `<script>alert("1")</script> & ' ]]> 🎉 \u0000\u0008\u001b\ufffe \ud800 ${'한글'.normalize('NFD')} {{x}} $t(y)`;

const contextOf = (channel: Channel, locale: Locale, request: Request): RenderContext => ({
  request,
  locale,
  status: 200,
  nav: wordings(locale, channel.device).nav,
  now: 0,
  nowText: '',
  seen: '',
  districtAddress: '',
  menu: [],
  quick: [],
  publicUrl: PUBLIC.origin,
  districtName: '강남구',
  districtPhone: '02-3423-5114',
  formToken: '',
  cookies: [],
  keepLocale: false,
  frames: false,
  edition: 0,
});
const compose = (channel: Channel, reply: Reply<string>, locale: Locale = 'ko', carrier?: string): Message =>
  channel.compose(reply, { locale, sign: '강남구', nav: wordings(locale, channel.device).nav, carrier, announcement: '' });

const requests = {
  twilio: new Request('https://minwon.example/sms/twilio', { method: 'POST' }),
  kannel: new Request(`https://minwon.example/sms/kannel?token=${TOKEN}`),
  bridge: new Request('https://minwon.example/sms/bridge', { method: 'POST' }),
  demo: new Request('https://minwon.example/sms/demo', { method: 'POST' }),
};
type CarrierName = keyof typeof requests;
const carriers = Object.keys(requests) as CarrierName[];
const cases = Object.entries(samples).flatMap(([name, reply]) => LOCALES.flatMap((locale) => carriers.map((carrier) => ({ name, reply, locale, carrier }))));

describe.each(cases)('SMS by $carrier, $locale: $name', ({ reply, locale, carrier }) => {
  const message = compose(sms, reply, locale, carrier);

  it('says something, within what the carrier takes', () => {
    expect(message.texts.length).toBeGreaterThan(0);
    for (const text of message.texts) {
      expect(text.trim()).not.toBe('');
      if (carrier === 'kannel') continue;
      expect(carrierBytes(text)).toBeLessThanOrEqual(LMS_BYTES);
      expect(text.length).toBeLessThanOrEqual(TWILIO_CHARACTERS);
    }
    if (carrier === 'kannel') expect(message.texts).toHaveLength(1);
  });

  it('carries only what a Korean carrier can', () => {
    for (const text of message.texts) expect([...measure(text).unencodable, ...measure(text).outsideKsX1001]).toEqual([]);
  });

  it.each(Object.keys(OUTCOMES) as Outcome[])('renders the outcome %s', async (outcome) => {
    const response = await sms.render({ ...message, outcome }, contextOf(sms, locale, requests[carrier]));
    const { blame, status } = OUTCOMES[outcome];
    expect(response.status).toBe(blame === 'nobody' || blame === 'citizen' ? 200 : status);
    expect((await response.text()).length).toBeGreaterThan(0);
  });

  it('is stored and read back without loss', () => {
    expect(JSON.parse(JSON.stringify(message))).toEqual(message);
  });
});

describe('SMS', () => {
  it('gives every choice its digit, and each digit its ask', () => {
    for (const reply of Object.values(samples)) {
      const { digits } = compose(sms, reply);
      for (const block of reply.blocks) if (block.kind === 'choices') for (const c of block.choices) if (c.digit) expect(digits[c.digit]?.ask).toEqual(c.ask);
      expect(digits['0']?.ask).toEqual({ kind: 'menu' });
    }
  });

  it('a form waits for the next words', () => {
    const reply: Reply<string> = { outcome: 'ok', title: '덧붙이기', blocks: [{ kind: 'form', ask: 'add', fields: [{ name: 'text', label: '말씀', input: 'long-text', required: true, max: 100 }], hidden: { receipt: '123456789012' }, submit: '보내기' }] };
    expect(compose(sms, reply).dialogue).toEqual({ ask: 'add', hidden: { receipt: '123456789012' }, fields: [{ name: 'text', required: true }] });
  });

  it('numbers what is longer than one LMS, on the boundary', () => {
    const of = (letters: number): string[] => compose(sms, { outcome: 'ok', title: '가'.repeat(letters), blocks: [] }, 'ko', 'twilio').texts;
    const room = Math.floor((LMS_BYTES - carrierBytes('[강남구] ')) / 2);
    expect(of(room)).toHaveLength(1);
    expect(of(room + 1)).toHaveLength(2);
    expect(of(room + 1)[0]).toMatch(/^\(1\/2\) /);
    const latin = compose(sms, { outcome: 'ok', title: 'a'.repeat(TWILIO_CHARACTERS), blocks: [] }, 'ko', 'twilio').texts;
    expect(latin.length).toBeGreaterThan(1);
    expect(Math.max(...latin.map((t) => t.length))).toBeLessThanOrEqual(TWILIO_CHARACTERS);
  });

  it('promise-10: no text makes TwiML fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        const { texts } = compose(sms, { outcome: 'ok', title, blocks: [] }, 'ko', 'twilio');
        expect(twiml(texts)).toMatch(/^<\?xml .*<Response><Message>/s);
      }),
    );
    const xml = twiml(compose(sms, { outcome: 'ok', title: HOSTILE, blocks: [] }, 'ko', 'twilio').texts);
    expect(xml).toContain('&lt;script&gt;');
    expect(xml).not.toContain('<script>');
    expect(xml).toContain('한글');
  });

  it('writes TwiML as twilio’s builder does, byte for byte, and refuses what it refuses', () => {
    const built = (texts: readonly string[]): string => {
      const response = new MessagingResponse();
      for (const text of texts) response.message(text);
      return response.toString();
    };
    const outcome = (write: (texts: readonly string[]) => string, texts: readonly string[]): string => {
      try {
        return write(texts);
      } catch (error) {
        return String(error);
      }
    };
    const spiced = fc.string({ unit: fc.constantFrom('<', '>', '&', '&amp;', ']]>', '"', "'", '\r', '\n', '\t', ' ', '가', 'words', '<Message>words</Message>', '$&', '\u0000', '\ufffe', '\ud800', '\udc00', '🎉'), maxLength: 12 });
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), spiced);
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
        expect(outcome(twiml, texts)).toBe(outcome(built, texts));
      }),
      { numRuns: 500, examples: [[[]], [['']], [['', 'a']]] },
    );
  });
});

describe('JSON', () => {
  const ask = async (body: unknown, headers: Record<string, string> = {}): Promise<unknown> =>
    json.receive(new Request('https://minwon.example/json/', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }));

  it.each(Object.entries(samples))('shows %s as it is, every block of it', async (_name, reply) => {
    const message = compose(json, reply);
    const response = await json.render(message, contextOf(json, 'ko', new Request('https://minwon.example/json/')));
    const shown = (await response.json()) as { title: string; blocks: { kind: string }[] };
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(shown.title).toBe(reply.title);
    expect(shown.blocks.map((b) => b.kind)).toEqual(reply.blocks.map((b) => b.kind));
  });

  it('takes back the ask of every choice that it offers', async () => {
    for (const reply of Object.values(samples)) {
      for (const { ask: offered } of Object.values(compose(json, reply).digits) as { ask: Ask }[]) {
        if (offered.kind === 'said' || offered.kind === 'notice') continue;
        expect(((await ask(offered)) as { ask: Ask }).ask).toEqual(offered);
      }
    }
  });

  it.each([[{ kind: 'said', text: 'x' }], [{ kind: 'menu', extra: 1 }], [{ kind: 'check', receipt: 'abc' }], [{ kind: 'nonsense' }], ['menu'], [null], [[]], [{ kind: 'file', confirmed: 'yes' }]])('refuses %j', async (body) => {
    await expect(ask(body)).rejects.toMatchObject({ outcome: 'malformed' });
  });

  it('needs JSON by name, so that no form of another site can forge it', async () => {
    await expect(ask({ kind: 'menu' }, { 'content-type': 'text/plain' })).rejects.toMatchObject({ outcome: 'malformed' });
    await expect(json.receive(new Request('https://minwon.example/json/'))).rejects.toMatchObject({ outcome: 'wrong-method' });
    await expect(json.receive(new Request('https://minwon.example/json/x', { method: 'POST' }))).rejects.toMatchObject({ outcome: 'not-found' });
  });

  it('reads the proof, the key and the language', async () => {
    expect(await ask({ kind: 'check', receipt: '1234-5678-9012', lastFour: '5678' }, { 'idempotency-key': 'k1', 'accept-language': 'en-GB' })).toEqual({
      id: 'k1',
      channel: 'json',
      screen: 'private',
      converses: false,
      sessions: 'none',
      locale: 'en',
      credential: { kind: 'last-four', receipt: '123456789012', digits: '5678' },
      ask: { kind: 'check', receipt: '123456789012' },
    });
  });
});

describe('Kannel and the demo phone', () => {
  let received: Awaited<ReturnType<typeof sms.receive>>;
  beforeAll(async () => {
    received = await sms.receive(new Request(`https://minwon.example/sms/kannel?token=${TOKEN}&id=a-1&from=01012345678&to=5114&text=${encodeURIComponent('조회')}`));
  });

  it('become one kind of inquiry', async () => {
    expect(received).toEqual({ id: 'kannel/a-1', channel: 'sms', carrier: 'kannel', screen: 'private', converses: true, sessions: 'none', credential: { kind: 'sender', phone: '01012345678' }, ask: { kind: 'said', text: '조회' } });
    const demo = await sms.receive(new Request('https://minwon.example/sms/demo', { method: 'POST', body: JSON.stringify({ id: 'a-1', from: '01012345678', text: '조회' }) }));
    expect(demo).toEqual({ ...received, id: 'demo/a-1', carrier: 'demo' });
  });

  it.each([
    [`token=${TOKEN}&id=1&from=1234567&text=x`.replace(TOKEN, 'wrong'), 'forged'],
    ['id=1&from=01012345678&text=x', 'forged'],
    [`token=${TOKEN}&from=01012345678&text=x`, 'malformed'],
    [`token=${TOKEN}&id=1&text=x`, 'malformed'],
    [`token=${TOKEN}&id=1&from=01012345678`, 'malformed'],
    [`token=${TOKEN}&id=1&from=GANGNAM&text=x`, 'malformed'],
    [`token=${TOKEN}&id=${'x'.repeat(129)}&from=01012345678&text=x`, 'malformed'],
  ])('refuse ?%s', async (query, outcome) => {
    await expect(sms.receive(new Request(`https://minwon.example/sms/kannel?${query}`))).rejects.toMatchObject({ outcome });
  });
});

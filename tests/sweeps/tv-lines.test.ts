/** Lines as channels/tv/room.ts counts them, against the same pages in Chromium: it never says that something fits which does not, and is at most one line too strict. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Room } from '../../src/channel.js';
import { LOCALES, type Locale } from '../../src/inquiry.js';
import { withLongest } from '../../src/publishing/longest.js';
import type { Reply } from '../../src/reply.js';
import type { Speaker } from '../../src/speak.js';
import type { Words } from '../../src/wording/wording.js';
import { bench, speaker } from '../publishing/bench.js';
import { browser, oneBrowser } from '../browser/one-browser.js';
import { type Drawing, drawing, wordings } from './tv-drawn.js';

/** Words put behind every text of a page, so that it grows over its limit. */
const MORE: Record<Locale, string> = { ko: ' 담당 부서에서 확인한 뒤 답변드립니다.', en: ' The department looks into it and answers.', zh: '负责部门确认后答复。', ja: '担当部署が確認してお答えします。', vi: ' Phòng phụ trách xem xét rồi trả lời.' };
/** `npm run endure` takes every step with both kinds of values; a test run those that showed the most. */
const FULL = process.env.ENDURE === '1';
const STEPS = FULL ? [0, 1, 2, 3, 4, 6, 8] : [0, 4];
const VALUES = FULL ? (['sample', 'longest'] as const) : (['longest'] as const);

oneBrowser();

let screen: Drawing;
beforeAll(async () => {
  screen = await drawing(browser);
});

/** Shown words only: titles stay, so that each step grows the columns; what an option is sent as is a key's digit, no words. */
function grown(reply: Reply<string>, more: string): Reply<string> {
  const shown = new Set(['text', 'value', 'note', 'hint']);
  const walk = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return shown.has(key) ? value + more : value;
    if (Array.isArray(value)) return value.map((v) => walk(v));
    if (!value || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, ['ask', 'hidden', 'to', 'next', 'back', 'options'].includes(k) ? v : walk(v, k)]));
  };
  return walk(reply) as Reply<string>;
}

/** Parts that Chromium would have to scroll or cut, in px over their room; outside is what leaves a column sideways. */
const OVER = `(() => {
  const over = (selector, room) => Math.max(-Infinity, ...[...document.querySelectorAll(selector)].map((e) => e.scrollHeight - (room ?? e.clientHeight)));
  const wide = (selector) => Math.max(-Infinity, ...[...document.querySelectorAll(selector)].map((e) => (e.scrollWidth > e.clientWidth ? e.scrollWidth - e.clientWidth : -1)));
  const row = document.querySelector('.keys');
  const right = Math.max(0, ...[...row.children].filter((e) => !e.classList.contains('last')).map((e) => e.offsetLeft + e.offsetWidth));
  const left = Math.min(9999, ...[...row.querySelectorAll('.last')].map((e) => e.offsetLeft));
  return { whole: over('.whole,.way'), left: over('.left'), right: over('.right'), title: wide('.top'), announcement: wide('.an'), reason: over('.why', 66), keys: right > left || row.scrollWidth > 1132 ? 1 : 0, sideways: Math.max(...[...document.querySelectorAll('.col')].map((e) => e.scrollWidth - e.clientWidth)) };
})()`;

async function compared(reply: Reply<string>, words: Words, locale: Locale, speaks: Speaker): Promise<string[]> {
  const rooms = await screen.draw(reply, words, locale, speaks);
  const drawn = (await screen.page.evaluate(OVER)) as Record<NonNullable<Room['part']> | 'sideways', number | null>;
  const wrong = rooms.flatMap(({ part, used, most }) => {
    const over = part ? (drawn[part] ?? -Infinity) : -Infinity;
    if (!part || !(part in drawn)) return [];
    if (over > 0 && used <= most) return [`${part}: ${over} px over, and said to fit (${used}/${most})`];
    return over <= 0 && used > most + 1 ? [`${part}: fits with ${-over} px left, and said to be ${used}/${most}`] : [];
  });
  return (drawn.sideways ?? 0) > 0 ? [...wrong, `sideways ${drawn.sideways}`] : wrong;
}

const names = [...new Set(bench.on('tv').map((t) => t.shape.name))];

/** `npm run endure` draws every answer in every language, a test run each in one of them. */
const drawnIn = (locale: Locale): string[] => names.filter((_, i) => FULL || i % LOCALES.length === LOCALES.indexOf(locale));

describe.each(LOCALES)('in %s', (locale) => {
  it.each(drawnIn(locale))('%s', async (name) => {
    const wrong: string[] = [];
    for (const { shape } of bench.on('tv').filter((t) => t.shape.name === name)) {
      const words = wordings(locale, 'tv');
      for (const values of VALUES) {
        const reply = words.reply(values === 'longest' ? withLongest(shape.reply, locale) : shape.reply);
        for (const n of STEPS) for (const problem of await compared(grown(reply, MORE[locale].repeat(n)), words, locale, speaker)) wrong.push(`${values} +${n}: ${problem}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('one line of its own', () => {
  const reply = (title: string): Reply<string> => ({ outcome: 'ok', title, blocks: [{ kind: 'text', text: '글' }] });
  it.each([...Array.from({ length: 9 }, (_, i) => '가'.repeat(26 + i)), ...Array.from({ length: 12 }, (_, i) => 'Wednesday open '.repeat(3) + 'n'.repeat(i * 2))])('a title and a dated line: %s', async (text) => {
    const words = { ...wordings('ko', 'tv'), announcement: text };
    expect(await compared(reply(text), words, 'ko', speaker)).toEqual([]);
  });
});

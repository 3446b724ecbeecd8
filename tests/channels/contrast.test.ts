/** High contrast: every page says so where it is asked for, and only there; its colours are as far apart as they can be. */
import { describe, expect, it } from 'vitest';
import { style as mobileStyle } from '../../channels/mobile/style.js';
import { highContrast as pdaStyle } from '../../channels/pda/style.js';
import { style as tvStyle } from '../../channels/tv/style.js';
import { isPage } from '../../src/speak.js';
import { channels } from '../publishing/bench.js';
import { draw } from './page-reading.js';
import { samples } from './samples.js';

const pages = channels.filter((c) => isPage(c.device));
const everything = samples.everything ?? { outcome: 'ok', title: '', blocks: [] };
const MARK = /data-contrast="high"|<body class="[a-z ]*\bhc">/;

const luminance = (hex: string): number => {
  const long = hex.length === 4 ? [...hex.slice(1)].map((c) => c + c) : (hex.slice(1).match(/../g) ?? []);
  const [r = 0, g = 0, b = 0] = long.map((c) => Number.parseInt(c, 16) / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (a: string, b: string): number => (Math.max(luminance(a), luminance(b)) + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);

describe.each(pages)('$name', (channel) => {
  it('is marked when asked for, and only then', async () => {
    expect((await draw(channel, everything, 'ko', { highContrast: true })).body).toMatch(MARK);
    expect((await draw(channel, everything)).body).not.toMatch(MARK);
  });
  it('says the same words', async () => {
    const plain = (await draw(channel, everything)).body;
    const strong = (await draw(channel, everything, 'ko', { highContrast: true })).body;
    const styleless = (body: string): string => body.replace(/<style[^]*?<\/style>/, '');
    expect(styleless(strong.replace(/ data-contrast="high"| hc(?=")/, ''))).toBe(styleless(plain));
  });
});

describe('styles', () => {
  it('mobile follows what the reader has set, too', () => expect(mobileStyle).toMatch(/@media \(prefers-contrast:more\)\{:root\{--ink:#000/));
  it('mobile: its words reach 10:1 on their ground', () => {
    const strong = /:root\[data-contrast=high\]\{([^}]*)\}/.exec(mobileStyle)?.[1] ?? '';
    const colour = (name: string): string => new RegExp(`--${name}:(#\\w+)`).exec(strong)?.[1] ?? '';
    for (const name of ['ink', 'text', 'soft', 'quiet', 'act', 'navy']) for (const ground of ['ground', 'paper', 'wash']) expect(ratio(colour(name), colour(ground)), `${name}/${ground}`).toBeGreaterThan(10);
  });
  it('a TV is black, white and yellow', () => {
    const strong = tvStyle.split('\n').filter((l) => l.includes('data-contrast')).join('\n');
    const colours = new Set([...strong.matchAll(/#[0-9a-f]+/g)].map((m) => m[0]));
    expect([...colours].sort()).toEqual(['#000', '#555', '#ff0', '#fff']);
  });
  it('a PDA is black and white', () => expect(new Set([...pdaStyle.matchAll(/\.hc[^{]*\{[^}]*\}/g)].flatMap((m) => [...m[0].matchAll(/#[0-9a-f]+/g)].map((c) => c[0])))).toEqual(new Set(['#fff', '#000'])));
});

/** What is wrong with a filing is said all at once, each with its field; devices that say it only at the top say the same. */
import { describe, expect, it } from 'vitest';
import { wordsForm } from '../../src/petitions/words-form.js';
import type { Filing } from '../../src/inquiry.js';
import { askAgain } from '../../src/petitions/file.js';
import { MAX_NAME, MAX_PLACE, MAX_TEXT } from '../../src/petitions/intake.js';
import { sampleOf } from '../../src/publishing/shapes/sample.js';
import type { Block, Reply } from '../../src/reply.js';
import { district } from '../publishing/bench.js';

const { core, page, text } = sampleOf(district);
const whole: Filing = { group: 'road', text: '가로등이 꺼졌어요', phone: '010-1234-5678' };
const templateOf = (w: { template: string; data?: Readonly<Record<string, unknown>> }): string => `${w.template}${w.data?.max ? ` ${(w.data.max as { number: number }).number}` : ''}`;
const said = (blocks: readonly Block[]): string[] => blocks.flatMap((b) => (b.kind === 'text' ? [templateOf(b.text)] : []));
/** Above the form. */
const told = (blocks: readonly Block[]): string[] => said(blocks.slice(0, blocks.findIndex((b) => b.kind === 'form')));
const atFields = (blocks: readonly Block[]): Record<string, string> => Object.fromEntries(blocks.flatMap((b) => (b.kind === 'form' ? b.fields : [])).flatMap((f) => (f.wrong ? [[f.name, templateOf(f.wrong)]] : [])));

const FAULTS: [what: string, more: Filing, outcome: Reply['outcome'], Record<string, string>][] = [
  ['a name of 41 letters', { name: 'n'.repeat(MAX_NAME + 1) }, 'too-long', { name: 'file.name-too-long 40' }],
  ['words, place and name too long', { text: '글'.repeat(MAX_TEXT + 1), place: 'p'.repeat(MAX_PLACE + 1), name: 'n'.repeat(MAX_NAME + 1) }, 'too-long', { text: 'file.too-long 2000', place: 'file.place-too-long 100', name: 'file.name-too-long 40' }],
  ['no words and no number', { text: '', phone: '' }, 'incomplete', { text: 'file.text-missing', phone: 'file.phone-missing' }],
  ['a number that is none, and a photo that is none', { phone: '12', photoFault: 'not-picture' }, 'incomplete', { phone: 'file.phone-wrong', photo: 'photo.not-picture' }],
  ['texts wanted on a landline', { phone: '02-3423-5114', byText: true }, 'incomplete', { phone: 'file.phone-no-texts' }],
];

describe('filing', () => {
  it.each(FAULTS)('%s: each field says what is wrong, and so do the first words', (_what, more, outcome, fields) => {
    const reply = askAgain(core, page, { ...whole, ...more });
    expect(reply?.outcome).toBe(outcome);
    expect(atFields(reply?.blocks ?? [])).toEqual(fields);
    expect(told(reply?.blocks ?? [])).toEqual(Object.values(fields));
    expect(said(reply?.blocks ?? [])).toContain('file.privacy'); // how long it is kept stands below every form that asks for it
  });
  it('nothing is wrong on the limit', () => {
    expect(askAgain(core, page, { ...whole, text: '글'.repeat(MAX_TEXT), place: 'p'.repeat(MAX_PLACE), name: 'n'.repeat(MAX_NAME) })).toBeUndefined();
  });
  it('whoever is known by their phone is asked for none', () => expect(askAgain(core, { ...page, citizen: text.citizen }, { text: '글' })).toBeUndefined());
});

describe('own words about a petition', () => {
  const over = { text: '글'.repeat(MAX_TEXT + 1), photos: [], photoFault: 'too-big' } as const;
  it.each(['add', 'supplement'] as const)('%s: too long and a photo too big are both said', (kind) => {
    const blocks = wordsForm(core, page, kind, '123456789018', { ...over, photos: [] });
    expect(atFields(blocks)).toEqual({ text: 'file.too-long 2000', photo: 'photo.too-big' });
    expect(told(blocks)).toEqual(['file.too-long 2000', 'photo.too-big']);
  });
  it.each(['object', 'reopen'] as const)('%s: too long is said', (kind) => expect(atFields(wordsForm(core, page, kind, '123456789018', { text: over.text }))).toEqual({ text: 'file.too-long 2000' }));
});

/** One schema gives the check, the type and the API document. */
import * as z from 'zod';
import { LOCALES, OFFICES } from '../../src/inquiry.js';

const receipt = z.string().regex(/^[\d\s-]{12,20}$/).describe('Receipt number, 12 digits in any grouping');
const page = z.int().min(1).max(1000).optional();
/** How long a text may be the core says, in words for whoever typed it; here only a request's 128 KB count. */
const text = z.string();
const lastFour = z.string().max(10).optional().describe('Last four digits of the phone that filed it');

export const askSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('menu') }),
  z.strictObject({ kind: z.literal('help') }),
  z.strictObject({ kind: z.literal('privacy') }),
  z.strictObject({
    kind: z.literal('file'),
    group: z.string().max(40).optional(),
    about: z.string().max(60).optional().describe('The entry of the guide that it is about'),
    text: text.optional(),
    place: text.optional(),
    name: text.optional(),
    phone: z.string().max(40).optional().describe('A Korean or international number in any form'),
    confirmed: z.boolean().optional().describe('Files it; without it the answer shows what would be filed'),
    warned: z.boolean().optional(),
    byText: z.boolean().optional().describe('Consent to results by text message (Act §27①)'),
    photos: z.array(z.string().regex(/^[\w-]{22}$/)).max(5).optional().describe('Photos that came before and belong to nothing yet: their names stand in the answer’s form as photo-1 and so on. New ones come as parts of the request'),
  }),
  z.strictObject({ kind: z.literal('list'), page }),
  z.strictObject({ kind: z.literal('find') }),
  z.strictObject({ kind: z.literal('check'), receipt, part: z.enum(['steps', 'answer']).optional(), page, lastFour }),
  z.strictObject({ kind: z.literal('add'), receipt, text: text.optional() }),
  z.strictObject({ kind: z.literal('withdraw'), receipt: receipt.optional() }),
  z.strictObject({ kind: z.literal('call'), receipt: receipt.optional() }),
  z.strictObject({ kind: z.literal('departments'), group: z.enum(OFFICES).optional(), work: z.string().max(40).optional().describe('A field of petitions: who works on it'), page, id: z.string().max(40).optional() }),
  z.strictObject({ kind: z.literal('language'), locale: z.enum(LOCALES).optional() }),
  z.strictObject({ kind: z.literal('guide'), topic: z.string().max(40).optional(), query: text.optional(), id: z.string().max(60).optional(), item: z.string().max(200).optional().describe('Fees of one item; all where it is empty'), page }),
  z.strictObject({ kind: z.literal('rate'), receipt: receipt.optional(), score: z.int().min(1).max(5).optional(), lastFour }),
  z.strictObject({ kind: z.literal('by-text'), receipt, wanted: z.boolean().optional(), lastFour }),
  z.strictObject({ kind: z.literal('supplement'), receipt, text: text.optional(), page }),
  z.strictObject({ kind: z.literal('object'), receipt, text: text.optional() }),
  z.strictObject({ kind: z.literal('reopen'), receipt, text: text.optional() }),
  z.strictObject({
    kind: z.literal('sign-in'),
    phone: z.string().max(40).optional().describe('Texts a one-time code to it; the form of the answer holds `request`'),
    request: z.string().max(64).optional(),
    code: z.string().max(20).optional().describe('What was texted, with the `request` of that answer: opens a session, of programs with a key alone'),
  }),
  z.strictObject({ kind: z.literal('handoff'), receipt: receipt.optional(), sure: z.boolean().optional().describe('Texts a link to the phone that has signed in') }),
  z.strictObject({ kind: z.literal('sign-out'), everywhere: z.boolean().optional() }),
  z.strictObject({ kind: z.literal('consent'), wanted: z.enum(['on', 'off', 'by-day', 'any-hour']).optional() }),
]);

/** What a program has to put right, by the field's name; of what was sent only names of fields are repeated. Undefined: it is an ask. */
export function problemIn(given: unknown): string | undefined {
  if (given === undefined) return 'body: must be JSON';
  const [issue] = askSchema.safeParse(given).error?.issues ?? [];
  return issue && `${issue.path.join('.') || 'body'}: ${issue.message}`;
}

/** An entry of the guide: what a citizen may know about one matter, in one language. Staff edit it; files bring it in. */
import * as z from 'zod';
import { PERIOD } from '../district.js';
import { LOCALES } from '../inquiry.js';

/** What an entry is about. */
export const ENTRY_KINDS = ['service', 'question', 'law', 'budget', 'organisation', 'regulation'] as const;
/** Where it is applied for: the gateway itself takes no permit by text. */
export const PLACES = ['gateway', 'gov24', 'seumteo', 'hometax', 'wetax', 'bokjiro', 'counter', 'dong', 'health-center', 'phone', 'online'] as const;

/** Topics of the menu (3 서류·수수료), each on its own digit from 1; 7 asks for words. */
export const TOPICS = ['passport', 'residence', 'waste', 'parking-tax', 'welfare', 'business'] as const;
export type Topic = (typeof TOPICS)[number];
export const isTopic = (x: unknown): x is Topic => TOPICS.includes(x as Topic);

const day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const line = z.string().trim().min(1).max(400);

const feeSchema = z.object({
  /** 품목: 소파 */
  item: line,
  /** 규격: 3인용 */
  size: line.optional(),
  won: z.int().nonnegative(),
  /** The day on which this amount was true. */
  asOf: day,
  example: z.boolean().optional(),
});

export const entrySchema = z
  .object({
    /** One matter, the same in each language. */
    id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/),
    kind: z.enum(ENTRY_KINDS),
    /** Where the menu has it; most entries are only found by words. */
    topic: z.enum(TOPICS).optional(),
    locale: z.enum(LOCALES),
    title: z.string().trim().min(1).max(300),
    /** One or two sentences: the answer by itself. */
    summary: z.string().max(600),
    body: z.string().max(50_000),
    who: z.string().max(2_000).optional(),
    how: z.string().max(4_000).optional(),
    papers: z.array(line).max(40).optional(),
    fee: z.string().max(600).optional(),
    fees: z.array(feeSchema).max(400).optional(),
    /** 처리기간 in the clock's own form: 3d, now, 2w; Act §19. */
    period: z.string().regex(PERIOD).optional(),
    /** A department of the district's data. */
    department: z.string().regex(/^[a-z0-9-]{1,40}$/).optional(),
    /** 근거 법령 */
    basis: z.string().max(600).optional(),
    where: z.enum(PLACES).optional(),
    link: z.url({ protocol: /^https?$/ }).optional(),
    /** First and last day (in Seoul) on which it holds. */
    validFrom: day.optional(),
    validUntil: day.optional(),
    /** Whose words these are: the pilot, or a file's name. */
    source: line,
    /** Other names that citizens use for it; they are searched as its title is. */
    aliases: z.array(line).max(60).optional(),
    example: z.boolean().optional(),
  })
  .refine((e) => !e.validFrom || !e.validUntil || e.validFrom <= e.validUntil, { error: 'validUntil is before validFrom' });

export type Fee = z.infer<typeof feeSchema>;
export type GuideEntry = z.infer<typeof entrySchema>;
export type EntryKind = GuideEntry['kind'];

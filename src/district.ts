/** What a district is: its departments, categories and offices. Data, checked once when it is read. */
import * as z from 'zod';
import { LOCALES, type Locale } from './inquiry.js';

const word = z.string().min(1);
/** Korean and English at least; a language without a name of its own shows the English one (nameIn). */
const named = z.object({ ko: word, en: word, zh: word.optional(), ja: word.optional(), vi: word.optional() });
export type Named = z.infer<typeof named>;

export const nameIn = (name: Named, locale: Locale): string => name[locale] ?? name.en;

const slug = z.string().regex(/^[a-z0-9-]{1,40}$/);
export const PERIOD = /^(now|[1-9]\d{0,2}[hdwmy])$/;

/** Longest names that templates may meet, in Korean and in any other language: half-width columns as EUC-KR has bytes, a letter with its marks being one. Texts are checked with names of this length. */
export const LONGEST = {
  department: { ko: 14, en: 18 },
  office: { ko: 18, en: 34 },
  category: { ko: 20, en: 28 },
  group: { ko: 20, en: 28 },
  basis: { ko: 64, en: 104 },
  does: { ko: 64, en: 72 },
  place: { ko: 20, en: 28 },
  /** Of holidays that staff add, too. */
  holiday: { ko: 24, en: 28 },
  phone: 14,
} as const;

const hour = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/);
/** 여는 때 on working days, in Seoul; one long evening in the week where there is one. `weekday` 1 is Monday. */
const hoursSchema = z.object({ open: hour, close: hour, lunch: z.object({ from: hour, to: hour }).optional(), late: z.object({ weekday: z.int().min(1).max(5), close: hour }).optional() });
export type Hours = z.infer<typeof hoursSchema>;
/** Of an office that says nothing else: 민원실 are open 09:00–18:00 (Decree §8의3). */
export const HOURS: Hours = { open: '09:00', close: '18:00', lunch: { from: '12:00', to: '13:00' } };

const phone = z.string().regex(/^[0-9-]{3,}$/).max(LONGEST.phone, { error: (issue) => `phone ${issue.input}: longer than ${LONGEST.phone} characters` });

export type NameKind = Exclude<keyof typeof LONGEST, 'phone'>;
export const longestName = (kind: NameKind, locale: Locale): number => LONGEST[kind][locale === 'ko' ? 'ko' : 'en'];

const LATIN = /[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]/;
/** Half-width columns of one character, as EUC-KR has bytes. A Latin letter with its marks is one: it goes out without them. */
export const columnsOf = (c: string): 1 | 2 => (c < '\u0080' || LATIN.test(c) ? 1 : 2);
export const columns = (text: string): number => [...text.normalize('NFC')].reduce((sum, c) => sum + columnsOf(c), 0);

/** Refuses an entry whose names are longer than texts are checked with: it names the entry and the excess. */
function within(longest: Readonly<Record<string, { ko: number; en: number }>>) {
  return (entry: { id?: string; code?: string }, context: z.RefinementCtx): void => {
    for (const [field, most] of Object.entries(longest)) {
      const name = (entry as Record<string, unknown>)[field] as Named;
      for (const locale of LOCALES) {
        const room = locale === 'ko' ? most.ko : most.en;
        const used = columns(name[locale] ?? '');
        if (used > room) context.addIssue({ code: 'custom', path: [field, locale], message: `${entry.id ?? entry.code}: ${field} (${locale}) is ${used - room} columns too long (${used}/${room})` });
      }
    }
  };
}

const departmentSchema = z
  .object({ id: slug, name: named, phone, does: named, place: named, hours: hoursSchema.optional(), counter: z.enum(['desk', 'health']).optional(), example: z.boolean() })
  .superRefine(within({ name: LONGEST.department, does: LONGEST.does, place: LONGEST.place }));
const categorySchema = z
  .object({
    id: slug,
    group: slug,
    department: slug,
    name: named,
    /** 법정·질의·건의·기타·고충민원, Act §2 */
    kind: z.enum(['statutory', 'query', 'proposal', 'other', 'grievance']),
    /** 처리기간, Act §19 */
    period: z.string().regex(PERIOD),
    basis: named,
    /** What citizens call it, in each language; `a+b` where both are said. A database of an earlier version has Korean and English ones alone. */
    words: z.object({ ko: z.array(z.string().min(2)), en: z.array(z.string().min(2)), zh: z.array(word).optional(), ja: z.array(word).optional(), vi: z.array(word).optional() }),
    defect: z.boolean(),
    /** 결재: a head approves what an officer writes. */
    approval: z.boolean().default(false),
    example: z.boolean(),
  })
  .superRefine(within({ name: LONGEST.category, basis: LONGEST.basis }));
/** Latitude and longitude, degrees (WGS 84). */
const point = z.tuple([z.number().min(33).max(39), z.number().min(124).max(132)]);
const dongSchema = z.object({ /** About its middle. */ at: point.optional(), code: z.string().regex(/^\d{8}$/), name: named, office: named, phone, hours: hoursSchema.optional(), example: z.boolean() }).superRefine(within({ office: LONGEST.office }));
const groupSchema = z.object({ id: slug, digit: z.int().min(1).max(7), name: named, fallback: slug }).superRefine(within({ name: LONGEST.group }));
const districtSchema = z.object({
  id: slug,
  name: named,
  phone,
  address: named,
  hours: z.object({ open: z.string(), close: z.string() }),
  /** 당직실, at night and on holidays. */
  duty: phone.optional(),
  /** 외국인 도움: who explains in other languages. */
  foreigners: phone.optional(),
  /** A sketch to point at: its edge, and lines that people know. */
  map: z.object({ outline: z.array(point).min(3), lines: z.array(z.object({ kind: z.enum(['water', 'road']), at: z.array(point).min(2) })) }).optional(),
  emergency: z.object({ fire: z.string(), police: z.string() }),
  groups: z.array(groupSchema).length(7),
  defaultCategory: slug,
});

export type Department = z.infer<typeof departmentSchema>;
export type Category = z.infer<typeof categorySchema>;
export type Dong = z.infer<typeof dongSchema>;
export type DistrictFacts = z.infer<typeof districtSchema>;

export interface District extends DistrictFacts {
  readonly departments: ReadonlyMap<string, Department>;
  readonly categories: ReadonlyMap<string, Category>;
  readonly dongs: readonly Dong[];
}

/** @throws ZodError naming the entry, or Error for a reference to nothing */
export function readDistrict(facts: unknown, departments: unknown, categories: unknown, dongs: unknown): District {
  const head = districtSchema.parse(facts);
  const ds = z.array(departmentSchema).parse(departments);
  const cs = z.array(categorySchema).parse(categories);
  const district: District = {
    ...head,
    departments: new Map(ds.map((d) => [d.id, d])),
    categories: new Map(cs.map((c) => [c.id, c])),
    dongs: z.array(dongSchema).parse(dongs),
  };
  const groups = new Set(head.groups.map((g) => g.id));
  for (const c of cs) {
    if (!district.departments.has(c.department)) throw new Error(`category ${c.id}: no department ${c.department}`);
    if (!groups.has(c.group)) throw new Error(`category ${c.id}: no group ${c.group}`);
  }
  for (const id of [head.defaultCategory, ...head.groups.map((g) => g.fallback)]) if (!district.categories.has(id)) throw new Error(`no category ${id}`);
  return district;
}

/** Who explains a Korean answer in another language: the district itself where it names nobody. */
export const helpFor = ({ foreigners, phone }: DistrictFacts): string => foreigners ?? phone;

export function category(district: District, id: string): Category {
  const found = district.categories.get(id) ?? district.categories.get(district.defaultCategory);
  if (!found) throw new Error(`no category ${id}`);
  return found;
}

export function department(district: District, id: string): Department {
  const found = district.departments.get(id);
  if (!found) throw new Error(`no department ${id}`);
  return found;
}

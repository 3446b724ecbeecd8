/** Fields of a verb's form, each tied to its label. What was typed stands in them again. */
import { markup } from '../../../channels/page.js';
import type { Locale } from '../../staff/locale.js';
import { parsePeriod, STOP_CAUSES, type StopCause } from '../../petitions/clock.js';
import type { Listed } from '../../petitions/desk-lists.js';
import { GROUNDS } from '../../petitions/life/verbs/result.js';
import { MAX_REASON } from '../../petitions/life/verbs/written.js';
import type { Case } from '../../petitions/life/case.js';
import { input, type Option, select } from '../forms.js';
import { type Html, words } from '../route.js';
import type { Colleague, Desk, Opened } from './desk.js';
import type { Field } from './forms.js';
import { CAUSE_NAMES, GROUND_NAMES, receiptText, STATE_NAMES, unitName } from './names.js';
import { date } from './time.js';

const t = words({
  choose: { ko: '고르십시오', en: 'Choose' },
  optional: { ko: '비워 둘 수 있습니다.', en: 'May be left empty.' },
  none: { ko: '같은 전화에서 온 다른 민원이 없습니다.', en: 'There is no other petition from the same phone.' },
});

/** What a form offers to choose from. */
export interface Choices {
  desk: Pick<Desk, 'core'>;
  petition: Case;
  people: readonly Colleague[];
  /** Of the same citizen. */
  earlier: readonly Listed[];
  consultations: Opened['consultations'];
  /** The doer's department: what it was asked. */
  department: string | undefined;
}

export type Values = Readonly<Record<string, string | readonly string[] | undefined>>;
const one = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
};
const many = (values: Values, name: string): readonly string[] => {
  const value = values[name];
  return typeof value === 'string' ? [value] : (value ?? []);
};

export function fieldHtml({ name, kind, label, hint, optional }: Field, choices: Choices, values: Values, locale: Locale): Html {
  const w = t(locale);
  const value = one(values, name);
  const said = [hint?.[locale], optional && kind !== 'consent' ? w.optional : undefined].filter(Boolean).join(' ');
  const given = { name, label: label[locale], value, ...(said ? { hint: said } : {}) };
  const more = { ...(optional ? {} : { required: true as const }), autocomplete: 'off' };
  switch (kind) {
    case 'long':
      return markup`<div class="field"><label for="${name}">${label[locale]}</label>${said && markup`<span class="hint" id="${name}-hint">${said}</span>`}<textarea id="${name}" name="${name}" rows="4" maxlength="${MAX_REASON}"${said && markup` aria-describedby="${name}-hint"`}${!optional && markup` required`}>
${value}</textarea></div>`;
    case 'short':
      return input({ ...given, more: { ...more, maxlength: '40' } });
    case 'phone':
      return input({ ...given, type: 'tel', more: { ...more, maxlength: '20' } });
    case 'number':
      return input({ ...given, hint: name === 'by' ? byHint(choices.petition.period, locale) : said, type: 'text', more: { ...more, inputmode: 'numeric', maxlength: '3' } });
    case 'consent':
      return markup`<label class="choice"><input type="checkbox" name="${name}" value="yes"${value === 'yes' && markup` checked`}> ${label[locale]}</label>`;
    case 'earlier':
      return earlierField(label[locale], choices, many(values, name), locale);
    default:
      return select(given, [['', w.choose], ...optionsOf(kind, choices, locale)]);
  }
}

/** An extension is counted in the period's own unit, and at most as long (Decree §21①). */
function byHint(period: string, locale: Locale): string {
  const unit = unitName(period, locale);
  const { count } = parsePeriod(period);
  return locale === 'ko' ? `${unit} 단위로 적습니다. ${count}${unit}까지.` : `In ${unit}, at most ${count}.`;
}

function optionsOf(kind: 'department' | 'category' | 'officer' | 'cause' | 'ground' | 'consultation', { desk, petition, people, consultations, department }: Choices, locale: Locale): Option[] {
  const { district } = desk.core;
  switch (kind) {
    case 'department':
      return [...district.departments.values()].filter((d) => d.id !== petition.department).map((d): Option => [d.id, d.name[locale]]);
    case 'category':
      return [...district.categories.values()].filter((c) => c.id !== petition.category).map((c): Option => [c.id, c.name[locale]]);
    case 'officer':
      return people.filter((p) => p.id !== petition.officer).map((p): Option => [p.id, p.name]);
    case 'cause':
      return (Object.keys(STOP_CAUSES) as StopCause[]).filter((c) => c !== 'supplement' && (c !== 'survey' || petition.kind === 'grievance')).map((c): Option => [c, CAUSE_NAMES[c][locale]]);
    case 'ground':
      return GROUNDS.map((g): Option => [g, GROUND_NAMES[g][locale]]);
    case 'consultation':
      return consultations.filter((c) => c.repliedAt === null && c.department === department).map((c): Option => [String(c.event), `${date(c.until, locale)}`]);
  }
}

/** Only the same person's petitions count, and only where a result was told (Act §23). */
function earlierField(label: string, { desk, earlier }: Choices, chosen: readonly string[], locale: Locale): Html {
  const told = earlier.filter((r) => r.settledAt !== null);
  if (!told.length) return markup`<p class="quiet">${t(locale).none}</p>`;
  return markup`<fieldset><legend>${label}</legend>${told.map((r) => markup`<label class="choice"><input type="checkbox" name="earlier" value="${r.receipt}"${chosen.includes(r.receipt) && markup` checked`}> ${desk.core.district.categories.get(r.category)?.name[locale] ?? r.category} · ${receiptText(r.receipt)} · ${date(r.arrivedAt, locale)} ${STATE_NAMES[r.state][locale]}</label>`)}</fieldset>`;
}

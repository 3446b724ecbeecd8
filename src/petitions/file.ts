/** File a petition (민원 신청): what → where, who → confirm → receipt. Each step is one Ask that knows a little more. */
import { parsePhone } from '../citizens/phone.js';
import { type Answer, type Core, DAY } from '../core.js';
import { type Category, department as departmentOf } from '../district.js';
import type { Filing, Inquiry } from '../inquiry.js';
import { type Block, type Reply, say, type Value } from '../reply.js';
import { petitionEvents, personal, petitions } from '../storage/schema.js';
import { type Write, write } from '../storage/store.js';
import { and, eq, gt, ne, sql } from 'drizzle-orm';
import { dueAt, isWorkingTime, nextWorkingInstant, showsHour } from './clock.js';
import { isDanger } from './danger.js';
import { disclose, placeOf } from './disclose.js';
import { clean, likenessOf, MAX_TEXT } from './intake.js';
import { newReceipt } from './receipt.js';
import { route } from './route.js';
import { dueValue, openState, statusBlocks } from './status.js';

/** The same words from the same phone within this time are the same petition. */
const SAME = DAY;
export const MAX_PLACE = 100;
export const MAX_NAME = 40;

export async function file(core: Core, inquiry: Inquiry, asked: Filing): Promise<Answer> {
  if (inquiry.screen === 'shared') return { reply: onYourPhone(core), writes: [] };
  const filing = { ...asked, ...cleaned(asked) };
  if (!filing.text) return { reply: askWhat(core, inquiry, filing), writes: [] };
  const wrong = problem(inquiry, filing);
  if (wrong) return { reply: { ...askWhat(core, inquiry, filing, wrong), outcome: wrong.outcome }, writes: [] };

  const category = route(core.district, filing.text, filing.group);
  const likeness = likenessFor(core, inquiry, filing);
  const earlier = likeness && disclose(await core.records.like(likeness, core.now() - SAME), { citizen: inquiry.citizen, screen: inquiry.screen, now: core.now(), byReceipt: true }, core.vault);
  if (earlier) return { reply: alreadyFiled(core, earlier, inquiry), writes: [] };
  if (!filing.confirmed) return { reply: isDanger(filing.text) && !filing.warned ? danger(core, inquiry, filing) : confirm(core, inquiry, filing, category), writes: [] };
  return filed(core, inquiry, filing, category, likeness);
}

function cleaned(filing: Filing): Filing {
  const out: Filing = {};
  for (const field of ['text', 'place', 'name', 'phone'] as const) {
    const value = clean(filing[field] ?? '');
    if (value) out[field] = field === 'text' ? value : value.replace(/\s+/g, ' ');
    else if (filing[field] !== undefined) out[field] = '';
  }
  return out;
}

interface Problem {
  outcome: 'incomplete' | 'too-long';
  text: Block;
}

function problem(inquiry: Inquiry, filing: Filing): Problem | undefined {
  const text = (template: 'file.too-long' | 'file.phone-missing' | 'file.phone-wrong'): Block =>
    template === 'file.too-long' ? { kind: 'text', text: say(template, { max: { kind: 'number', number: MAX_TEXT } }) } : { kind: 'text', text: say(template) };
  if ((filing.text?.length ?? 0) > MAX_TEXT || (filing.place?.length ?? 0) > MAX_PLACE || (filing.name?.length ?? 0) > MAX_NAME) return { outcome: 'too-long', text: text('file.too-long') };
  if (inquiry.citizen.kind === 'phone') return undefined;
  if (!filing.phone) return { outcome: 'incomplete', text: text('file.phone-missing') };
  if (!parsePhone(filing.phone)) return { outcome: 'incomplete', text: text('file.phone-wrong') };
  return undefined;
}

/** A text device is asked for one thing; a page offers the seven groups, then one form. */
function askWhat(core: Core, inquiry: Inquiry, filing: Filing, wrong?: Problem): Reply {
  const title = say('file.title');
  const problemBlocks: Block[] = wrong ? [wrong.text] : [];
  if (inquiry.converses) {
    const form: Block = {
      kind: 'form',
      ask: 'file',
      fields: [{ name: 'text', label: say('file.what'), input: 'long-text', required: true, max: MAX_TEXT }],
      hidden: filing.place ? { place: filing.place } : {},
      submit: say('file.next'),
    };
    return { outcome: 'ok', title, blocks: [...problemBlocks, form], keeps: 'draft', ...(wrong ? {} : { short: say('file.what.short') }) };
  }
  if (!filing.group && !wrong) {
    const choices = core.district.groups.map((g) => ({ label: say('group', { group: { kind: 'named', of: 'group', id: g.id } }), ask: { kind: 'file', group: g.id } as const, digit: g.digit as 1 }));
    return { outcome: 'ok', title, blocks: [{ kind: 'text', text: say('file.which-group') }, { kind: 'choices', choices }] };
  }
  return { outcome: 'ok', title, blocks: [...problemBlocks, pageForm(inquiry, filing)] };
}

function pageForm(inquiry: Inquiry, filing: Filing): Block {
  const value = (v: string | undefined): { value?: string } => (v ? { value: v } : {});
  return {
    kind: 'form',
    ask: 'file',
    fields: [
      { name: 'text', label: say('file.what'), hint: say('file.what.hint'), input: 'long-text', required: true, max: MAX_TEXT, ...value(filing.text) },
      { name: 'place', label: say('file.where'), hint: say('file.where.hint'), input: 'place', required: false, max: MAX_PLACE, ...value(filing.place) },
      { name: 'name', label: say('file.name'), input: 'text', required: false, max: MAX_NAME, autocomplete: 'name', ...value(filing.name) },
      ...(inquiry.citizen.kind === 'phone'
        ? []
        : [{ name: 'phone', label: say('file.phone'), hint: say('file.phone.hint'), input: 'phone' as const, required: true, max: 20, autocomplete: 'tel', ...value(filing.phone) }]),
    ],
    hidden: filing.group ? { group: filing.group } : {},
    submit: say('file.next'),
  };
}

function confirm(core: Core, inquiry: Inquiry, filing: Filing, category: Category): Reply {
  const text: Value = { kind: 'text', text: oneLine([filing.text, filing.place]) };
  const title = say('confirm.title');
  if (inquiry.converses) {
    const choices = [
      { label: say('confirm.yes'), ask: { kind: 'file', ...filing, confirmed: true } as const, digit: 1 as const },
      { label: say('confirm.change'), ask: { kind: 'file', ...(filing.place ? { place: filing.place } : {}) } as const, digit: 2 as const },
    ];
    return { outcome: 'ok', title, blocks: [{ kind: 'text', text: say('plain', { text }) }, { kind: 'choices', choices }], short: say('confirm.short', { text }), keeps: 'draft' };
  }
  const due = dueAt(core.now(), category.period, core.calendar);
  const facts = [
    { label: say('file.what'), value: say('plain', { text: { kind: 'text', text: filing.text ?? '' } }) },
    ...(filing.place ? [{ label: say('file.where'), value: say('plain', { text: { kind: 'text', text: filing.place } }) }] : []),
    ...(filing.name ? [{ label: say('file.name'), value: say('plain', { text: { kind: 'text', text: filing.name } }) }] : []),
    { label: say('file.phone'), value: say('plain', { text: { kind: 'text', text: filing.phone ?? '' } }) },
    { label: say('fact.department'), value: say('fact.department.value', { department: { kind: 'named', of: 'department', id: category.department }, category: { kind: 'named', of: 'category', id: category.id } }) },
    { label: say('fact.answer-by'), value: say('fact.answer-by.value', { due: dueValue(due.at, showsHour(category.period)) }) },
  ];
  const hidden = { ...asText(filing), confirmed: '1' };
  return { outcome: 'ok', title, blocks: [{ kind: 'facts', facts }, { kind: 'form', ask: 'file', fields: [], hidden, submit: say('confirm.submit') }] };
}

const asText = ({ group, text, place, name, phone }: Filing): Record<string, string> =>
  Object.fromEntries(Object.entries({ group, text, place, name, phone }).filter((e): e is [string, string] => !!e[1]));

const oneLine = (parts: (string | undefined)[]): string => parts.filter(Boolean).join(', ').replace(/\s+/g, ' ');

/** Fire, collapse or violence: the numbers to call come first, filing second. */
function danger(core: Core, inquiry: Inquiry, filing: Filing): Reply {
  const { fire, police } = core.district.emergency;
  const numbers = { fire: { kind: 'phone', phone: fire }, police: { kind: 'phone', phone: police } } as const;
  const next: Block = inquiry.converses
    ? { kind: 'choices', choices: [{ label: say('confirm.yes'), ask: { kind: 'file', ...filing, confirmed: true, warned: true }, digit: 1 }] }
    : { kind: 'form', ask: 'file', fields: [], hidden: { ...asText(filing), warned: '1' }, submit: say('danger.file') };
  return {
    outcome: 'ok',
    title: say('danger.title'),
    blocks: [{ kind: 'text', text: say('danger.text', numbers) }, { kind: 'link', to: { tel: fire }, label: say('danger.call', { phone: numbers.fire }) }, { kind: 'link', to: { tel: police }, label: say('danger.call', { phone: numbers.police }) }, next],
    short: say('danger.short', numbers),
    keeps: 'draft',
  };
}

function alreadyFiled(core: Core, view: NonNullable<ReturnType<typeof disclose>>, inquiry: Inquiry): Reply {
  return {
    outcome: 'duplicate',
    title: say('duplicate.title'),
    blocks: [{ kind: 'text', text: say('duplicate.text', { receipt: { kind: 'receipt', receipt: view.receipt } }) }, ...statusBlocks(core, view, inquiry)],
    short: say(view.own ? 'duplicate.short' : 'duplicate.plain.short', { receipt: { kind: 'receipt', receipt: view.receipt }, state: { kind: 'state', state: openState(view, core.now()) } }),
  };
}

/** The petition, its events and its sealed words in one list of statements. */
function filed(core: Core, inquiry: Inquiry, filing: Filing, category: Category, likeness: string | undefined): Answer {
  const now = core.now();
  const receipt = newReceipt(core.random);
  const receivedAt = nextWorkingInstant(now, core.calendar);
  const inHours = isWorkingTime(now, core.calendar);
  const due = dueAt(receivedAt, category.period, core.calendar);
  const { phone, lastFour, proven } = whose(core, inquiry, filing, receipt);
  const events = [
    { receipt, number: 1, code: 'arrived', at: now, actor: 'citizen', detail: { channel: inquiry.channel } }, // 도달
    ...(inHours ? [{ receipt, number: 2, code: 'received', at: receivedAt, actor: 'pilot', detail: null }] : []), // 접수
  ];
  const db = core.store.db;
  const fresh = likeness
    ? sql<number>`(select 1 where not exists (select 1 from ${petitions} where ${and(eq(petitions.likeness, likeness), gt(petitions.arrivedAt, now - SAME), ne(petitions.state, 'withdrawn'))}))`
    : 1;
  const writes: Write[] = [
    write(
      db.insert(petitions).values({
        receipt,
        category: category.id,
        department: category.department,
        kind: category.kind,
        period: category.period,
        state: inHours ? 'received' : 'arrived',
        channel: inquiry.channel,
        locale: inquiry.locale,
        phone,
        phoneProven: proven,
        lastFour,
        likeness: likeness ?? null,
        arrivedAt: now,
        receivedAt,
        dueAt: due.at,
        provisional: due.provisional,
        events: events.length,
        fresh,
      }),
    ),
    write(db.insert(petitionEvents).values(events)),
    ...sealedFields(core, receipt, 1, { text: filing.text, place: filing.place, name: filing.name, phone: proven ? undefined : filing.phone }),
  ];
  return { reply: receiptReply(core, inquiry, { receipt, category, dueAt: due.at, receivedAt, inHours }), writes };
}

/** The keyed hashes by which a petition is found again; numbers themselves are sealed. */
function whose(core: Core, inquiry: Inquiry, filing: Filing, receipt: string): { phone: string | null; lastFour: string | null; proven: boolean } {
  const lastFour = (digits: string): string => core.vault.find('last-four', `${receipt}/${digits}`);
  if (inquiry.citizen.kind === 'phone') return { phone: inquiry.citizen.phone, lastFour: lastFour(inquiry.citizen.lastFour), proven: true };
  const typed = parsePhone(filing.phone ?? '');
  if (!typed) return { phone: null, lastFour: null, proven: false };
  return { phone: core.vault.find('phone', typed), lastFour: lastFour(typed.slice(-4)), proven: false };
}

export function sealedFields(core: Core, receipt: string, event: number, fields: Record<string, string | undefined>): Write[] {
  const rows = Object.entries(fields)
    .filter((f): f is [string, string] => !!f[1])
    .map(([field, text]) => ({ receipt, event, field, sealed: core.vault.seal(text, placeOf(receipt, event, field)) }));
  return rows.length ? [write(core.store.db.insert(personal).values(rows))] : [];
}

function likenessFor(core: Core, inquiry: Inquiry, filing: Filing): string | undefined {
  const typed = inquiry.citizen.kind === 'phone' ? inquiry.citizen.phone : core.vault.find('phone', parsePhone(filing.phone ?? '') ?? '');
  const words = likenessOf(`${filing.text ?? ''}${filing.place ?? ''}`);
  return words ? core.vault.find('likeness', `${inquiry.citizen.kind}/${typed}/${words}`) : undefined;
}

interface FiledFacts {
  receipt: string;
  category: Category;
  dueAt: number;
  receivedAt: number;
  inHours: boolean;
}

function receiptReply(core: Core, inquiry: Inquiry, facts: FiledFacts): Reply {
  const { category } = facts;
  const receipt: Value = { kind: 'receipt', receipt: facts.receipt };
  const department: Value = { kind: 'named', of: 'department', id: category.department };
  const due = dueValue(facts.dueAt, showsHour(category.period));
  const phone: Value = { kind: 'phone', phone: departmentOf(core.district, category.department).phone };
  const key = facts.inHours ? 'filed' : 'arrived';
  const choices: Block = inquiry.converses
    ? { kind: 'choices', choices: [{ label: say('petition.add'), ask: { kind: 'add', receipt: facts.receipt }, digit: 3 }, { label: say('petition.steps'), ask: { kind: 'check', receipt: facts.receipt, part: 'steps' }, digit: 1 }] }
    : { kind: 'choices', choices: [{ label: say('petition.check'), ask: { kind: 'check', receipt: facts.receipt }, digit: 1 }, { label: say('menu.file'), ask: { kind: 'file' }, digit: 2 }] };
  return {
    outcome: 'ok',
    title: say(`${key}.title`),
    blocks: [
      { kind: 'text', text: facts.inHours ? say('filed.text', { due }) : say('arrived.text', { received: { kind: 'instant', at: facts.receivedAt }, due }) },
      {
        kind: 'facts',
        facts: [
          { label: say('fact.receipt'), value: say('fact.receipt.value', { receipt }) },
          { label: say('fact.department'), value: say('fact.department.value', { department, category: { kind: 'named', of: 'category', id: category.id } }) },
          { label: say('fact.phone'), value: say('fact.phone.value', { phone }) },
          { label: say('fact.basis'), value: say('fact.basis.value', { basis: { kind: 'named', of: 'basis', id: category.id } }) },
        ],
      },
      ...(inquiry.converses ? [] : [{ kind: 'text' as const, text: say('filed.keep') }]),
      choices,
    ],
    short: say(`${key}.short`, { receipt, department, due }),
    keeps: 'result',
  };
}

/** Typing one's words and number on a screen that others see is not asked for. */
function onYourPhone(core: Core): Reply {
  return {
    outcome: 'ok',
    title: say('file.title'),
    blocks: [
      { kind: 'text', text: say('file.on-phone') },
      { kind: 'handoff', label: say('file.on-phone.label'), page: '/m/petitions/new' },
      { kind: 'link', to: { tel: core.district.phone }, label: say('call.main', { phone: { kind: 'phone', phone: core.district.phone } }) },
    ],
  };
}

/** What filing shows at each step: the question, the confirmation, the warning, the receipt. */
import { signInChoice } from '../citizens/offers.js';
import type { Known } from '../core.js';
import { type Category, department as departmentOf } from '../district.js';
import { photoFields } from '../forms.js';
import type { Filing, Inquiry } from '../inquiry.js';
import type { Held } from '../photos/album.js';
import { type Block, type Choice, type Field, type Reply, say, type Value, type Wording } from '../reply.js';
import { dueAt, showsHour } from './clock.js';
import type { View } from './disclose.js';
import { MAX_NAME, MAX_PLACE, MAX_TEXT } from './intake.js';
import { imagesBlock, photoField } from './photo-blocks.js';
import { dueValue, openState, statusBlocks } from './status.js';

/** What is wrong with what was typed, and where. */
export interface Wrong {
  field: 'text' | 'place' | 'name' | 'phone' | 'photo';
  text: Wording;
}

/**
 * A text device is asked for one thing; a page offers the seven groups, then one form.
 * @param before what is said above the form
 */
export function askWhat(core: Known, inquiry: Inquiry, filing: Filing, wrong: readonly Wrong[] = [], before: readonly Block[] = []): Reply {
  const title = say('file.title');
  const told = [...before, ...wrong.map(({ text }): Block => ({ kind: 'text', text }))];
  if (inquiry.converses) {
    const form: Block = {
      kind: 'form',
      ask: 'file',
      fields: [{ name: 'text', label: say('file.what'), input: 'long-text', required: true, max: MAX_TEXT }],
      hidden: { ...(filing.place ? { place: filing.place } : {}), ...photoFields(filing.photos) },
      submit: say('file.next'),
    };
    return { outcome: 'ok', title, blocks: [...told, form], keeps: 'draft', ...(wrong.length ? {} : { short: say(core.textsBringPhotos && !filing.photos?.length ? 'file.what.photos.short' : 'file.what.short') }) };
  }
  if (!filing.group && !filing.change && !told.length) {
    const choices = core.district.groups.map((g) => ({ label: say('group', { group: { kind: 'named', of: 'group', id: g.id } }), ask: { kind: 'file', group: g.id } as const, digit: g.digit as 1 }));
    return { outcome: 'ok', title, blocks: [{ kind: 'text', text: say('file.which-group') }, { kind: 'choices', choices }] };
  }
  const begun = wrong.length > 0 || filing.text !== undefined; // whoever goes to sign in leaves what is typed
  const proof = begun ? [] : signInChoice(core, inquiry, { kind: 'file', ...(filing.group ? { group: filing.group } : {}) });
  return { outcome: 'ok', title, blocks: [...told, pageForm(core, inquiry, filing, wrong), ...beforeFiling(core, proof)] };
}

/** What becomes of what is written here, and how to read the answer here as well. */
const beforeFiling = (core: Known, proof: Choice[]): Block[] => [
  { kind: 'text', text: say('file.privacy', { keep: { kind: 'span', days: core.retention.petitions } }) },
  ...(proof.length ? [{ kind: 'text' as const, text: say('file.sign-in') }] : []),
  { kind: 'choices', choices: [...proof, { label: say('privacy.title'), ask: { kind: 'privacy' } }] },
];

function pageForm(core: Known, inquiry: Inquiry, filing: Filing, wrong: readonly Wrong[]): Block {
  return { kind: 'form', ask: 'file', fields: fieldsOf(core, inquiry, filing).map((f) => withWrong(f, wrong)), hidden: filing.group ? { group: filing.group } : {}, submit: say('file.next') };
}

function withWrong(field: Field, wrong: readonly Wrong[]): Field {
  const found = wrong.find((w) => w.field === field.name);
  return found ? { ...field, wrong: found.text } : field;
}

function fieldsOf(core: Known, inquiry: Inquiry, filing: Filing): Field[] {
  const value = (v: string | undefined): { value?: string } => (v ? { value: v } : {});
  return [
    { name: 'text', label: say('file.what'), hint: say('file.what.hint'), input: 'long-text', required: true, max: MAX_TEXT, ...value(filing.text) },
    { name: 'place', label: say('file.where'), hint: say('file.where.hint'), input: 'place', required: false, max: MAX_PLACE, ...value(filing.place) },
    { name: 'name', label: say('file.name'), input: 'text', required: false, max: MAX_NAME, autocomplete: 'name', ...value(filing.name) },
    ...(inquiry.citizen.kind === 'phone'
      ? []
      : [{ name: 'phone', label: say('file.phone'), hint: say('file.phone.hint'), input: 'phone' as const, required: true, max: 20, autocomplete: 'tel', ...value(filing.phone) }]),
    { name: 'byText', label: say('file.by-text'), hint: say('file.by-text.hint'), input: 'tick', required: false, max: 1, ...(filing.byText ? { value: '1' } : {}) },
    ...photoField(core, inquiry, filing.photos),
  ];
}

export function confirm(core: Known, inquiry: Inquiry, filing: Filing, category: Category, photos: readonly Held[] = []): Reply {
  const text: Value = { kind: 'text', text: oneLine([filing.text, filing.place]) };
  const title = say('confirm.title');
  if (inquiry.converses) {
    const choices = [
      { label: say('confirm.yes'), ask: { kind: 'file', ...filing, confirmed: true } as const, digit: 1 as const },
      { label: say('confirm.change'), ask: { kind: 'file', ...(filing.place ? { place: filing.place } : {}), ...(filing.photos?.length ? { photos: filing.photos } : {}) } as const, digit: 2 as const },
    ];
    const short = photos.length ? say('confirm.photos.short', { text, count: { kind: 'number', number: photos.length } }) : say('confirm.short', { text });
    return { outcome: 'ok', title, blocks: [{ kind: 'text', text: say('plain', { text }) }, { kind: 'choices', choices }], short, keeps: 'draft' };
  }
  const due = dueAt(core.now(), category.period, core.calendar);
  const facts = [
    { label: say('fact.text'), value: say('plain', { text: { kind: 'text', text: filing.text ?? '' } }) },
    ...(filing.place ? [{ label: say('fact.where'), value: say('plain', { text: { kind: 'text', text: filing.place } }) }] : []),
    ...(filing.name ? [{ label: say('file.name'), value: say('plain', { text: { kind: 'text', text: filing.name } }) }] : []),
    { label: say('file.phone'), value: inquiry.citizen.kind === 'phone' ? say('file.phone.proven', { last: { kind: 'text', text: inquiry.citizen.lastFour } }) : say('plain', { text: { kind: 'text', text: filing.phone ?? '' } }) },
    ...(filing.byText ? [{ label: say('fact.result'), value: say('fact.result.by-text') }] : []),
    { label: say('fact.department'), value: say('fact.department.value', { department: { kind: 'named', of: 'department', id: category.department }, category: { kind: 'named', of: 'category', id: category.id } }) },
    { label: say('fact.answer-by'), value: say('fact.answer-by.value', { due: dueValue(due.at, showsHour(category.period)) }) },
  ];
  const hidden = { ...asText(filing), confirmed: '1' };
  return { outcome: 'ok', title, blocks: [{ kind: 'facts', facts }, ...imagesBlock(photos), { kind: 'form', ask: 'file', fields: [], hidden, submit: say('confirm.submit'), other: { name: 'change', label: say('confirm.change') } }], ...paged(filing) };
}

/** What was typed is in no address: its pages are asked for with all of it. */
const paged = (filing: Filing): Pick<Reply, 'pages'> => ({ pages: { at: filing.page ?? 1, ask: { kind: 'file' }, carries: asText(filing) } });

const asText = ({ group, text, place, name, phone, byText, warned, photos }: Filing): Record<string, string> =>
  Object.fromEntries(Object.entries({ group, text, place, name, phone, byText: byText ? '1' : '', warned: warned ? '1' : '', ...photoFields(photos) }).filter((e): e is [string, string] => !!e[1]));

const oneLine = (parts: (string | undefined)[]): string => parts.filter(Boolean).join(', ').replace(/\s+/g, ' ');

/** Fire, collapse or violence: the numbers to call come first, filing second. */
export function danger(core: Known, inquiry: Inquiry, filing: Filing): Reply {
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

/** Who has not proved to be the one who filed it is told that it is there, not its number. */
export function alreadyFiled(core: Known, view: View | undefined, inquiry: Inquiry, filing: Filing): Reply {
  const phone: Value & { kind: 'phone' } = { kind: 'phone', phone: core.district.phone };
  if (!view) return { outcome: 'duplicate', done: 'file', title: say('duplicate.title'), blocks: [{ kind: 'text', text: say('duplicate.unproven.text', { phone }) }, { kind: 'link', to: { tel: phone.phone }, label: say('petition.call', { phone }) }] };
  return {
    outcome: 'duplicate',
    done: 'file',
    title: say('duplicate.title'),
    blocks: [{ kind: 'text', text: say('duplicate.text', { receipt: { kind: 'receipt', receipt: view.receipt } }) }, ...statusBlocks(core, view, inquiry)],
    short: say(view.own ? 'duplicate.short' : 'duplicate.plain.short', { receipt: { kind: 'receipt', receipt: view.receipt }, state: { kind: 'state', state: openState(view, core.now()) } }),
    ...(inquiry.converses ? {} : paged(filing)),
  };
}

export interface FiledFacts {
  receipt: string;
  category: Category;
  dueAt: number;
  receivedAt: number;
  inHours: boolean;
  /** That came with it. */
  photos?: number;
}

export function receiptReply(core: Known, inquiry: Inquiry, facts: FiledFacts): Reply {
  const { category } = facts;
  const receipt: Value = { kind: 'receipt', receipt: facts.receipt };
  const department: Value = { kind: 'named', of: 'department', id: category.department };
  const due = dueValue(facts.dueAt, showsHour(category.period));
  const phone: Value = { kind: 'phone', phone: departmentOf(core.district, category.department).phone };
  const key = facts.inHours ? 'filed' : 'arrived';
  // Other kinds need the petitioner's consent before a text message alone counts as told (Act §27①).
  const asks = inquiry.converses && category.kind !== 'other';
  const choices: Block = inquiry.converses
    ? { kind: 'choices', choices: [{ label: say('petition.add'), ask: { kind: 'add', receipt: facts.receipt }, digit: 3 }, { label: say('petition.steps'), ask: { kind: 'check', receipt: facts.receipt, part: 'steps' }, digit: 1 }, ...(asks ? [{ label: say('petition.by-text'), ask: { kind: 'by-text' as const, receipt: facts.receipt, wanted: true }, digit: 2 as const }] : [])] }
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
          ...(facts.photos ? [{ label: say('fact.photos'), value: say('fact.photos.value', { count: { kind: 'number', number: facts.photos } }) }] : []),
          { label: say('fact.basis'), value: say('fact.basis.value', { basis: { kind: 'named', of: 'basis', id: category.id } }) },
        ],
      },
      ...(inquiry.converses ? [] : [{ kind: 'text' as const, text: say('filed.keep') }]),
      choices,
    ],
    short: say(asks ? `${key}.by-text.short` : `${key}.short`, { receipt, department, due }),
    keeps: 'result',
    ...(inquiry.converses ? {} : { follow: facts.receipt, done: 'file' as const }),
  };
}

/** Typing one's words and number on a screen that others see is not asked for. */
export function onYourPhone(core: Known): Reply {
  return {
    outcome: 'ok',
    title: say('file.title'),
    blocks: [
      { kind: 'handoff', label: say('file.on-phone.label'), page: '/m/petitions/new', qr: '/m/petitions/new' },
      { kind: 'text', text: say('file.on-phone') },
      { kind: 'link', to: { tel: core.district.phone }, label: say('call.main', { phone: { kind: 'phone', phone: core.district.phone } }) },
      { kind: 'choices', choices: [{ label: say('privacy.title'), ask: { kind: 'privacy' } }] },
    ],
  };
}

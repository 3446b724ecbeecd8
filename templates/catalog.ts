/**
 * Every template key with the variables it may use and their longest values: what tests/templates fills in to see that
 * a message still fits. Longest is in columns: one for a Latin letter, two for a Hangul syllable — EUC-KR bytes.
 */
type Named = 'department' | 'category' | 'group' | 'basis' | 'does' | 'place';

export type Variable = (
  | { kind: 'text'; max: number }
  | { kind: 'due' | 'instant' | 'day' | 'weekday' | 'time' | 'receipt' | 'phone' | 'emergency' | 'state' }
  | { kind: 'named'; of: Named }
  | { kind: 'number'; max: number }
) & { optional?: true };

/** A text may do without it. Every other variable has to stand in every text of its key, in each language and on each device. */
const optional = <const V extends Variable>(variable: V) => ({ ...variable, optional: true }) as const;

const text = <const M extends number>(max: M) => ({ kind: 'text', max }) as const;
const number = <const M extends number>(max: M) => ({ kind: 'number', max }) as const;
const named = <const O extends Named>(of: O) => ({ kind: 'named', of }) as const;
const due = { kind: 'due' } as const;
const instant = { kind: 'instant' } as const;
const day = { kind: 'day' } as const;
const weekday = { kind: 'weekday' } as const;
const time = { kind: 'time' } as const;
const receipt = { kind: 'receipt' } as const;
const phone = { kind: 'phone' } as const;
/** A number of three digits: 119, 112. */
const emergency = { kind: 'emergency' } as const;
const state = { kind: 'state' } as const;
const department = named('department');
const category = named('category');
const answerBy = { due, department, phone };
const news = { category, receipt: optional(receipt) };

export const catalog = {
  plain: { text: text(8_000) },
  name: { name: { kind: 'named', of: 'department' as Named } },
  group: { group: named('group') },

  /** The dated line, empty but for the days of a change set: 수해 안내, 추석 휴무. */
  announcement: {},
  'switched-off.title': {},
  'switched-off.text': { phone, fire: emergency, police: emergency },
  'switched-off.short': { phone, fire: emergency, police: emergency },

  'menu.title': {},
  'menu.mine': {},
  'menu.mine.hint': {},
  'menu.file': {},
  'menu.file.hint': {},
  'menu.departments': {},
  'menu.departments.hint': {},
  'menu.language': {},
  'menu.language.hint': {},
  'menu.phone': {},
  'menu.phone.hint': {},
  'menu.find': {},
  'help.title': {},
  'help.text': { phone },
  'language.title': {},
  'language.ko': {},
  'language.en': {},
  'language.changed': {},
  'language.changed.short': {},

  'file.title': {},
  'file.which-group': {},
  'file.what': {},
  'file.what.hint': {},
  'file.what.short': {},
  'file.where': {},
  'file.where.hint': {},
  'file.name': {},
  'file.phone': {},
  'file.phone.hint': {},
  'file.next': {},
  'file.too-long': { max: number(9_999) },
  'file.phone-missing': {},
  'file.phone-wrong': {},
  'file.on-phone': {},
  'file.on-phone.label': {},
  'confirm.title': {},
  'confirm.yes': {},
  'confirm.change': {},
  'confirm.submit': {},
  'confirm.short': { text: text(30) },
  'danger.title': {},
  'danger.text': { fire: emergency, police: emergency },
  'danger.call': { phone: emergency },
  'danger.file': {},
  'danger.short': { fire: emergency, police: emergency },
  'duplicate.title': {},
  'duplicate.text': { receipt },
  'duplicate.unproven.text': { phone },
  'duplicate.short': { receipt, state },
  'duplicate.plain.short': { receipt, state },
  'filed.title': {},
  'filed.text': { due },
  'filed.keep': {},
  'filed.short': { receipt, department, due },
  'arrived.title': {},
  'arrived.text': { received: instant, due },
  'arrived.short': { receipt, department, due },

  'fact.receipt': {},
  'fact.receipt.value': { receipt },
  'fact.department': {},
  'fact.department.value': { department, category },
  'fact.department.with-phone': { department, phone },
  'fact.answer-by': {},
  'fact.answer-by.value': { due },
  'fact.phone': {},
  'fact.phone.value': { phone },
  'fact.basis': {},
  'fact.basis.value': { basis: named('basis') },
  'fact.name.value': { name: text(26) },
  'fact.text': {},
  'fact.text.on-phone': {},
  'fact.text.hidden': {},
  'fact.does': {},
  'fact.place': {},
  'fact.hours': {},
  'fact.hours.value': {},

  'petition.title': { category },
  'petition.add': {},
  'petition.check': {},
  'petition.steps': {},
  'petition.withdraw': {},
  'petition.call': { phone },
  'petition.call-officer': {},
  'status.arrived.short': answerBy,
  'status.received.short': answerBy,
  'status.late.short': { ...answerBy, due: optional(due) },
  'status.withdrawn.short': { receipt, phone },
  'status.by-text': {},
  'status.not-proven': {},
  'state.arrived': {},
  'state.received': {},
  'state.late': {},
  'state.withdrawn': {},
  due: { due },
  'due.label': {},
  'due.label.late': {},
  'due.reason.now': { start: instant },
  'due.reason.hours': { hours: number(999), start: instant },
  'due.reason.days-in-hours': { days: number(5), hours: number(40), start: instant },
  'due.reason.days': { days: number(999), start: day },
  day: { day: weekday },
  'day.today': {},
  'day.last': { day: weekday, time },
  'steps.title': { receipt },
  'step.arrived': {},
  'step.received': {},
  'step.added': {},
  'step.withdrawn': {},
  'step.answer': {},
  'step.at': { at: instant },
  'step.planned': { at: instant },
  'step.by': { due },
  'step.late': { due },

  'list.title': {},
  'list.summary': { state, due },
  'list.withdrawn': {},
  'list.empty': {},
  'list.empty.short': {},
  'find.title': {},
  'find.text': {},
  'find.receipt': {},
  'find.receipt.hint': {},
  'find.last-four': {},
  'find.last-four.hint': {},
  'find.submit': {},
  'find.short': {},
  'mistyped.title': {},
  'mistyped.text': {},
  'mistyped.short': {},
  'unknown.title': {},
  'unknown.text': {},
  'unknown.short': {},
  'closed.title': {},
  'closed.text': { phone },
  'closed.short': { phone },
  'not-proven.title': {},
  'not-proven.text': { phone },
  'not-proven.short': { phone },
  'add.title': {},
  'add.what': {},
  'add.hint': {},
  'add.submit': {},
  'add.short': {},
  'added.title': {},
  'added.text': { receipt },
  'added.short': { receipt },
  'withdraw.title': {},
  'withdraw.which': {},
  'withdraw.item': { receipt },
  'withdraw.text': { category, code: text(4) },
  'withdraw.short': { category, code: text(4) },
  'withdraw.none': {},
  'withdraw.none.short': {},
  'withdraw.wrong': {},
  'withdraw.wrong.short': {},
  'withdrawn.title': {},
  'withdrawn.text': { receipt },
  'withdrawn.short': { receipt },

  'call.title': {},
  'call.main': { phone },
  'call.fire': { phone: emergency },
  'call.police': { phone: emergency },
  'call.department': { department, phone },
  'call.hours': {},
  'departments.dongs': {},
  'departments.offices': {},
  'guide.file': {},
  'guide.department.title': { department },
  'guide.department.text': { department, phone },
  'guide.department.short': { department, phone },
  'guide.unknown.title': {},
  'guide.unknown.text': { phone },
  'guide.unknown.short': { phone },
  'not-built.rate.title': {},
  'not-built.rate.text': { phone },
  'not-built.rate.short': { phone },
  'not-built.consent.title': {},
  'not-built.consent.text': { phone },
  'not-built.consent.short': { phone },
  'received-before.title': {},
  'received-before.short': {},
  'too-long.title': {},
  'too-long.short': { max: number(9_999), phone },
  'which.title': {},
  'which.short': { digit: text(1), one: text(14), two: text(14) },
  'notice.receipt-length.title': {},
  'notice.receipt-length.text': { phone: optional(phone) },
  'notice.receipt-length.short': { phone: optional(phone) },
  'notice.nobody-owns-digit.title': {},
  'notice.nobody-owns-digit.text': { phone: optional(phone) },
  'notice.nobody-owns-digit.short': { phone },
  'notice.dropped.title': {},
  'notice.dropped.text': { phone: optional(phone) },
  'notice.dropped.short': { phone: optional(phone) },
  'notice.language-missing.title': {},
  'notice.language-missing.text': { phone },
  'notice.language-missing.short': { phone },

  'error.limited.title': {},
  'error.limited.text': {},
  'error.limited.short': {},
  'error.stale.title': {},
  'error.stale.text': {},
  'error.insecure.title': {},
  'error.insecure.text': {},
  'error.not-found.title': {},
  'error.not-found.text': {},
  'error.wrong-method.title': {},
  'error.wrong-method.text': {},
  'error.forged.title': {},
  'error.forged.text': {},
  'error.malformed.title': {},
  'error.malformed.text': {},
  'error.too-large.title': {},
  'error.too-large.text': {},
  'error.fault.title': {},
  'error.fault.text': { phone },
  'error.fault.short': { phone },

  /** News: what a notice says. Its contact line is added by the one function that makes notices. */
  'news.contact': { department, officer: text(20), phone },
  'news.contact.department': { department, phone },
  'news.registered.title': news,
  'news.registered.text': { due },
  'news.reclassified.title': news,
  'news.reclassified.text': { to: category, due },
  'news.supplement.title': news,
  'news.supplement.text': { text: text(2_000), until: day },
  'news.supplement-prolonged.title': news,
  'news.supplement-prolonged.text': { until: day },
  'news.extended.title': news,
  'news.extended.text': { text: text(2_000), was: due, due },
  'news.handed-over.title': news,
  'news.handed-over.text': { to: department },
  'news.transferred.title': news,
  'news.transferred.text': { agency: text(80), number: text(20) },
  'news.progress.title': news,
  'news.progress.text': { due },
  'news.late.title': news,
  'news.late.text': { due },
  'news.due-moved.title': news,
  'news.due-moved.text': { was: due, due },
  'news.answered.title': news,
  'news.answered.text': { text: text(8_000) },
  'news.refused.title': news,
  'news.refused.text': { text: text(8_000) },
  'news.refused-statutory.title': news,
  'news.refused-statutory.text': { text: text(8_000), until: day },
  'news.not-processed.title': news,
  'news.not-processed.text': { text: text(8_000) },
  'news.returned.title': news,
  'news.returned.text': { text: text(8_000) },
  'news.repeated.title': news,
  'news.repeated.text': { text: text(8_000) },
  'news.objected.title': news,
  'news.objected.text': { due: day },
  'news.put-off.title': news,
  'news.put-off.text': { text: text(2_000), due: day },
  'news.upheld.title': news,
  'news.upheld.text': { text: text(8_000) },
  'news.dismissed.title': news,
  'news.dismissed.text': { text: text(8_000) },
  'news.reopened.title': news,
  'news.reopened.text': { due },
  'rate.5': {},
  'rate.4': {},
  'rate.3': {},
  'rate.2': {},
  'rate.1': {},

  'nav.more': {},
  'nav.back': {},
  'nav.start': {},
  'nav.skip': {},
  'nav.official': {},
  'nav.choices': {},
  'nav.same-digits': {},
  'nav.required': {},
  'nav.ok': {},
  'nav.reload': {},
  'nav.due-days': {},
  'nav.done': {},
  'nav.current': {},
  'nav.todo': {},
  'nav.hours': {},
  'nav.steps': {},
  'nav.rest': {},
  'nav.key-ok': {},
  'nav.brand': {},
} as const satisfies Record<string, Record<string, Variable>>;

export type TemplateKey = keyof typeof catalog;

type ValueOf<V extends Variable> = V extends { kind: 'text' }
  ? { kind: 'text'; text: string }
  : V extends { kind: 'due' }
    ? { kind: 'instant' | 'day'; at: number }
    : V extends { kind: 'number' }
      ? { kind: 'number'; number: number }
      : V extends { kind: 'receipt' }
        ? { kind: 'receipt'; receipt: string }
        : V extends { kind: 'phone' | 'emergency' }
          ? { kind: 'phone'; phone: string }
          : V extends { kind: 'state' }
            ? { kind: 'state'; state: 'arrived' | 'received' | 'late' | 'withdrawn' }
            : V extends { kind: 'named' }
              ? { kind: 'named'; of: Named; id: string }
              : V extends { kind: infer K }
                ? { kind: K; at: number }
                : never;

/** The data a key takes: nothing at all where it has no variables. */
export type TemplateData<K extends TemplateKey> = {
  [P in K]: keyof (typeof catalog)[P] extends never ? [] : [{ [V in keyof (typeof catalog)[P]]: (typeof catalog)[P][V] extends Variable ? ValueOf<(typeof catalog)[P][V]> : never }];
}[K];

/** Petitions, what belongs to one, and what officers do with it. */
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** The current row of a petition; it is its events, kept ready for reading in the same write. No personal data. */
export const petitions = sqliteTable(
  'petitions',
  {
    receipt: text('receipt').primaryKey(), // 접수번호: 11 random digits and a Damm check digit
    category: text('category').notNull(),
    department: text('department').notNull(),
    kind: text('kind').notNull(), // 법정·질의·건의·기타·고충, Act §2
    period: text('period').notNull(), // 처리기간, Act §19: now, 5d …
    state: text('state').notNull(),
    channel: text('channel').notNull(),
    locale: text('locale').notNull(),
    phone: text('phone'), // keyed hash
    phoneProven: integer('phone_proven', { mode: 'boolean' }).notNull(),
    lastFour: text('last_four'), // keyed hash of receipt and last four digits
    likeness: text('likeness'), // keyed hash of phone and text: the same text within a day
    arrivedAt: integer('arrived_at').notNull(), // 도달
    receivedAt: integer('received_at').notNull(), // 접수, planned until the event is there
    dueAt: integer('due_at').notNull(),
    provisional: integer('provisional', { mode: 'boolean' }).notNull(), // due beyond the holiday table
    events: integer('events').notNull(), // number of the last event
    fresh: integer('fresh').notNull(), // NULL, and so refused, when the same text came within a day
    open: integer('open', { mode: 'boolean' }).notNull().default(true), // its state is one of OPEN
    officer: text('officer'), // a staff id
    name: text('name'), // keyed hash, to find it by
    consent: integer('consent', { mode: 'boolean' }).notNull().default(false), // results by text message, Act §27①
    waitUntil: integer('wait_until'), // while its clock stands still: the citizen's, or the cause's, last moment
    settledAt: integer('settled_at'), // of the last result; shown when it can no longer be recalled
    progressAt: integer('progress_at'), // the next 30-day notice, Decree §23
    lateTold: integer('late_told'), // the due time whose passing was told
    score: integer('score'), // satisfaction 1–5, Act §26
    scoredAt: integer('scored_at'),
    scoredOn: text('scored_on'), // a channel's name
    erasedAt: integer('erased_at'), // its personal data is gone
  },
  (t) => [
    index('petitions_phone').on(t.phone, t.arrivedAt),
    index('petitions_likeness').on(t.likeness),
    index('petitions_state').on(t.state, t.receivedAt),
    index('petitions_name').on(t.name, t.arrivedAt),
    index('petitions_category').on(t.category, t.arrivedAt),
    index('petitions_arrived').on(t.arrivedAt),
    index('petitions_settled').on(t.settledAt),
    index('petitions_scored').on(t.scoredAt),
    index('petitions_open_officer').on(t.officer, t.dueAt).where(sql`open = 1`),
    index('petitions_open_department').on(t.department, t.dueAt).where(sql`open = 1`),
    index('petitions_open_due').on(t.dueAt).where(sql`open = 1`),
    index('petitions_provisional').on(t.receipt).where(sql`open = 1 and provisional = 1`),
    index('petitions_closed').on(t.arrivedAt).where(sql`open = 0 and erased_at is null`),
    index('petitions_open_progress').on(t.progressAt).where(sql`open = 1`),
  ],
);

/** What happened, numbered: the unique number keeps two from both being next. Codes, instants and ids only. */
export const petitionEvents = sqliteTable(
  'petition_events',
  {
    receipt: text('receipt').notNull(),
    number: integer('number').notNull(),
    code: text('code').notNull(),
    at: integer('at').notNull(),
    actor: text('actor').notNull(),
    detail: text('detail', { mode: 'json' }).$type<Record<string, string | number>>(),
  },
  (t) => [primaryKey({ columns: [t.receipt, t.number] }), index('petition_events_extended').on(t.at).where(sql`code = 'extended'`)],
);

/** Free text, names, places, phones: encrypted, one row a field, each can be erased alone. */
export const personal = sqliteTable(
  'personal',
  {
    receipt: text('receipt').notNull(),
    event: integer('event').notNull(),
    field: text('field').notNull(),
    sealed: text('sealed'),
    erasedAt: integer('erased_at'),
  },
  (t) => [primaryKey({ columns: [t.receipt, t.event, t.field] })],
);

/**
 * Photos: of an event of a petition, or not yet of any. The picture itself is a sealed blob, written before its row names it; one that is still to be
 * fetched (MMS) has none. States: waiting → kept or failed; erased.
 */
export const photos = sqliteTable(
  'photos',
  {
    id: text('id').primaryKey(), // 128 random bits
    receipt: text('receipt'),
    event: integer('event'),
    state: text('state').notNull(),
    blob: text('blob'),
    type: text('type'), // image/jpeg …
    width: integer('width'),
    height: integer('height'),
    at: integer('at').notNull(),
    source: text('source'), // sealed: where to fetch it
    tries: integer('tries').notNull().default(0),
    notBefore: integer('not_before'),
    code: text('code'), // why it failed, never a sentence
    key: text('key'), // which key sealed its blob; NULL: the first
  },
  (t) => [
    index('photos_receipt').on(t.receipt, t.event),
    index('photos_blob').on(t.blob),
    index('photos_free').on(t.at).where(sql`receipt is null`),
    index('photos_waiting').on(t.notBefore).where(sql`state = 'waiting'`),
    index('photos_erased').on(t.id).where(sql`state = 'erased' and blob is not null`),
  ],
);

/** What a member of staff has to do by hand: call or write to a citizen whom no notice reaches lawfully, look at a doubtful one. */
export const tasks = sqliteTable(
  'tasks',
  {
    id: text('id').primaryKey(),
    receipt: text('receipt').notNull(),
    department: text('department').notNull(),
    kind: text('kind').notNull(), // tell, check, provisional …
    notice: text('notice'),
    why: text('why').notNull(), // a code
    at: integer('at').notNull(),
    doneAt: integer('done_at'),
    doneBy: text('done_by'),
    how: text('how'), // call, letter, visit …
  },
  (t) => [uniqueIndex('tasks_once').on(t.notice, t.kind), index('tasks_receipt').on(t.receipt), index('tasks_open').on(t.department, t.at).where(sql`done_at is null`)],
);

/** What an officer writes and has not sent: kept, or waiting for approval (결재). */
export const drafts = sqliteTable(
  'drafts',
  {
    receipt: text('receipt').primaryKey(),
    verb: text('verb').notNull(),
    sealed: text('sealed').notNull(), // the verb's input
    version: integer('version').notNull(), // of the petition it was written for
    by: text('by').notNull(),
    at: integer('at').notNull(),
    submittedAt: integer('submitted_at'),
    returnedBy: text('returned_by'),
    department: text('department').notNull(),
  },
  (t) => [index('drafts_submitted').on(t.department, t.submittedAt)],
);

/** Asking another department (협조, Act §20). */
export const consultations = sqliteTable(
  'consultations',
  {
    receipt: text('receipt').notNull(),
    event: integer('event').notNull(),
    department: text('department').notNull(),
    until: integer('until').notNull(),
    extended: integer('extended', { mode: 'boolean' }).notNull().default(false),
    repliedAt: integer('replied_at'),
  },
  (t) => [primaryKey({ columns: [t.receipt, t.event] }), index('consultations_open').on(t.department, t.until).where(sql`replied_at is null`)],
);

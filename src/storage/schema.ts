/** One schema for both engines. No ON DELETE CASCADE: a rebuilt table would empty its children in silence. */
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
  },
  (t) => [
    index('photos_receipt').on(t.receipt, t.event),
    index('photos_blob').on(t.blob),
    index('photos_free').on(t.at).where(sql`receipt is null`),
    index('photos_waiting').on(t.notBefore).where(sql`state = 'waiting'`),
    index('photos_erased').on(t.id).where(sql`state = 'erased' and blob is not null`),
  ],
);

/** A program that may ask over JSON: a kiosk, an app, a call centre. The key itself is shown once and never stored. */
export const apiKeys = sqliteTable('api_keys', {
  id: text('id').primaryKey(), // shown in lists and in the record
  hash: text('hash').notNull().unique(), // keyed hash
  name: text('name').notNull(),
  screen: text('screen').notNull(), // private, shared
  asks: text('asks', { mode: 'json' }).$type<string[]>().notNull(), // kinds of Ask; empty: all
  at: integer('at').notNull(),
  revokedAt: integer('revoked_at'),
});

/** A phone that has written to us, found by keyed hash. */
export const phones = sqliteTable('phones', {
  phone: text('phone').primaryKey(),
  sealed: text('sealed').notNull(),
  locale: text('locale').notNull(),
  changedAt: integer('changed_at').notNull(),
  stoppedAt: integer('stopped_at'), // 수신거부: no courtesy notices since then
  quiet: integer('quiet', { mode: 'boolean' }).notNull().default(true), // none between 21 and 8 o'clock
});

/** One answered message: its id is unique, its answer (encrypted) is given again to a redelivery, its digits belong to it. */
export const messages = sqliteTable(
  'messages',
  {
    seq: integer('seq').primaryKey(), // rises by itself
    id: text('id').notNull().unique(),
    phone: text('phone'),
    at: integer('at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    dialogue: text('dialogue').notNull(), // open, closed, none
    sealed: text('sealed'),
    within: integer('within').notNull(), // NULL, and so refused, when the phone is over its limit
    edition: integer('edition').notNull().default(0), // of the words it was worded with; 0 are the files
  },
  (t) => [index('messages_phone').on(t.phone, t.at)],
);

/** One-time numbers, as keyed hashes. */
export const codes = sqliteTable('codes', {
  id: text('id').primaryKey(),
  receipt: text('receipt').notNull(),
  code: text('code').notNull(),
  expiresAt: integer('expires_at').notNull(),
  tries: integer('tries').notNull(),
});

/** A citizen's session: opened by a proof, found by the keyed hash of its secret. Real time. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    phone: text('phone').notNull(), // keyed hash
    screen: text('screen').notNull(), // private, shared
    by: text('by').notNull(), // code, paired
    createdAt: integer('created_at').notNull(),
    seenAt: integer('seen_at').notNull(),
    idle: integer('idle').notNull(), // ms without use that end it
    endsAt: integer('ends_at').notNull(),
    endedAt: integer('ended_at'),
    step: integer('step').notNull().default(0), // of a device without cookies: which of its hidden tokens counts; 0 with a cookie
  },
  (t) => [index('sessions_phone').on(t.phone), index('sessions_ends').on(t.endsAt)],
);

/** A one-time code that was asked for: found by the keyed hash of what its form carries unseen. Real time. */
export const codeRequests = sqliteTable(
  'code_requests',
  {
    id: text('id').primaryKey(),
    device: text('device').notNull(), // keyed hash of its cookie; empty where it takes none
    sealed: text('sealed').notNull(), // the phone
    code: text('code').notNull(), // keyed hash
    at: integer('at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    tries: integer('tries').notNull().default(0),
    usedAt: integer('used_at'),
    sent: text('sent').notNull(), // asked, accepted, doubtful, refused, limited
  },
  (t) => [index('code_requests_expires').on(t.expiresAt)],
);

/** A link that goes on on another device: found by the keyed hash of its secret, spent by a button. Real time. */
export const handoffs = sqliteTable(
  'handoffs',
  {
    id: text('id').primaryKey(),
    phone: text('phone').notNull(), // keyed hash
    to: text('to_path').notNull(), // where it leads: a path without anything typed
    at: integer('at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
  },
  (t) => [index('handoffs_expires').on(t.expiresAt)],
);

/** Counters that protect a code or a number; they hold across processes. */
export const limits = sqliteTable('limits', {
  id: text('id').primaryKey(),
  since: integer('since').notNull(),
  count: integer('count').notNull(),
});

/**
 * News for a citizen, written with the event that causes it: what happens to it afterwards is kept here, too.
 * States: waiting → claimed → (pushed →) sent → delivered; or failed, doubtful, silenced, recalled.
 */
export const notices = sqliteTable(
  'notices',
  {
    id: text('id').primaryKey(),
    receipt: text('receipt').notNull(),
    event: integer('event').notNull(),
    kind: text('kind').notNull(),
    duty: text('duty').notNull(), // law: must reach the citizen by a lawful way; courtesy
    phone: text('phone'), // keyed hash; NULL where none is known
    locale: text('locale').notNull(),
    sealed: text('sealed'), // the Reply, in values and template keys
    state: text('state').notNull(),
    notBefore: integer('not_before').notNull(),
    claimedUntil: integer('claimed_until'),
    tries: integer('tries').notNull().default(0),
    way: text('way'), // push, text
    carrier: text('carrier'),
    carrierId: text('carrier_id'),
    code: text('code'), // the last error's, never a sentence
    delivery: integer('delivery').notNull().default(0), // rank of the newest receipt: it only rises
    createdAt: integer('created_at').notNull(),
    changedAt: integer('changed_at').notNull(),
  },
  (t) => [
    uniqueIndex('notices_once').on(t.receipt, t.event, t.kind),
    index('notices_waiting').on(t.notBefore).where(sql`state in ('waiting', 'pushed')`),
    index('notices_claimed').on(t.claimedUntil).where(sql`state = 'claimed'`),
    index('notices_trouble').on(t.changedAt).where(sql`state in ('failed', 'doubtful')`),
    index('notices_phone').on(t.phone, t.createdAt),
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

/** A browser that asked for web push about one petition. */
export const subscriptions = sqliteTable(
  'subscriptions',
  {
    id: text('id').primaryKey(), // keyed hash of endpoint and receipt
    receipt: text('receipt').notNull(),
    sealed: text('sealed').notNull(), // endpoint and keys
    at: integer('at').notNull(),
  },
  (t) => [index('subscriptions_receipt').on(t.receipt)],
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

/** Who stands in for whom, and when. */
export const absences = sqliteTable(
  'absences',
  {
    id: text('id').primaryKey(),
    staff: text('staff').notNull(),
    substitute: text('substitute').notNull(),
    from: integer('from_at').notNull(),
    until: integer('until_at').notNull(),
    by: text('by').notNull(),
  },
  (t) => [index('absences_substitute').on(t.substitute, t.until), index('absences_staff').on(t.staff, t.until)],
);

/** 임시공휴일 that staff added, also those that they took out again, and how far the move of open due dates has come since. */
export const holidays = sqliteTable('holidays', {
  date: text('date').primaryKey(), // 2026-10-02
  name: text('name').notNull(),
  by: text('by').notNull(),
  at: integer('at').notNull(),
  after: text('after').notNull().default(''), // the last petition that was looked at: its due time and its receipt
  moved: integer('moved').notNull().default(0),
  seen: integer('seen').notNull().default(0),
  doneAt: integer('done_at'),
  whole: integer('whole').notNull().default(0), // petitions to be looked at, as counted at the beginning
  passAt: integer('pass_at').notNull().default(0), // when the pass that is under way could begin
  removedAt: integer('removed_at'),
  removedBy: text('removed_by'),
});

/** A shared screen that shows somebody's petitions, or waits to (src/citizens/pairing.ts). Real time; keyed hashes; nothing that opens it. */
export const pairings = sqliteTable(
  'pairings',
  {
    id: text('id').primaryKey(),
    screen: text('screen').notNull(), // of the screen's own cookie
    link: text('link').notNull(), // of the secret in the QR's link
    code: text('code').notNull(), // of the nine digits
    sealed: text('sealed').notNull(), // the digits, to be shown again
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    live: integer('live').notNull(), // 1; refused as NULL where a guard says no
    claimedBy: text('claimed_by'), // the phone's keyed hash
    how: text('how'), // link, code or text
    number: text('number'), // of the one-time number that a text carried
    tries: integer('tries').notNull().default(0), // guesses of it
    approvedAt: integer('approved_at'),
    openedAt: integer('opened_at'),
    endedAt: integer('ended_at'),
  },
  (t) => [uniqueIndex('pairings_code').on(t.code), uniqueIndex('pairings_link').on(t.link), index('pairings_screen').on(t.screen, t.createdAt), index('pairings_expires').on(t.expiresAt), index('pairings_claimed').on(t.claimedBy)],
);

/** Codes of remote controls that staff entered beside the known ones (channels/tv/keys.ts). One code of a platform means one key. */
export const remoteKeys = sqliteTable(
  'remote_keys',
  {
    platform: text('platform').notNull(), // any, hbbtv, webos …
    code: integer('code').notNull(),
    key: text('key').notNull(),
    by: text('by').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.code] })],
);

/** Ready texts for officers' answers. */
export const cannedTexts = sqliteTable(
  'canned_texts',
  {
    id: text('id').primaryKey(),
    verb: text('verb').notNull(), // answer, refuse …
    category: text('category'), // NULL: every category
    title: text('title').notNull(),
    body: text('body').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [index('canned_texts_verb').on(t.verb, t.category, t.position)],
);

/** The district's own data: one row an entry, in the order that people see. */
export const entries = sqliteTable(
  'district_entries',
  {
    kind: text('kind').notNull(), // district, department, category, dong
    id: text('id').notNull(),
    position: integer('position').notNull(),
    facts: text('facts', { mode: 'json' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.id] })],
);

/**
 * The guide: one row an entry and language. Its number is the rowid of what is derived from it (guide_texts, guide_index, guide_titles):
 * search tables that a migration makes by hand, and that can be dropped and made again from these rows.
 */
export const guideEntries = sqliteTable(
  'guide_entries',
  {
    seq: integer('seq').primaryKey(),
    id: text('id').notNull(),
    locale: text('locale').notNull(),
    position: integer('position').notNull(),
    topic: text('topic'), // of the menu
    source: text('source').notNull(),
    validFrom: text('valid_from'), // 2026-01-01, in Seoul
    validUntil: text('valid_until'),
    facts: text('facts', { mode: 'json' }).notNull(),
    imported: text('imported'), // hash of the entry as a file brought it: staff's edits are told from it
  },
  (t) => [uniqueIndex('guide_entries_id').on(t.id, t.locale), index('guide_entries_position').on(t.locale, t.position), index('guide_entries_source').on(t.source), index('guide_entries_topic').on(t.locale, t.topic, t.position).where(sql`topic is not null`)],
);

/** Words that staff hold to be the same in a search. A row wins over the group of that id in the program's lexicon; one word or none: the group is gone. */
export const guideSynonyms = sqliteTable('guide_synonyms', {
  id: text('id').primaryKey(),
  words: text('words', { mode: 'json' }).$type<string[]>().notNull(),
  by: text('by').notNull(),
  at: integer('at').notNull(),
});

/** Derived: an entry's words as the search compares them. */
export const guideTexts = sqliteTable('guide_texts', {
  seq: integer('seq').primaryKey(),
  titles: text('titles').notNull(), // title and aliases, one a line
  body: text('body').notNull(),
});

/** Derived: in how many entries a token stands; what is missing here is rare. */
export const guideTerms = sqliteTable('guide_terms', { term: text('term').primaryKey(), docs: integer('docs').notNull() });

/** Questions that the guide did not answer, as words that name nobody (src/guide/learn.ts). */
export const guideQuestions = sqliteTable(
  'guide_questions',
  {
    locale: text('locale').notNull(),
    words: text('words').notNull(),
    unanswered: integer('unanswered').notNull(),
    again: integer('again').notNull(), // answered, and asked again at once
    entry: text('entry'), // the nearest
    firstAt: integer('first_at').notNull(),
    lastAt: integer('last_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.locale, t.words] }), index('guide_questions_last').on(t.lastAt)],
);

/** Words that the guide does not know, as keyed hashes, until several phones have said them. */
export const guideStrangeWords = sqliteTable(
  'guide_strange_words',
  { word: text('word').notNull(), asker: text('asker').notNull(), at: integer('at').notNull() },
  (t) => [primaryKey({ columns: [t.word, t.asker] }), index('guide_strange_words_at').on(t.at)],
);

/** How often an entry was given, by device and month. */
export const guideUses = sqliteTable(
  'guide_uses',
  { entry: text('entry').notNull(), device: text('device').notNull(), month: text('month').notNull(), count: integer('count').notNull() },
  (t) => [primaryKey({ columns: [t.entry, t.device, t.month] })],
);

/** What this database is: demo or not, and a sealed word that proves the key. */
export const facts = sqliteTable('database_facts', { id: text('id').primaryKey(), value: text('value').notNull() });

/** What staff publish. Every version of every text and layout is kept; the newest one of a place is live, NULL means none of its own. */
export const textVersions = sqliteTable(
  'text_versions',
  {
    locale: text('locale').notNull(), // ko, en … or layout
    device: text('device').notNull(), // common, sms, mobile …
    key: text('key').notNull(),
    edition: integer('edition').notNull(),
    body: text('body'),
  },
  (t) => [primaryKey({ columns: [t.locale, t.device, t.key, t.edition] }), index('text_versions_edition').on(t.edition)],
);

/** One moment at which live words changed: the number is unique, so two that publish at once are told apart. */
export const editions = sqliteTable('editions', {
  number: integer('number').primaryKey(),
  at: integer('at').notNull(),
  kind: text('kind').notNull(), // published, ended, restored
  changeSet: text('change_set').notNull(),
  by: text('by').notNull(),
  reason: text('reason').notNull(),
});

/** Changes that go live together, with their way from draft to archive. */
export const changeSets = sqliteTable(
  'change_sets',
  {
    id: text('id').primaryKey(),
    title: text('title').notNull(),
    reason: text('reason').notNull(),
    state: text('state').notNull(), // draft, submitted, approved, published, ended, discarded
    version: integer('version').notNull(), // rises with every change of this row or its changes
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    submittedBy: text('submitted_by'),
    decidedBy: text('decided_by'),
    decision: text('decision'), // what the second person wrote
    publishAt: integer('publish_at'),
    endAt: integer('end_at'),
    edition: integer('edition'),
    emergencyUntil: integer('emergency_until'), // published by one: a second person approves until then
  },
  (t) => [index('change_sets_state').on(t.state, t.createdAt)],
);

export const changes = sqliteTable(
  'changes',
  {
    changeSet: text('change_set').notNull(),
    locale: text('locale').notNull(),
    device: text('device').notNull(),
    key: text('key').notNull(),
    body: text('body'),
    revision: integer('revision').notNull(), // two editors: who saves on an old one is told
    by: text('by').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.changeSet, t.locale, t.device, t.key] })],
);

/** Answers given, without anything of a citizen in them, to be given again with a draft's words. */
export const recordedReplies = sqliteTable(
  'recorded_replies',
  {
    id: text('id').primaryKey(), // hash of what follows
    device: text('device').notNull(),
    locale: text('locale').notNull(),
    ask: text('ask').notNull(),
    reply: text('reply').notNull(),
    count: integer('count').notNull(),
    lastAt: integer('last_at').notNull(),
  },
  (t) => [index('recorded_replies_last').on(t.lastAt)],
);

/** Who did what to which text or account, when, from where. The migration's triggers refuse every change, and every deletion within two years. */
export const actions = sqliteTable(
  'actions',
  {
    seq: integer('seq').primaryKey(),
    at: integer('at').notNull(),
    actor: text('actor').notNull(), // a staff id, or system
    verb: text('verb').notNull(),
    target: text('target').notNull(),
    detail: text('detail').notNull(),
    address: text('address').notNull(),
  },
  (t) => [index('actions_at').on(t.at), index('actions_actor').on(t.actor, t.at)],
);

/** A phone that a member of staff proved to hold, for test messages. */
export const staffPhones = sqliteTable('staff_phones', {
  staff: text('staff').primaryKey(),
  sealed: text('sealed').notNull(),
  code: text('code'), // keyed hash of the number that was texted
  expiresAt: integer('expires_at').notNull(),
  tries: integer('tries').notNull(),
  provenAt: integer('proven_at'),
});

/** Demo only: texts that would have gone out by a carrier, shown by the lab's phone. */
export const labTexts = sqliteTable(
  'lab_texts',
  {
    seq: integer('seq').primaryKey(),
    phone: text('phone').notNull(), // keyed hash
    sealed: text('sealed').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [index('lab_texts_phone').on(t.phone, t.seq)],
);

/** An invitation: a one-time link that is handed over. Its id is the hash of the link's secret. */
export const staffInvitations = sqliteTable('staff_invitations', {
  id: text('id').primaryKey(),
  username: text('username').notNull(),
  name: text('name').notNull(),
  role: text('role').notNull(),
  department: text('department'),
  by: text('by').notNull(),
  at: integer('at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
});

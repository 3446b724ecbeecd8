/** Three months of a demo's district, told by the real verbs with a clock that is set back. It runs beside the server, one petition at a time. */
import { count, desc, eq } from 'drizzle-orm';
import { answer } from '../answer.js';
import { type Core, DAY, HOUR } from '../core.js';
import { LifeFault } from '../petitions/life/fault.js';
import { citizenBy, type Doing, SYSTEM } from '../petitions/life/decision.js';
import type { Inputs } from '../petitions/life/decide.js';
import { perform } from '../petitions/life/perform.js';
import type { PetitionVerb } from '../petitions/life/table.js';
import { addWorkingTime, isWorkingTime, nextWorkingInstant } from '../petitions/clock.js';
import { register } from '../petitions/register.js';
import { route } from '../petitions/route.js';
import { petitions, phones } from '../storage/schema.js';
import { Conflict, literal, type Write, write } from '../storage/store.js';
import { SAMPLES } from './demo.js';
import { DEMO_STAFF, type DemoName, demoStaff } from './people.js';
import { type Step, STORIES, type Story } from './stories.js';

export interface Told {
  petitions: number;
  steps: number;
  /** Steps that the law or the table refused: codes for the log. */
  refused: string[];
}

/** Numbers that the lab's own phones never take. */
const numberOf = (n: number): string => `+82105555${1_000 + n}`;

/** @param hash of the password that was printed @param going false: the server stops @returns what was told; nothing when somebody else tells it */
export async function tellLife(core: Core, hash: string, going: () => boolean = () => true): Promise<Told> {
  const told: Told = { petitions: 0, steps: 0, refused: [] };
  await breathe();
  if (await inUse(core)) return told;
  const staff = await demoStaff(core, hash);
  if (!staff) return told;
  const now = core.now();
  for (const [i, story] of STORIES.entries()) {
    if (!going()) return told;
    await tellOne(core, staff, story, i, now, told);
    await breathe(); // whoever looks at a page meanwhile waits for one petition at most
  }
  return told;
}

/** Somebody has filed already: whoever begins with an older database keeps it as it is. */
async function inUse({ store }: Core): Promise<boolean> {
  const [row] = await store.db.select({ n: count() }).from(petitions);
  return (row?.n ?? 0) > SAMPLES.length;
}

const breathe = (): Promise<void> => new Promise((go) => setTimeout(go, 0));

async function tellOne(core: Core, staff: ReadonlyMap<DemoName, string>, story: Story, index: number, now: number, told: Told): Promise<void> {
  const arrived = Math.round(now - story.daysAgo * DAY - (index % 9) * HOUR);
  const receipt = await filed(at(core, arrived), staff, story, index, arrived);
  if (!receipt) return;
  told.petitions++;
  const received = nextWorkingInstant(arrived, core.calendar);
  if (received > now) return;
  if (!isWorkingTime(arrived, core.calendar)) await done(core, SYSTEM, { verb: 'receive', receipt, input: { at: received } }, received, told);
  let before = received;
  for (const step of story.steps) {
    const then = whenOf(core, step, received, before);
    if (then >= now) return; // it has not happened yet
    if (!(await done(core, doerOf(staff, step, story), { ...step, receipt }, then, told))) return;
    before = then;
  }
}

/** Later than what came before it, whatever the table of hours says. */
function whenOf({ calendar }: Core, { at: given }: Step, received: number, before: number): number {
  const n = Number(given.slice(0, -1));
  const then = given.endsWith('h') ? addWorkingTime(received, n * HOUR, calendar) : nextWorkingInstant(before + n * DAY, calendar);
  return Math.max(then, before + HOUR / 4);
}

const at = (core: Core, instant: number): Core => ({ ...core, now: () => instant });

function doerOf(staff: ReadonlyMap<DemoName, string>, { by }: Step, { way }: Story): Doing {
  if (by === 'citizen') return citizenBy(way === 'counter' || way === 'phone' || way === 'paper' ? 'mobile' : way);
  const person = DEMO_STAFF.find((p) => p.username === by);
  const kind = person?.role === 'head' || person?.role === 'inspector' || person?.role === 'agent' ? person.role : 'officer';
  return { kind, id: staff.get(by) ?? '', name: person?.name ?? '', ...(person?.department ? { department: person.department } : {}) };
}

interface Act {
  verb: PetitionVerb;
  receipt: string;
  input: Inputs[PetitionVerb];
}

/** @returns whether it was done */
async function done(core: Core, doing: Doing, { verb, receipt, input }: Act, then: number, told: Told): Promise<boolean> {
  try {
    await perform(at(core, then), doing, { verb, receipt, version: undefined, input: input as never, with: () => [delivered(receipt, then)] });
    told.steps++;
    return true;
  } catch (error) {
    if (!(error instanceof LifeFault)) throw error;
    told.refused.push(`${verb} ${error.code}`);
    return false;
  }
}

/** News of the past are not told again today: they count as delivered then. */
const delivered = (receipt: string, then: number): Write => ({ sql: "update notices set state = 'delivered', way = 'text', carrier = 'demo', delivery = 4, changed_at = created_at where receipt = ? and state = 'waiting' and created_at <= ?", params: [receipt, then] });

/** @returns the receipt; undefined when the database has the same words of that day already */
async function filed(core: Core, staff: ReadonlyMap<DemoName, string>, story: Story, index: number, arrived: number): Promise<string | undefined> {
  const { text, place, name, way } = story;
  const number = numberOf(story.citizen ?? index);
  const said = { text, place, ...(name ? { name } : {}) };
  if (way === 'counter' || way === 'phone' || way === 'paper') {
    const agent = DEMO_STAFF.find((p) => p.username === 'demo-agent');
    const input = { filing: { ...said, phone: number }, category: route(core.district, text).id, way, locale: 'ko' as const, consent: true };
    return (await register(core, { id: staff.get('demo-agent') ?? '', name: agent?.name ?? '' }, `demo-${index}`, input, (receipt) => [delivered(receipt, arrived)])).receipt;
  }
  const texts = way === 'sms';
  const phone = core.vault.find('phone', number);
  const citizen = texts ? ({ kind: 'phone', phone, lastFour: number.slice(-4), by: 'sender' } as const) : ({ kind: 'nobody' } as const);
  const ask = { kind: 'file', ...said, ...(texts ? {} : { phone: number }), confirmed: true, warned: true } as const;
  const { writes } = await answer(core, { id: '', channel: way, screen: 'private', converses: texts, sessions: 'none', citizen, proofGiven: texts, locale: 'ko', ask }, ask);
  const remembered = texts ? [write(core.store.db.insert(phones).values({ phone, sealed: core.vault.seal(number, `phones/${phone}`), locale: 'ko', changedAt: arrived }).onConflictDoNothing())] : [];
  try {
    await core.store.atomic([...writes, ...remembered]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return undefined;
  }
  const [newest] = await core.store.db.select({ receipt: petitions.receipt }).from(petitions).where(eq(petitions.phone, phone)).orderBy(desc(petitions.arrivedAt)).limit(literal(1));
  return newest?.receipt;
}

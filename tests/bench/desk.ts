/**
 * `npm run bench:desk`: every list of the officers' desk with 100,000 open petitions, as whole requests over the gate. Prints a table by the clock. Its goal is
 * 50 ms where a look at every row takes 10; what a slow or busy machine makes of both shows in the same run, so it is held in such looks, by processor time.
 */
import { pathToFileURL } from 'node:url';
import { harness, TUESDAY } from '../harness.js';
import { addPerson, type SignedIn, signIn } from '../staff/people.js';
import { fillDesk } from './desk-rows.js';

/** Looks at every row. */
const GOAL = 5;
const TIMES = 25;

interface Line {
  what: string;
  /** ms by the clock. */
  median: number;
  p95: number;
  most: number;
  /** Of the processor, in looks at every row: three quarters of either take no longer. */
  looks: number;
}

export async function measureDesk(open = 100_000): Promise<{ table: string; missed: string[] }> {
  const h = await harness();
  try {
    const officer = await signIn(h, 'officer', { username: 'bench', name: '김도로', department: 'roads' });
    const head = await signIn(h, 'head', { username: 'head', name: '박과장', department: 'roads' });
    const inspector = await signIn(h, 'inspector', { username: 'inspector', name: '최심사' });
    const others = await Promise.all(Array.from({ length: 39 }, (_, i) => addPerson(h, 'officer', { username: `o${i}`, name: `직원${i}`, department: 'roads' })));
    const mine = fillDesk(h.store, { open, closed: open, officers: [officer.id, ...others], now: TUESDAY });
    const asks: [what: string, ask: () => Promise<Response>][] = [
      ['my list', () => officer.get('/petitions')],
      ['my department’s list', () => officer.get('/petitions?view=department')],
      ['my department’s list, as its head', () => head.get('/petitions?view=department')],
      ['all petitions', () => inspector.get('/petitions')],
      ...(['late', 'new', 'today', 'week', 'later', 'stopped'] as const).map((only): [string, () => Promise<Response>] => [`my department: ${only}, last page`, () => officer.get(`/petitions?view=department&only=${only}&page=20`)]),
      ['all: late, last page', () => inspector.get('/petitions?view=all&only=late&page=20')],
      ['all: stopped, last page', () => inspector.get('/petitions?view=all&only=stopped&page=20')],
      ['what is new, my department', () => officer.get('/petitions/changes?view=department')],
      ['one petition beside my list', () => officer.get(`/petitions/${mine[0]}`)],
      ['search: a category', () => post(officer, { category: 'streetlight' })],
      ['search: a department and a state', () => post(officer, { department: 'roads', state: 'supplement' })],
      ['the head’s page to print', () => head.get('/report')],
      ['all departments, for an inspector', () => inspector.get('/report')],
    ];
    const everyRow = h.store.raw.prepare('select sum(arrived_at) from petitions not indexed');
    const lines: Line[] = [];
    for (const [what, ask] of asks) lines.push({ what, ...(await timed(ask, () => everyRow.get())) });
    return { table: table(lines), missed: lines.filter((l) => l.looks > GOAL).map((l) => `${l.what}: ${l.looks.toFixed(1)} looks`) };
  } finally {
    h.close();
  }
}

const post = (who: SignedIn, fields: Record<string, string>): Promise<Response> => who.post('/petitions/search', fields);

/** ms of the processor that this process has used. */
const work = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

async function timed(ask: () => Promise<Response>, look: () => unknown): Promise<Omit<Line, 'what'>> {
  const clock: number[] = [];
  const worked: number[] = [];
  const looked: number[] = [];
  for (let i = 0; i < TIMES + 3; i++) {
    const before = work();
    look();
    const [began, between] = [performance.now(), work()];
    const response = await ask();
    await response.text();
    if (response.status !== 200) throw new Error(`${response.status}`);
    if (i < 3) continue; // the first ones warm caches and the compiler
    clock.push(performance.now() - began);
    worked.push(work() - between);
    looked.push(between - before);
  }
  return { median: at(clock, 0.5), p95: at(clock, 0.95), most: at(clock, 1), looks: at(worked, 0.75) / at(looked, 0.75) };
}

const at = (times: readonly number[], share: number): number => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

function table(lines: readonly Line[]): string {
  const ms = (n: number): string => `${n.toFixed(1)} ms`;
  return ['| list, 100,000 open petitions | median | 95 % | most | in looks at every row | goal |', '|---|---|---|---|---|---|', ...lines.map((l) => `| ${l.what} | ${ms(l.median)} | ${ms(l.p95)} | ${ms(l.most)} | ${l.looks.toFixed(1)} | ${GOAL} |`)].join('\n');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { table: measured, missed } = await measureDesk();
  console.log(measured);
  if (missed.length) console.log(`missed: ${missed.join(', ')}`);
  process.exit(missed.length ? 1 : 0);
}

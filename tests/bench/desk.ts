/** `npm run bench:desk`: every list of the officers' desk with 100,000 open petitions, as whole requests over the gate. Prints a table; a goal is missed when the 95th percentile is over it. */
import { pathToFileURL } from 'node:url';
import { harness, TUESDAY } from '../harness.js';
import { addPerson, type SignedIn, signIn } from '../staff/people.js';
import { fillDesk } from './desk-rows.js';

/** ms */
export const GOAL = 50;
const TIMES = 25;

export interface Line {
  what: string;
  median: number;
  p95: number;
  most: number;
}

export async function measureDesk(open = 100_000): Promise<Line[]> {
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
    const lines: Line[] = [];
    for (const [what, ask] of asks) lines.push({ what, ...(await timed(ask)) });
    return lines;
  } finally {
    h.close();
  }
}

const post = (who: SignedIn, fields: Record<string, string>): Promise<Response> => who.post('/petitions/search', fields);

async function timed(ask: () => Promise<Response>): Promise<Omit<Line, 'what'>> {
  const times: number[] = [];
  for (let i = 0; i < TIMES + 3; i++) {
    const began = performance.now();
    const response = await ask();
    await response.text();
    if (response.status !== 200) throw new Error(`${response.status}`);
    if (i >= 3) times.push(performance.now() - began); // the first ones warm caches and the compiler
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { median: at(0.5), p95: at(0.95), most: times.at(-1) ?? 0 };
}

export function table(lines: readonly Line[]): string {
  const ms = (n: number): string => `${n.toFixed(1)} ms`;
  return ['| list, 100,000 open petitions | median | 95 % | most | goal |', '|---|---|---|---|---|', ...lines.map((l) => `| ${l.what} | ${ms(l.median)} | ${ms(l.p95)} | ${ms(l.most)} | ${GOAL} ms |`)].join('\n');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const lines = await measureDesk();
  console.log(table(lines));
  const missed = lines.filter((l) => l.p95 > GOAL);
  if (missed.length) console.log(`missed: ${missed.map((l) => l.what).join(', ')}`);
  process.exit(missed.length ? 1 : 0);
}

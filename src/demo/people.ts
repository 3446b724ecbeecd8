/** Staff of a demo, one of each kind that works on petitions. They sign in with the password that the first start prints. */
import type { Core } from '../core.js';
import { accountRows } from '../staff/invitations.js';
import { recordAction } from '../staff/actions.js';
import type { Role } from '../staff/roles.js';
import { Conflict } from '../storage/store.js';

/** Invented names. */
export const DEMO_STAFF = [
  { username: 'demo-head', name: '박정우', role: 'head', department: 'roads' },
  { username: 'demo-officer', name: '김민서', role: 'officer', department: 'roads' },
  { username: 'demo-roads', name: '이도윤', role: 'officer', department: 'roads' },
  { username: 'demo-parks', name: '최하늘', role: 'officer', department: 'parks' },
  { username: 'demo-waste', name: '정가람', role: 'officer', department: 'waste' },
  { username: 'demo-traffic', name: '한지민', role: 'officer', department: 'traffic' },
  { username: 'demo-ads', name: '오세진', role: 'officer', department: 'urban-design' },
  { username: 'demo-agent', name: '윤은별', role: 'agent', department: undefined },
  { username: 'demo-inspector', name: '서동현', role: 'inspector', department: undefined },
] as const satisfies readonly { username: string; name: string; role: Role; department: string | undefined }[];
export type DemoName = (typeof DEMO_STAFF)[number]['username'];

/** Beneath the first administrator's password, which is theirs, too. */
export const demoLine = '  시험 직원  demo-head  demo-officer  demo-agent  demo-inspector  (비밀번호는 같습니다, same password)';

/** @param hash of the password @returns ids by username; undefined when another process was first */
export async function demoStaff(core: Core, hash: string): Promise<ReadonlyMap<DemoName, string> | undefined> {
  const made = DEMO_STAFF.map((person) => ({ person, ...accountRows(core, person, hash) }));
  try {
    await core.store.atomic([...made.flatMap((m) => m.writes), recordAction(core, { actor: 'system', verb: 'account.first', target: 'demo', address: '' })]);
  } catch (error) {
    if (error instanceof Conflict) return undefined;
    throw error;
  }
  return new Map(made.map(({ person, id }) => [person.username, id]));
}

/** `minwon staff add`: a one-time link for an account, from a terminal. Whoever may open the database may make one. */
import * as crypto from 'node:crypto';
import { readConfig } from '../config.js';
import { pilots } from '../pilot/index.js';
import { invitation } from '../staff/invitations.js';
import { memberByName } from '../staff/people.js';
import { isRole, ROLES } from '../staff/roles.js';
import { USERNAME } from '../staff/username.js';
import { asText } from '../storage/as-text.js';
import { nodeStore } from '../storage/node/store.js';
import { vaultOf } from './vault.js';

/** Who acts from a terminal. */
const DOER = { actor: 'command line', address: '' };
const random = { token: () => crypto.randomBytes(16).toString('base64url') };

export interface StaffOptions {
  role?: string;
  name?: string;
  department?: string;
  /** Prints statements for `wrangler d1 execute` and touches no database. */
  sql?: boolean | undefined;
  /** With `sql`, of a database whose key was rotated: its fact `finder`. */
  finder?: string | undefined;
}

/** Prints the link; it is valid for seven days, once. @throws Error with one line */
export async function addStaff(given: string, { role = '', name = given, department, sql = false, finder }: StaffOptions): Promise<void> {
  const config = readConfig(process.env);
  const username = given.toLowerCase();
  if (!USERNAME.test(username)) throw new Error(`${given}: a username has 3 to 30 small letters, digits, dots and hyphens, and begins with a letter`);
  if (!isRole(role)) throw new Error(`--role: must be one of ${ROLES.join(', ')}`);
  const departments = pilots[config.district].departments.map((d) => d.id);
  if (department !== undefined && !departments.includes(department)) throw new Error(`--department: must be one of ${departments.join(', ')}`);
  if (sql && !config.secretKey) throw new Error('SECRET_KEY: give the key of the Worker; a link made with another one opens nothing');
  const store = nodeStore(sql ? ':memory:' : config.databasePath);
  try {
    const vault = await vaultOf(config, store, sql ? { finder } : undefined);
    if (await memberByName(store.db, username)) throw new Error(`${username}: exists already`);
    const { secret, writes } = invitation({ store, vault, random, real: Date.now }, DOER, 'account', { username, name, role, department });
    if (sql) for (const w of writes) console.log(asText(w));
    else await store.atomic(writes);
    console.log(`${sql ? '-- ' : ''}${config.publicUrl.origin}/console/invitation/${secret}`);
  } finally {
    store.close();
  }
}

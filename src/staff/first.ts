/** The first administrator: made at the first start, with a password that is printed once. */
import type { Core } from '../core.js';
import { staff } from '../storage/staff-schema.js';
import { Conflict, literal } from '../storage/store.js';
import type { Crypto } from '../storage/vault.js';
import { recordAction } from './actions.js';
import { accountRows } from './invitations.js';
import { createPasswords } from './password.js';

/** Nothing that looks like something else. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const USERNAME = 'admin';

export interface First {
  username: string;
  password: string;
  /** Of the password, for the demo's other accounts. */
  hash: string;
}

/** Four groups of four: 79 bits. */
function readablePassword(crypto: Pick<Crypto, 'randomBytes'>): string {
  let letters = '';
  while (letters.length < 16) for (const byte of crypto.randomBytes(32)) if (byte < 248 && letters.length < 16) letters += LETTERS[byte % 31];
  return (letters.match(/.{4}/g) ?? []).join('-');
}

/** @returns undefined when there is staff already, or another process was first */
export async function firstAdministrator(core: Core, crypto: Crypto): Promise<First | undefined> {
  const { store } = core;
  const found = await store.db.select({ id: staff.id }).from(staff).limit(literal(1));
  if (found.length) return undefined;
  const password = readablePassword(crypto);
  const hash = await createPasswords(crypto).hash(password);
  const { writes } = accountRows(core, { username: USERNAME, name: '관리자', role: 'administrator', department: undefined }, hash);
  try {
    await store.atomic([...writes, recordAction(core, { actor: 'system', verb: 'account.first', target: USERNAME, address: '' })]);
    return { username: USERNAME, password, hash };
  } catch (error) {
    if (error instanceof Conflict) return undefined;
    throw error;
  }
}

/** Where staff sign in, and the very first time with what. */
export const staffLine = (url: string, first?: First): string => `  직원 화면  ${url}/console/${first ? `  아이디 ${first.username}  비밀번호 ${first.password}  (처음 한 번만 보입니다, shown only this once)` : ''}`;

/** A petition put into the database as filing does, without a conversation: for tests of what happens to it afterwards. */
import type { Core } from '../../src/core.js';
import { newPetition } from '../../src/petitions/file-writes.js';

export interface Put {
  receipt: string;
  department: string;
  category: string;
  period: string;
  receivedAt: number;
}

let serial = 0;

/** @param phone its keyed hash: the same person's petitions have the same */
export async function put(core: Core, id: string, { phone = `phone ${++serial}`, department, period, kind }: { phone?: string; department?: string; period?: string; kind?: 'statutory' } = {}): Promise<Put> {
  const known = core.district.categories.get(id);
  if (!known) throw new Error(`no category ${id}`);
  const category = { ...known, ...(department ? { department } : {}), ...(period ? { period } : {}), ...(kind ? { kind } : {}) };
  const filer = { channel: 'sms', locale: 'ko' as const, citizen: { kind: 'phone' as const, phone, lastFour: '5678', by: 'sender' as const } };
  const { facts, writes } = newPetition(core, filer, { text: `${id} ${++serial}` }, category, undefined);
  await core.store.atomic(writes);
  return { receipt: facts.receipt, department: category.department, category: id, period: category.period, receivedAt: facts.receivedAt };
}

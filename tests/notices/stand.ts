/** From an officer's verb to a carrier that does as it is told: for the top of a test file, a gateway for each test. */
import { afterEach } from 'vitest';
import { RECALL } from '../../src/notices/outbox.js';
import type { Inputs } from '../../src/petitions/life/decide.js';
import type { Doing } from '../../src/petitions/life/decision.js';
import { perform } from '../../src/petitions/life/perform.js';
import type { PetitionVerb } from '../../src/petitions/life/table.js';
import { type Harness, harness } from '../harness.js';
import { receiptIn } from '../receipt-in.js';
import { type Asked, type CarrierStand, carrier, type Says } from './carrier.js';

export const OFFICER: Doing = { kind: 'officer', id: 'kim', name: '김도로', department: 'roads' };
export const PHONE = '010-1234-5678';

export let h: Harness;
export let stand: CarrierStand | undefined;

export function noticeStand(): void {
  afterEach(async () => {
    h.close();
    await stand?.close();
    stand = undefined;
  });
}

/** @param settings of the carrier at that address */
export async function openWith(settings: (url: string) => Record<string, string>, answer?: (asked: Asked, n: number) => Says | 'hang' | undefined): Promise<void> {
  stand = await carrier(answer);
  h = await harness({ SMS_REPLY_NUMBER: '0234235114', ...settings(stand.url) });
}

export interface Row {
  id: string;
  kind: string;
  state: string;
  tries: number;
  code: string | null;
  carrier: string | null;
  carrier_id: string | null;
  not_before: number;
  delivery: number;
}
export const rows = (): Row[] => h.store.raw.prepare('select * from notices order by rowid').all() as Row[];

export const doing = <V extends PetitionVerb>(verb: V, receipt: string, input: Inputs[V], who = OFFICER) => perform(h.core, who, { verb, receipt, version: undefined, input });

/** By text, and taken by the officer. @returns its receipt */
export async function filed(text = '가로등이 꺼졌어요', from = PHONE): Promise<string> {
  await h.text(from, text);
  const receipt = receiptIn(await h.text(from, '1'));
  await doing('take', receipt, {});
  return receipt;
}

/** Answered, and past the time in which that can be taken back. */
export async function answered(text = '가로등을 고쳤습니다.'): Promise<string> {
  const receipt = await filed();
  await doing('answer', receipt, { text });
  h.time.now += RECALL;
  return receipt;
}

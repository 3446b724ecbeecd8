/** Fills a database: each open petition is filed by two texts through the gateway itself, so the schema and the vault are the real ones. */
import * as crypto from 'node:crypto';
import Database from 'better-sqlite3';
import { readConfig } from '../../src/config.js';
import { DAY, MINUTE, type Random } from '../../src/core.js';
import { gazetteCalendar, isWorkingTime } from '../../src/petitions/clock.js';
import { newReceipt } from '../../src/petitions/receipt.js';
import { diskFiles } from '../../src/files/disk.js';
import { nodeStore } from '../../src/storage/node/store.js';
import { createGateway } from '../../src/wire.js';
import { PETITIONS_A_PHONE, PHONES, phoneOf, SECRET_KEY } from './settings.js';

const TOKEN = 'kannel-token-of-the-bench';
const TROUBLES = ['가로등이 꺼졌어요', '보도블록이 깨졌어요', '하수구가 막혔어요', '쓰레기가 쌓여 있어요', '불법 주차 때문에 못 지나가요'];

/** @returns how many petitions there are */
export async function seed(file: string): Promise<number> {
  const store = nodeStore(file);
  const time = { now: 0 };
  const config = readConfig({ DEMO: 'off', PUBLIC_URL: 'https://minwon.example.kr', KANNEL_TOKEN: TOKEN, SECRET_KEY });
  const gateway = await createGateway({ files: diskFiles(), config: { ...config, secretKey: Buffer.from(SECRET_KEY, 'base64') }, store, crypto, addressOf: () => '192.0.2.1', log: () => undefined, now: () => time.now });
  let id = 0;
  const text = async (phone: number, said: string): Promise<string> => {
    const query = new URLSearchParams({ token: TOKEN, id: `seed-${++id}`, from: phoneOf(phone), to: '0234235114', text: said });
    const response = await gateway.app.request(`https://minwon.example.kr/sms/kannel?${query}`);
    return response.text();
  };
  const everyone = async (said: (n: number) => string, expected: RegExp): Promise<void> => {
    for (let from = 0; from < PHONES; from += 250) {
      const answers = await Promise.all(Array.from({ length: 250 }, (_, i) => text(from + i, said(from + i))));
      const wrong = answers.find((a) => !expected.test(a));
      if (wrong !== undefined) throw new Error(`the seed was answered: ${wrong}`);
    }
  };
  time.now = workingTimeBefore(Date.now());
  await everyone((n) => `신청 ${TROUBLES[n % TROUBLES.length]} 테헤란로 ${n}길`, /1/);
  await everyone(() => '1', /\d{4}-\d{4}-\d{4}/);
  for (let before = 1; before < PETITIONS_A_PHONE; before++) repeatInThePast(store.raw, before, gateway.core.random);
  const petitions = store.raw.prepare('select count(*) from petitions').pluck().get() as number;
  store.close();
  return petitions;
}

/** The same petitions again, filed so long ago that no list shows them, and withdrawn since. */
function repeatInThePast(raw: Database.Database, times: number, random: Random): void {
  const back = times * 200 * DAY;
  const open = raw.prepare('select receipt from petitions where state = ?').pluck().all('received') as string[];
  const columns = (raw.pragma('table_info(petitions)') as { name: string }[]).map((c) => c.name);
  const changed: Record<string, string> = { receipt: '@fresh', state: "'withdrawn'", likeness: 'null', arrived_at: `arrived_at - ${back}`, received_at: `received_at - ${back}`, due_at: `due_at - ${back}` };
  const petition = raw.prepare(`insert into petitions (${columns.join()}) select ${columns.map((c) => changed[c] ?? c).join()} from petitions where receipt = @receipt`);
  const events = raw.prepare(`insert into petition_events (receipt, number, code, at, actor, detail) select @fresh, number, code, at - ${back}, actor, detail from petition_events where receipt = @receipt`);
  raw.transaction(() => {
    for (const receipt of open) {
      const copy = { receipt, fresh: newReceipt(random) };
      petition.run(copy);
      events.run(copy);
    }
  })();
}

/** The one row that the other two servers read: what a status says. */
export function seedPlain(file: string): void {
  const db = new Database(file);
  db.exec('create table plain (phone text primary key, says text not null)');
  const insert = db.prepare('insert into plain values (?, ?)');
  db.transaction(() => {
    for (let n = 0; n < PHONES * PETITIONS_A_PHONE; n++) insert.run(phoneOf(n), '[강남구] 처리 중. 12/1(화) 09:13까지 답변드립니다. 도로관리과 02-3423-6120');
  })();
  db.close();
}

/** The last working minute: a petition of that time is received, and its due time lies ahead. */
function workingTimeBefore(at: number): number {
  const calendar = gazetteCalendar();
  let found = at;
  while (!isWorkingTime(found, calendar)) found -= MINUTE;
  return found;
}

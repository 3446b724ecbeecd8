/** Writing a result: ready texts, the meter, previews, drafts, approval. By requests, as a browser without a script sends them. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../channels/page.js';
import { filled } from '../../src/console/desk/canned.js';
import { keepDraft, onlyIfSubmitted } from '../../src/console/desk/drafts.js';
import { placeOfNotice } from '../../src/notices/outbox.js';
import { textsFor } from '../../src/lab/texts.js';
import { caseOf } from '../../src/petitions/life/case.js';
import { Conflict } from '../../src/storage/store.js';
import { type Harness, harness, TUESDAY } from '../harness.js';
import { type SignedIn, signIn } from '../staff/people.js';
import { receiptIn } from '../receipt-in.js';

let h: Harness;
let kim: SignedIn;
let head: SignedIn;
let other: SignedIn;
/** Of the department that decides about CCTV, a category with approval. */
let jung: SignedIn;
beforeAll(async () => {
  h = await harness();
  kim = await signIn(h, 'officer', { username: 'kim', name: '김도로', department: 'roads' });
  jung = await signIn(h, 'officer', { username: 'jung', name: '정디지', department: 'digital' });
  head = await signIn(h, 'head', { username: 'park', name: '박과장', department: 'digital' });
  other = await signIn(h, 'head', { username: 'song', name: '송과장', department: 'roads' });
});
beforeEach(() => {
  h.time.now = TUESDAY;
});
afterAll(() => h.close());

let phones = 30_000_000;
const row = (receipt: string): Record<string, unknown> => h.store.raw.prepare('select * from petitions where receipt = ?').get(receipt) as Record<string, unknown>;
const version = (receipt: string): string => String(row(receipt).events);
const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const html = async (response: Response | Promise<Response>): Promise<string> => (await response).text();
const read = async (response: Response | Promise<Response>): Promise<string> => plain(await html(response));
const draft = (receipt: string): Record<string, unknown> | undefined => h.store.raw.prepare('select * from drafts where receipt = ?').get(receipt) as Record<string, unknown> | undefined;
const post = (by: SignedIn, receipt: string, path: string, fields: Record<string, string> = {}): Promise<Response> => by.post(`/petitions/${receipt}/${path}`, { version: version(receipt), as: 'answer', ...fields });
const field = (page: string, name = 'text'): string => (new RegExp(`name="${name}"[^>]*>\n([^<]*)</textarea>`).exec(page)?.[1] ?? 'no field').replaceAll('&lt;', '<');

async function taken(by: SignedIn, words = '가로등이 꺼졌어요'): Promise<string> {
  const from = `+8210${++phones}`;
  await h.text(from, `${words} ${phones}`);
  const receipt = receiptIn(await h.text(from, '1'));
  expect((await post(by, receipt, 'do/take')).status).toBe(303);
  return receipt;
}
const cctv = (): Promise<string> => taken(jung, 'CCTV 설치해 주세요');

/** The notice as it waits to be sent. */
function told(receipt: string): string {
  const [notice] = h.store.raw.prepare('select id, sealed from notices where receipt = ? order by created_at desc, rowid desc').all(receipt) as { id: string; sealed: string }[];
  return notice ? h.core.vault.open(notice.sealed, placeOfNotice(notice.id)) : '';
}

describe('ready texts', () => {
  it('those of the category stand first, and fill the field without a script', async () => {
    const receipt = await taken(kim);
    const page = await html(kim.get(`/petitions/${receipt}`));
    const buttons = [...page.matchAll(/name="canned" value="([^"]+)"[^>]*>([^<]+)</g)].map((m) => [m[1], m[2]]);
    expect(buttons.slice(0, 4).map(([, title]) => title)).toEqual(['수리 완료', '수리 예정', '한전에 요청', '현장 확인함']);
    const filledIn = await html(post(kim, receipt, 'compose', { canned: buttons[0]?.[0] ?? '' }));
    expect(field(filledIn)).toMatch(/^가로등의 등을 새것으로/);
    expect([row(receipt).state, draft(receipt)]).toEqual(['assigned', undefined]);
  });

  it.each([
    ['', '나', '나'],
    ['가', '나', '나'], // another ready text
    ['제가 쓴 글', '나', '제가 쓴 글\n나'],
    [' 가\r\n', '나', '나'],
  ])('%j with %j is %j', (text, body, result) => expect(filled(text, { body }, [{ body: '가' }, { body: '나' }])).toBe(result));

  it('every one of the pilot can be sent in one message as it is', async () => {
    const receipt = await taken(kim);
    const texts = h.store.raw.prepare('select verb, body from canned_texts').all() as { verb: string; body: string }[];
    expect(texts.length).toBeGreaterThan(40);
    for (const { verb, body } of texts) {
      const answer = (await (await post(kim, receipt, 'meter', { as: verb, text: body })).json()) as { panels: { meter: string }; over: boolean };
      expect([body, answer.over, answer.panels.meter.includes('→')]).toEqual([body, false, false]);
    }
  });
});

describe('the meter', () => {
  it('counts what is sent, and says what goes out as another character', async () => {
    const receipt = await taken(kim);
    const { panels, over } = (await (await post(kim, receipt, 'meter', { text: '고쳤습니다 😀 – 똠' })).json()) as { panels: Record<string, string>; over: boolean };
    expect(over).toBe(false);
    expect(plain(panels.meter ?? '')).toMatch(/LMS 1건 · \d+바이트.*😀 → □ ,\s+– → -\s*,\s+똠 → ㄸㅗㅁ/);
    expect(panels.meter).not.toContain('?');
    await post(kim, receipt, 'do/answer', { text: '고쳤습니다 😀 – 똠' });
    expect(told(receipt)).toContain('고쳤습니다 😀 – 똠'); // pages say it whole; the text message's composer replaces
  });

  /** A text with which the whole message has exactly so many bytes. */
  async function sized(receipt: string, bytes: number): Promise<string> {
    const count = async (text: string): Promise<number> => Number(/([\d,]+)바이트/.exec(plain(((await (await post(kim, receipt, 'meter', { text })).json()) as { panels: { meter: string } }).panels.meter))?.[1]?.replace(',', ''));
    const one = await count('가');
    const rest = bytes - one;
    return '가'.repeat(1 + Math.floor(rest / 2)) + (rest % 2 ? 'a' : '');
  }

  it('2,000 bytes are one message, 2,001 need a summary; the summary is told, the whole is kept', async () => {
    const receipt = await taken(kim);
    const fits = await sized(receipt, 2000);
    const page = await html(post(kim, receipt, 'compose', { text: fits }));
    expect(plain(page)).toContain('LMS 1건 · 2,000바이트');
    expect(page).toContain('id="summary-field" hidden');
    const long = `${fits}b`;
    const refused = await html(post(kim, receipt, 'do/answer', { text: long }));
    expect(plain(refused)).toContain('요약을 적어 주십시오');
    expect(refused).not.toContain('id="summary-field" hidden');
    expect([field(refused), row(receipt).state]).toEqual([long, 'assigned']);
    expect(await read(post(kim, receipt, 'do/answer', { text: long, summary: '나'.repeat(1000) }))).toContain('요약이 문자 한 건보다 깁니다');
    expect((await post(kim, receipt, 'do/answer', { text: long, summary: '등을 바꾸었습니다.' })).status).toBe(303);
    expect([told(receipt).includes('등을 바꾸었습니다.'), told(receipt).includes(long)]).toEqual([true, false]);
    expect(await read(kim.get(`/petitions/${receipt}`))).toContain(long);
  });
});

describe('previews', () => {
  it.each([
    ['中文', 'zh', '以韓文答復爲准'],
    ['日本語', 'ja', '效力があるのは韓國語の回答です'],
    ['tieng viet', 'vi', 'Tra loi tieng Han la ban co hieu luc'],
    ['English', 'en', 'The Korean answer is the binding one'],
  ] as const)('of a petition in %s are as it will be told, and the desk says which language that is', async (name, locale, binding) => {
    const from = `+8210${++phones}`;
    await h.text(from, name);
    await h.text(from, `가로등이 꺼졌어요 ${phones}`);
    const receipt = receiptIn(await h.text(from, '1'));
    expect((await post(kim, receipt, 'do/take')).status).toBe(303);
    const tag = `<span class="tag go" lang="${locale}">${LANGUAGES[locale]}</span>`;
    expect(await html(kim.get(`/petitions/${receipt}`))).toContain(tag);
    expect(await html(kim.get('/petitions?view=mine'))).toContain(tag);
    const shown = await html(post(kim, receipt, 'compose', { go: 'preview', text: '등을 새것으로 바꾸었습니다.' }));
    const [, said, text = ''] = /class="bub" lang="(\w+)">([^<]*)/.exec(shown) ?? [];
    expect(said).toBe(locale);
    for (const part of ['등을 새것으로 바꾸었습니다.', binding, '1345']) expect(text).toContain(part);
  });

  it('show the notice on four devices by the functions that send it; a TV shows no answer', async () => {
    const receipt = await taken(kim);
    const response = await post(kim, receipt, 'compose', { go: 'preview', text: '등을 새것으로 바꾸었습니다.' });
    const page = await html(response);
    expect([...page.matchAll(/id="frame-(\w+)"/g)].map((m) => m[1])).toEqual(['pda', 'mobile', 'tv']);
    const frame = (device: string): string => new RegExp(`id="frame-${device}"[^>]*srcdoc="([^"]*)"`).exec(page)?.[1] ?? '';
    expect(['pda', 'mobile', 'tv'].map((d) => [d, frame(d).includes('등을 새것으로 바꾸었습니다.'), frame(d).includes('김도로')])).toEqual([
      ['pda', true, true],
      ['mobile', true, true],
      ['tv', false, true],
    ]);
    expect(page).toMatch(/class="bub"[^>]*>\[강남구\][^<]*등을 새것으로/);
    expect(response.headers.get('content-security-policy')).toContain("'sha256-");
    expect(row(receipt).state).toBe('assigned');
  });
});

describe('a draft', () => {
  it('is kept sealed, stands in its form again, and is gone with the answer', async () => {
    const receipt = await taken(kim);
    expect((await post(kim, receipt, 'draft', { text: '반쯤 쓴 글', as: 'refuse' })).headers.get('location')).toContain('done=petition-kept');
    expect(JSON.stringify(draft(receipt))).not.toContain('반쯤');
    const page = await html(kim.get(`/petitions/${receipt}`));
    expect(page).toContain('/do/refuse');
    expect(field(page)).toBe('반쯤 쓴 글');
    expect(await read(kim.get('/petitions'))).toContain('임시 저장');
    await post(kim, receipt, 'do/answer', { text: '고쳤습니다.' });
    expect(draft(receipt)).toBeUndefined();
  });
});

describe('approval (결재)', () => {
  it('an officer submits, the head approves: the verb is the head’s, the event names who wrote it, the citizen can call the officer', async () => {
    const receipt = await cctv();
    const page = await html(jung.get(`/petitions/${receipt}`));
    expect(plain(page)).toContain('결재 올리기');
    const direct = await post(jung, receipt, 'do/answer', { text: '설치하겠습니다.' });
    expect([direct.status, row(receipt).state]).toEqual([422, 'assigned']);
    expect(await read(direct)).toContain('과장의 결재를 받아야');
    expect((await post(jung, receipt, 'submit', { text: '설치하겠습니다.' })).headers.get('location')).toContain('done=petition-submitted');
    expect(await read(head.get('/petitions'))).toContain('결재를 기다림');
    const asks = await html(head.get(`/petitions/${receipt}`));
    expect(plain(asks)).toMatch(/쓴 사람 정디지.*설치하겠습니다\..*결재하고 보내기/);
    expect((await post(head, receipt, 'approve', { at: String(draft(receipt)?.at) })).headers.get('location')).toContain('done=petition-sent');
    const event = h.store.raw.prepare("select actor, detail from petition_events where receipt = ? and code = 'answered'").get(receipt) as { actor: string; detail: string };
    expect([event.actor, (JSON.parse(event.detail) as { drafter: string }).drafter]).toEqual([head.id, jung.id]);
    expect(told(receipt)).toContain('정디지');
    expect(draft(receipt)).toBeUndefined();
  });

  it('sent back with a note, it is the officer’s again', async () => {
    const receipt = await cctv();
    await post(jung, receipt, 'submit', { text: '안 됩니다.' });
    const at = String(draft(receipt)?.at);
    expect((await post(head, receipt, 'send-back', { at, note: ' ' })).status).toBe(422);
    expect((await post(head, receipt, 'send-back', { at, note: '까닭을 더 적어 주십시오.' })).headers.get('location')).toContain('done=petition-sent-back');
    const page = await html(jung.get(`/petitions/${receipt}`));
    expect(plain(page)).toContain('과장이 돌려보냈습니다 : 까닭을 더 적어 주십시오.');
    expect(field(page)).toBe('안 됩니다.');
    expect(row(receipt).state).toBe('assigned');
  });

  it('nobody approves their own, nor another department’s, nor what has changed', async () => {
    const receipt = await cctv();
    await post(jung, receipt, 'submit', { text: '설치하겠습니다.' });
    const at = String(draft(receipt)?.at);
    expect((await post(jung, receipt, 'approve', { at })).status).toBe(422);
    expect(await read(post(other, receipt, 'approve', { at }))).toContain('그 과의 과장만');
    expect((await post(head, receipt, 'approve', { at: '1' })).status).toBe(409);
    const seen = version(receipt);
    await post(jung, receipt, 'do/add', { text: '신청인이 전화로 더 말함' });
    expect((await head.post(`/petitions/${receipt}/approve`, { version: seen, at })).status).toBe(409);
    h.store.raw.prepare('update drafts set by = ? where receipt = ?').run(head.id, receipt);
    expect(await read(post(head, receipt, 'approve', { at }))).toContain('자기가 쓴 글은');
    expect(row(receipt).state).toBe('assigned');
  });

  it('who stands in for the absent head approves, from the first moment of the absence to its last, but never their own', async () => {
    const stand = await signIn(h, 'officer', { username: 'stand', name: '서대리', department: 'digital' });
    const receipt = await cctv();
    await post(jung, receipt, 'submit', { text: '설치하겠습니다.' });
    const at = String(draft(receipt)?.at);
    expect(await read(post(stand, receipt, 'approve', { at }))).toContain('그 과의 과장만');
    expect(await read(post(stand, receipt, 'send-back', { at, note: '다시' }))).toContain('그 과의 과장만');
    h.store.raw.prepare('insert into absences (id, staff, substitute, from_at, until_at, by) values (?, ?, ?, ?, ?, ?)').run('stand', head.id, stand.id, h.time.now - 1, h.time.now + 1, 'x');
    expect(await read(stand.get('/petitions?view=department'))).toContain('결재');
    expect(await html(stand.get(`/petitions/${receipt}`))).toContain(`/console/petitions/${receipt}/approve`);
    h.store.raw.prepare('update drafts set by = ? where receipt = ?').run(stand.id, receipt);
    expect(await read(post(stand, receipt, 'approve', { at }))).toContain('자기가 쓴 글은');
    h.store.raw.prepare('update drafts set by = ? where receipt = ?').run(jung.id, receipt);
    h.time.now += 1;
    expect(await read(post(stand, receipt, 'approve', { at }))).toContain('그 과의 과장만');
    h.time.now -= 1;
    expect((await post(stand, receipt, 'approve', { at })).headers.get('location')).toContain('done=petition-sent');
    const event = h.store.raw.prepare("select actor, detail from petition_events where receipt = ? and code = 'answered'").get(receipt) as { actor: string; detail: string };
    expect([event.actor, (JSON.parse(event.detail) as { drafter: string }).drafter]).toEqual([stand.id, jung.id]);
    h.store.raw.exec("delete from absences where id = 'stand'");
  });

  it.each(['approve first', 'send back first'])('two heads at once, %s: one wins, the other is told', async (order) => {
    const receipt = await cctv();
    await post(jung, receipt, 'submit', { text: '설치하겠습니다.' });
    const fields = { version: version(receipt), at: String(draft(receipt)?.at), note: '다시 쓰십시오.' };
    const both = ['approve', 'send-back'].map((path) => () => head.post(`/petitions/${receipt}/${path}`, fields));
    const done = await Promise.all((order === 'approve first' ? both : both.reverse()).map((ask) => ask()));
    expect(done.map((r) => r.status).sort()).toEqual([303, 409]);
    expect(draft(receipt) === undefined).toBe(row(receipt).state === 'answered');
    expect(h.store.raw.prepare("select count(*) from actions where target = ? and verb in ('petition.approve', 'petition.send-back')").pluck().get(receipt)).toBe(1);
  });

  it('between the look and the write: the rows themselves refuse a draft that is gone or newer', async () => {
    const receipt = await cctv();
    await post(jung, receipt, 'submit', { text: '설치하겠습니다.' });
    const at = Number(draft(receipt)?.at);
    const desk = { core: h.core };
    const found = await h.core.records.find(receipt);
    const petition = caseOf(found as NonNullable<typeof found>);
    const back = (seen: number) => h.core.store.atomic([keepDraft(desk, petition, { verb: 'answer', by: jung.id, written: { text: 'x' }, returnedBy: head.id }, seen)]);
    await expect(h.core.store.atomic([onlyIfSubmitted(desk, receipt, at - 1)])).rejects.toThrow(Conflict);
    await expect(back(at - 1)).rejects.toThrow(Conflict);
    await expect(h.core.store.atomic([onlyIfSubmitted(desk, receipt, at)])).resolves.toEqual([1]);
    await back(at);
    expect(draft(receipt)).toMatchObject({ by: jung.id, submitted_at: null, returned_by: head.id });
    await expect(back(at)).rejects.toThrow(Conflict);
    await expect(h.core.store.atomic([onlyIfSubmitted(desk, receipt, at)])).rejects.toThrow(Conflict);
    h.store.raw.prepare('delete from drafts where receipt = ?').run(receipt);
    await expect(back(at)).rejects.toThrow(Conflict);
    expect(draft(receipt)).toBeUndefined();
  });

  it('saving it again takes it back from approval', async () => {
    const receipt = await cctv();
    await post(jung, receipt, 'submit', { text: '설치하겠습니다.' });
    await post(jung, receipt, 'draft', { text: '다시 씁니다.' });
    expect(draft(receipt)?.submitted_at).toBeNull();
    expect((await post(head, receipt, 'approve', { at: String(draft(receipt)?.at) })).status).toBe(409);
  });

  it('a head needs nobody’s approval, and a category without approval none', async () => {
    const receipt = await cctv();
    expect((await post(head, receipt, 'do/answer', { text: '설치하겠습니다.' })).status).toBe(303);
    expect(await read(kim.get(`/petitions/${await taken(kim)}`))).not.toContain('결재 올리기');
  });
});

describe('from the officer’s field to the citizen’s phone', () => {
  it('recalled once, answered again: the phone gets the second alone, as it was previewed, and not before 60 seconds', async () => {
    const receipt = await taken(kim);
    const phone = `+8210${phones}`;
    const arrived = async (): Promise<string[]> => {
      await h.notices.run();
      return (await textsFor(h.core, phone, 0)).map((t) => t.text);
    };
    await post(kim, receipt, 'do/answer', { text: '잘못 쓴 답변' });
    h.time.now += 59_999;
    expect(await arrived()).toEqual([]);
    await post(kim, receipt, 'do/recall');
    const text = '등을 새것으로 바꾸었습니다 – 오늘 저녁부터 켜집니다.';
    const page = await html(post(kim, receipt, 'compose', { go: 'preview', text }));
    const bubble = (/class="bub"[^>]*>([^<]*)</.exec(page)?.[1] ?? '').replaceAll('&#39;', "'");
    await post(kim, receipt, 'do/answer', { text });
    h.time.now += 60_000;
    const texts = await arrived();
    expect(texts).toEqual([bubble]);
    expect(texts[0]).toContain('등을 새것으로 바꾸었습니다 - 오늘 저녁부터 켜집니다.');
    expect(texts[0]).toMatch(/담당 도로관리과 김도로 02-/);
    expect(await read(kim.get(`/petitions/${receipt}`))).toMatch(/취소함.*통신사에 넘김/);
  });
});

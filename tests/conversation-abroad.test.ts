/** A whole petition by text in English, Chinese, Japanese and Vietnamese, as somebody in a hurry writes them: every answer in that language, in letters and bytes that a Korean carrier brings. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LMS_BYTES, measure, SMS_BYTES } from '../channels/sms/measure.js';
import { type Harness, harness } from './harness.js';

type Spoken = 'en' | 'zh' | 'ja' | 'vi';
/** What is said, what the answer must have; `sms` where it has to be one short message. */
type Step = [said: string, wanted: RegExp, sms?: 'sms', petitions?: number];

const JOURNEY: Record<Spoken, Step[]> = {
  en: [
    ['hello', /Text 'file'/],
    ['file', /What is wrong, and where/, 'sms'],
    ['dog poop all over the path by my house', /File 'dog poop.*Reply 1 yes 2 change 0 stop/, 'sms'],
    ['near exit 4', /File 'dog poop/, 'sms', 0],
    ['1', /Filed \d{4}-\d{4}-\d{4}\. Waste & Recycling/, 'sms', 1],
    ['my name is Ana Cruz', /Add 'my name is Ana Cruz'/, 'sms'],
    ['1', /are added/, 'sms'],
    ['status', /In progress.*02-3423-/, 'sms'],
    ['menu', /1 My petitions/],
    ['1', /In progress/, 'sms'],
    ['withdraw', /reply 'yes \d{4}'/, 'sms'],
    ['yes {code}', /is withdrawn/, 'sms'],
    ['status', /Withdrawn/, 'sms', 1],
    ['there is a fire in the building', /119.*112/, 'sms'],
    ['cancel', /Nothing was saved/, 'sms', 1],
    ['cancel', /nothing|no petition/i, 'sms', 1],
  ],
  zh: [
    ['你好', /提交訴求請發/],
    ['申請', /發生何事/, 'sms'],
    ['路上都是狗屎没人管', /是否提交“路上都是狗屎沒人管”.*1 提交 2 修改 0 取消/, 'sms'],
    ['在新沙站附近', /是否提交/, 'sms', 0],
    ['1', /已受理。\d{4}-\d{4}-\d{4} /, 'sms', 1],
    ['我叫王伟', /補充到訴求/, 'sms'],
    ['1', /已補充/, 'sms'],
    ['查询', /辦理中.*02-3423-/, 'sms'],
    ['菜单', /1 我的訴求/],
    ['1', /辦理中/, 'sms'],
    ['撤回', /是 \d{4}/, 'sms'],
    ['是 {code}', /已撤回/, 'sms'],
    ['進度', /已撤回/, 'sms', 1],
    ['樓上着火了', /119.*112/, 'sms'],
    ['取消', /沒有保存/, 'sms', 1],
    ['撤回', /沒有/, 'sms', 1],
  ],
  ja: [
    ['こんにちは', /要望は「申請」/],
    ['申請', /どうしましたか/, 'sms'],
    ['道が犬のフンだらけです', /「道が犬のフンだらけです」を出しますか。返信 1 出す 2 直す 0 やめる/, 'sms'],
    ['新沙駅の近くです', /を出しますか/, 'sms', 0],
    ['1', /受付 \d{4}-\d{4}-\d{4} /, 'sms', 1],
    ['名前は田中です', /付け足しますか/, 'sms'],
    ['1', /付け足しました/, 'sms'],
    ['照会', /處理中.*02-3423-/, 'sms'],
    ['メニュー', /1 わたしの要望/],
    ['1', /處理中/, 'sms'],
    ['取り下げ', /はい \d{4}/, 'sms'],
    ['はい {code}', /取り下げました/, 'sms'],
    ['進捗', /取り下げ/, 'sms', 1],
    ['火事です', /119.*112/, 'sms'],
    ['やめます', /保存したものはありません/, 'sms', 1],
    ['取下げ', /ありません/, 'sms', 1],
  ],
  vi: [
    ['xin chao', /nhan 'khieu nai'/],
    ['khieu nai', /Co chuyen gi, o dau/, 'sms'],
    ['duong toan phan cho khong ai don', /Gui 'duong toan phan cho.*1 gui 2 sua 0 thoi/, 'sms'],
    ['gan ga Sinsa', /Gui 'duong toan/, 'sms', 0],
    ['1', /Da nhan \d{4}-\d{4}-\d{4}\. /, 'sms', 1],
    ['ten toi la Lan', /Bo sung 'ten toi la Lan'/, 'sms'],
    ['1', /Da bo sung/, 'sms'],
    ['tra cứu', /Dang xu ly.*02-3423-/, 'sms'],
    ['thuc don', /1 Kien nghi cua toi/],
    ['1', /Dang xu ly/, 'sms'],
    ['rut lai', /co \d{4}/, 'sms'],
    ['có {code}', /Da rut lai/, 'sms'],
    ['TÌNH HÌNH', /Da rut lai/, 'sms', 1],
    ['chay nha roi cuu voi', /119.*112/, 'sms'],
    ['thoi', /Khong co gi duoc luu/, 'sms', 1],
    ['huy don', /[Kk]hong/, 'sms', 1],
  ],
};
/** Yes and no, in words. */
const ANSWERS: Record<Spoken, { report: string; yes: string[]; no: string[] }> = {
  en: { report: 'the bench in the park is broken', yes: ['yes', 'Yes please', 'ok', 'that is right'.replace('that is', 'thats')], no: ['no', 'No thanks', 'cancel', 'stop'] },
  zh: { report: '公园的长椅断了', yes: ['是', '对的', '對', '好的', '可以', '提交'], no: ['不用了', '取消', '算了', '不是', '不要'] },
  ja: { report: '公園のベンチが壊れています', yes: ['はい', 'お願いします', 'うん', 'それでいいです'], no: ['いいえ', 'やめます', 'ちがいます', 'キャンセル'] },
  vi: { report: 'ghe da cong vien bi vo', yes: ['có', 'da', 'vâng ạ', 'DUNG ROI', 'dong y', 'gui di'], no: ['không', 'khong can', 'thôi', 'huy bo'] },
};
const SIGNS: Record<Spoken, RegExp> = { en: /^\[Gangnam\] [ -~\n■▶□…]*$/, zh: /^\[江南區\] [^가-힣ぁ-ヺ]*$/, ja: /^\[江南區\] [^가-힣]*$/, vi: /^\[Gangnam\] [ -~\n■▶□…]*$/ };

describe.each(Object.keys(JOURNEY) as Spoken[])('in %s', (spoken) => {
  let h: Harness;
  const known: Record<string, string> = {};
  beforeAll(async () => {
    h = await harness();
  });
  afterAll(() => h.close());

  it.each(JOURNEY[spoken].map((step, i) => [i + 1, ...step] as const))('%i. %s', async (_, said, wanted, sms, petitions) => {
    const answer = await h.text('010-2222-3333', said.replace('{code}', known.code ?? ''));
    known.code = /(?:yes|是|はい|co) (\d{4})/.exec(answer)?.[1] ?? known.code ?? '';
    expect(answer).toMatch(wanted);
    expect(answer).toMatch(SIGNS[spoken]);
    const { eucKrBytes, unencodable } = measure(answer);
    expect(unencodable).toEqual([]);
    expect(eucKrBytes).toBeLessThanOrEqual(sms ? SMS_BYTES : LMS_BYTES);
    if (petitions !== undefined) expect(h.count('petitions')).toBe(petitions);
  });

  it('yes files and no drops, in words', async () => {
    const { report, yes, no } = ANSWERS[spoken];
    for (const [i, word] of [...yes, ...no].entries()) {
      const from = `010-4444-${1000 + i}`;
      const before = h.count('petitions');
      await h.text(from, report);
      const answer = await h.text(from, word);
      expect(h.count('petitions') - before, `${word} → ${answer}`).toBe(i < yes.length ? 1 : 0);
      expect(answer).toMatch(SIGNS[spoken]);
      if (i >= yes.length) expect(answer, word).toMatch(/Nothing was saved|沒有保存|保存したものはありません|Khong co gi duoc luu/);
    }
  });
});

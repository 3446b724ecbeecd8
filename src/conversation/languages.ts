/** Chinese, Japanese and Vietnamese, as people type them: with and without Vietnamese marks, simplified and traditional, in data. */
import type { Ask, Locale } from '../inquiry.js';
import { languageOf, oneHan, plain } from '../petitions/letters.js';
import { asksAbroad, han } from './sentences.js';

type Wanted = Exclude<Ask, { kind: 'said' }>;

/** Letters of a language that nobody here speaks: Cyrillic, Thai, Arabic … */
export const isOtherLanguage = (text: string): boolean => /[\p{Script=Cyrillic}\p{Script=Thai}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Hebrew}\p{Script=Bengali}\p{Script=Sinhala}]{3}/u.test(text);

const list = (words: string): readonly string[] => words.split(/\s+/).filter(Boolean);

/** Words of a keyword in one language. Vietnamese without marks stands for every way to mark it; with marks it is that alone (dừng is stop, đúng is yes). */
export const KEYWORDS_ABROAD: readonly { ask: Wanted; words: readonly string[]; locale: Locale; greets?: true }[] = [
  { ask: { kind: 'menu' }, locale: 'zh', words: list('菜单 菜單 目录 目錄 首页 首頁 主菜单') },
  { ask: { kind: 'menu' }, locale: 'ja', words: list('メニュー メニュ 最初 トップ はじめ') },
  { ask: { kind: 'menu' }, locale: 'vi', words: list('menu thucdon trangdau batdau') },
  { ask: { kind: 'help' }, locale: 'zh', words: list('帮助 幫助 使用方法 怎么用 怎么使用') },
  { ask: { kind: 'help' }, locale: 'zh', greets: true, words: list('你好 您好') },
  { ask: { kind: 'help' }, locale: 'ja', words: list('ヘルプ 使い方 助け') },
  { ask: { kind: 'help' }, locale: 'ja', greets: true, words: list('こんにちは') },
  { ask: { kind: 'help' }, locale: 'vi', words: list('trogiup huongdan giupdo giuptoi') },
  { ask: { kind: 'help' }, locale: 'vi', greets: true, words: list('xinchao chao') },
  { ask: { kind: 'list' }, locale: 'zh', words: list('查询 查詢 查询进度 进度 進度 办理情况 我的诉求 我的訴求 我的申请 我的投诉 状态 结果') },
  { ask: { kind: 'list' }, locale: 'ja', words: list('照会 照會 確認 進捗 進み具合 わたしの要望 私の要望 状況 結果') },
  { ask: { kind: 'list' }, locale: 'vi', words: list('tracuu kiennghicuatoi khieunaicuatoi tinhhinh tinhtrang ketqua xemtinhhinh') },
  { ask: { kind: 'find' }, locale: 'zh', words: list('受理编号 受理編號 按编号查询') },
  { ask: { kind: 'find' }, locale: 'ja', words: list('受付番号 番号でさがす') },
  { ask: { kind: 'find' }, locale: 'vi', words: list('sotiepnhan timtheoso') },
  { ask: { kind: 'file' }, locale: 'ja', words: list('申請 要望 苦情 通報 要望を出す 申し込み') },
  { ask: { kind: 'file' }, locale: 'zh', words: list('申请 申請 投诉 投訴 举报 舉報 报修 反映 诉求 提交诉求 提交訴求 我要投诉') },
  { ask: { kind: 'file' }, locale: 'vi', words: list('khieunai kiennghi phananh guikiennghi guikhieunai baocao') },
  { ask: { kind: 'withdraw' }, locale: 'zh', words: list('撤回 撤销 撤銷 取消申请') },
  { ask: { kind: 'withdraw' }, locale: 'ja', words: list('取り下げ 取下げ 取下 取り消し') },
  { ask: { kind: 'withdraw' }, locale: 'vi', words: list('rutlai rutdon rutkiennghi huydon') },
  { ask: { kind: 'departments' }, locale: 'zh', words: list('部门 部門 查询部门 查找部门') },
  { ask: { kind: 'departments' }, locale: 'ja', words: list('部署 部署をさがす 担当部署') },
  { ask: { kind: 'departments' }, locale: 'vi', words: list('phongban timphongban') },
  { ask: { kind: 'call' }, locale: 'zh', words: list('电话 電話 电话号码 打电话 联系电话 人工') },
  { ask: { kind: 'call' }, locale: 'ja', words: list('電話 電話番号 でんわ') },
  { ask: { kind: 'call' }, locale: 'vi', words: list('dienthoai sodienthoai goidien') },
  { ask: { kind: 'language' }, locale: 'zh', words: list('语言 語言 选择语言') },
  { ask: { kind: 'language' }, locale: 'ja', words: list('言語 ことば 言葉') },
  { ask: { kind: 'language' }, locale: 'vi', words: list('ngonngu chonngonngu') },
  { ask: { kind: 'consent', wanted: 'off' }, locale: 'zh', words: list('停止 退订 退訂 取消通知 关闭通知 stop') },
  { ask: { kind: 'consent', wanted: 'off' }, locale: 'ja', words: list('停止 通知停止 配信停止 通知を切る stop') },
  { ask: { kind: 'consent', wanted: 'off' }, locale: 'vi', words: list('tuchoi dừng dừnglại dunglai ngừng ngungnhan tatthongbao stop') },
  { ask: { kind: 'consent', wanted: 'on' }, locale: 'zh', words: list('开启通知 開啟通知 接收通知 start') },
  { ask: { kind: 'consent', wanted: 'on' }, locale: 'ja', words: list('再開 通知再開 通知を受け取る start') },
  { ask: { kind: 'consent', wanted: 'on' }, locale: 'vi', words: list('nhantin batthongbao start') },
  { ask: { kind: 'consent' }, locale: 'ja', words: list('お知らせ 通知') },
  { ask: { kind: 'consent' }, locale: 'zh', words: list('通知 短信通知') },
  { ask: { kind: 'consent' }, locale: 'vi', words: list('thongbao') },
];

/** What may stand before a keyword, and after it. */
const BEFORE = /^(?:请|請|我要|我想|xin|chotoi|toimuon)/;
const AFTER = list('吧 一下 谢谢 請 をお願いします お願いします してください したいです したい です を a nhe voi giup xin camon');
export const undressed = (said: string): readonly string[] => {
  const bare = said.replace(BEFORE, '');
  const tail = AFTER.find((t) => bare.length > t.length && bare.endsWith(t));
  return tail ? [bare, bare.slice(0, -tail.length)] : [bare];
};

/** A filing word that leads; it has a length in the text as it was typed. */
const LEADS: Readonly<Record<'zh' | 'ja' | 'vi', RegExp>> = {
  zh: han(/^(?:我要|我想|我想要|请|請)?(?:申请|申請|投诉|投訴|举报|舉報|反映|报修|報修|提交诉求)[\s:：,，、。]*(?=\S)/u),
  ja: /^(?:申請|要望|苦情|通報)(?:です|します|したいです|したい|があります|を出します)?[\s:：、。,]+(?=\S)/u,
  vi: /^(?:toi muon |xin )?(?:khieu nai|kien nghi|phan anh|bao cao|gui kien nghi)(?: ve| rang)?[\s:,.]+(?=\S)/u,
};
/** Asks about filing, files nothing. */
const PROCESS = han(/^(?:方法|怎么|如何|流程|时间|在哪|哪里|需要|编号|的|情况|进度|结果|费用|材料|の?(?:方法|仕方|しかた|流れ|窓口|時間)|(?:o dau|the nao|nhu the nao|khi nao|bang cach|can giay|mat bao lau))/u);
const OWN = han(/我的(?:诉求|訴求|投诉|申请)|(?:诉求|投诉|申请)(?:怎么样了|到哪|有结果|什么时候)|(?:私|わたし|出した|送った)[^。?？]{0,12}(?:要望|申請|苦情)|(?:要望|申請|苦情)[^。?？]{0,10}(?:どうなり|どうなって|いつ)|(?:kien nghi|khieu nai|don) (?:cua toi|da gui|den dau)/u);
const TAKES_BACK = han(/(?:撤回|撤销|取消)[^。?？]{0,8}(?:诉求|投诉|申请)|(?:要望|申請|苦情)[^。?？]{0,6}(?:取り?下げ|取り消)|(?:rut|huy) (?:lai )?(?:kien nghi|khieu nai|don)/u);
const DEFECT = han(
  /坏|损坏|破损|破裂|不亮|熄灭|漏水|漏电|堵塞|堵住|堵了|垃圾|恶臭|臭味|很臭|臭死|噪音|太吵|吵死|吵闹|违章|违规停|违停|乱停|积水|坑洼|塌陷|裂缝|裂了|断了|碎了|生锈|危险|倒了|占道|乱扔|乱倒|淹了|不见了|请(?:修|清理|处理|拆除)|壊れ|こわれ|故障|消えて|消えた|点かない|点きません|つかない|つきません|ついて(?:い)?(?:ない|ません)|漏れ|水漏れ|詰ま|つまって|臭い|くさい|におい|悪臭|ごみ|ゴミ|騒音|うるさ|違法駐車|迷惑駐車|路駐|放置|陥没|ひび|危ない|危険|倒れ|落書き|あふれ|割れて|折れて|切れて|さびて|汚い|汚れて|直して|片付けて|\b(?:hong|bi vo|bi hu|hu hong|ro ri|ri nuoc|tac cong|bi tac|ngap|boc mui|mui hoi|hoi thoi|rac|xa rac|on ao|on qua|tieng on|do xe|dau xe|nguy hiem|o ga|sut lun|nut|do nga|bi do|bi gay|khong sang|mat den|chan duong|sua giup|don giup)\b/u,
);

export interface Abroad {
  means: 'file' | 'list' | 'withdraw' | 'report';
  locale: Locale;
  /** What is filed. */
  text: string;
}

/** A sentence in one of the three languages; undefined: it asks something, or says what only the guide may know. */
export function abroad(text: string): Abroad | undefined {
  const locale = languageOf(text);
  if (!locale) return undefined;
  const folded = oneHan(plain(text));
  const lead = LEADS[locale].exec(folded)?.[0] ?? '';
  const what = text.normalize('NFC').slice(lead.length);
  if (TAKES_BACK.test(folded)) return { means: 'withdraw', locale, text: '' };
  if (OWN.test(folded)) return { means: 'list', locale, text: '' };
  if (lead && !PROCESS.test(oneHan(plain(what)))) return { means: 'file', locale, text: what };
  return !lead && DEFECT.test(folded) && !asksAbroad(text, locale) ? { means: 'report', locale, text } : undefined;
}

/** Words of fire, collapse or violence in Chinese, Japanese and Vietnamese. */
import { hasPhrase, languageOf, oneHan, type Syllable, syllables } from './letters.js';

/** Written in simplified or new forms; what is compared is in one form of each character. */
const han = (source: string): RegExp => new RegExp(oneHan(source), 'u');

/** About something harmless: taken out before looking. */
const HARMLESS = new RegExp(
  oneHan([
    '灭火器|消防栓|消防(?:演习|通道|站|署|车位)|(?:火灾|车祸|意外)(?:保险|预防)|(?:防火|防爆|防盗)|(?:自杀|家暴|虐待)(?:预防|热线|咨询)|火灾(?:警报|报警)器|(?:爆炸|打人)头|抽烟|香烟|油烟|烤肉[^。]{0,3}烟|(?:猫|狗|鸟|鸽子?|老鼠|动物)(?:被车撞|流血|打架)',
    '消火器|消火栓|火災(?:報知|保険|訓練|警報)|消防(?:署|訓練|車両?の通路)|爆発的|(?:たばこ|タバコ|煙草|焼肉|焼き?鳥|バーベキュー|料理|食堂|店|排気)[^。]{0,4}煙|助けて(?:くれた|もらった|いただいた|くださった|くれて|もらって|くださって|いただいて|くれまし|いただきまし|もらいまし)|(?:自殺|虐待|DV|火災)(?:予防|防止|相談)|(?:猫|犬|鳥|鳩|ハト|ねこ|動物)が?[^。]{0,4}(?:轢かれ|ひかれ|血|けんか|倒れ)|(?:木|枝|看板|標識|自転車|バイク|街灯|電柱|フェンス|柵|植木|キックボード)が?[^。]{0,4}倒',
  ].join('|')),
  'gu',
);
const DANGER = [
  han('火灾|着火|起火|失火|烧起来|冒烟|浓烟|爆炸|(?:煤气|燃气|天然气)[^。,，]{0,4}(?:漏|味)|(?:漏|泄漏)(?:煤|燃|天然)气|倒塌|坍塌|(?:房子?|楼|墙|天花板|脚手架)[^。,，]{0,3}(?:塌|要塌|快塌|倒了|要倒)'),
  han('救命|(?:打|杀|砍|捅)(?:人|我|伤|死)|打架|(?:抢劫|抢我|被抢)|(?:持|拿着?|带)(?:刀|枪)|小偷|入室|盗窃|强奸|性侵|猥亵|性骚扰|偷拍|绑架|家暴|虐待|跟踪我|威胁我|被打'),
  han('昏倒|晕倒|昏迷|不省人事|(?:人|老人|奶奶|爷爷|孩子|妈妈?|爸爸?)[^。,，]{0,5}(?:倒在|倒地|倒下|不动了|没气)|流血|大出血|溺水|落水|掉(?:进|到)(?:河|水|坑|井)|自杀|想死|不想活|跳楼|轻生|车祸|被车撞|撞(?:到|伤|死)?人|触电|电梯[^。,，]{0,4}(?:困|关)|困在电梯|呼吸(?:困难|不了)|没有?呼吸|心脏病发|救护车|快?报警|(?:孩子|小孩|老人|女儿|儿子)[^。,，]{0,3}(?:走失|不见|丢了)'),
  han('火事|火災|燃えて|燃え(?:移|広)|火が(?:出|つい|上が)|煙が(?:出|上が|充満)|煙だらけ|爆発|ガス(?:が)?漏れ|ガス臭|ガス(?:の|くさ)(?:におい|臭い|匂い|い)?|(?:建物|家|ビル|壁|塀|天井|足場)が?[^。、]{0,3}(?:崩れ|倒れ|倒壊)|倒壊'),
  han('助けて|殴|暴力|暴行|けんか|喧嘩|刺され|刃物|ナイフ|包丁を?持|銃|強盗|泥棒|空き巣|ひったくり|痴漢|盗撮|レイプ|性的|虐待|誘拐|脅され|ストーカー|つけられて|叩かれ'),
  han('意識(?:が|を)|息をして|呼吸が|(?:人|お?年寄り|おばあさん|おじいさん|子ども?|子供|母|父|男性|女性)が[^。、]{0,8}(?:倒れ|動かな|おぼれ|溺れ)|出血|血が(?:出|止)|血を|溺れ|川に落ち|自殺|死にたい|飛び降り|交通事故|(?:車|バス|バイク)に(?:轢かれ|ひかれ|はねられ)|感電|閉じ込め|心臓(?:発作|が)|救急車|警察を呼|(?:子ども?|子供|娘|息子|母|父|祖母|祖父)が[^。、]{0,4}(?:いなくな|行方不明)'),
];

const phrases = (list: string): readonly Syllable[][] => list.split('|').map((p) => syllables(p));
const HARMLESS_VI = phrases('bình chữa cháy|chữa cháy|báo cháy|phòng cháy|cháy hàng|đèn cháy|đèn bị cháy|bóng cháy|bóng bị cháy|bóng đèn cháy|bóng đèn bị cháy|bảo hiểm tai nạn|bảo hiểm cháy|cứu trợ|cấp cứu ở đâu|nghiên cứu|tra cứu|khói thuốc|khói xe|khói quán|nổ máy|bùng nổ|hút thuốc|chó đánh nhau|mèo đánh nhau|cây sắp đổ|sập bẫy');
const DANGER_VI = phrases(
  'cháy|hỏa hoạn|hoả hoạn|cháy nhà|đang cháy|bị cháy|bốc cháy|có cháy|cháy rồi|cháy to|cháy lớn|khói bốc|khói đen|bốc khói|nổ|nổ bình|phát nổ|bị nổ|nổ gas|rò rỉ gas|rò gas|xì gas|hở gas|khí gas|mùi gas|sập|sập nhà|nhà sập|bị sập|đổ sập|sắp sập|sập xuống|sập rồi|' +
    'cứu tôi|cứu với|cứu em|cứu mạng|kêu cứu|đánh người|đánh nhau|bị đánh|đánh vợ|đánh con|đang đánh|bạo lực|bạo hành|đâm người|bị đâm|cầm dao|có dao|cầm súng|cướp|cướp giật|ăn trộm|có trộm|kẻ trộm|đột nhập|hiếp dâm|cưỡng hiếp|quấy rối tình dục|quay lén|bắt cóc|đe dọa|giết|bị theo dõi|theo dõi tôi|' +
    'ngất xỉu|bị ngất|ngất rồi|bất tỉnh|nằm bất động|không thở|khó thở|chảy máu|đuối nước|chết đuối|rơi xuống nước|rơi xuống sông|tự tử|tự sát|muốn chết|nhảy lầu|tai nạn|tông xe|đụng xe|bị xe tông|bị xe đụng|điện giật|kẹt thang máy|kẹt trong thang máy|đột quỵ|đau tim|gọi cấp cứu|xe cấp cứu|gọi công an|gọi cảnh sát|lạc con|lạc mất con|con tôi mất tích|mất tích',
);

/** A lamp that burns is out of order: đèn ngõ bị cháy. */
const burntOut = (said: readonly Syllable[]): number[] => said.flatMap((s, at) => (s.plain === 'chay' && said.slice(Math.max(0, at - 5), at).some((b) => b.plain === 'den') ? [at - 1, at] : []));

function inVietnamese(text: string): boolean {
  if (languageOf(text) !== 'vi') return false;
  const said = syllables(text);
  const harmless = new Set([...HARMLESS_VI.flatMap((p) => hasPhrase(said, p).flatMap((at) => p.map((_, i) => at + i))), ...burntOut(said)]);
  // A word of one syllable, without its tone, is a dozen others (chay: to run, to leak).
  const means = (phrase: readonly Syllable[], at: number): boolean => phrase.length > 1 || said[at]?.tone === phrase[0]?.tone;
  return DANGER_VI.some((p) => hasPhrase(said, p).some((at) => means(p, at) && p.some((_, i) => !harmless.has(at + i))));
}

/** @param text as cleaned */
export function isDangerAbroad(text: string): boolean {
  const whole = text.normalize('NFKC');
  if (!/[\u3041-\u30ff\u4e00-\u9fff]/.test(whole)) return inVietnamese(whole);
  const folded = oneHan(whole).replace(HARMLESS, ' ');
  return DANGER.some((d) => d.test(folded));
}

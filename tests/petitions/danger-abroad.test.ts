/** What is answered with 119 and 112 first, and its harmless twins, in Chinese, Japanese and Vietnamese: written after the patterns, as people text in a fright. */
import { describe, expect, it } from 'vitest';
import { isDanger } from '../../src/petitions/danger.js';

const DANGER = {
  en: ['fire in apt 502 help', 'our kitchen is on fire!!', 'gas leak smell in the stairwell', 'a man with a knife outside', 'my neighbor is beating his wife', 'someone collapsed on the street not breathing', 'car accident people hurt', 'wall collapsed on a person'],
  zh: ['着火啦快来', '樓上失火了', '廚房冒煙了怎麼辦', '煤气漏了好重的味道', '我家天然气泄漏', '房子要塌了', '施工的墙倒塌压到人', '有人拿刀在街上', '有个男人在打我', '楼下有人打架流血了', '老人倒在地上不动了', '我奶奶晕倒了', '有小孩掉到河里了', '有人要跳楼', '出车祸了有人受伤', '电梯坏了我被困在里面 困在电梯里', '小偷进我家了', '我被跟踪了 有人一直跟踪我', '孩子走失了帮帮我', '快报警', '救命啊', '我不想活了'],
  ja: ['火事だ!', '隣の家が燃えてる', '台所から火が出ました', '煙が充満してます', 'ガスの臭いがします', 'ガスが漏れてるみたい', '天井が崩れてきた', '足場が倒れそうで人がいます', '包丁を持った男がいる', '男に殴られました', '外で喧嘩してて血が出てる', 'おじいさんが道で倒れています', '母が意識を失いました 意識がない', '息をしてないんです', '子供が川に落ちた', '飛び降りようとしている人がいます', '交通事故です けが人がいます', 'エレベーターに閉じ込められた', '泥棒が入りました', 'つけられています 怖い', '娘がいなくなりました', '死にたい', '助けてください'],
  vi: ['cháy rồi cháy rồi', 'nhà bên cạnh đang cháy', 'chay nha o tang 4', 'co khoi den boc len o toa nha', 'bep nha toi boc chay', 'mui gas nong nac o cau thang', 'rò gas rồi ạ', 'trần nhà sắp sập', 'nha sap co nguoi ben trong', 'co nguoi cam dao ngoai duong', 'chong toi dang danh toi', 'có người đánh nhau chảy máu', 'ba cu nga bat tinh roi', 'bạn em ngất xỉu không thở', 'co dua be bi duoi nuoc', 'có người muốn nhảy lầu', 'tai nan giao thong co nguoi bi thuong', 'bi ket trong thang may', 'trộm đột nhập nhà tôi', 'bi theo doi so qua', 'con toi bi lac mat tich roi', 'cuu toi voi', 'toi muon chet', 'goi cong an giup'],
} as const;
const HARMLESS = {
  en: ['where is the fire station', 'fire hydrant blocked by a car', 'how to throw away a fire extinguisher', 'the light burnt out'],
  zh: ['灭火器在哪里领', '消防栓前面停了车', '消防通道被堵了', '火灾保险怎么办', '烤肉店的烟太大', '有人抽烟', '猫打架太吵', '路灯坏了', '水管漏水', '树倒了', '油烟味很重', '自杀预防热线是多少'],
  ja: ['消火器の捨て方', '消火栓の前に車がある', '火災保険について', '焼肉屋の煙がひどい', 'タバコの煙', '木が倒れています', '街灯が倒れそう', '猫が車にひかれて死んでいます', '助けてくれた職員にお礼', '水が漏れています', '放置自転車が倒れている', '消防署はどこ'],
  vi: ['bình chữa cháy để đâu', 'den ngo bi chay bong', 'bóng đèn đường bị cháy', 'khói thuốc lá', 'khoi quan thit nuong', 'nuoc chay ra duong', 'xe chạy nhanh quá', 'cây đổ rồi', 'xe máy nổ máy ồn quá', 'tra cuu', 'bảo hiểm tai nạn', 'ống nước bị vỡ chảy tràn'],
} as const;

describe.each(Object.entries(DANGER))('in %s', (_, texts) => it.each(texts)('%s', (text) => expect(isDanger(text)).toBe(true)));
describe.each(Object.entries(HARMLESS))('harmless in %s', (_, texts) => it.each(texts)('%s', (text) => expect(isDanger(text)).toBe(false)));

/** The sample entry of the guide, in each language: what a preview in that language shows. */
import type { Locale } from '../../inquiry.js';

export interface GuideSample {
  title: string;
  /** Of the next best entries. */
  others: readonly [photo: string, collect: string];
  /** What was asked. */
  said: string;
  summary: string;
  body: string;
  who: string;
  how: string;
  papers: string[];
  /** Words in the place of amounts. */
  fee: string;
  item: string;
  sizes: readonly [large: string, small: string];
  /** An item without a size, and without a fee. */
  online: string;
  basis: string;
  source: string;
  /** A table of many fees: eight items in two sizes. */
  table: { title: string; items: readonly [first: string, ...others: string[]]; sizes: readonly [one: string, two: string] };
}

export const GUIDE_SAMPLES: Readonly<Record<Locale, GuideSample>> = {
  ko: {
    title: '여권 발급',
    others: ['여권 사진', '여권 찾기'],
    said: '여권',
    summary: '여권은 구청 여권민원실에서 신청하고 4일쯤 뒤에 받으십니다.',
    body: '본인이 직접 오셔야 합니다. 온라인으로 신청해도 찾을 때는 본인이 오십니다.',
    who: '국민',
    how: '방문',
    papers: ['신분증', '사진 1장'],
    fee: '아래와 같습니다',
    item: '복수여권',
    sizes: ['58쪽', '26쪽'],
    online: '온라인',
    basis: '여권법 제9조',
    source: '시범 안내, 2026년 11월',
    table: { title: '대형폐기물', items: ['소파', '의자', '침대', '장롱', '책상', '식탁', '책장', '거울'], sizes: ['1인용', '2인용'] },
  },
  en: {
    title: 'Passport',
    others: ['Passport photos', 'Collecting a passport'],
    said: 'passport',
    summary: 'Apply at the passport desk; it is ready in about four days.',
    body: 'You come in person. Who applies online still collects it in person.',
    who: 'Korean nationals',
    how: 'In person',
    papers: ['ID', 'One photo'],
    fee: 'As below',
    item: 'Passport',
    sizes: ['58 pages', '26 pages'],
    online: 'Online',
    basis: 'Passport Act, Article 9',
    source: 'Pilot guide, November 2026',
    table: { title: 'Bulky waste', items: ['Sofa', 'Chair', 'Bed', 'Wardrobe', 'Desk', 'Dining table', 'Bookcase', 'Mirror'], sizes: ['1 seat', '2 seats'] },
  },
  zh: {
    title: '护照',
    others: ['护照照片', '领取护照'],
    said: '护照',
    summary: '在区政府护照民愿室申请，约四天后领取。',
    body: '须由本人前来。网上申请的，领取时也须由本人前来。',
    who: '韩国国民',
    how: '本人前来',
    papers: ['身分证件', '照片1张'],
    fee: '如下',
    item: '护照',
    sizes: ['58页', '26页'],
    online: '网上',
    basis: '护照法第9条',
    source: '试点指南，2026年11月',
    table: { title: '大件废弃物', items: ['沙发', '椅子', '床', '衣柜', '写字台', '餐台', '书柜', '镜子'], sizes: ['单人', '双人'] },
  },
  ja: {
    title: 'パスポート',
    others: ['パスポートの写真', 'パスポートの受け取り'],
    said: 'パスポート',
    summary: '区役所の旅券民願室で申請し、約4日で受け取ります。',
    body: 'ご本人がお越しください。オンラインで申請しても、受け取りはご本人です。',
    who: '韓国国民',
    how: '窓口',
    papers: ['身分証', '写真1枚'],
    fee: '下のとおりです',
    item: 'パスポート',
    sizes: ['58ページ', '26ページ'],
    online: 'オンライン',
    basis: '旅券法第9条',
    source: '試験案内、2026年11月',
    table: { title: '粗大ごみ', items: ['ソファ', 'いす', 'ベッド', 'たんす', '机', '食卓', '本棚', '鏡'], sizes: ['1人用', '2人用'] },
  },
  vi: {
    title: 'Hộ chiếu',
    others: ['Ảnh hộ chiếu', 'Nhận hộ chiếu'],
    said: 'hộ chiếu',
    summary: 'Nộp tại quầy hộ chiếu của quận, khoảng bốn ngày thì có.',
    body: 'Phải đến trực tiếp. Nộp qua mạng cũng phải tự đến nhận.',
    who: 'Công dân Hàn Quốc',
    how: 'Đến trực tiếp',
    papers: ['Giấy tờ tùy thân', '1 ảnh'],
    fee: 'Như dưới đây',
    item: 'Hộ chiếu',
    sizes: ['58 trang', '26 trang'],
    online: 'Qua mạng',
    basis: 'Luật hộ chiếu, Điều 9',
    source: 'Hướng dẫn thí điểm, tháng 11/2026',
    table: { title: 'Rác cồng kềnh', items: ['Ghế sofa', 'Ghế', 'Giường', 'Tủ quần áo', 'Bàn học', 'Bàn ăn', 'Kệ sách', 'Gương'], sizes: ['1 chỗ', '2 chỗ'] },
  },
};

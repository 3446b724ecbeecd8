/** Filing: each question, what is wrong with an answer, the confirmation, the warning, the receipt. */
import { asLate, lateBlock } from '../../answers/late.js';
import { type Filing, PHOTO_FAULTS } from '../../inquiry.js';
import { nextWorkingInstant } from '../../petitions/clock.js';
import { askAgain } from '../../petitions/file.js';
import { alreadyFiled, askWhat, confirm, danger, onYourPhone, receiptReply } from '../../petitions/file-replies.js';
import { MAX_TEXT } from '../../petitions/intake.js';
import { type Reply, say } from '../../reply.js';
import { RECEIPT, type Sample, SAMPLE_NOW, type Shape, WORDS } from './sample.js';

const WHOLE: Filing = { group: 'road', ...WORDS };
/** The name of a photo: 22 characters. */
const PHOTO = 'sample-photo-0000000-A';
const SHOWN = [1, 2].map((n) => ({ id: `sample-photo-0000000-${n}`, state: 'kept', width: 1600, height: 1200 }));
const PHOTO_TITLES: Readonly<Record<(typeof PHOTO_FAULTS)[number], readonly [string, string]>> = {
  'too-many': ['사진이 너무 많음', 'too many photos'],
  'too-big': ['사진이 너무 큼', 'a photo too big'],
  'too-many-pixels': ['사진의 화소가 너무 많음', 'a photo of too many pixels'],
  'not-picture': ['사진이 아님', 'no photo'],
  heic: ['받지 못하는 사진(HEIC)', 'a photo of a kind that is not taken (HEIC)'],
  lost: ['사진을 다시 골라야 함', 'a photo that is gone'],
};
const SAID: Filing = { text: WORDS.text, place: WORDS.place };

export function filingShapes(sample: Sample): Shape[] {
  return [...questions(sample), ...answers(sample)];
}

function questions({ core, text, page, category }: Sample): Shape[] {
  const { phone: _, ...nameless } = WHOLE;
  const { text: __, ...wordless } = WHOLE;
  const again = (filing: Filing, by = page): Reply => askAgain(core, by, filing) ?? askWhat(core, by, filing);
  const long = '가'.repeat(MAX_TEXT + 1);
  const ask = { ko: '민원 신청', en: 'Filing' };
  const titled = (ko: string, en: string): Shape['title'] => ({ ko: `${ask.ko} – ${ko}`, en: `${ask.en} – ${en}` });
  return [
    { name: 'file.what', title: titled('무슨 일인지 묻기', 'asking what it is about'), reply: askWhat(core, text, {}), converses: true },
    { name: 'file.what-pictured', title: titled('사진이 온 뒤 무슨 일인지 묻기', 'asking what it is about, after a photo'), reply: askWhat(core, text, { photos: [PHOTO] }), converses: true },
    { name: 'file.group', title: titled('분야 고르기', 'choosing a field'), reply: askWhat(core, page, {}), converses: false, screen: 'private' },
    { name: 'file.form', title: titled('적는 화면', 'the form'), reply: askWhat(core, { ...page, citizen: { kind: 'nobody' } }, { group: 'road' }), converses: false, screen: 'private' },
    { name: 'file.late', title: titled('너무 오래 열려 있던 화면', 'a page open too long'), reply: asLate(askWhat(core, page, WHOLE, [], [lateBlock])), converses: false, screen: 'private' },
    { name: 'file.too-long', title: titled('글이 너무 김', 'too long'), reply: again({ text: long }, text), converses: true },
    { name: 'file.too-long', title: titled('글이 너무 김', 'too long'), reply: askWhat(core, page, WHOLE, [{ field: 'text', text: say('file.too-long', { max: { kind: 'number', number: MAX_TEXT } }) }]), converses: false, screen: 'private' },
    { name: 'file.fields-too-long', title: titled('장소와 이름이 너무 김', 'place and name too long'), reply: again({ ...WHOLE, name: '홍'.repeat(41), place: '동'.repeat(101) }), converses: false, screen: 'private' },
    { name: 'file.text-missing', title: titled('할 말이 없음', 'no words'), reply: again(wordless), converses: false, screen: 'private' },
    { name: 'file.phone-missing', title: titled('번호가 없음', 'no number'), reply: again(nameless), converses: false, screen: 'private' },
    { name: 'file.phone-no-texts', title: titled('문자를 받지 못하는 번호', 'a number that takes no texts'), reply: again({ ...WHOLE, phone: '02-3423-5114', byText: true }), converses: false, screen: 'private' },
    { name: 'file.phone-wrong', title: titled('번호가 틀림', 'a wrong number'), reply: again({ ...WHOLE, phone: '010-12' }), converses: false, screen: 'private' },
    ...PHOTO_FAULTS.map((photoFault): Shape => ({ name: `file.photo-${photoFault}`, title: titled(...PHOTO_TITLES[photoFault]), reply: again({ ...WHOLE, photoFault, photos: [PHOTO] }), converses: false, screen: 'private' })),
    { name: 'file.on-phone', title: titled('휴대전화로 안내', 'go on on the phone'), reply: onYourPhone(core), converses: false, screen: 'shared' },
    { name: 'confirm', title: titled('확인', 'confirming'), reply: confirm(core, text, SAID, category), converses: true },
    { name: 'confirm', title: titled('확인', 'confirming'), reply: confirm(core, page, WHOLE, category), converses: false, screen: 'private' },
    { name: 'confirm.by-text', title: titled('확인, 결과는 문자로', 'confirming, result by text'), reply: confirm(core, page, { ...WHOLE, byText: true }, category), converses: false, screen: 'private' },
    { name: 'confirm.photos', title: titled('확인, 사진과 함께', 'confirming, with photos'), reply: confirm(core, page, WHOLE, category, SHOWN), converses: false, screen: 'private' },
    { name: 'confirm.photos', title: titled('확인, 사진과 함께', 'confirming, with photos'), reply: confirm(core, text, SAID, category, SHOWN), converses: true },
    { name: 'danger', title: { ko: '119·112 먼저', en: '119 and 112 first' }, reply: danger(core, text, SAID), converses: true },
    { name: 'danger', title: { ko: '119·112 먼저', en: '119 and 112 first' }, reply: danger(core, page, WHOLE), converses: false, screen: 'private' },
  ];
}

function answers({ core, text, page, category, view }: Sample): Shape[] {
  const now = SAMPLE_NOW;
  const tonight = now + 6 * 3_600_000;
  const facts = { receipt: RECEIPT, category, dueAt: view().dueAt, receivedAt: now, inHours: true, photos: 2 };
  const later = { ...facts, receivedAt: nextWorkingInstant(tonight, core.calendar), inHours: false };
  const question = { ...category, kind: 'query' } as const;
  return [
    { name: 'filed.by-text', title: { ko: '접수했습니다, 결과를 문자로 받을지 묻기', en: 'Filed, asking whether the result may come by text' }, reply: receiptReply(core, text, { ...facts, category: question }), converses: true },
    { name: 'arrived.by-text', title: { ko: '근무 시간 밖에 도착, 결과를 문자로 받을지 묻기', en: 'Arrived outside working hours, asking the same' }, reply: receiptReply(core, text, { ...later, category: question }), converses: true },
    ...[true, false].flatMap((converses): Shape[] => {
      const by = converses ? text : page;
      const where = converses ? {} : ({ screen: 'private' } as const);
      return [
        { name: 'filed', title: { ko: '접수했습니다', en: 'Filed' }, reply: receiptReply(core, by, facts), converses, ...where },
        { name: 'arrived', title: { ko: '근무 시간 밖에 도착', en: 'Arrived outside working hours' }, reply: receiptReply(core, by, later), converses, ...where },
        { name: 'duplicate.unproven', title: { ko: '이미 접수 – 번호를 알려 드리지 않음', en: 'Filed already – without its number' }, reply: alreadyFiled(core, undefined, by, WHOLE), converses, ...where },
        { name: 'duplicate.plain', title: { ko: '이미 접수 – 다른 번호로 신청', en: 'Filed already – from a page' }, reply: alreadyFiled(core, view({ byPhone: false }), by, WHOLE), converses, ...where },
        { name: 'duplicate', title: { ko: '이미 접수', en: 'Filed already' }, reply: alreadyFiled(core, view({ own: true }), by, WHOLE), converses, ...where },
      ];
    }),
  ];
}

/** Replies as the core builds them, already in words: one for each kind of block, and whole pages. Channel-neutral. */
import type { Block, Reply } from '../../src/reply.js';

type Shown = Block<string>;

const due: Shown = {
  kind: 'due',
  state: '처리 중',
  look: 'go',
  label: '답변 기한',
  due: '11월 27일(금) 18:00',
  days: [
    { label: '월', filled: 1, now: false },
    { label: '오늘', filled: 0.54, now: true },
    { label: '수', filled: 0, now: false },
    { label: '목', filled: 0, now: false },
    { label: '금 18시', filled: 0, now: false },
  ],
  reasons: ['처리 기간이 5일인 민원입니다. 11월 23일(월) 09:00부터 근무 시간 40시간을 셉니다. 점심시간과 주말, 공휴일은 넣지 않습니다. (민원처리법 제19조)'],
};

const facts: Shown = {
  kind: 'facts',
  facts: [
    { label: '접수번호', value: '2611-2300-0127' },
    { label: '담당', value: '도로관리과 02-3423-6433' },
    { label: '어디입니까?', value: '논현1동 학동로 426 앞' },
    { label: '내용', value: '가로등이 꺼져 있습니다.\n밤에 어둡습니다.' },
  ],
};

const steps: Shown = {
  kind: 'steps',
  steps: [
    { label: '보내신 내용이 도착했습니다', at: '11월 23일(월) 08:41', done: true },
    { label: '접수했습니다', at: '11월 23일(월) 09:00', note: '문자로 보내신 내용을 받았습니다.', done: true, now: true },
    { label: '답변', at: '11월 27일(금) 18:00까지', done: false },
  ],
};

const choices: Shown = {
  kind: 'choices',
  choices: [
    { label: '덧붙이기', ask: { kind: 'add', receipt: '261123000127' }, digit: 3 },
    { label: '취하', ask: { kind: 'withdraw', receipt: '261123000127' }, digit: 6 },
  ],
};

const menu: Shown = {
  kind: 'choices',
  choices: [
    { label: '내 민원', hint: '처리 상황 보기', ask: { kind: 'list' }, digit: 1 },
    { label: '민원 신청', hint: '불편한 점 알리기', ask: { kind: 'file' }, digit: 2 },
    { label: '부서 찾기', hint: '부서와 동 주민센터', ask: { kind: 'departments' }, digit: 4 },
    { label: 'Language', hint: '한국어, English', ask: { kind: 'language' }, digit: 5 },
    { label: '전화', hint: '대표 번호, 119, 112', ask: { kind: 'call' }, digit: 7 },
  ],
};

const items: Shown = {
  kind: 'items',
  items: [
    { title: '가로등 고장', summary: '처리 중, 11월 27일(금) 18:00까지', ask: { kind: 'check', receipt: '261123000127' } },
    { title: '불법 주정차', summary: '취하', ask: { kind: 'check', receipt: '261123000135' } },
    { title: '소음', ask: { kind: 'check', receipt: '261123000143' } },
  ],
  next: { kind: 'list', page: 3 },
  back: { kind: 'list' },
};

const proofForm: Shown = {
  kind: 'form',
  ask: 'check',
  fields: [
    { name: 'receipt', label: '접수번호 12자리', hint: '예: 1234-5678-9012', input: 'digits', required: true, max: 14, value: '261123000127' },
    { name: 'lastFour', label: '휴대전화 끝 네 자리', hint: '010-1234-5678이면 5678', input: 'digits', required: true, max: 4 },
  ],
  hidden: {},
  submit: '보기',
};

const filingForm: Shown = {
  kind: 'form',
  ask: 'file',
  fields: [
    { name: 'text', label: '무슨 일입니까?', hint: '언제, 무엇이 불편한지 적어 주십시오. 주민등록번호는 적지 마십시오.', input: 'long-text', required: true, max: 2000, value: '첫 줄\n둘째 줄' },
    { name: 'place', label: '어디입니까?', hint: '예: 논현1동 학동로 426 앞', input: 'place', required: false, max: 100 },
    { name: 'name', label: '이름', input: 'text', required: false, max: 40, autocomplete: 'name' },
    { name: 'phone', label: '휴대전화 번호', hint: '처리 상황을 볼 때 끝 네 자리를 묻습니다.', input: 'phone', required: true, max: 20, autocomplete: 'tel', value: '010-1234-5678' },
  ],
  hidden: { group: 'road' },
  submit: '다음',
};

/** Every kind of field, as no page has them all today. */
const everyField: Shown = {
  kind: 'form',
  ask: 'file',
  fields: [
    ...(filingForm as Shown & { kind: 'form' }).fields,
    { name: 'urgent', label: '얼마나 급합니까?', input: 'one-of', required: false, max: 10, value: 'no', options: [{ value: 'no', label: '급하지 않음' }, { value: 'yes', label: '급함' }] },
    { name: 'photo', label: '사진', hint: '한 장', input: 'photo', required: false, max: 1 },
  ],
  hidden: { group: 'road' },
  submit: '다음',
};

const confirmForm: Shown = {
  kind: 'form',
  ask: 'file',
  fields: [],
  hidden: { group: 'road', text: '가로등이 "꺼져" 있습니다 & 어둡습니다.\n둘째 줄', place: '논현1동', phone: '010-1234-5678', confirmed: '1' },
  submit: '접수하기',
};

const tel: Shown = { kind: 'link', to: { tel: '02-3423-6433' }, label: '02-3423-6433 전화하기', digit: 7 };
const link: Shown = { kind: 'link', to: { page: '/m/petitions/new' }, label: '휴대전화에서 신청하기' };
const images: Shown = { kind: 'images', images: [{ photo: 'sample-photo-0000000-1', alt: '꺼진 가로등', width: 800, height: 600 }] };
const wait: Shown = { kind: 'wait', poll: { kind: 'check', receipt: '261123000127' }, seconds: 5, label: '휴대전화에서 이어지기를 기다립니다.' };
const handoff: Shown = { kind: 'handoff', label: '휴대전화에서 신청하기', sms: { to: '02-120', text: '신청' }, page: '/m/petitions/new' };
const text: Shown = { kind: 'text', text: '가까운 것을 골라 주십시오.\n모르시면 전화해 주십시오.' };

const reply = (title: string, ...blocks: Shown[]): Reply<string> => ({ outcome: 'ok', title, blocks });

/** One reply for each kind of block; the contract suites run over them all. */
export const samples: Record<string, Reply<string>> = {
  text: reply('도움말', text),
  facts: reply('도로관리과', facts),
  due: reply('가로등 고장', due),
  steps: reply('진행 내용', steps),
  items: reply('내 민원', items),
  choices: reply('가로등 고장', choices),
  form: reply('민원 신청', everyField),
  tel: reply('전화', tel),
  link: reply('민원 신청', link),
  images: reply('사진', images),
  wait: reply('기다리는 중', wait),
  handoff: reply('민원 신청', handoff),
  home: reply('무엇을 도와드릴까요?', menu),
  petition: reply('가로등 고장', due, facts, steps, choices, tel),
  withdrawn: reply('가로등 고장', { kind: 'due', state: '취하', look: 'done', days: [], reasons: [] }, facts, steps, tel),
  list: reply('내 민원', items, { kind: 'choices', choices: [{ label: '번호로 찾기', ask: { kind: 'find' }, digit: 6 }] }),
  find: reply('처리 상황 보기', { kind: 'text', text: '접수번호와 신청할 때 쓴 휴대전화의 끝 네 자리를 적어 주십시오.' }, proofForm),
  filing: reply('민원 신청', filingForm),
  incomplete: { outcome: 'incomplete', title: '민원 신청', blocks: [{ kind: 'text', text: '휴대전화 번호를 다시 확인해 주십시오. 예: 010-1234-5678' }, filingForm] },
  confirm: reply('이 민원이 맞습니까?', facts, confirmForm),
  error: { outcome: 'fault', title: '지금은 처리하지 못했습니다', blocks: [{ kind: 'text', text: '저희 쪽 문제입니다. 저장된 것은 없습니다. 잠시 뒤에 다시 하시거나 02-3423-5114로 전화해 주십시오.' }] },
  everything: reply('모두', text, due, facts, steps, items, choices, everyField, tel, link, images, wait, handoff),
};

/** What citizens, and people who are not, may put into any text. */
export const HOSTILE = `<script>alert(1)</script> "'&]]> {{x}} $t(y) __proto__ 👨‍👩‍👧 \u1100\u1161\u11a8 \u0000\u0008\u000b\u001b\u0085\ud800!\udfff?\ufffe <!-- -->`;

/** The same reply with every shown text replaced; asks, hidden values and digits stay. */
export function withText(from: Reply<string>, words: string): Reply<string> {
  const shown = new Set(['title', 'text', 'label', 'value', 'hint', 'note', 'at', 'state', 'due', 'reason', 'summary', 'submit', 'alt']);
  const replace = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return shown.has(key) ? words : value;
    if (Array.isArray(value)) return value.map((v) => replace(v));
    if (!value || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, ['ask', 'hidden', 'next', 'back', 'poll'].includes(k) ? v : replace(v, k)]));
  };
  return replace(from) as Reply<string>;
}

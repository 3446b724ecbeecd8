/** 이야기 보기: in about a minute one petition goes across all four devices. Everything in it really happens. */
export const story = String.raw`
import { byId, calm, sleep } from './dom.js';
import { find, home, screens } from './frames.js';
import { press } from './keys.js';
import * as phone from './phone.js';
import * as stage from './stage.js';

const FAST = new URLSearchParams(location.search).get('speed') === 'fast';
const STEPS = ['문자로 신청', '접수', 'PDA', '휴대전화', 'TV', '다시 문자'];
const WORDS = '선릉로 12길 가로등이 꺼졌어요';
const LOST = ['이야기를 이어 가지 못했습니다. ‘다시’를 눌러 주십시오.', 'The story could not go on. Please press 다시 to tell it again.'];
const AWAY = Symbol('another story, or none, is wanted');

let running;
let changed = () => {};

/** One telling: it can be held, and it ends quietly when it is no longer wanted. */
function createRun() {
  const run = { held: false, over: false, wait, say };
  const check = () => { if (run.over) throw AWAY; };

  async function wait(ms) {
    check();
    let left = FAST ? 0 : ms;
    for (let before = performance.now(); left > 0 || run.held; ) {
      await sleep(Math.min(40, run.held ? 40 : left));
      check();
      const now = performance.now();
      if (!run.held) left -= now - before;
      before = now;
    }
  }
  /** A caption, for as long as it takes to read. */
  async function say(words, english) {
    check();
    stage.caption(words, english);
    await wait(Math.max(2000, 1000 + words.length * 80));
  }
  return run;
}

async function text(run, words) {
  await phone.type(calm() || FAST ? [words] : [...words], (letter) => run.wait(letter === ' ' ? 160 : 110));
  await run.wait(500);
  const answered = await phone.submit();
  await run.wait(300);
  if (!answered) throw new Error('no answer');
  return answered;
}

async function file(run) {
  stage.step(0);
  stage.follow('sms');
  await run.say('가로등이 꺼져 길이 어둡습니다. 문자로 알립니다.', 'A street lamp is out. It is reported by text.');
  await text(run, WORDS);
  while (phone.receipt()) { // a number drawn before, which has told this already
    phone.renew();
    await text(run, WORDS);
  }
  await run.say('게이트웨이가 알아듣고, 맞는지 되묻습니다.', 'The gateway understands, and asks whether that is right.');
  await run.say('‘1’이라고만 답장합니다.', 'The answer is a single 1.');
  await text(run, '1');
  stage.step(1);
  const receipt = phone.receipt();
  if (!receipt) throw new Error('no receipt');
  await run.say('접수했습니다. 담당 부서와 답변 기한도 함께 왔습니다.', 'Filed. The division, and by when it answers, come with it.');
  await run.say('번호는 ' + receipt + '입니다. 어느 기기에서나 이 번호 하나입니다.', 'Its number is ' + receipt + ': the same one on every device.');
  return receipt;
}

async function onPda(run, receipt) {
  stage.step(2);
  stage.follow('pda');
  await run.say('스무 해 전의 PDA입니다. 스크립트 없이 움직입니다.', 'A PDA of twenty years ago. It works without script.');
  await find(screens.pda, receipt, phone.lastFour(), writer(run, '접수번호와 휴대전화 끝 네 자리로 엽니다.', 'The number and the last four digits of the phone open it.'));
  await run.say('작은 화면에는 상태와 답변 기한부터 보입니다.', 'On a small screen the state and the due day come first.');
}

async function onMobile(run, receipt) {
  stage.step(3);
  stage.follow('mobile');
  await run.say('휴대전화입니다. 같은 번호로 엽니다.', 'A mobile phone, opened with the same number.');
  await find(screens.mobile, receipt, phone.lastFour(), writer(run));
  await run.say('같은 기한입니다. 근무일 하루를 한 칸으로 그렸습니다.', 'The same due day, drawn as one box a working day.');
}

/** Fields of a page fill before one's eyes. */
function writer(run, words, english) {
  return async (field, value) => {
    if (words) stage.caption(words, english);
    for (const letter of value) {
      field.value += letter;
      if (!calm()) await run.wait(70);
    }
    await run.wait(500);
  };
}

/** The TV is paired as its viewer would: its digits by text, the number of the answer back on the TV. It shows one's petitions, and no words. */
async function onTv(run, receipt) {
  stage.step(4);
  const tv = screens.tv;
  const shown = (selector) => tv.document && tv.document.querySelector(selector);
  const typed = async (keys) => {
    for (const key of keys) {
      press('tv', key);
      await run.wait(180);
    }
  };
  if (shown('#leave')) await tv.after(() => press('tv', 'blue')); // connected in an earlier telling
  await tv.go('/?lang=ko');
  look('tv');
  await run.say('거실 TV입니다. 1번, 내 민원을 누릅니다.', 'The TV in the living room: 1, my petitions.');
  await tv.after(() => press('tv', '1'));
  await run.wait(600);
  await tv.after(() => press('tv', 'ok'));
  const code = shown('.code').textContent.replace(/\D/g, '').replace(/(\d{3})(?=\d)/g, '$1 ');
  await run.say('TV에 나온 번호를 내 휴대전화에서 문자로 보냅니다.', 'The digits on the TV are texted from one’s own phone.');
  look('sms');
  const answer = (await text(run, 'TV ' + code)).join(' ');
  look('tv');
  await run.say('답장으로 온 번호를 TV에 누릅니다. 문자만으로는 연결되지 않습니다.', 'The number that comes back is typed on the TV: a text alone connects nothing.');
  await until(run, () => shown('input[name=number]') && tv.document.readyState === 'complete'); // its load is no answer to a key
  await typed([...answer.match(/\d{6}/)[0], 'ok']);
  await tv.after(() => press('tv', 'ok'));
  await run.wait(900);
  await tv.after(() => press('tv', 'ok'));
  if (!tv.document.body.textContent.includes(receipt)) throw new Error('another petition');
  await run.say('같은 상태와 같은 기한입니다. 거실에서는 여럿이 보므로 민원 글은 보이지 않습니다.', 'The same state, the same due day. A living room has many eyes: the words stay hidden.');
  stage.enlarge(false);
}

/** Which device is looked at: the TV is drawn large. */
function look(device) {
  stage.enlarge(device === 'tv');
  stage.follow(device);
}

/** The TV asks every two and a half seconds whether it was claimed. */
async function until(run, found) {
  for (let i = 0; !found(); i++) {
    if (i === 200) throw new Error('nothing came');
    await sleep(50);
    await run.wait(0);
  }
}

async function tell(run) {
  phone.renew();
  await home();
  const receipt = await file(run);
  await onPda(run, receipt);
  await onMobile(run, receipt);
  await onTv(run, receipt);
  stage.step(5);
  stage.follow('sms');
  await run.say('다시 문자입니다. ‘조회’라고 보냅니다.', 'By text again: 조회 asks how it stands.');
  await text(run, '조회');
  await run.say('네 기기가 같은 상태와 같은 기한을 말합니다.', 'All four devices say the same state and the same due day.');
  stage.use(undefined);
  stage.caption('한 민원, 네 기기였습니다. 이제 직접 해 보십시오.', 'One petition, four devices. Now try it yourself.');
}

/** Stops whatever is being told; its captions go too. */
export function leave() {
  if (!running) return;
  running.over = true;
  running = undefined;
  stage.close();
  buttons();
}

async function play() {
  leave();
  const run = (running = createRun());
  stage.open(STEPS);
  buttons();
  try {
    await tell(run);
    if (run === running) finish(run, 'done');
  } catch (error) {
    if (error === AWAY || run !== running) return;
    stage.enlarge(false);
    stage.use(undefined);
    stage.caption(...LOST);
    finish(run, 'lost');
  }
}

function finish(run, state) {
  run.over = true;
  stage.end(state);
  buttons();
}

function buttons() {
  const told = running && !running.over;
  byId('play').textContent = running ? '다시' : '이야기 보기';
  byId('pause').hidden = !told;
  byId('pause').textContent = told && running.held ? '계속' : '멈춤';
  changed();
}

/** @param onChange called when a story starts, halts or ends */
export function begin(onChange) {
  changed = onChange;
  byId('play').addEventListener('click', play);
  byId('pause').addEventListener('click', () => {
    running.held = !running.held;
    buttons();
  });
}

/** Whether the story drives the devices now. */
export const isTelling = () => !!running && !running.over;
`;

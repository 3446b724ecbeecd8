/** The four devices: cases, keys and frames. */
import { html } from 'hono/html';
import { SAMPLES } from './photos.js';

type Html = ReturnType<typeof html>;

/** Words that teach what can be texted. */
const SUGGESTIONS = ['가로등이 꺼졌어요', '조회', '메뉴', '여권 어디서 만들어요?'];
/** What is to be seen on the photos that can be sent. */
const PHOTO_NAMES: Readonly<Record<string, string>> = { lamp: '꺼진 가로등 사진', hole: '길의 구멍 사진', bags: '쌓인 쓰레기 사진' };
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

export const phone = (districtName: string): Html => html`<section class="dev sms" id="sms" aria-labelledby="sms-name">
<h2 id="sms-name">문자 <small>SMS, 내 번호 <span class="tel" id="number"></span></small></h2>
<div class="frame"><div class="scr">
<div class="who"><p>${districtName} 민원<small>문자를 받는 곳</small></p><button type="button" class="mini" id="renew">새 전화번호</button></div>
<div class="talk" id="talk" role="log" aria-live="polite" aria-label="주고받은 문자" tabindex="0"><p class="empty" id="empty">불편한 점을 쓰거나<br>아래 말을 눌러 보십시오.</p></div>
<div class="chips" role="group" aria-label="보내 볼 말">${SUGGESTIONS.map((s) => html`<button type="button" data-say="${s}">${s}</button>`)}<button type="button" data-say="status" lang="en" id="to-english">status</button><button type="button" data-say="한국어" id="to-korean" hidden>한국어</button></div>
<div class="photos" id="photos" role="group" aria-label="붙여 보낼 사진" hidden>${SAMPLES.map((name) => html`<button type="button" data-photo="${name}" aria-pressed="false" aria-label="${PHOTO_NAMES[name]}"><img src="/lab/photos/${name}" alt="" width="72" height="54" loading="lazy"></button>`)}</div>
<form class="type" id="type"><button type="button" class="clip" id="clip" aria-expanded="false" aria-controls="photos">사진</button><input id="text" aria-label="문자 쓰기" placeholder="문자 쓰기" maxlength="1000" autocomplete="off" enterkeyhint="send"><button>보내기</button></form>
<div class="digits" role="group" aria-label="숫자로 답장">${DIGITS.map((d) => html`<button type="button" data-say="${d}" aria-label="${d} 보내기">${d}</button>`)}</div>
</div></div></section>`;

const key = (name: string, label: string, className = ''): Html => html`<button type="button" data-key="${name}"${className && html` class="${className}"`}>${label}</button>`;
const arrow = (name: string, label: string, className: string): Html => html`<button type="button" data-key="${name}" class="${className}" aria-label="${label}"><span class="tri"></span></button>`;

export const pda = (): Html => html`<section class="dev pda" id="pda" aria-labelledby="pda-name">
<h2 id="pda-name">PDA <small>240 × 320, 스크립트 없음</small></h2>
<div class="frame"><div class="scr"><iframe id="pda-frame" title="PDA 화면" width="240" height="320"></iframe></div>
<div class="pad" role="group" aria-label="PDA 단추">
${key('0', '메뉴', 'menu')}<div class="rock">${arrow('up', '위', 'u')}${key('ok', '확인', 'ok')}${arrow('down', '아래', 'dn')}</div>${key('back', '이전', 'back')}
<div class="nums">${DIGITS.slice(0, 9).map((d) => key(d, d))}${key('0', '0')}</div></div></div>
<p class="same"><b>번호는 어디서나 같습니다</b><span id="pda-note" role="status">첫 화면에서 4를 누르면 어느 기기에서나 ‘부서 찾기’입니다.</span></p>
</section>`;

export const mobile = (): Html => html`<section class="dev mobile" id="mobile" aria-labelledby="mobile-name">
<h2 id="mobile-name">휴대전화 <small>Mobile, 390 × 844</small></h2>
<div class="frame"><div class="scr"><iframe id="mobile-frame" title="휴대전화 화면" width="390" height="844"></iframe></div></div>
<p class="note" id="mobile-note" role="status"></p>
</section>`;

export const tv = (): Html => html`<section class="dev tv" id="tv" aria-labelledby="tv-name">
<h2 id="tv-name">TV <small>1280 × 720</small><button type="button" class="mini" id="big" aria-pressed="false">크게 보기</button></h2>
<div class="slot" id="slot"><p>TV를 크게 보고 있습니다.</p>
<div class="set"><div class="frame"><div class="scr"><iframe id="tv-frame" title="TV 화면" width="1280" height="720"></iframe></div></div><div class="stand"></div></div></div>
<div class="remote" role="group" aria-label="리모컨">
<div class="nums">${DIGITS.slice(0, 9).map((d) => key(d, d))}${key('back', '이전', 'word')}${key('0', '0')}${key('erase', '지움', 'word')}${key('exit', '나가기', 'word wide')}</div>
<div class="side"><div class="arrows">${arrow('up', '위', 'u')}${arrow('down', '아래', 'dn')}${arrow('left', '왼쪽', 'lf')}${arrow('right', '오른쪽', 'rt')}${key('ok', '확인', 'k')}</div>
<div class="colours">${key('red', '빨', 'cr')}${key('green', '초', 'cg')}${key('yellow', '노', 'cy')}${key('blue', '파', 'cb')}</div>
<p class="note" id="tv-note" role="status">화살표로 옮기고 확인을 누르십시오.</p></div>
</div></section>`;

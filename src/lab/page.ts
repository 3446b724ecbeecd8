/** The lab's page. Words for people only; what moves is in client/. */
import { html } from 'hono/html';
import { fileHref } from '../files/files.js';
import { mobile, pda, phone, tv } from './devices.js';

type Html = ReturnType<typeof html>;

export function page(districtName: string): Html {
  return html`<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="format-detection" content="telephone=no">
<title>기기 실험실 – ${districtName} 민원</title>
<link rel="icon" href="${fileHref('/lab/icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${fileHref('/lab/lab.css')}">
<script type="module" src="${fileHref('/lab/lab.js')}"></script>
</head>
<body>
${masthead(districtName)}
<main tabindex="-1">
${head()}
${stage()}
<div class="shelf" id="shelf">
${phone(districtName)}
${pda()}
${mobile()}
${tv()}
</div>
</main>
</body></html>
`;
}

const masthead = (districtName: string): Html => html`<header class="gnb"><b>${districtName} 민원</b>
<nav aria-label="주 메뉴"><a href="/lab" aria-current="page">기기 실험실</a><a href="/console/">직원 화면</a><a href="/api/openapi.json">연동 문서</a></nav>
<p>시험용 자료입니다. 실제로 문자를 보내지 않습니다.</p></header>`;

const head = (): Html => html`<div class="head"><div>
<h1>한 민원, 네 기기</h1>
<p class="en" lang="en">One petition, four devices. Everything here is the running gateway; no real text is sent.</p>
<p class="about" id="about" role="status">네 기기 모두 지금 돌아가는 게이트웨이에 붙어 있습니다.</p>
<noscript><p class="about">이 화면은 자바스크립트를 켜야 움직입니다.</p></noscript></div>
<div class="acts"><button type="button" class="btn main" id="open" hidden>세 기기에서 이 민원 열기</button>
<button type="button" class="btn" id="pause" hidden>멈춤</button><button type="button" class="btn main" id="play">이야기 보기</button></div></div>`;

const GUIDE = [
  ['문자로 낸 민원 하나를 PDA, 휴대전화, TV에서도 봅니다.', 'A petition filed by text is seen on all four devices.'],
  ['문자에 불편한 점을 써서 보내 보십시오.', 'Text what is wrong, in English too.'],
  ['처음이시면 ‘이야기 보기’를 누르십시오. 1분입니다.', 'New here? The blue button plays it in a minute.'],
] as const;

/** What this is, what to try, where to begin; while the story plays, its captions stand in the same place. */
const stage = (): Html => html`<section class="stage" id="stage" aria-label="안내">
<ol class="guide" id="guide">${GUIDE.map(([ko, en]) => html`<li><p>${ko}<span lang="en">${en}</span></p></li>`)}</ol>
<div class="show" id="show" hidden><div class="caption" id="caption" aria-live="polite"><p id="told"></p><p id="told-en" lang="en"></p></div><ol class="steps" id="steps" aria-label="이야기의 차례"></ol></div>
</section>`;

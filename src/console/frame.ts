/** What stands around every page: the masthead with what this role may do, the person's menu, the notice of what was just done. */
import { markup } from '../../channels/page.js';
import { fileHref } from '../files/files.js';
import type { Locale } from '../staff/locale.js';
import { may, type Verb } from '../staff/roles.js';
import type { Notice } from './notices.js';
import { type Both, type Html, type Page, type Person, type Section, words } from './route.js';

const t = words({
  title: { ko: '민원 직원', en: 'civil service staff' },
  skip: { ko: '본문으로 건너뛰기', en: 'Skip to the content' },
  sections: { ko: '업무', en: 'Sections' },
  own: { ko: '내 계정', en: 'My account' },
  out: { ko: '로그아웃', en: 'Sign out' },
  menu: { ko: '내 메뉴', en: 'My menu' },
});

interface Entry {
  section: Section;
  path: string;
  verb: Verb;
  name: Both;
}

const ENTRIES: readonly Entry[] = [
  { section: 'petitions', path: '/petitions', verb: 'petition.see', name: { ko: '민원 처리', en: 'Petitions' } },
  { section: 'register', path: '/petitions/new', verb: 'petition.register', name: { ko: '대신 접수', en: 'Register' } },
  { section: 'figures', path: '/report', verb: 'report.see', name: { ko: '현황', en: 'Figures' } },
  { section: 'notices', path: '/notices', verb: 'notice.see', name: { ko: '알림 문제', en: 'Notices' } },
  { section: 'absences', path: '/absences', verb: 'absence.manage', name: { ko: '부재', en: 'Absences' } },
  { section: 'holidays', path: '/holidays', verb: 'holiday.manage', name: { ko: '공휴일', en: 'Holidays' } },
  { section: 'remote', path: '/remote', verb: 'remote.manage', name: { ko: '리모컨', en: 'Remotes' } },
  { section: 'ready', path: '/ready-texts', verb: 'canned.edit', name: { ko: '자주 쓰는 글', en: 'Ready texts' } },
  { section: 'wording', path: '/templates', verb: 'wording.see', name: { ko: '문안', en: 'Texts' } },
  { section: 'guide', path: '/guide', verb: 'wording.see', name: { ko: '안내', en: 'Guide' } },
  { section: 'changes', path: '/change-sets', verb: 'wording.see', name: { ko: '변경 묶음', en: 'Change sets' } },
  { section: 'accounts', path: '/accounts', verb: 'account.see', name: { ko: '직원', en: 'Staff' } },
  { section: 'record', path: '/record', verb: 'record.see', name: { ko: '기록', en: 'Record' } },
];
/** Every language calls itself by its own name. */
const LANGUAGES: Readonly<Record<Locale, string>> = { ko: '한국어', en: 'English' };

export interface Frame {
  locale: Locale;
  district: string;
  /** For the forms of the masthead. */
  token: string;
  /** The page's own address, to come back to after a change of language. */
  here: string;
  /** Undefined before sign-in: no navigation then. */
  person?: Person;
  /** The department's name. */
  department?: string;
  notice?: Notice;
}

export type Framed = Pick<Page, 'title' | 'body' | 'wide' | 'styles' | 'scripts'> & { section?: Section };

/** A whole document. */
export function framed(page: Framed, frame: Frame): string {
  const { locale, district, notice } = frame;
  return String(markup`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${page.title} — ${district} ${t(locale).title}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="${fileHref('/console/style.css')}">
${(page.styles ?? []).map((s) => markup`<link rel="stylesheet" href="${fileHref(`/console/assets/${s}`)}">`)}${(page.scripts ?? []).map((s) => markup`<script type="module" src="${fileHref(`/console/assets/${s}`)}"></script>`)}</head>
<body><a class="skip" href="#main">${t(locale).skip}</a>
${masthead(page.section, frame)}
<main id="main" tabindex="-1"${page.wide ? markup` class="wide"` : ''}>${notice ? told(notice, locale) : ''}${page.body}</main></body></html>`);
}

const told = (notice: Notice, locale: Locale): Html => (notice.wrong ? markup`<p class="alert" role="alert">${notice[locale]}</p>` : markup`<p class="notice" role="status">${notice[locale]}</p>`);

function masthead(section: Section | undefined, frame: Frame): Html {
  const { locale, district, person } = frame;
  const shown = person ? ENTRIES.filter((e) => may(person.role, e.verb)) : [];
  const nav = shown.map((e) => markup`<a href="/console${e.path}"${e.section === section ? markup` aria-current="page"` : ''}>${e.name[locale]}</a>`);
  return markup`<header class="gnb"><a class="home" href="/console/"><b>${district} ${t(locale).title}</b></a>${nav.length ? markup`<nav aria-label="${t(locale).sections}">${nav}</nav>` : ''}${person ? menu(person, frame) : languages(frame)}</header>`;
}

/** Opens without a script. */
const menu = (person: Person, frame: Frame): Html => markup`<details class="me"><summary><span class="hide">${t(frame.locale).menu}: </span>${frame.department ?? ''} <b>${person.name}</b></summary><div>
<a href="/console/account">${t(frame.locale).own}</a>${languages(frame)}
<form method="post" action="/console/sign-out"><input type="hidden" name="token" value="${frame.token}"><button>${t(frame.locale).out}</button></form></div></details>`;

const languages = ({ locale, token, here }: Frame): Html => markup`<form class="languages" method="post" action="/console/language"><input type="hidden" name="token" value="${token}"><input type="hidden" name="next" value="${here}">${(Object.keys(LANGUAGES) as Locale[])
  .filter((l) => l !== locale)
  .map((l) => markup`<button name="language" value="${l}" lang="${l}">${LANGUAGES[l]}</button>`)}</form>`;

/** 접수증 and the text to be signed, ready to print. Name and telephone stand in full for who took them down; anybody else asks for them, which is recorded. */
import { markup } from '../../../channels/page.js';
import type { Case } from '../../petitions/life/case.js';
import { maskName } from '../../petitions/disclose.js';
import { actionOf, type Desk, doingOf, namesOf, open, recordSeen } from '../desk/desk.js';
import { receiptText } from '../desk/names.js';
import { maskPhone } from '../../citizens/phone.js';
import { personOf } from '../desk/person.js';
import { buttonForm } from '../forms.js';
import { done, type Page, type Route, type Visit, words } from '../route.js';
import { slip } from './slip.js';
import { statement } from './statement.js';

const t = words({
  title: { ko: '접수증과 확인서', en: 'Slip and statement' },
  lead: { ko: '첫 장은 신청인에게 드리고, 둘째 장은 읽고 서명하게 한 뒤 보관합니다.', en: 'The first sheet is the petitioner’s. The second is read, signed and kept.' },
  print: { ko: '인쇄하기', en: 'Print' },
  next: { ko: '다음 민원 접수', en: 'Register another' },
  back: { ko: '민원 보기', en: 'The petition' },
  masked: { ko: '이름과 전화번호 모두 넣기', en: 'With name and telephone in full' },
  recorded: { ko: '보면 기록에 남습니다.', en: 'Looking is recorded.' },
});

const takerOf = ({ events }: Case): string | undefined => events.find((e) => e.code === 'registered')?.actor;

/** @param whole name and phone in full */
async function papersPage(desk: Desk, visit: Visit, whole = false): Promise<Page | Response> {
  const receipt = visit.params.receipt ?? '';
  const opened = await open(desk, receipt, await doingOf(desk, visit.person), takenBy(visit.person.id));
  if (!opened?.words) return done(opened ? `/petitions/${receipt}` : '/petitions', opened ? undefined : 'petition-none');
  const { petition, words: fields } = opened;
  if (whole) await desk.core.store.atomic([actionOf(desk, visit, 'petition.reveal', receipt)]);
  else await recordSeen(desk, visit, receipt);
  const taker = takerOf(petition);
  const [person, names] = await Promise.all([personOf(desk, petition, fields), namesOf(desk, [petition.officer, taker])]);
  const full = whole || taker === visit.person.id;
  const name = full || person.name === undefined ? person.name : maskName(person.name);
  const phone = full || person.phone === undefined ? person.phone : maskPhone(person.phone);
  const signed = { name, phone, fields, taker: taker === undefined ? undefined : names.get(taker), officer: petition.officer === null ? undefined : names.get(petition.officer) };
  const w = t(visit.locale);
  const ask = full || (person.name === undefined && person.phone === undefined) ? '' : markup`${buttonForm(visit, `/petitions/${receipt}/papers`, w.masked)}<span class="quiet small">${w.recorded}</span>`;
  const body = markup`<div class="head screen"><div><h1>${w.title} <span class="n">${receiptText(receipt)}</span></h1><p class="lead">${w.lead}</p></div><div class="acts"><button class="btn main small" type="button" data-print hidden>${w.print}</button><a class="btn small" href="/console/petitions/new">${w.next}</a><a class="btn small" href="/console/petitions/${receipt}">${w.back}</a>${ask}</div></div>
${visit.url.searchParams.get('done')?.startsWith('registered') ? markup`<span data-saved="${visit.person.id}/register"></span>` : ''}${slip(desk, petition, signed)}${statement(desk, petition, signed)}`;
  return { title: `${w.title} ${receiptText(receipt)}`, section: 'petitions', styles: ['papers.css'], scripts: ['desk.js'], body };
}

/** Who took it down may read it, whichever department it went to. */
const takenBy =
  (id: string) =>
  (petition: Case): boolean =>
    takerOf(petition) === id;

export const paperRoutes = (desk: Desk): Route[] => [
  { method: 'GET', path: '/petitions/:receipt/papers', verb: 'petition.register', handle: (visit) => papersPage(desk, visit) },
  { method: 'POST', path: '/petitions/:receipt/papers', verb: 'petition.register', handle: (visit) => papersPage(desk, visit, true) },
];

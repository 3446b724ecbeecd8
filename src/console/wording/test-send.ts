/** A test message to the editor's own proven phone: the preview's very texts, marked as a test. */
import { markup } from '../../../channels/page.js';
import { preview } from '../../publishing/preview.js';
import { shapeOn } from '../../publishing/shapes.js';
import { recordAction } from '../../staff/actions.js';
import { nameOf } from '../../wording/content.js';
import { type Both, done, type Page, type Visit } from '../route.js';
import type { Workshop } from './workshop.js';
import type { Editing } from './editing.js';
import { editorPage } from './editor-page.js';
import { provenPhone } from './phone-page.js';

const MARK: Both = { ko: '[시험] ', en: '[Test] ' };
const NOT_SENT: Both = { ko: '이 답은 문자로 나가지 않아 시험 발송할 수 없습니다. 다른 답을 고르십시오.', en: 'This answer is never a text message. Choose another answer.' };
const SENT: Both = { ko: '시험 문자를 보냈습니다. 쓰신 글은 아직 저장하지 않았습니다.', en: 'The test message is sent. What you wrote is not saved yet.' };
const DOUBTFUL: Both = { ko: '통신사의 답이 늦습니다. 문자가 갔을 수도 있으니 전화를 먼저 보아 주십시오.', en: 'The carrier is slow to answer. The message may have gone out: look at the phone first.' };
const FAILED: Both = { ko: '통신사가 시험 문자를 받지 않았습니다. 잠시 뒤에 다시 해 주십시오.', en: 'The carrier did not take the test message. Please try again later.' };

export async function sendTest(workshop: Workshop, visit: Visit, editing: Editing): Promise<Page | Response> {
  const { locale, person, address } = visit;
  const { press, sender } = workshop;
  const phone = await provenPhone(workshop, person.id);
  if (!phone || !sender) return done('/account/phone', 'phone-missing');
  const shape = shapeOn(workshop.preview.bench.shapes, editing.look.shape, 'sms');
  if (!shape) return editorPage(workshop, visit, editing, { status: 422, wrong: NOT_SENT[locale] });
  const { message } = await preview(workshop.preview, editing.content, { shape, device: 'sms', locale: editing.place.locale, values: editing.look.values });
  await press.store.atomic([recordAction(press, { actor: person.id, verb: 'test.send', target: nameOf(editing.place), detail: { texts: message.texts.length }, address })]);
  for (const text of message.texts) {
    const sent = await sender.send(phone, MARK[locale] + text);
    if (sent.state !== 'accepted') return editorPage(workshop, visit, editing, { status: 502, wrong: sent.state === 'doubtful' ? DOUBTFUL[locale] : FAILED[locale] });
  }
  const page = await editorPage(workshop, visit, editing);
  return { ...page, body: markup`<p class="notice" role="status">${SENT[locale]}</p>${page.body}` };
}

/** A TV that shows somebody's petitions: what it says, what the phone says, what a text says. */
import { howToPair } from '../../citizens/offers.js';
import * as pair from '../../citizens/pair.js';
import type { Known } from '../../core.js';
import type { Inquiry } from '../../inquiry.js';
import { listReply, onTv } from '../../petitions/list.js';
import type { Reply } from '../../reply.js';
import type { Sample, Shape } from './sample.js';

const LINK = 'x'.repeat(32);
const CODE = '482706159';

export function pairingShapes(sample: Sample): Shape[] {
  const { core: bare, page, view } = sample;
  const texting: NonNullable<Known['texting']> = { origin: 'https://minwon.example.go.kr', send: async () => ({ state: 'accepted', id: '' }), countries: ['82'], perDay: 1 };
  const core: Known = { ...bare, texting, textsArrive: { number: bare.district.phone } };
  const nobody: Inquiry = { ...page, citizen: { kind: 'nobody' } };
  const of = (where: 'shared' | 'private' | 'text', name: string, ko: string, en: string, reply: Reply): Shape => ({
    name,
    title: { ko: `TV 연결 – ${ko}`, en: `Pairing – ${en}` },
    reply,
    converses: where === 'text',
    ...(where === 'text' ? {} : { screen: where }),
  });
  return [
    of('shared', 'pair.start', 'TV, 처음', 'TV, before', howToPair()),
    of('shared', 'pair.over', 'TV, 지난 번호', 'TV, an old number', howToPair('over')),
    of('shared', 'pair.spent', 'TV, 여러 번 틀린 번호', 'TV, too many wrong tries', howToPair('spent')),
    of('shared', 'pair.no-cookies', 'TV, 기억하지 못함', 'TV that remembers nothing', pair.noScreen(core)),
    of('shared', 'pair.shown', 'TV, 번호', 'TV, the number', pair.shown({ ...core, textsArrive: {} }, LINK, CODE, 180_000)),
    of('shared', 'pair.shown.to', 'TV, 번호와 문자 받는 곳', 'TV, the number and where to text', pair.shown(core, LINK, CODE, 180_000)),
    of('shared', 'pair.claimed', 'TV, 휴대전화에서 묻는 중', 'TV, the phone is asked', pair.claimed()),
    of('shared', 'pair.seen', 'TV, 연결됨', 'TV, connected', pair.seen()),
    of('shared', 'pair.number', 'TV, 문자로 온 번호', 'TV, the number from the text', pair.askNumber()),
    of('shared', 'pair.number.wrong', 'TV, 틀린 번호', 'TV, a wrong number', pair.askNumber(4)),
    of('shared', 'unpaired', 'TV, 끊음', 'TV, disconnected', pair.screenOff()),
    of('private', 'pair.sign-in', '휴대전화, 확인 전', 'phone, before signing in', pair.signInFirst(core, nobody, { kind: 'pair' })),
    of('private', 'pair.sign-in.none', '휴대전화, 인증번호 없음', 'phone, no codes here', pair.signInFirst(bare, nobody, { kind: 'pair' })),
    of('private', 'pair.code', '휴대전화, 번호 적기', 'phone, typing the number', pair.askCode(0)),
    of('private', 'pair.wrong', '휴대전화, 틀린 번호', 'phone, a wrong number', pair.askCode(0, 'wrong')),
    of('private', 'pair.on', '휴대전화, 연결된 TV 있음', 'phone, a TV is connected', pair.askCode(1)),
    of('private', 'pair.there', '휴대전화, TV 앞인지 묻기', 'phone, in front of the TV?', pair.areYouThere({ code: CODE })),
    of('private', 'pair.done', '휴대전화, 연결함', 'phone, connected', pair.approved()),
    of('private', 'unpaired.phone', '휴대전화, 끊음', 'phone, disconnected', pair.unpaired()),
    of('private', 'list.tv', '내 민원, TV에서 이어 보기', 'my petitions, with a TV', listReply(core, [view(), view()], { at: 1, of: 1 }, onTv({ converses: false, screen: 'private', sessions: 'cookie' }))),
    of('text', 'pair.how', '문자, 하는 법', 'text, how', pair.howByText()),
    of('text', 'pair.wrong', '문자, 틀린 번호', 'text, a wrong number', pair.wrongByText()),
    of('text', 'pair.number', '문자, TV에 누를 번호', 'text, the number to type', pair.typeThis('482913')),
    of('text', 'unpaired', '문자, 끊음', 'text, disconnected', pair.unpaired()),
  ];
}

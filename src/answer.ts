/** The core's one door: an Inquiry becomes a decided Answer. One line a verb. */
import { departments } from './answers/directory/departments.js';
import { sendAgain } from './answers/late.js';
import { call, help, language } from './answers/menu.js';
import { notice } from './answers/notices.js';
import { privacy } from './answers/privacy.js';
import { start } from './answers/start.js';
import { consent } from './citizens/consent.js';
import { handOver } from './citizens/handoff.js';
import { pair, unpair } from './citizens/pair.js';
import { openLink, signIn, signInAgain, signOut } from './citizens/sign-in.js';
import { about, guide } from './guide/answer.js';
import type { Answer, Core } from './core.js';
import { Refusal } from './errors.js';
import type { Ask, Inquiry } from './inquiry.js';
import { add } from './petitions/add.js';
import { byText } from './petitions/by-text.js';
import { check } from './petitions/check.js';
import { file } from './petitions/file.js';
import { find, list } from './petitions/list.js';
import { pictures } from './petitions/pictures.js';
import { rate } from './petitions/rate.js';
import { speak } from './petitions/spoken.js';
import { withdraw } from './petitions/withdraw.js';
import { askAt } from './path.js';
import type { Reply } from './reply.js';

const only = (reply: Reply): Answer => ({ reply, writes: [] });

/** Decides; writes nothing but counters of guesses. */
export async function answer(core: Core, inquiry: Inquiry, ask: Exclude<Ask, { kind: 'said' }>): Promise<Answer> {
  const again = inquiry.lapsed === undefined ? undefined : await signInAgain(core, inquiry, inquiry.lapsed, ask);
  if (again) return again;
  if (inquiry.late) return only(await sendAgain(core, inquiry, ask, (page) => answer(core, { ...inquiry, late: undefined }, page)));
  switch (ask.kind) {
    case 'menu':
      return only(await start(core, inquiry));
    case 'help':
      return only(help(core));
    case 'file':
      return ask.about && !ask.text ? file(core, inquiry, ...(await about(core, inquiry, ask))) : file(core, inquiry, ask);
    case 'list':
      return list(core, inquiry, ask.page);
    case 'find':
      return find(core, inquiry);
    case 'check':
      return check(core, inquiry, ask);
    case 'add':
      return add(core, inquiry, ask);
    case 'withdraw':
      return withdraw(core, inquiry, ask);
    case 'call':
      return only(await call(core, inquiry, ask));
    case 'departments':
      return only(departments(core, ask));
    case 'language':
      return language(core, ask);
    case 'guide':
      return guide(core, inquiry, ask);
    case 'rate':
      return rate(core, inquiry, ask);
    case 'supplement':
    case 'object':
    case 'reopen':
      return speak(core, inquiry, ask);
    case 'by-text':
      return byText(core, inquiry, ask);
    case 'consent':
      return consent(core, inquiry, ask);
    case 'sign-in':
      return goOn(core, inquiry, ask.next, await signIn(core, inquiry, ask));
    case 'open':
      return goOn(core, inquiry, inquiry.link?.state === 'right' ? inquiry.link.to : undefined, await openLink(core, inquiry));
    case 'handoff':
      return handOver(core, inquiry, ask);
    case 'privacy':
      return only(privacy(core, inquiry));
    case 'sign-out':
      return signOut(core, inquiry, ask);
    case 'pictures':
      return pictures(core, inquiry, ask);
    case 'pair':
      return pair(core, inquiry, ask);
    case 'unpair':
      return unpair(core, inquiry, ask);
    case 'notice':
      return only(notice(core, ask.of));
    default:
      throw new Refusal('fault', ask satisfies never);
  }
}

/** Who has just signed in finds what they came for: the page of `next`, in place of the list. */
async function goOn(core: Core, inquiry: Inquiry, next: string | undefined, entered: Answer): Promise<Answer> {
  const ask = next === undefined ? undefined : askAt(next);
  if (entered.reply.session !== 'set' || !ask || ask.kind === 'said' || ask.kind === 'sign-in') return entered;
  const { reply, writes } = await answer(core, inquiry, ask);
  return { reply: { ...reply, session: 'set' }, writes: [...entered.writes, ...writes] };
}

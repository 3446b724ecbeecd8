/** How whoever is not known yet can become so: by a code, by one's phone beside a screen, or by a petition's number. What comes of it is sign-in.ts and pair.ts. */
import type { Known } from '../core.js';
import type { Ask, Inquiry } from '../inquiry.js';
import { toPath } from '../path.js';
import { type Block, type Choice, type Reply, say } from '../reply.js';

/** Whether this device can prove a phone by a code: its own screen or a kiosk's, something to hold a session by, and a carrier to send it. A TV is paired instead. */
export const canSignIn = (core: Known, { citizen, screen, sessions, converses }: Pick<Inquiry, 'citizen' | 'screen' | 'sessions' | 'converses'>): boolean =>
  core.texting !== undefined && (screen === 'private' ? sessions !== 'none' : sessions === 'token') && !converses && citizen.kind !== 'phone';

/** The choice that leads there, where it can be gone. @param then where to go on */
export const signInChoice = (core: Known, inquiry: Inquiry, then?: Ask): Choice[] => (canSignIn(core, inquiry) ? [{ label: say('sign-in.offer'), ask: { kind: 'sign-in', ...(then ? { next: toPath(then) } : {}) } }] : []);

/** 6 번호로 찾기, on every page that asks who it is. */
export const byNumber = (): Choice => ({ label: say('menu.find'), ask: { kind: 'find' }, digit: 6 });

const startForm = (again: boolean): Block => ({ kind: 'form', ask: 'pair', fields: [], hidden: { start: '1' }, submit: say(again ? 'pair.again' : 'pair.get') });

/** 1 내 민원 on a screen that knows nobody: by one's phone, or by a number. @param why a code that was shown no longer counts */
export const howToPair = (why?: 'over' | 'spent'): Reply => ({
  outcome: 'ok',
  title: say(why ? 'pair.over.title' : 'pair.title'),
  blocks: [{ kind: 'text', text: say(why ? `pair.${why}` : 'pair.start') }, ...(why ? [] : [{ kind: 'text' as const, text: say('pair.sees') }]), startForm(why !== undefined), { kind: 'choices', choices: [byNumber()] }],
});

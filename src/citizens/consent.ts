/** 알림: whether a phone is told by itself, and whether at night. What the law demands is told in another way then (notices/ladder.ts). */
import { eq } from 'drizzle-orm';
import type { Answer, Core, Known } from '../core.js';
import type { Ask, Inquiry, Wish } from '../inquiry.js';
import { silence } from '../notices/silence.js';
import { byNumber, signInChoice } from './offers.js';
import { type Block, type Choice, type Reply, say } from '../reply.js';
import { phones } from '../storage/schema.js';
import { write } from '../storage/store.js';

/** What holds for one phone. */
export interface Wishes {
  stopped: boolean;
  /** Nothing that can wait between 21 and 8 o'clock. */
  quiet: boolean;
}

const CHANGES: Readonly<Record<Wish, (now: number) => Partial<typeof phones.$inferInsert>>> = {
  on: () => ({ stoppedAt: null }),
  off: (now) => ({ stoppedAt: now }),
  'by-day': () => ({ quiet: true }),
  'any-hour': () => ({ quiet: false }),
};

/** Written after the phone itself is remembered: a first message may be 수신거부. */
export async function consent(core: Core, inquiry: Inquiry, { wanted }: Ask & { kind: 'consent' }): Promise<Answer> {
  if (inquiry.citizen.kind !== 'phone') return { reply: byYourPhone(core, signInChoice(core, inquiry, { kind: 'consent' })), writes: [] };
  const { phone } = inquiry.citizen;
  const now = core.now();
  if (wanted) {
    const changed = write(core.store.db.update(phones).set({ ...CHANGES[wanted](now), changedAt: now }).where(eq(phones.phone, phone)));
    return { reply: wished(wanted), writes: [changed, ...(wanted === 'off' ? silence(core, phone, now) : [])] };
  }
  const [row] = await core.store.db.select({ stoppedAt: phones.stoppedAt, quiet: phones.quiet }).from(phones).where(eq(phones.phone, phone));
  return { reply: wishes({ stopped: row?.stoppedAt != null, quiet: row?.quiet ?? true }, inquiry), writes: [] };
}

/** 3 밤에는 받지 않기, and back; 4 is 글자 크게, of screens. */
const DIGITS = { on: 1, off: 2, 'by-day': 3, 'any-hour': 3 } as const satisfies Record<Wish, Choice['digit'] & number>;

/** How it is now; only what would change it can be chosen. */
export function wishes({ stopped, quiet }: Wishes, { converses }: Pick<Inquiry, 'converses'>): Reply {
  const open: readonly Wish[] = stopped ? ['on'] : ['off', quiet ? 'any-hour' : 'by-day'];
  // A link changes nothing: a page presses a button, a text sends a digit.
  const buttons = open.map((wanted): Block => ({ kind: 'form', ask: 'consent', fields: [], hidden: { wanted }, submit: say(`consent.${wanted}`) }));
  const choices = open.map((wanted): Choice => ({ label: say(`consent.${wanted}`), ask: { kind: 'consent', wanted }, digit: DIGITS[wanted] }));
  const now = stopped ? 'stopped' : quiet ? 'by-day' : 'any-hour';
  return { outcome: 'ok', title: say('consent.title'), blocks: [{ kind: 'text', text: say(`consent.now.${now}`) }, ...(converses ? [{ kind: 'choices' as const, choices }] : buttons)] };
}

export function wished(wanted: Wish): Reply {
  return { outcome: 'ok', title: say(`consent.${wanted}.title`), blocks: [{ kind: 'text', text: say(`consent.${wanted}.text`) }], short: say(`consent.${wanted}.short`) };
}

/** A page does not know whose phone it is for: a text message from that phone is the proof. */
export function byYourPhone(core: Known, first: Choice[] = []): Reply {
  const phone = { kind: 'phone' as const, phone: core.district.phone };
  return {
    outcome: 'ok',
    title: say('consent.title'),
    blocks: [
      { kind: 'text', text: say('consent.by-phone.text', { phone }) },
      { kind: 'choices', choices: [...first, byNumber()] },
    ],
  };
}

/** What arrives: whether its form is one of ours, its photos, and the id by which it counts once. */
import type { Core } from '../core.js';
import { Refusal } from '../errors.js';
import type { Received } from '../inquiry.js';
import type { Address, Parts } from './parts.js';
import type { Taken } from '../photos/take.js';
import { fromOurPages } from '../tokens.js';

/** A form that was open too long is marked as that. @returns the nonce, empty where no form was sent or it comes too late @throws Refusal('stale') for a form that is not ours, before any photo is read */
export function nonceOf({ tokens, publicUrl }: Parts, received: Received, request: Request): string {
  if (received.form === undefined) return '';
  if (!fromOurPages(request, publicUrl)) throw new Refusal('stale', 'foreign origin');
  const checked = tokens.check(received.form, received.device);
  switch (checked.is) {
    case 'good':
      return checked.nonce;
    case 'late':
      markLate(received);
      return '';
    case 'wrong':
      throw new Refusal('stale', 'token');
  }
}

/** A form that was open too long counts for nothing and proves nothing but what its page showed already: it may come as often as it likes. */
function markLate(received: Received): void {
  received.late = true;
  if (received.credential?.kind !== 'last-four' || received.ask.kind === 'check') delete received.credential; // four digits that were just typed are typed again
}

/** A form's photos go into what it asks: names of what is kept, in the order that they came. @returns their digests */
export async function keepPhotos({ take }: Parts, { ask }: Received, uploads: NonNullable<Received['uploads']>, address: Address): Promise<string[]> {
  if (!take) throw new Refusal('malformed', 'photos');
  const { digests, ...found }: Taken = await take(uploads, 'photos' in ask ? (ask.photos ?? []) : [], address());
  Object.assign(ask, found);
  return digests;
}

/** Whether it may have been answered before: it came with an id of its own. A text's is looked up only when its write is refused. */
export const mayComeAgain = ({ converses, form, id, late }: Received): boolean => !converses && !late && (form !== undefined || id !== '');

/**
 * A carrier's message id as it is; a form's nonce with what it says: sent twice it counts once, changed and sent again it is another.
 * A key that any caller may choose counts only with its address and its words: nobody gets, or swallows, what is another's.
 */
export function inquiryId({ random, vault }: Pick<Core, 'random' | 'vault'>, received: Received, nonce: string, address: Address, digests: string[] | undefined): string {
  if (received.converses) return `${received.channel}/${received.id}`;
  if (!mayComeAgain(received)) return `once/${random.token()}`;
  const asked = digests ? { ...received.ask, photos: digests } : received.ask;
  const words = JSON.stringify([asked, received.credential, ...(received.session ? [received.session] : [])]);
  if (received.form === undefined) return `key/${vault.find('key', JSON.stringify([received.channel, address(), received.id, words]))}`;
  return `form/${nonce}/${vault.find('form-words', words)}`;
}

/** A browser that is still sending shows no answer: what nobody asked for is read and thrown away. */
export async function rest(uploads: NonNullable<Received['uploads']>): Promise<void> {
  try {
    for await (const _ of uploads);
  } catch {
    // it broke off
  }
}

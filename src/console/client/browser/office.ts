/**
 * The pages beside the desk. Without this script every form works as it stands, and a link shows how far it is.
 *
 * Progress  [data-poll="/address"] that holds a <progress> or a tag that is still under way (.tag.go): asked for { html } every other second.
 * Forms     form[data-once] is sent once.
 */
import { sendOnce } from './forms.js';

const EVERY = 2_000;

async function renew(place: HTMLElement): Promise<void> {
  const response = await fetch(place.dataset.poll ?? '', { headers: { accept: 'application/json' }, redirect: 'manual' });
  if (!response.ok) return;
  const { html } = (await response.json()) as { html: string };
  if (place.innerHTML !== html && !place.contains(document.activeElement)) place.innerHTML = html;
}

for (const place of document.querySelectorAll<HTMLElement>('[data-poll]')) {
  setInterval(() => {
    if (!document.hidden && place.querySelector('progress, .tag.go')) renew(place).catch(() => undefined); // a lost connection is asked again
  }, EVERY);
}
sendOnce();
document.documentElement.dataset.ready = '';

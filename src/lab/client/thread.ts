/** The bubbles of the SMS phone. Answers are text, never markup. */
export const thread = String.raw`
import { byId, kept, make } from './dom.js';

const talk = byId('talk');
const empty = byId('empty');
const said = [];

new ResizeObserver(() => { talk.scrollTop = talk.scrollHeight; }).observe(talk);

function add(...elements) {
  empty.hidden = true;
  talk.append(...elements);
  talk.scrollTop = talk.scrollHeight;
}

const keep = () => kept.set('thread', said.slice(-60));

/** What the citizen wrote. */
export function outgoing(text, photos = []) {
  said.push({ text, out: true, photos });
  if (photos.length) {
    const row = make('p', 'sent');
    row.append(...photos.map(({ name, says }) => Object.assign(make('img'), { src: '/lab/photos/' + name, alt: says, width: 96, height: 72 })));
    add(row);
  }
  if (text) add(make('p', 'b out', text));
  keep();
}

/** Receipt and telephone numbers never break in two. */
function whole(text) {
  return text.split(/(\d[\d-]{5,}\d)/).map((part, i) => (i % 2 ? make('span', 'tel', part) : part));
}

/** What the gateway answered, with what it costs on the air. */
export function incoming(text, size = '') {
  said.push({ text, size });
  const bubble = make('p', 'b in');
  bubble.append(...whole(text));
  add(bubble, make('p', 'tm', size));
  keep();
}

/** It did not arrive: says so, and offers to send the very same message again. */
export function failed(words, again) {
  const note = make('div', 'fail');
  const button = make('button', 'mini', '다시 보내기');
  button.type = 'button';
  button.onclick = () => {
    note.remove();
    again();
  };
  note.append(make('p', '', words), button);
  add(note);
}

export function clear() {
  said.length = 0;
  for (const child of [...talk.children]) if (child !== empty) child.remove();
  empty.hidden = false;
  keep();
}

/** The thread of this tab, as it was before a reload. */
export function restore() {
  for (const { text, size, out, photos } of kept.get('thread') ?? []) {
    if (out) outgoing(text, photos);
    else incoming(text, size);
  }
}

/** The last answer, if there is one. */
export const last = () => said.findLast((s) => !s.out)?.text;

const RECEIPT = /\d{4}-\d{4}-\d{4}/g;
/** The newest receipt number that the gateway has told this phone. */
export function receipt() {
  for (const { text, out } of [...said].reverse()) {
    const found = out ? null : text.match(RECEIPT);
    if (found) return found.at(-1);
  }
  return undefined;
}
`;

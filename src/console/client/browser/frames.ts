/**
 * Previews in sandboxed frames. A page with the same head as the one on show is changed in place (its body; no load, the reader's scroll stays);
 * any other is loaded in a hidden twin that takes the frame's place when it is there. Nothing flickers, and no script runs in either.
 */
const PATIENCE = 1_500;

/** What each frame is to show; a newer one makes the older give up. */
const wanted = new Map<string, string>();

const frameOf = (id: string): HTMLIFrameElement | null => document.getElementById(`frame-${id}`) as HTMLIFrameElement | null;

/** @returns when it is on show, or given up for a newer one */
export async function showFrame(id: string, html: string): Promise<void> {
  const now = frameOf(id);
  if (!now || (wanted.get(id) ?? now.getAttribute('srcdoc')) === html) return;
  wanted.set(id, html);
  if (changedInPlace(now, html)) return;
  // A new element each time: setting srcdoc again would add a step to the browser's history.
  const twin = twinOf(now);
  twin.srcdoc = html;
  const loaded = new Promise<void>((done) => {
    twin.addEventListener('load', () => done(), { once: true });
    setTimeout(done, PATIENCE);
  });
  now.after(twin);
  await loaded;
  const current = frameOf(id);
  if (wanted.get(id) !== html || !current) return twin.remove();
  heads.set(twin, headOf(parse(html)));
  keepScroll(current, twin);
  for (const name of ['aria-hidden', 'tabindex']) twin.removeAttribute(name);
  twin.style.opacity = '';
  twin.id = current.id;
  current.remove();
}

function twinOf(frame: HTMLIFrameElement): HTMLIFrameElement {
  const twin = document.createElement('iframe');
  for (const { name, value } of frame.attributes) if (!['id', 'src', 'srcdoc', 'style'].includes(name)) twin.setAttribute(name, value);
  twin.setAttribute('aria-hidden', 'true');
  twin.tabIndex = -1;
  scaled(twin, frame.parentElement);
  twin.style.opacity = '0'; // painted, not seen: ready to be shown at once
  return twin;
}

const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
/** The head that a frame was loaded with. */
const heads = new WeakMap<HTMLIFrameElement, string>();
const headOf = ({ documentElement, head }: Document): string => [...documentElement.attributes].map((a) => `${a.name}=${a.value}`).join() + head.innerHTML.replace(/<title>.*?<\/title>/s, '');

/** Only where the sandbox allows its own origin; what comes from DOMParser never runs. */
function changedInPlace(frame: HTMLIFrameElement, html: string): boolean {
  const shown = frame.contentDocument;
  if (shown?.URL !== 'about:srcdoc' || shown.readyState !== 'complete') return false; // a link in it may have been followed
  const next = parse(html);
  if ((heads.get(frame) ?? headOf(parse(frame.srcdoc))) !== headOf(next)) return false;
  shown.title = next.title;
  shown.body.replaceWith(shown.adoptNode(next.body));
  return true;
}

/** Only a sandbox that allows its own origin lets the page look. */
function keepScroll(from: HTMLIFrameElement, to: HTMLIFrameElement): void {
  const was = from.contentDocument?.scrollingElement;
  if (was) to.contentDocument?.scrollingElement?.scrollTo(was.scrollLeft, was.scrollTop);
}

/** A device's own width (data-width, data-height in its pixels), made as small as its box. */
function scaled(frame: HTMLIFrameElement, box: HTMLElement | null): void {
  const width = Number(frame.dataset.width);
  const height = Number(frame.dataset.height);
  if (!box?.clientWidth || !width || !height) return;
  const scale = box.clientWidth / width;
  Object.assign(frame.style, { position: 'absolute', top: '0', left: '0', border: '0', width: `${width}px`, height: `${Math.max(height, Math.ceil(box.clientHeight / scale))}px`, transformOrigin: '0 0', transform: `scale(${scale})` });
}

/** Boxes keep the device's shape unless the page gives them a height. */
export function fitFrames(): void {
  const watch = new ResizeObserver((seen) => {
    for (const { target } of seen) for (const frame of target.querySelectorAll<HTMLIFrameElement>(':scope > iframe[data-width]')) scaled(frame, target as HTMLElement);
  });
  for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe[data-width]')) {
    const box = frame.parentElement as HTMLElement;
    Object.assign(box.style, { position: 'relative', overflow: 'hidden', aspectRatio: `${frame.dataset.width} / ${frame.dataset.height}` });
    scaled(frame, box);
    watch.observe(box);
  }
}

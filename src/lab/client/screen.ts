/** One screen: a real page of the gateway in a frame. The lab is its browser: back key, dialler, where the focus stands. */
export const screen = String.raw`
import { byId, hint } from './dom.js';

const PATIENCE = 10000;
const UNREACHED = '화면을 열지 못했습니다. 게이트웨이가 켜져 있는지 확인해 주십시오.';

/** Where a screen has been: a frame shares the browser's history with the lab and the other frames. */
function createTrail(frame) {
  const paths = [];
  let sent = false;
  let returning = false;
  return {
    /** A form was sent: its answer is a step of its own, under the same address. */
    send() { sent = true; },
    arrive(path) {
      if (!returning && (sent || paths.at(-1) !== path)) paths.push(path);
      sent = returning = false;
    },
    back() {
      if (paths.length < 2) return;
      paths.pop();
      returning = true;
      frame.contentWindow.location.replace(paths.at(-1));
    },
  };
}

/** Where a screen stands while the keyboard is elsewhere: a device of its own would not forget it, nor would a TV lose its ring. */
function createStand(name) {
  let resting;
  const rest = (at) => {
    if (!at || !at.isConnected || !at.matches('a,button,input,textarea,[tabindex]')) return;
    resting = at;
    if (name === 'tv') at.classList.add('on');
  };
  return {
    rest,
    left(page, at) {
      if (at === page) return;
      resting = at;
      setTimeout(() => { if (page.activeElement === page.body) rest(at); });
    },
    /** Before a key is pressed: on from there. */
    wake(page) {
      if (resting && resting.isConnected && page === resting.ownerDocument && page.activeElement === page.body) resting.focus({ preventScroll: true });
      resting = undefined;
    },
  };
}

export function createScreen(name, mount, width, height) {
  const frame = byId(name + '-frame');
  const trail = createTrail(frame);
  const stand = createStand(name);
  /** Does something that leads to another page. @returns when that has loaded */
  const after = (act) => arrival(frame, act);
  frame.addEventListener('load', () => {
    const page = documentOf(frame);
    if (!page) return;
    const { pathname, search } = page.location;
    trail.arrive(pathname + search);
    page.addEventListener('submit', trail.send);
    page.addEventListener('click', (event) => dial(event, name), true);
    page.addEventListener('blur', (event) => stand.left(page, event.target), true);
    page.defaultView.history.back = trail.back;
    page.documentElement.style.scrollbarWidth = 'none';
    frame.dataset.path = pathname;
  });
  return {
    name, frame, width, height, after,
    get document() { return documentOf(frame); },
    /** Opens a path below the mount. @returns when it has loaded */
    go: (path) => after(() => frame.contentWindow.location.replace(mount + path)),
    /** Sends the page's own form. */
    submit: (form) => after(() => form.requestSubmit()),
    /** One step back, on this screen only. */
    back: trail.back,
    rest: stand.rest,
    wake: () => stand.wake(documentOf(frame)),
  };
}

export function documentOf(frame) {
  try {
    const page = frame.contentDocument;
    return page && page.location.href !== 'about:blank' ? page : null;
  } catch {
    return null;
  }
}

/** Before its first page: some browsers tell of a load then too. */
function isBlank(frame) {
  try {
    return frame.contentWindow.location.href === 'about:blank';
  } catch {
    return false;
  }
}

function arrival(frame, start) {
  return new Promise((done, failed) => {
    const settle = () => {
      if (isBlank(frame)) return;
      finish(documentOf(frame) ? undefined : new Error(UNREACHED));
    };
    const timer = setTimeout(() => finish(new Error(UNREACHED)), PATIENCE);
    const finish = (error) => {
      clearTimeout(timer);
      frame.removeEventListener('load', settle);
      if (error) failed(error);
      else done();
    };
    frame.addEventListener('load', settle);
    start();
  });
}

/** A real device would dial or open its messages. */
function dial(event, name) {
  const link = event.target.closest && event.target.closest('a[href^="tel:"],a[href^="sms:"]');
  if (!link) return;
  event.preventDefault();
  const number = link.textContent.match(/\d[\d-]{2,}\d/);
  hint(name + '-note', link.protocol === 'tel:' ? '실제 기기라면 ' + (number ? number[0].replace(/-/g, '\u2011') + '에 ' : '') + '전화를 겁니다.' : '실제 기기라면 문자 쓰기를 엽니다.');
}
`;

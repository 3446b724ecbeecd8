/** What is new since the page was drawn, said in a line: the rows change only when somebody asks for it, and what is typed or focused stays. */

/** Between two questions, ms. */
const EVERY = 7_000;
/** Nobody touched the page for so long: it asks no more, and the session may end of itself, ms. */
const IDLE = 10 * 60_000;

const WORDS = {
  ko: { fresh: (n: number) => `새 민원 ${n}건`, changed: (n: number) => `바뀐 것 ${n}건`, gone: (n: number) => `끝나거나 옮겨 간 것 ${n}건`, see: '보기', one: '그사이에 이 민원이 바뀌었습니다. 쓰시던 글은 그대로 있습니다.', seen: '목록을 새로 보여 드렸습니다.' },
  en: { fresh: (n: number) => `${n} new`, changed: (n: number) => `${n} changed`, gone: (n: number) => `${n} closed or gone`, see: 'Show', one: 'This petition has changed meanwhile. What you typed is still here.', seen: 'The list is up to date.' },
};
const w = WORDS[document.documentElement.lang === 'en' ? 'en' : 'ko'];

let active = Date.now();

export function watchChanges(): void {
  const list = document.getElementById('list');
  const one = document.querySelector<HTMLElement>('[data-petition][data-changes]');
  if (!list && !one) return;
  for (const name of ['pointerdown', 'keydown', 'input', 'focusin'] as const) addEventListener(name, () => (active = Date.now()), { passive: true });
  const bar = makeBar();
  const look = async (): Promise<void> => {
    if (document.hidden || Date.now() - active > IDLE) return;
    if (list) await lookAtList(bar.list);
    if (one) await lookAtOne(one, bar.one);
  };
  setInterval(() => void look().catch(() => undefined), EVERY); // a lost connection is asked again
  addEventListener('visibilitychange', () => void look().catch(() => undefined));
}

interface Line {
  /** @param text empty: nothing to say */
  say(text: string, see?: () => void): void;
}

/** Two lines at the top of the page's content, in one live region. */
function makeBar(): { list: Line; one: Line } {
  const bar = Object.assign(document.createElement('div'), { className: 'live' });
  bar.setAttribute('role', 'status');
  document.getElementById('main')?.prepend(bar);
  const line = (): Line => {
    const box = document.createElement('p');
    box.hidden = true;
    bar.append(box);
    let said = '';
    return {
      say(text, see) {
        box.hidden = !text;
        if (said === text) return;
        said = text;
        box.replaceChildren(text, ' ');
        if (!see) return;
        const button = Object.assign(document.createElement('button'), { type: 'button', className: 'btn small', textContent: w.see });
        button.addEventListener('click', see);
        box.append(button);
      },
    };
  };
  return { list: line(), one: line() };
}

const rowsOf = (root: ParentNode): Map<string, string> => new Map([...root.querySelectorAll<HTMLElement>('#list [data-receipt]')].map((r) => [r.dataset.receipt ?? '', r.dataset.version ?? '']));

async function asked<T>(address: string | undefined): Promise<T | undefined> {
  const response = await fetch(address ?? '', { headers: { accept: 'application/json' }, redirect: 'manual' });
  return response.ok && response.headers.get('content-type')?.includes('json') ? ((await response.json()) as T) : undefined;
}

async function lookAtList(line: Line): Promise<void> {
  const list = document.getElementById('list');
  const now = await asked<{ rows: [string, number][] }>(list?.dataset.changes);
  if (!now) return;
  const shown = rowsOf(document);
  const told = new Map(now.rows.map(([receipt, version]) => [receipt, String(version)]));
  const fresh = [...told.keys()].filter((r) => !shown.has(r)).length;
  const changed = [...told].filter(([r, v]) => shown.has(r) && shown.get(r) !== v).length;
  const gone = [...shown.keys()].filter((r) => !told.has(r)).length;
  const parts = [fresh && w.fresh(fresh), changed && w.changed(changed), gone && w.gone(gone)].filter(Boolean);
  line.say(parts.length ? `${parts.join(', ')} –` : '', () => void renew(line).catch(() => undefined));
}

/** The list from a page of now. Chosen rows stay chosen in their new version, and the focus stays on its row. */
async function renew(line: Line): Promise<void> {
  const response = await fetch(document.getElementById('list')?.dataset.page ?? '', { redirect: 'manual' });
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const [old, next] = [document.getElementById('list'), page.getElementById('list')];
  if (!old || !next) return;
  const picked = [...old.querySelectorAll<HTMLInputElement>('input[name=pick]:checked')].map((i) => i.value.split(':')[0]);
  old.replaceWith(document.adoptNode(next));
  for (const input of next.querySelectorAll<HTMLInputElement>('input[name=pick]')) input.checked = picked.includes(input.value.split(':')[0]);
  const [count, newCount] = [document.querySelector('h1'), page.querySelector('h1')];
  if (!document.querySelector('[data-petition]') && count && newCount) count.replaceWith(document.adoptNode(newCount));
  line.say(w.seen);
  next.tabIndex = -1;
  next.focus({ preventScroll: true }); // the button that had it is gone
}

async function lookAtOne(one: HTMLElement, line: Line): Promise<void> {
  const now = await asked<{ version: number }>(one.dataset.changes);
  if (!now || String(now.version) === one.dataset.version) return;
  // The form is sent with the version that was seen: the server tells what happened and keeps what was typed.
  line.say(w.one, () => location.reload());
}

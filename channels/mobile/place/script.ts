/** The map's part of the page's script: a tap, an arrow key or where the telephone is becomes words in the field, which the citizen can read and change. */
import { UNITS } from './map.js';

export const placing = `
const map = document.querySelector('[data-map]');
if (map) {
  const words = map.dataset;
  const field = map.closest('.field').querySelector('input');
  const said = map.querySelector('[role=status]');
  const sheet = map.querySelector('[data-sheet]');
  const svg = map.querySelector('svg');
  const parts = [...svg.querySelectorAll('[data-x]')];
  const names = parts.map((p) => p.getAttribute('aria-label'));
  const at = (part) => [Number(part.dataset.x), Number(part.dataset.y)];
  const far = ([x, y], part) => { const [px, py] = at(part); return (px - x) ** 2 + (py - y) ** 2; };
  const nearest = (point, of = parts) => of.reduce((best, p) => (far(point, p) < far(point, best) ? p : best));
  const openButton = map.querySelector('[data-open]');
  const hereButton = map.querySelector('[data-here]');
  map.hidden = false;
  hereButton.hidden = !navigator.geolocation;

  // What was written beside it stays: 논현1동 학동로 12길 앞 [37.5116, 127.0288].
  function choose(point) {
    const part = nearest(point);
    const rest = names.reduce((text, name) => (text.startsWith(name) ? text.slice(name.length) : text), field.value.trim()).replace(/\\s*\\[[\\d., ]+\\]$/, '').trim();
    const where = '[' + (Number(words.north) - point[1] * ${UNITS.latitude}).toFixed(4) + ', ' + (Number(words.west) + point[0] * ${UNITS.longitude}).toFixed(4) + ']';
    const name = part.getAttribute('aria-label');
    field.value = [name, rest, where].filter(Boolean).join(' ').slice(0, field.maxLength);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    for (const p of parts) p.setAttribute('aria-pressed', String(p === part));
    const pin = svg.querySelector('.pin');
    pin.setAttribute('cx', point[0]);
    pin.setAttribute('cy', point[1]);
    said.textContent = name + '. ' + words.chosen;
  }

  const inside = (x, y) => parts.some((p) => p.querySelector('path').isPointInFill(new DOMPoint(x, y)));

  svg.addEventListener('click', (e) => {
    if (!e.target.closest('[data-x]')) return;
    const { x, y } = new DOMPoint(e.clientX, e.clientY).matrixTransform(svg.getScreenCTM().inverse());
    choose([x, y]);
  });
  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  svg.addEventListener('keydown', (e) => {
    const part = e.target.closest('[data-x]');
    if (!part) return;
    if (e.key === 'Enter' || e.key === ' ') {
      e.preventDefault();
      return choose(at(part));
    }
    const step = STEPS[e.key];
    if (!step) return;
    e.preventDefault();
    const [x, y] = at(part);
    const ahead = parts.filter((p) => { const [dx, dy] = [at(p)[0] - x, at(p)[1] - y]; const along = dx * step[0] + dy * step[1]; return along > 0 && along >= Math.abs(dx * step[1] + dy * step[0]); });
    if (!ahead.length) return;
    const to = nearest([x, y], ahead);
    part.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  });
  openButton.addEventListener('click', () => {
    sheet.hidden = !sheet.hidden;
    openButton.setAttribute('aria-expanded', String(!sheet.hidden));
  });
  hereButton.addEventListener('click', () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const point = [(coords.longitude - Number(words.west)) / ${UNITS.longitude}, (Number(words.north) - coords.latitude) / ${UNITS.latitude}];
        const wasHidden = sheet.hidden;
        sheet.hidden = false; // shapes that are not drawn have no inside
        const here = inside(...point);
        sheet.hidden = wasHidden;
        if (here) choose(point);
        else said.textContent = words.outside;
      },
      () => { said.textContent = words.failed; },
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 },
    );
  });
}
`;

/**
 * Charts above their tables. [data-chart] says what to draw of the rows of the table [data-of]: its names, and of [data-columns] the numbers in data-v.
 * A row without a number has too few to say and stands without a mark. Without this script the tables say it all.
 */
import { axisX, barX, dot, gridX, lineY, plot, ruleX, ruleY, text } from '@observablehq/plot';

interface Point {
  name: string;
  value: number | undefined;
  /** What its cell says. */
  said: string;
  series: string;
  order: number;
}

/** Told apart by shape and dash as well as by colour: Okabe and Ito's blue and vermilion. */
const LOOK = [
  { colour: '#052b57', symbol: 'circle', dash: '' },
  { colour: '#b04a00', symbol: 'square', dash: '6 4' },
] as const;
const FONT = { fontFamily: 'inherit', fontSize: '13px', background: 'none' } as const;

function pointsOf({ dataset }: HTMLElement, table: HTMLTableElement): Point[] {
  const columns = (dataset.columns ?? '').split(' ').map(Number);
  const heads = [...table.tHead?.rows[0]?.cells ?? []].map((c) => c.textContent ?? '');
  const rows = [...table.tBodies[0]?.rows ?? []].slice(0, dataset.chart === 'lines' ? undefined : Number(dataset.room));
  return columns.flatMap((column) =>
    rows.map((row, order): Point => {
      const given = row.cells[column]?.dataset.v;
      return { name: row.cells[0]?.textContent ?? '', value: given === undefined ? undefined : Number(given), said: row.cells[column]?.textContent ?? '', series: heads[column] ?? '', order };
    }),
  );
}

const onAxis = (value: number, unit: string): string => `${value.toLocaleString('en')}${unit}`;
/** As the table says it: the cell's own words. */
const shown = (point: Point): string => point.said;

/** One row under another, names on the left. */
function rowsOf(points: Point[], { dataset }: HTMLElement, width: number): SVGElement | HTMLElement {
  const [min, unit] = [Number(dataset.min), dataset.unit ?? ''];
  const max = dataset.max ? Number(dataset.max) : Math.max(1, ...points.map((p) => p.value ?? 0)) * 1.1;
  const longest = Math.max(...points.map((p) => [...p.name].reduce((n, c) => n + (c > '\u1100' ? 13 : 7.5), 0)));
  const known = points.filter((p) => p.value !== undefined);
  const colour = LOOK[0].colour;
  const marks = dataset.chart === 'bars' ? [barX(known, { x: 'value', y: 'name', fill: colour, insetTop: 3, insetBottom: 3 })] : [ruleY(known, { x1: min, x2: 'value', y: 'name', stroke: colour, strokeWidth: 2 }), dot(known, { x: 'value', y: 'name', r: 5, fill: colour })];
  const label = text(known, { x: 'value', y: 'name', text: shown, dx: 10, textAnchor: 'start', fontWeight: 'bold' });
  return plot({ width, height: points.length * 30 + 40, marginLeft: Math.min(width * 0.45, longest + 16), marginRight: 64, style: FONT, x: { domain: [min, max], label: null, nice: false }, y: { domain: points.map((p) => p.name), label: null }, marks: [gridX({ stroke: '#cdd1d5', strokeOpacity: 1 }), axisX({ ticks: 5, tickSize: 0, tickFormat: (n: number) => onAxis(n, unit) }), ruleX([min], { stroke: '#58616a' }), ...marks, label] });
}

const MARGINS = 44 + 60 + 2 * 28;

/** One month beside another; each series ends in its name. */
function linesOf(points: Point[], { dataset }: HTMLElement, width: number): SVGElement | HTMLElement {
  const unit = dataset.unit ?? '';
  const series = [...new Set(points.map((p) => p.series))];
  const names = [...new Set(points.map((p) => p.name))];
  const max = dataset.max ? Number(dataset.max) : Math.max(1, ...points.map((p) => p.value ?? 0)) * 1.15;
  const between = (width - MARGINS) / names.length; // px from one month to the next
  const marks = series.flatMap((name, i) => {
    const known = points.filter((p) => p.series === name && p.value !== undefined);
    const { colour, symbol, dash } = LOOK[i % LOOK.length] ?? LOOK[0];
    const last = known[known.length - 1];
    return [
      lineY(known, { x: 'order', y: 'value', stroke: colour, strokeWidth: 2, ...(dash ? { strokeDasharray: dash } : {}) }),
      dot(known, { x: 'order', y: 'value', fill: colour, symbol, r: 5 }),
      text(between < 44 && last ? [last] : known, { x: 'order', y: 'value', text: shown, dy: i ? 16 : -14, fill: colour, fontWeight: 'bold' }),
      ...(last && series.length > 1 ? [text([last], { x: 'order', y: 'value', text: () => name, dx: 12, textAnchor: 'start', fill: colour })] : []),
    ];
  });
  const step = Math.max(1, Math.ceil(96 / between));
  const ticks = names.map((_, i) => i).filter((i) => (names.length - 1 - i) % step === 0);
  return plot({ width, height: 280, marginTop: 28, marginLeft: 44, marginRight: 60, marginBottom: 36, style: FONT, x: { domain: names.length > 1 ? [0, names.length - 1] : [-1, 1], label: null, inset: 28 }, y: { domain: [Number(dataset.min), max], label: null, grid: true, ticks: 5, tickFormat: (n: number) => onAxis(n, unit) }, marks: [axisX(ticks, { tickFormat: (i: number) => names[i] ?? '', tickSize: 0 }), ruleY([Number(dataset.min)], { stroke: '#58616a' }), ...marks] });
}

/** No chart can be read in less, CSS pixels; a wider one would be small on paper. */
const LEAST = 160;
const MOST = 800;
const PADDING = 32;

function draw(place: HTMLElement): void {
  const table = document.getElementById(place.dataset.of ?? '');
  if (!(table instanceof HTMLTableElement)) return;
  const points = pointsOf(place, table);
  place.hidden = !points.some((p) => p.value !== undefined);
  if (place.hidden) return;
  const room = Math.min(MOST, place.clientWidth - PADDING);
  if (room < LEAST) return;
  const made = place.dataset.chart === 'lines' ? linesOf(points, place, room) : rowsOf(points, place, room);
  for (const style of made.querySelectorAll('style')) style.remove(); // the page's policy lets no style in; papers.css has what is needed
  for (const part of made.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label'); // one picture, one name
  made.setAttribute('role', 'img');
  made.setAttribute('aria-label', place.dataset.label ?? '');
  place.replaceChildren(made);
}

const places = [...document.querySelectorAll<HTMLElement>('[data-chart]')];
let drawnFor = 0;
new ResizeObserver(() => {
  const width = document.documentElement.clientWidth;
  if (width === drawnFor) return;
  drawnFor = width;
  for (const place of places) draw(place);
  document.documentElement.dataset.ready = '';
}).observe(document.documentElement);

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

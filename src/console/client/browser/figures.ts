/**
 * Charts above their tables. [data-chart] says what to draw of the rows of the table [data-of]: its names, and of [data-columns] the numbers in data-v.
 * A row without a number has too few to say and stands without a mark. Without this script the tables say it all.
 */
import { BarChart, type BarDrawEvent, FixedScaleAxis, LineChart, type PointDrawEvent, Svg } from 'chartist';

interface Point {
  name: string;
  value: number | undefined;
  /** What its cell says. */
  said: string;
}
interface Series {
  name: string;
  points: Point[];
}

// The page's policy lets no style attribute in: what Chartist would write there stands in papers.css, or as an attribute of its own.
const attr = Svg.prototype.attr as (this: Svg, attributes: unknown, ns?: string) => Svg;
Svg.prototype.attr = function (this: Svg, attributes: unknown, ns?: string) {
  if (typeof attributes === 'object' && attributes) delete (attributes as { style?: string }).style;
  return attr.call(this, attributes, ns);
} as typeof Svg.prototype.attr;

function seriesOf({ dataset }: HTMLElement, table: HTMLTableElement): Series[] {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])].map((c) => c.textContent ?? '');
  const rows = [...(table.tBodies[0]?.rows ?? [])].slice(0, dataset.chart === 'lines' ? undefined : Number(dataset.room));
  const pointOf = (row: HTMLTableRowElement, column: number): Point => {
    const given = row.cells[column]?.dataset.v;
    return { name: row.cells[0]?.textContent ?? '', value: given === undefined ? undefined : Number(given), said: row.cells[column]?.textContent ?? '' };
  };
  return (dataset.columns ?? '').split(' ').map((c) => ({ name: heads[Number(c)] ?? '', points: rows.map((row) => pointOf(row, Number(c))) }));
}

/** Of a scale whose ends are known, 1 to 5 or 0 to 100 %: five marks. */
const marks = ({ dataset }: HTMLElement): number[] => [0, 1, 2, 3, 4].map((n) => Number(dataset.min) + (n / 4) * (Number(dataset.max) - Number(dataset.min)));

/** In the middle of a text of 13 pixels, roughly. */
const HALF = 4;
const ROW = 30;
const CHARACTER = 13;
const widthOf = (name: string): number => [...name].reduce((sum, c) => sum + (c > '\u1100' ? CHARACTER : CHARACTER * 0.6), 0);
const scale = ({ dataset }: HTMLElement, series: readonly Series[], room: number): { low: number; high: number } => {
  const most = Math.max(1, ...series.flatMap((s) => s.points.map((p) => p.value ?? 0)));
  return { low: Number(dataset.min), high: dataset.max ? Number(dataset.max) : most * room };
};
const numbersOf = ({ points }: Series): (number | null)[] => points.map((p) => p.value ?? null);
const onAxis = ({ dataset }: HTMLElement) => (n: number | string): string => `${Number(n).toLocaleString('en')}${dataset.unit ?? ''}`;

/** One row under another, names on the left, what the table says at the end of each bar. `levels` end in a dot: they do not begin at nothing. */
function rows(place: HTMLElement, series: readonly Series[], width: number): BarChart {
  const points = series[0]?.points ?? [];
  const longest = Math.max(...points.map((p) => widthOf(p.name)));
  const labels = points.map((p) => p.name);
  const chart = new BarChart(place, { labels, series: series.map(numbersOf) }, { width: `${width}px`, height: `${points.length * ROW + 40}px`, horizontalBars: true, reverseData: true, chartPadding: { top: 8, right: 64, bottom: 4, left: 4 }, ...scale(place, series, 1.1), axisX: { ...(place.dataset.max ? { type: FixedScaleAxis, ticks: marks(place) } : { onlyInteger: true, scaleMinSpace: 56 }), ...scale(place, series, 1.1), labelInterpolationFnc: onAxis(place), offset: 24 }, axisY: { offset: Math.min(width * 0.45, longest + 24), showGrid: false } });
  return chart.on('draw', (drawn: { type: string }) => {
    if (drawn.type !== 'bar') return;
    const { group, x2, y2, index } = drawn as BarDrawEvent;
    if (place.dataset.chart === 'levels') group.elem('circle', { cx: x2, cy: y2, r: 5 }, 'dot');
    group.elem('text', { x: x2 + 10, y: y2 + HALF }, 'said').text(points[points.length - 1 - index]?.said ?? ''); // the data is drawn from below
  });
}

const LEFT = 72;
const RIGHT = 64;
/** Narrower than that, only the last value of a line has room for its words. */
const SPACE = 44;

/** One month beside another. Series are told apart by shape, dash and the name at their end as well as by colour. */
function lines(place: HTMLElement, series: readonly Series[], width: number): LineChart {
  const names = series[0]?.points.map((p) => p.name) ?? [];
  const between = (width - LEFT - RIGHT) / Math.max(1, names.length);
  const step = Math.max(1, Math.ceil(96 / between));
  const chart = new LineChart(place, { labels: names, series: series.map(numbersOf) }, { width: `${width}px`, height: '280px', lineSmooth: false, fullWidth: false, chartPadding: { top: 28, right: RIGHT - 24, bottom: 4, left: 4 }, ...scale(place, series, 1.15), axisX: { showGrid: false, offset: 28, labelInterpolationFnc: (name, i) => ((names.length - 1 - i) % step === 0 ? String(name) : null) }, axisY: { ...(place.dataset.max ? { type: FixedScaleAxis, ticks: marks(place) } : { onlyInteger: true, scaleMinSpace: 36 }), ...scale(place, series, 1.15), labelInterpolationFnc: onAxis(place), offset: LEFT, labelOffset: { x: -24, y: 0 } } });
  return chart.on('draw', (drawn: { type: string }) => {
    if (drawn.type !== 'point') return;
    const { group, element, x, y, index, seriesIndex } = drawn as PointDrawEvent;
    element.replace(seriesIndex ? new Svg('rect', { x: x - 5, y: y - 5, width: 10, height: 10 }, 'dot') : new Svg('circle', { cx: x, cy: y, r: 5 }, 'dot'));
    const last = index === names.length - 1;
    const onFloor = seriesIndex > 0 && series[seriesIndex]?.points[index]?.value === Number(place.dataset.min); // its words would lie on the months
    if ((between >= SPACE || last) && !onFloor) group.elem('text', { x, y: y + (seriesIndex ? 20 : -12), 'text-anchor': 'middle' }, 'said').text(series[seriesIndex]?.points[index]?.said ?? '');
    if (last && series.length > 1) group.elem('text', { x: x + 12, y: y + HALF }, 'said').text(series[seriesIndex]?.name ?? '');
  });
}

/** No chart can be read in less, CSS pixels; a wider one would be small on paper. */
const LEAST = 160;
const MOST = 800;
const PADDING = 32;

/** @returns once it is drawn, or where there is nothing to draw */
function draw(place: HTMLElement): Promise<void> {
  const table = document.getElementById(place.dataset.of ?? '');
  const series = table instanceof HTMLTableElement ? seriesOf(place, table) : [];
  place.hidden = !series.some((s) => s.points.some((p) => p.value !== undefined));
  if (place.hidden) return Promise.resolve();
  const room = Math.min(MOST, place.clientWidth - PADDING);
  if (room < LEAST) return Promise.resolve();
  return new Promise((drawn) => {
    const chart = place.dataset.chart === 'lines' ? lines(place, series, room) : rows(place, series, room);
    chart.on('created', ({ svg }) => {
      svg.attr({ role: 'img', 'aria-label': place.dataset.label ?? '' });
      drawn();
    });
  });
}

const places = [...document.querySelectorAll<HTMLElement>('[data-chart]')];
let drawnFor = 0;
new ResizeObserver(() => {
  const width = document.documentElement.clientWidth;
  if (width === drawnFor) return;
  drawnFor = width;
  void Promise.all(places.map(draw)).then(() => (document.documentElement.dataset.ready = ''));
}).observe(document.documentElement);

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

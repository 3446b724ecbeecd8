/**
 * A map to point at, drawn here: no tiles from anywhere. Each part of the district is what lies nearest to its middle, so the drawn borders are not the
 * legal ones; the page says so. Latitude and longitude are straight lines on it, which is true enough for ten kilometres.
 */
import type { DistrictMap, Point } from '../../../src/channel.js';
import { attribute, type Html, markup, type Place } from '../../page.js';

/** Units of the drawing a degree of latitude; a degree of longitude is shorter here. */
const SCALE = 4_000;
const EAST = Math.cos((37.5 * Math.PI) / 180);
const MARGIN = 6;

type Xy = readonly [x: number, y: number];

interface Sheet {
  /** North-west corner, degrees. */
  from: Point;
  width: number;
  height: number;
}

function sheetOf({ outline }: DistrictMap): Sheet {
  const [lats, lngs] = [outline.map((p) => p[0]), outline.map((p) => p[1])];
  const edge = MARGIN / SCALE;
  const from: Point = [Math.max(...lats) + edge, Math.min(...lngs) - edge / EAST];
  const [width, height] = on({ from, width: 0, height: 0 }, [Math.min(...lats) - edge, Math.max(...lngs) + edge / EAST]);
  return { from, width: Math.ceil(width), height: Math.ceil(height) };
}

const on = ({ from }: Sheet, [lat, lng]: Point): Xy => [(lng - from[1]) * EAST * SCALE, (from[0] - lat) * SCALE];

/** The part of a shape that lies nearer to `own` than to `other`. */
function nearer(shape: readonly Xy[], own: Xy, other: Xy): Xy[] {
  const inside = (p: Xy): number => (p[0] - other[0]) ** 2 + (p[1] - other[1]) ** 2 - ((p[0] - own[0]) ** 2 + (p[1] - own[1]) ** 2);
  return shape.flatMap((p, i) => {
    const q = shape[(i + 1) % shape.length] ?? p;
    const [a, b] = [inside(p), inside(q)];
    const crossing: Xy[] = a >= 0 === b >= 0 ? [] : [[p[0] + ((q[0] - p[0]) * a) / (a - b), p[1] + ((q[1] - p[1]) * a) / (a - b)]];
    return a >= 0 ? [p, ...crossing] : crossing;
  });
}

const path = (points: readonly Xy[]): string => points.map(([x, y], i) => `${i ? 'L' : 'M'}${Math.round(x)} ${Math.round(y)}`).join('');

const drawn = new WeakMap<object, readonly Xy[][]>();

/** Of each part, its shape. */
function cells(map: DistrictMap, sheet: Sheet): readonly Xy[][] {
  const known = drawn.get(map.outline);
  if (known) return known;
  const middles = map.parts.map((p) => on(sheet, p.at));
  const edge = map.outline.map((p) => on(sheet, p));
  const made = middles.map((own) => middles.filter((m) => m !== own).reduce<readonly Xy[]>((shape, other) => nearer(shape, own, other), edge) as Xy[]);
  drawn.set(map.outline, made);
  return made;
}

/** Names as short as a small map needs them. */
const short = (name: string): string => name.replace(/[- ]?dong$|[동洞]$/i, '');

/** Over every shape, so that no neighbour covers one; a number below its name. */
const label = (name: string, [x, y]: Xy): Html => {
  const lines = short(name).split(' ');
  return markup`<text y="${Math.round(y) + 4 - 6 * (lines.length - 1)}">${lines.map((line, i) => markup`<tspan x="${Math.round(x)}"${i > 0 && markup` dy="11"`}>${line}</tspan>`)}</text>`;
};

/** Hidden until the script finds that it can be used: without it the place is written. */
export function placeMap({ context: { map, nav } }: Place): Html | undefined {
  if (!map) return undefined;
  const sheet = sheetOf(map);
  const shapes = cells(map, sheet);
  const words = ['chosen', 'outside', 'failed'] as const;
  return markup`<div class="map" data-map hidden data-north="${sheet.from[0]}" data-west="${sheet.from[1]}"${words.map((w) => markup` data-${w}="${attribute(nav[`place-${w}`])}"`)}>
<p class="two-up"><button class="btn" type="button" data-here>${nav['place-here']}</button><button class="btn" type="button" data-open aria-expanded="false">${nav['place-map']}</button></p>
<p class="tip" role="status"></p>
<div data-sheet hidden><svg viewBox="0 0 ${sheet.width} ${sheet.height}" role="group" aria-label="${nav['place-map']}">${map.parts.map((part, i) => {
    const [x, y] = on(sheet, part.at);
    return markup`<g role="button" tabindex="${i ? -1 : 0}" aria-label="${part.name}" data-x="${Math.round(x)}" data-y="${Math.round(y)}"><path d="${path(shapes[i] ?? [])}Z"/></g>`;
  })}${map.lines.map((line) => markup`<path class="${line.kind}" d="${path(line.at.map((p) => on(sheet, p)))}"/>`)}<g aria-hidden="true">${map.parts.map((part) => label(part.name, on(sheet, part.at)))}</g><circle class="pin" r="6" cx="-20" cy="-20"/></svg><p class="tip">${nav['place-about']}</p></div></div>
`;
}

/** Degrees a unit of the drawing, for the script. */
export const UNITS = { latitude: 1 / SCALE, longitude: 1 / (SCALE * EAST) };

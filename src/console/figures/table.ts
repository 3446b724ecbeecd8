/** A chart with its table beneath it. The chart is drawn by the browser from the table: who sees none has lost nothing. */
import { markup } from '../../../channels/page.js';
import type { Locale } from '../../staff/locale.js';
import { type Html, words } from '../route.js';

const t = words({
  few: { ko: '적음', en: 'few' },
  none: { ko: '이 기간에는 없습니다.', en: 'Nothing in this span.' },
  chart: { ko: '그래프. 값은 아래 표와 같습니다.', en: 'Chart. Its values stand in the table below.' },
});

/** What stands in a cell, and the number that a chart takes from it. `undefined`: too few to say. */
export interface Cell {
  text: string | Html | undefined;
  value?: number | undefined;
}

export interface Figure {
  id: string;
  title: string;
  /** The first is that of the names. */
  head: readonly string[];
  rows: readonly { name: string | Html; cells: readonly Cell[] }[];
  note?: string;
  /** `levels`: a dot a row on a scale; `bars` from zero; `lines` over the rows, one a column. */
  chart?: { kind: 'levels' | 'bars' | 'lines'; columns: readonly number[]; min: number; max?: number; unit?: string };
}

/** Rows that a chart has room for. */
const ROOM = 20;

export function figure({ id, title, head, rows, note, chart }: Figure, locale: Locale): Html {
  const w = t(locale);
  if (!rows.length) return markup`<div class="figure"><h2 id="${id}-title">${title}</h2><p class="empty">${w.none}</p></div>`;
  const drawn = chart && markup`<div class="chart" data-chart="${chart.kind}" data-of="${id}" data-columns="${chart.columns.join(' ')}" data-min="${chart.min}"${chart.max !== undefined && markup` data-max="${chart.max}"`} data-unit="${chart.unit ?? ''}" data-room="${ROOM}" data-label="${title}: ${w.chart}" hidden></div>`;
  return markup`<div class="figure"><h2 id="${id}-title">${title}</h2>${note ? markup`<p class="lead small">${note}</p>` : ''}${drawn ?? ''}
<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}-title"><table id="${id}"><thead><tr>${head.map((h, i) => markup`<th scope="col"${i > 0 && markup` class="num"`}>${h}</th>`)}</tr></thead><tbody>${rows.map((r) => markup`<tr><th scope="row">${r.name}</th>${r.cells.map((c) => cellHtml(c, w.few))}</tr>`)}</tbody></table></div></div>`;
}

const cellHtml = ({ text, value }: Cell, few: string): Html => markup`<td class="num"${value !== undefined && markup` data-v="${Math.round(value * 10_000) / 10_000}"`}>${text ?? markup`<span class="quiet small">${few}</span>`}</td>`;

export const counted = (n: number): Cell => ({ text: n.toLocaleString('en'), value: n });
/** `4.21` */
export const scored = (n: number | undefined): Cell => ({ text: n?.toFixed(2), value: n });
/** `87.5 %`. @param share 0–1 */
export const shared = (share: number | undefined): Cell => ({ text: share === undefined ? undefined : percent(share), value: share === undefined ? undefined : share * 100 });
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

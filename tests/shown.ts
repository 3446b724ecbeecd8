/** Every answer that a page device can show, drawn by the previews' own functions and opened in Chromium one after the other: what contact sheets photograph and axe reads. */
import type { Page } from 'playwright-core';
import type { DeviceClass } from '../src/channel.js';
import type { Locale } from '../src/inquiry.js';
import { draftWords, preview } from '../src/publishing/preview.js';
import { devicesOf, type Shape, shapesOf } from '../src/publishing/shapes.js';
import { templates } from '../templates/index.js';
import { bench, district, speaker } from './publishing/bench.js';

export interface Kind {
  name: string;
  device: DeviceClass;
  mount: string;
  viewport: { width: number; height: number };
}

export const KINDS = {
  mobile: { name: 'mobile', device: 'mobile', mount: 'm', viewport: { width: 390, height: 844 } },
  desktop: { name: 'desktop', device: 'mobile', mount: 'm', viewport: { width: 1440, height: 900 } },
  pda: { name: 'pda', device: 'pda', mount: 'pda', viewport: { width: 240, height: 320 } },
  tv: { name: 'tv', device: 'tv', mount: 'tv', viewport: { width: 1280, height: 720 } },
} as const satisfies Record<string, Kind>;

const words = draftWords({ bench }, templates);

export interface Answer {
  shape: Shape;
  place: number; // in the list of all
  body: string;
}

/** @param wanted by their place in the list */
export async function* answers({ device }: Kind, locale: Locale, wanted: (place: number) => boolean = () => true): AsyncGenerator<Answer, void, undefined> {
  for (const [place, shape] of shapesOf(district).filter((s) => devicesOf(s).includes(device)).entries()) {
    if (wanted(place)) yield { shape, place, body: (await preview({ ...speaker, demo: true, bench }, words, { shape, device, locale, values: 'sample' })).body ?? '' };
  }
}

/** Each opened in turn. @param url of a gateway, which serves their files */
export async function* shown(page: Page, url: string, kind: Kind, locale: Locale, wanted?: (place: number) => boolean): AsyncGenerator<Answer, void, undefined> {
  const { device, mount } = kind;
  let body = '';
  await page.route(`${url}/${mount}/`, (route) => route.fulfill({ body, contentType: device === 'pda' ? 'application/xhtml+xml' : 'text/html; charset=utf-8' }));
  for await (const answer of answers(kind, locale, wanted)) {
    body = answer.body;
    await page.goto(`${url}/${mount}/`);
    yield answer;
  }
  await page.unroute(`${url}/${mount}/`);
}

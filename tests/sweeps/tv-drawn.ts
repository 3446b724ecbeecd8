/** Answers drawn as a TV draws them, in a page of Chromium: the channel's own files, and no gateway. */
import type { Browser, Page } from 'playwright-core';
import { files } from '../../channels/tv/static.js';
import { type Channel, isRoomy, type Message, type Room, type Roomy } from '../../src/channel.js';
import type { Locale } from '../../src/inquiry.js';
import type { Reply } from '../../src/reply.js';
import { contextOf, render, type Speaker } from '../../src/speak.js';
import { SAMPLE_NOW } from '../../src/publishing/shapes/sample.js';
import { createWording, type Words } from '../../src/wording/wording.js';
import { channels, district } from '../publishing/bench.js';
import { templates } from '../../templates/index.js';

const ADDRESS = 'http://127.0.0.1:3000/tv/';
export const wordings = createWording(district, templates, () => SAMPLE_NOW);

const found = channels.find((c) => c.device === 'tv');
if (!found || !isRoomy(found)) throw new Error('no TV');
export const tv: Channel & Roomy = found;

export interface Drawing {
  page: Page;
  /** @param more `signed`: whose petitions it shows @returns how much room the channel says that it takes */
  draw(reply: Reply<string>, words: Words, locale: Locale, speaks: Speaker, more?: { query?: string; signed?: string }): Promise<Room[]>;
}

export async function drawing(browser: Browser, viewport = { width: 1280, height: 720 }, javaScriptEnabled = true): Promise<Drawing> {
  const page = await browser.newPage({ viewport, javaScriptEnabled });
  let body = '';
  await page.route('http://127.0.0.1:3000/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = (files as Record<string, string>)[pathname];
    return file === undefined ? route.fulfill({ body, contentType: 'text/html; charset=utf-8' }) : route.fulfill({ body: file, contentType: pathname.endsWith('.css') ? 'text/css' : 'text/javascript' });
  });
  return {
    page,
    async draw(reply, words, locale, speaks, { query = '', signed } = {}) {
      const context = contextOf(district, locale, words);
      const message: Message = tv.compose(reply, context);
      const response = await render(speaks, { number: 0, wordings }, tv, message, { request: new Request(ADDRESS + query), device: '', cookies: [], keepLocale: false, ...(signed ? { signed: { number: signed } } : {}) });
      body = await response.text();
      await page.goto(ADDRESS);
      return tv.room(reply, context);
    },
  };
}

/** What is shown without a network where nothing was kept, or where a form did not go through. The service worker says which, in `data-why`. */
import type { FrameIn, RenderContext } from '../../../src/channel.js';
import { isLocale } from '../../../src/inquiry.js';
import { markup, pageResponse, telHref } from '../../page.js';
import { frame as around } from '../page.js';
import { SOURCES } from './sources.js';

/** Where the service worker puts what was being sent. */
const FIELDS = '<!--fields-->';

export function offlinePage(request: Request, frame: FrameIn, mount: string): Response {
  const wanted = new URL(request.url).searchParams.get('lang');
  const context: RenderContext = { ...frame(isLocale(wanted) ? wanted : 'ko'), request, status: 200, formToken: '', cookies: [], keepLocale: false };
  const { nav, districtPhone, districtName } = context;
  const main = markup`<div class="case offline"><section class="head"><h1>${nav['offline-title']}</h1><p class="lead">${nav['offline-text']}</p></section></div>
<div class="case unsent"><section class="head"><h1>${nav['unsent-title']}</h1><div class="wrong" role="status"><p class="lead">${nav['unsent-text']}</p><p class="lead case as-kept">${nav['unsent-kept']}</p><p class="lead case as-open">${nav['unsent-open']}</p><p class="lead case as-bare">${nav['unsent-photos']}</p></div></section></div>
<div class="wrap">
<form class="case unsent only" method="post" action="${mount}/">FIELDS<p class="send"><button class="btn main" type="submit">${nav['unsent-again']}</button></p></form>
<p class="call"><a class="btn" href="${telHref(districtPhone)}">${districtName} ${districtPhone}</a></p>
<section class="blk"><h2>${nav['offline-kept']}</h2><ul class="acts" id="kept"></ul>
<p class="tip" id="kept-none">${nav['offline-none']}</p><p class="tip again" id="kept-own" hidden>${nav['offline-own']}</p>
<p class="again"><button class="btn" type="button" id="forget" hidden>${nav['offline-forget']}</button></p><p class="say again" id="forgotten" role="status" hidden>${nav['offline-forgotten']}</p></section>
</div>`;
  const body = String(around({ title: nav['offline-title'], main, attributes: markup` data-kept="page" data-why="offline"` }, { mount, context })).replace('FIELDS', FIELDS);
  const response = pageResponse(body, context, { type: 'text/html; charset=utf-8', sources: SOURCES });
  response.headers.set('content-language', context.locale);
  response.headers.set('date', new Date().toUTCString());
  return response;
}

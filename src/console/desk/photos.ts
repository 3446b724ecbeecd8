/** Photos on the desk: beside the words that they came with, each opens large; who may read the words may see them. */
import { markup } from '../../../channels/page.js';
import { look } from '../../photos/album.js';
import { photoResponse } from '../../doors/photos.js';
import { type Html, type Route, type Visit, words } from '../route.js';
import { type Desk, doingOf, open, type Opened, recordSeen } from './desk.js';
import { moment } from './time.js';

const t = words({
  photo: { ko: '사진', en: 'Photo' },
  waiting: { ko: '사진을 받고 있습니다.', en: 'A photo is on its way.' },
  failed: { ko: '받지 못한 사진이 있습니다.', en: 'A photo could not be fetched.' },
  erased: { ko: '지워진 사진', en: 'An erased photo' },
});

/** Those of one event. */
export function photosHtml({ petition, photos }: Pick<Opened, 'petition' | 'photos'>, event: number, locale: Visit['locale']): Html | '' {
  const own = photos.filter((p) => p.event === event);
  if (!own.length) return '';
  const w = t(locale);
  const numbered = new Map(photos.map((p, i) => [p.id, i + 1]));
  return markup`<ul class="shots">${own.map((p) => {
    if (p.state !== 'kept') return markup`<li class="quiet">${p.state === 'waiting' ? w.waiting : p.state === 'failed' ? w.failed : w.erased}</li>`;
    const src = `/console/petitions/${petition.receipt}/photos/${p.id}`;
    const alt = `${w.photo} ${numbered.get(p.id)}`;
    return markup`<li><a href="${src}" target="_blank" rel="noopener"><img src="${src}" alt="${alt}" width="${p.width}" height="${p.height}" loading="lazy"></a><small>${alt} · ${moment(p.at, locale)}</small></li>`;
  })}</ul>`;
}

const nothing = (): Response => new Response(null, { status: 404 });

export const photoRoutes = (desk: Desk): Route[] => [
  {
    method: 'GET',
    path: '/petitions/:receipt/photos/:photo',
    verb: 'petition.see',
    async handle(visit) {
      const { receipt = '', photo = '' } = visit.params;
      const opened = await open(desk, receipt, await doingOf(desk, visit.person));
      if (!opened?.photos.some((p) => p.id === photo)) return nothing();
      await recordSeen(desk, visit, receipt);
      const found = await look(desk.core, photo);
      return found ? photoResponse(found.bytes, found.row.type ?? '') : nothing();
    },
  },
];

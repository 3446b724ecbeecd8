/** Own account: sessions, password, backup codes. */
import { markup } from '../../channels/page.js';
import { type Route, words } from './route.js';

const t = words({ title: { ko: '내 계정', en: 'My account' } });

export const own: readonly Route[] = [{ method: 'GET', path: '/account', verb: 'own.account', handle: ({ locale }) => ({ title: t(locale).title, section: 'own', body: markup`<h1>${t(locale).title}</h1>` }) }];

/** The template files: one visible line each. A device's own text wins over the common one. */
import type { Content } from '../src/wording/content.js';
import enCommon from './en/common.json' with { type: 'json' };
import enJson from './en/json.json' with { type: 'json' };
import enMobile from './en/mobile.json' with { type: 'json' };
import enPda from './en/pda.json' with { type: 'json' };
import enSms from './en/sms.json' with { type: 'json' };
import enTv from './en/tv.json' with { type: 'json' };
import jaCommon from './ja/common.json' with { type: 'json' };
import jaJson from './ja/json.json' with { type: 'json' };
import jaMobile from './ja/mobile.json' with { type: 'json' };
import jaPda from './ja/pda.json' with { type: 'json' };
import jaSms from './ja/sms.json' with { type: 'json' };
import jaTv from './ja/tv.json' with { type: 'json' };
import koCommon from './ko/common.json' with { type: 'json' };
import koJson from './ko/json.json' with { type: 'json' };
import koMobile from './ko/mobile.json' with { type: 'json' };
import koPda from './ko/pda.json' with { type: 'json' };
import koSms from './ko/sms.json' with { type: 'json' };
import koTv from './ko/tv.json' with { type: 'json' };
import layoutCommon from './layout/common.json' with { type: 'json' };
import layoutJson from './layout/json.json' with { type: 'json' };
import layoutMobile from './layout/mobile.json' with { type: 'json' };
import layoutPda from './layout/pda.json' with { type: 'json' };
import layoutSms from './layout/sms.json' with { type: 'json' };
import layoutTv from './layout/tv.json' with { type: 'json' };
import viCommon from './vi/common.json' with { type: 'json' };
import viJson from './vi/json.json' with { type: 'json' };
import viMobile from './vi/mobile.json' with { type: 'json' };
import viPda from './vi/pda.json' with { type: 'json' };
import viSms from './vi/sms.json' with { type: 'json' };
import viTv from './vi/tv.json' with { type: 'json' };
import zhCommon from './zh/common.json' with { type: 'json' };
import zhJson from './zh/json.json' with { type: 'json' };
import zhMobile from './zh/mobile.json' with { type: 'json' };
import zhPda from './zh/pda.json' with { type: 'json' };
import zhSms from './zh/sms.json' with { type: 'json' };
import zhTv from './zh/tv.json' with { type: 'json' };

/** What the project says before any staff has changed it. */
export const templates: Content = {
  ko: { common: koCommon, sms: koSms, mobile: koMobile, pda: koPda, tv: koTv, json: koJson },
  en: { common: enCommon, sms: enSms, mobile: enMobile, pda: enPda, tv: enTv, json: enJson },
  zh: { common: zhCommon, sms: zhSms, mobile: zhMobile, pda: zhPda, tv: zhTv, json: zhJson },
  ja: { common: jaCommon, sms: jaSms, mobile: jaMobile, pda: jaPda, tv: jaTv, json: jaJson },
  vi: { common: viCommon, sms: viSms, mobile: viMobile, pda: viPda, tv: viTv, json: viJson },
  layout: { common: layoutCommon, sms: layoutSms, mobile: layoutMobile, pda: layoutPda, tv: layoutTv, json: layoutJson },
};

/** The template files: one visible line each. A device's own text wins over the common one. */
import type { Content } from '../src/wording/content.js';
import enCommon from './en/common.json' with { type: 'json' };
import enJson from './en/json.json' with { type: 'json' };
import enMobile from './en/mobile.json' with { type: 'json' };
import enPda from './en/pda.json' with { type: 'json' };
import enSms from './en/sms.json' with { type: 'json' };
import enTv from './en/tv.json' with { type: 'json' };
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

/** What the project says before any staff has changed it. */
export const templates: Content = {
  ko: { common: koCommon, sms: koSms, mobile: koMobile, pda: koPda, tv: koTv, json: koJson },
  en: { common: enCommon, sms: enSms, mobile: enMobile, pda: enPda, tv: enTv, json: enJson },
  layout: { common: layoutCommon, sms: layoutSms, mobile: layoutMobile, pda: layoutPda, tv: layoutTv, json: layoutJson },
};

/** The template files: one visible line each. A device's own text wins over the common one. */
import type { DeviceClass } from '../src/channel.js';
import type { Locale } from '../src/inquiry.js';
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

export type Templates = Record<Locale, Record<'common' | DeviceClass, Readonly<Record<string, string>>>>;

export const templates: Templates = {
  ko: { common: koCommon, sms: koSms, mobile: koMobile, pda: koPda, tv: koTv, json: koJson },
  en: { common: enCommon, sms: enSms, mobile: enMobile, pda: enPda, tv: enTv, json: enJson },
};

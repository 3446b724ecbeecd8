/**
 * Which screen a browser sits behind, by what it says of itself. A short ordered table, not a database: the first rule
 * that matches decides. A TV or a PDA must never get the desktop's page, which it could not work; the other mistakes
 * are milder. Measured in docs/device-class.md.
 */

export type ScreenClass = 'tv' | 'pda' | 'mobile' | 'desktop';

/** Longest part of a header that is looked at, in UTF-16 units; the longest real User-Agents have about 700. */
const LOOKED_AT = 2048;

interface Rule {
  is: ScreenClass;
  why: string;
  /** No nested quantifiers and no unbounded gaps: a hostile header costs one pass. */
  token: RegExp;
  /** Look only at "Linux; Android 9; model": apps write their names elsewhere, and build numbers are noise. */
  platform?: true;
}

const RULES: readonly Rule[] = [
  {
    is: 'mobile',
    why: 'an iPhone stays one inside the app of a television company; Opera Mini on it is still drawn by a server',
    token: /^i(phone|pad|pod)\b(?!.*opera mini)/i,
    platform: true,
  },
  {
    is: 'tv',
    why: 'television standards and makers: HbbTV, CE-HTML, OIPF, LG, Samsung, Sony, Sharp, Panasonic, Philips, Hisense, Vestel',
    token:
      /hbbtv|\(tv;|ce-html|\boipf\b|smart[-_ ]?tv|smarthub|web0s|webos\.tv|\bnetcast|tv safari|\bmaple[ \d]|bravia|sonydtv|sonycebrowser|inettvbrowser|aquos(browser|tv|[- ]as)|viera|nettv|tsbnettv|toshiba-?dtv|\w?dtv[;)]|\bvidaa|vstvb|whale ?tv|titanos|netrange|\bfvc\/|urn:samsungtv|tizen.{0,40}\btv\b/i,
  },
  {
    is: 'tv',
    why: 'set-top boxes, sticks and players: KT, Apple TV, Google, Roku, TiVo, media centres, signage',
    token:
      /olleh ?tv|genie ?tv|gi?ga ?genie|altibrowser|large screen|apple ?tv|\btvos\b|google ?tv|android ?tv|\bandr0id\b|crkey|chromecast|fire ?tv|roku|\btivo\b|webtv|\bip-?tv\b|mediaroom|set-?top|\bstb\b|stbapp|_(tv|stb|ott|atv|bdp)_|dlnadoc|\bbdp|kodi\/|\bxbmc\b|boxee|dune ?hd|wdtv|syabas|kreatv|espial|antgalio|antfresco|ekioh|opera tv|\bomi\/|\bcobalt\/|\bsraf\/|opentv|netgem|freebox|dreambox|enigma2|brightsign|\btv ?bro\b|directfb/i,
  },
  {
    is: 'tv',
    why: 'SK, LG U+, Skylife and cable boxes; their telephone apps carry the same names, but say Mobile',
    token: /^(?!.*\bmobile\b).*(skylife|\bb[-_ ]?tv\b|\bu[+-]?tv\b|uplus ?tv|lguplus|skbroadband|hello(tv|vision))/i,
  },
  { is: 'tv', why: 'Amazon Fire TV models, always in capitals: AFTT, AFTEU011, AFTKA', token: /\bAFT[A-Z0-9]{1,10}\b/ },
  {
    is: 'tv',
    why: 'game consoles at a television, worked with buttons',
    token: /playstation(;| ?[345])|\bxbox\b|nintendo (wii|switch)|\bouya\b|dreampassport|dreamcast|planetweb/i,
  },
  {
    is: 'pda',
    why: 'WAP and Java phones: the profiles and browsers that only they name',
    token:
      /up\.(browser|link)|\bmidp|\bcldc|profile\/|\bwap\b|wap[12]\.\d|wap ?browser|openwave|netfront|obigo|teleca|maui[ _-]|jasmine|semc-browser|polaris[ /]\d|nextreaming|\bmmp\/|\bbrew\b|novarra|ucweb\/\S{1,8} ?\(java|\b(96|101|1[0-9]{2}|2[0-4]\d)x\d{3}\b/i,
  },
  {
    is: 'pda',
    why: 'pocket computers: Windows CE and Mobile to 6.5, Palm, Psion, RIM, and the clients that read for them',
    token:
      /windows ce|\bwince\b|\bwce\b|windows mobile|windows phone 6|iemobile [678]\b|pocket ?pc|\bpda\b|palm(os|source)|\bpalm\b|blazer|xiino|eudoraweb|elaine|avantgo|go\.web|regking|hiptop|handspring|psion|\bepoc|\brim\d|blackberry ?\d{4}\//i,
  },
  {
    is: 'pda',
    why: 'small keypad systems and pages rendered by a server: KaiOS, Symbian, Series 40, Opera Mini, hand-held consoles',
    token:
      /kaios|^nokia\d{3,4}[a-z]?\/|symb(ian|os)|series ?[34689]0\b|opera mini|docomo|portalmmm|j-phone|vodafone\/|softbank\/|kddi-|willcom|ddipocket|cellphone|mobilephone|playstation portable|nintendo (3?ds|dsi)/i,
  },
  { is: 'pda', why: 'watches and e-ink readers: tiny or slow, and without much script', token: /\bwatch|zenwatch|\bsm-r\d{3}|kindle\/|\bkobo\b/i },
  {
    is: 'tv',
    why: 'Android and Linux boxes, projectors and panels, by what such models are called; a panel starts with its inches',
    token:
      /^linux\b.*(tv\d?\b|box\b|\b(ott|\w{0,3}stb\d|dongle|stick|4k|h96|x96|mxq)|uhd|ultra hd|[ _]shell[ _]|led\d\d|\d\dled|projector|\bb(?:hx|ko|fx|id|ip)-[a-z]{1,2}\d{3}\b|nexus player|\badt-\d|\bmi ?box|\b(24|32|4[0-39]|5[058]|65|75)[a-z]{1,3}\d{2})/i,
    platform: true,
  },
  {
    is: 'mobile',
    why: 'touch phones and tablets',
    token:
      /android|iphone|ipad|ipod|windows phone|wpdesktop|lumia|\bbb10\b|blackberry|playbook|rim tablet|\btizen\b|\bbada\b|harmonyos|openharmony.{0,40}mobile|\(phone;|\(tablet;|silk\/|kindle fire|hpwos|webos\/|meego|maemo|sailfish|fennec|fxios|crios|opios|cfnetwork|okhttp|playstation vita|tesla\/|qtcarbrowser|\badr \d|\bucweb/i,
  },
  {
    is: 'pda',
    why: 'Korean carriers, their browsers, and phones that call themselves by maker and model alone',
    token:
      /\bkun\/|mobileexplorer|\bmsmb\d|\bmmef\d|lgtelecom|\blgt\b|\bsktt?\b|\bktft?\b|\bnate\b|magicn|\bs[cpg]h-|^(lge?|sec|sam|samsung|mot|nokia|sie|sky|im|kt|pantech|alcatel|sagem|philips|nec|sanyo|zte|huawei)[-_ /\d]/i,
  },
  { is: 'mobile', why: 'any other browser that calls itself mobile', token: /\bmobile\b|mobi\b|\btablet;/i },
  {
    is: 'desktop',
    why: 'desktop systems, text browsers',
    token:
      /windows (nt|9\d|xp|me\b|2000)|\bwin(9\d|nt|32|64)|macintosh|mac os x|mac_p|\bx11\b|wayland|\bcros\b|linux (x86_64|i[3-6]86)|(free|open|net)bsd|sunos|beos|haiku|amiga|os\/2|\(pc;|konqueror|\blynx|\bw3m|links\b|dillo|netsurf|emacs/i,
  },
  { is: 'desktop', why: 'programs: nobody looks at their page', token: /https?:|bot\b|crawl|spider|slurp|scrap|curl|wget|python|^java|^node|axios|undici|^go-http|libwww|perl|ruby|^php|apache-http|postman|httpie|externalhit|preview/i },
  { is: 'tv', why: 'Linux without a desktop: a box', token: /\blinux\b/i },
  { is: 'pda', why: 'not even "Mozilla": a phone from before the habit', token: /^(?!mozilla\/|opera\/)\S/i },
  { is: 'mobile', why: 'unknown: a page that works everywhere', token: /\S/ },
];

/** Media types that only WAP gateways, Opera Mini's server and BlackBerry's browser ask for. */
const FEATURE_PHONE_TYPES = /vnd\.wap\.|x-obml|vnd\.rim\./i;

/** The class of a User-Agent alone. An empty one says nothing, and counts as a desktop. */
export function deviceClassOf(userAgent: string): ScreenClass {
  const agent = userAgent.slice(0, LOOKED_AT);
  const platform = agent.slice(agent.indexOf('(') + 1).split(/\)| build\b/i, 1)[0] ?? '';
  return RULES.find((rule) => rule.token.test(rule.platform ? platform : agent))?.is ?? 'desktop';
}

/**
 * The class of a request, by User-Agent, then by what only feature phones send. Accept and x-wap-profile only outvote a
 * desktop: Android phones of the 2010s sent x-wap-profile too, and a desktop's name is what small browsers borrow.
 */
export function deviceClass(headers: { get(name: string): string | null | undefined }): ScreenClass {
  const header = (name: string) => headers.get(name)?.slice(0, LOOKED_AT) ?? '';
  if (header('x-operamini-phone-ua') !== '') return 'pda';
  const byAgent = deviceClassOf(header('user-agent'));
  if (byAgent !== 'desktop') return byAgent;
  return header('x-wap-profile') !== '' || FEATURE_PHONE_TYPES.test(header('accept')) ? 'pda' : 'desktop';
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceClass, deviceClassOf, type ScreenClass } from '../src/device.js';
import { processorMs } from './processor.js';

const KIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

const TV = [
  `Mozilla/5.0 (Web0S; Linux/SmartTV) ${KIT} Chrome/94.0.4606.128 Safari/537.36 WebAppManager`,
  `Mozilla/5.0 (Linux; NetCast; U) ${KIT} Chrome/26.0 Safari/537.31 SmartTV/5.0`,
  `Mozilla/5.0 (webOS; Linux/SmartTV) ${KIT} Chrome/79.0 Safari/537.36 webOS.TV-2021`,
  `Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.0) ${KIT} 76.0.3809.146/6.0 TV Safari/537.36`,
  `Mozilla/5.0 (Linux; Tizen 2.3) ${KIT} SamsungBrowser/1.0 TV Safari/538.1`,
  'Mozilla/5.0 (SmartHub; SMART-TV; U; Linux/SmartTV; Maple2011)',
  'HbbTV/1.2.1 (+DRM;Samsung;SmartTV2016;T-HKM6DEUC-1500.0;HawkM;) MaplBrowser',
  'Opera/9.80 (Linux mips; U; HbbTV/1.1.1 (; Philips; ; ; ; ) CE-HTML/1.0 NETTV/3.2.1; en) Presto/2.6.33 Version/10.70',
  'Mozilla/5.0 (FreeBSD; U; Viera; ko-KR) AppleWebKit/535.2 (KHTML, like Gecko) Viera/3.3.0 Chrome/15.0 Safari/535.2',
  'Mozilla/5.0 (DTV) AppleWebKit/531.2+ (KHTML, like Gecko) Espial/6.1.5 AQUOSBrowser/2.0 (US00DTV;V;0001;0001)',
  `Mozilla/5.0 (Linux; Andr0id 9; BRAVIA 4K VH2) ${KIT} Chrome/88.0 Safari/537.36 OPR/46.0 OMI/4.20`,
  `Mozilla/5.0 (Linux; VIDAA/7.0; Hisense) ${KIT} Chrome/90.0 Safari/537.36`,
  `Mozilla/5.0 (Linux armv7l) ${KIT} Chrome/60.0 Safari/537.36 OPR/46.0 OMI/4.9 Model/Vestel-MB130 VSTVB MB100`,
  'Mozilla/5.0 (Linux; olleh tv; U; ko-kr; SMT-E5030) AppleWebKit/537.36 AltiBrowser/4.2.0 (olleh tv; Large Screen) Safari/537.36',
  `Mozilla/5.0 (Linux; Genie TV; U; ko-kr; KI1100) ${KIT} AltiBrowser/5.0`,
  `Mozilla/5.0 (Linux; U; SKB B tv; BHX-UH400) ${KIT} Chrome/69.0 Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 8.0.0; BHX-UH200 Build/OPR) ${KIT} Chrome/69.0 Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 11; BKO-AI700 Build/RTM) ${KIT} Chrome/90.0 Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 9; BTV-AI100) ${KIT} Chrome/70.0 Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 7.1; LGUplus UHD3) ${KIT} Chrome/61.0 Safari/537.36`,
  `Mozilla/5.0 (X11; Linux) ${KIT} Skylife/2.0 Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 7.1.2; AFTMM Build/NS6265; wv) ${KIT} Version/4.0 Chrome/59.0 Mobile Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 11; AFTKA002) ${KIT} Silk/120.5.1 like Chrome/120.0 Safari/537.36`,
  `Mozilla/5.0 (X11; Linux aarch64) ${KIT} Chrome/90.0 Safari/537.36 CrKey/1.56.500000`,
  `Mozilla/5.0 (Linux; Android 12; Chromecast Build/STTE.230319.008) ${KIT} Chrome/119.0 Mobile Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 11; SHIELD Android TV) ${KIT} Chrome/110.0 Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 9; MiTV-MSSP1) ${KIT} Chrome/80.0 Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 6.0.1; MiTV4-ANSM0 Build/MHC19J; wv) ${KIT} Version/4.0 Chrome/44.0 Mobile Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 9; BeyondTV4 Build/PPR1.180610.011) ${KIT} Chrome/88.0 Mobile Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 7.1; Acme Smart Box 2) ${KIT} Chrome/75.0 Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 9; Projo-UHD) ${KIT} Chrome/79.0 Safari/537.36`,
  `Mozilla/5.0 (Linux; arm; Android 9; XY-LED50UG400 Build/PPR2.180905; wv) ${KIT} Version/4.0 Chrome/118.0 Mobile Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 9; 43UX700A) ${KIT} Chrome/90.0 Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 4.4.4; Brand Shell LC430XYZ) ${KIT} Chrome/73.0 Safari/537.36`,
  `BrightSign/8.2.35 (XT1144) Mozilla/5.0 (X11; Linux aarch64) ${KIT} QtWebEngine/5.12 Chrome/69.0 Safari/537.36`,
  'Roku/DVP-12.0 (12.0.0.4182-88)',
  'AppleTV11,1/11.1',
  'AppleCoreMedia/1.0.0.20K71 (Apple TV; U; CPU OS 16_1 like Mac OS X; ko_kr)',
  'Kodi/20.1 (Linux; Android 9.0; BRAVIA 4K)',
  'Opera/9.80 (Linux mips; Opera TV Store/4207) Presto/2.10.287 Version/12.00',
  'Mozilla/3.0 WebTV/1.2 (compatible; MSIE 2.0)',
  'Mozilla/5.0 (PlayStation; PlayStation 5/6.50) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.4 Safari/605.1.15',
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64; Xbox; Xbox Series X) ${KIT} Chrome/108.0 Safari/537.36 Edge/44.18363.8131`,
  'Opera/9.30 (Nintendo Wii; U; ; 3642; ko)',
  'Mozilla/5.0 (Unknown; Linux mips) AppleWebKit/537.36 QtWebEngine/5.4.3 Chrome/37.0 Safari/537.36',
];

const PDA = [
  'Mozilla/2.0 (compatible; MSIE 3.02; Windows CE; 240x320)',
  'Mozilla/4.0 (compatible; MSIE 6.0; Windows CE; IEMobile 7.11) SAMSUNG-SCH-M490',
  'Mozilla/4.0 (compatible; MSIE 6.0; Windows Phone 6.5; IEMobile 8.12)',
  'Opera/9.80 (Windows Mobile; WCE; Opera Mobi/WMD-50433; U; ko) Presto/2.4.13 Version/10.00',
  'Mozilla/4.76 (compatible; MSIE 6.0; U; Windows 95; PalmSource; PalmOS; WebPro; Tungsten T)',
  'Mozilla/4.0 (compatible; MSIE 6.0; Windows 98; PalmSource/hspr-H102; Blazer/4.0) 16;320x320',
  'Mozilla/4.0 (compatible; AvantGo 5.5; FreeBSD)',
  'Mozilla/4.0 (PDA; Windows CE/0.9.3) NetFront/3.0',
  'BlackBerry8520/5.0.0.681 Profile/MIDP-2.1 Configuration/CLDC-1.1 VendorID/600',
  'Nokia6230/2.0 (04.44) Profile/MIDP-2.0 Configuration/CLDC-1.1',
  'Mozilla/5.0 (SymbianOS/9.2; U; Series60/3.1 NokiaN95/20.0; Profile/MIDP-2.0) AppleWebKit/413 Safari/413',
  'Nokia7110/1.0 (05.01)',
  'SAMSUNG-SGH-D600/D600XEEJ1 UP.Browser/6.2.3.3 (GUI) MMP/2.0',
  'SonyEricssonW800i/R1AA Browser/SEMC-Browser/4.2 Profile/MIDP-2.0',
  'MOT-V3/0E.40.3CR MIB/2.2.1',
  'SIE-S65/12',
  'DoCoMo/2.0 N902iS(c100;TB;W24H12)',
  'KDDI-CA39 UP.Browser/6.2.0.13.1.5 (GUI) MMP/2.0',
  'SoftBank/1.0/910T/TJ001/SN0123456789',
  'Vodafone/1.0/V903SH/SHJ001',
  'J-PHONE/4.3/V603SH',
  'portalmmm/2.0 N410i(c20;TB)',
  'Mozilla/4.1 (compatible; MSMB13; CellPhone; SCH-V410)',
  'Mozilla/1.22 (compatible; KUN/1.2.2.1; SKT; SCH-W270)',
  'LG-KV5900;NATE/2.0;POLARIS/6.0',
  'SPH-W4700;MobileExplorer/3.0;KTF',
  'LGT-LG-LV3900 BREW/3.1',
  'Mozilla/5.0 (Mobile; Nokia_8110_4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5',
  'Mozilla/5.0 (Mobile; JIOPHONE2_21; rv:84.0) Gecko/84.0 Firefox/84.0 KAIOS/3.0',
  'Opera/9.80 (J2ME/MIDP; Opera Mini/9.80/37.5; U; ko) Presto/2.12.423 Version/12.16',
  'Opera/9.80 (iPhone; Opera Mini/7.0.4/28.2555; U; ko) Presto/2.8.119 Version/11.10',
  'UCWEB/2.0 (Java; U; MIDP-2.0; ko; nokia) U2/1.0.0 UCBrowser/9.4 U2/1.0.0 Mobile',
  'Mozilla/4.0 (PSP (PlayStation Portable); 2.60)',
  'Mozilla/5.0 (Linux; U; ko-KR) AppleWebKit/528.5+ (KHTML, like Gecko) Version/4.0 Kindle/3.0 (screen 600x800; rotate)',
  'R380 2.0 WAP1.1',
  'Mozilla/5.0 (Linux; Tizen 4.0; SAMSUNG SM-R800) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/56.0 Mobile Safari/537.36',
  'Mozilla/4.0 (compatible; MSIE 6.0; Windows CE; IEMobile 8.12; MSIEMobile 6.0) 320x240; VZW',
  'Panasonic-X70/1.0',
];

const MOBILE = [
  `Mozilla/5.0 (Linux; Android 6.0.1; HTV33 Build/MMB29M) ${KIT} Chrome/58.0 Mobile Safari/537.36`, // a telephone of Japan
  `Mozilla/5.0 (Linux; Android 14; SM-S928N) ${KIT} Chrome/124.0 Mobile Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 13; SM-X700) ${KIT} Chrome/124.0 Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 13; SM-F946N; wv) ${KIT} Version/4.0 Chrome/120.0 Safari/537.36;KAKAOTALK 2410300`,
  `Mozilla/5.0 (Linux; Android 12; SM-G991N; wv) ${KIT} Version/4.0 Chrome/120.0 Mobile Safari/537.36 LGUplus UplusTV/3.1`,
  'Dalvik/1.6.0 (Linux; U; Android 4.1.2; ko; SHV-E250S Build/JZO54K)',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 NAVER(inapp; search; 1010; 12.1) Btv',
  'Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Windows Phone 10.0; Android 6.0.1; Microsoft; Lumia 950) AppleWebKit/537.36 Chrome/52.0 Mobile Safari/537.36 Edge/15.15063',
  'Mozilla/4.0 (compatible; MSIE 7.0; Windows Phone OS 7.0; Trident/3.1; IEMobile/7.0; LG; LG-E900)',
  'Mozilla/5.0 (BB10; Touch) AppleWebKit/537.10+ (KHTML, like Gecko) Version/10.0.9 Mobile Safari/537.10+',
  'Mozilla/5.0 (Linux; Tizen 2.4; SAMSUNG SM-Z200F) AppleWebKit/537.3 (KHTML, like Gecko) SamsungBrowser/1.0 Mobile Safari/537.3',
  'Mozilla/5.0 (webOS/1.4.5; U; en-US) AppleWebKit/532.2 (KHTML, like Gecko) Version/1.0 Safari/532.2 Pre/1.0',
  'Mozilla/5.0 (Mobile; rv:32.0) Gecko/32.0 Firefox/32.0',
  `Mozilla/5.0 (Linux; Android 9; KFMAWI) ${KIT} Silk/108.4 like Chrome/108.0 Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) ${KIT} Chrome/99.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)`,
  `Mozilla/5.0 (Phone; OpenHarmony 5.0) ${KIT} Chrome/114.0 Safari/537.36 ArkWeb/4.1 Mobile`,
];

const DESKTOP = [
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${KIT} Chrome/124.0 Safari/537.36`,
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${KIT} Chrome/124.0 Whale/3.25 Safari/537.36`,
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15',
  'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0',
  `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${KIT} Chrome/124.0 Safari/537.36`,
  'Mozilla/5.0 (X11; Linux armv7l; rv:102.0) Gecko/20100101 Firefox/102.0',
  'Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 6.1; Trident/4.0; Tablet PC 2.0; Media Center PC 6.0)',
  'Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko',
  'Lynx/2.8.9rel.1 libwww-FM/2.14',
  'curl/8.5.0',
  'Mozilla/5.0 (compatible; Yeti/1.1; +https://naver.me/spd)',
];

const table = (is: ScreenClass, agents: string[]) => agents.map((agent) => [is, agent] as const);

describe('deviceClassOf', () => {
  it.each([...table('tv', TV), ...table('pda', PDA), ...table('mobile', MOBILE), ...table('desktop', DESKTOP)])(
    '%s: %s',
    (is, agent) => expect(deviceClassOf(agent)).toBe(is),
  );

  it('takes no User-Agent for a desktop', () => expect(deviceClassOf('')).toBe('desktop'));

  it('answers an unknown browser with the page that works everywhere', () => {
    expect(deviceClassOf('Mozilla/5.0 (Refrigerator; U)')).toBe('mobile');
  });
});

describe('deviceClass', () => {
  const WINDOWS = DESKTOP[0]!;
  it.each<[string, ScreenClass, Record<string, string>]>([
    ['User-Agent alone', 'tv', { 'User-Agent': TV[0]! }],
    ['WML asked for', 'pda', { Accept: 'text/vnd.wap.wml, image/vnd.wap.wbmp' }],
    ['XHTML Mobile asked for', 'pda', { Accept: 'application/vnd.wap.xhtml+xml, text/html, */*' }],
    ['OBML asked for', 'pda', { Accept: 'application/x-obml2d; q=0.8, */*' }],
    ['a small browser with a desktop name', 'pda', { 'User-Agent': WINDOWS, Accept: 'text/html, application/vnd.wap.xhtml+xml' }],
    ['behind the proxy of Opera Mini', 'pda', { 'User-Agent': WINDOWS, 'X-OperaMini-Phone-UA': 'SonyEricssonK750i/R1AA' }],
    ['x-wap-profile without a User-Agent', 'pda', { 'x-wap-profile': 'http://wap.example/uaprof.xml' }],
    ['an Android phone with x-wap-profile', 'mobile', { 'User-Agent': MOBILE[0]!, 'x-wap-profile': 'http://wap.example/uaprof.xml' }],
    ['an ordinary desktop', 'desktop', { 'User-Agent': WINDOWS, Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }],
    ['nothing at all', 'desktop', {}],
  ])('%s', (_name, is, headers) => expect(deviceClass(new Headers(headers))).toBe(is));

  it('accepts any bag of headers', () => expect(deviceClass({ get: () => undefined })).toBe('desktop'));
});

describe('hostile headers', () => {
  it.each(['a', '(', 'Linux ', '(linux; 4', 'tizen ', 'openharmony ', 'ucweb/1 (', '2', '20x', 'smart ', 'box', 'é', '\ud800'])(
    '64 KB of %j are classified at once',
    (seed) => {
      const agent = seed.repeat(Math.ceil(65_536 / seed.length));
      deviceClassOf(agent);
      const bag = { get: (name: string) => (/^(user-agent|accept)$/.test(name) ? agent : null) };
      const each = (): void => {
        deviceClass(bag);
        deviceClassOf(`Mozilla/5.0 (Linux; ${agent}`);
      };
      // A pathological pattern takes seconds; 5 ms of the processor is the aim for one.
      expect(processorMs(each) / 2).toBeLessThan(5);
    },
  );

  it('always answers with a class', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (agent) => ['tv', 'pda', 'mobile', 'desktop'].includes(deviceClassOf(agent))));
  });

  it('looks at the first 2,048 characters only', () => {
    expect(deviceClassOf(`${' '.repeat(2048)}HbbTV/1.1.1`)).toBe('desktop');
  });
});

/** CSS1 and little of it: the page reads without. */
export const style = `body{margin:0;padding:0;background:#fff;color:#1e2124;font-family:Gulim,NanumGothic,sans-serif;word-break:keep-all;word-wrap:break-word;font-size:16px;line-height:1.35}
.zh{font-family:SimSun,"Noto Sans CJK SC",sans-serif;word-break:normal}
.ja{font-family:"MS PGothic","Noto Sans CJK JP",sans-serif;word-break:normal;line-break:strict}
h1{margin:0;padding:6px 8px;background:#052b57;color:#fff;font-size:16px}
h2{margin:10px 8px 2px;padding:0 0 2px;border-bottom:2px solid #052b57;font-size:16px}
p,dl{margin:6px 8px}
a{color:#083891}
form{margin:10px 0}
input,textarea{font-size:16px;max-width:100%;box-sizing:border-box}
input[type=submit]{white-space:normal;margin:2px 0}
textarea{width:100%}
.an{margin:0;padding:6px 8px;background:#fff3db;color:#614100}
.m{margin:0;padding:0;list-style-type:none}
.m li{border-bottom:1px solid #cdd1d5}
.m a{display:block;padding:7px 8px;color:#1e2124;text-decoration:none}
.m b{color:#083891}
.s{margin:0;padding:8px;background:#ecf2fe}
.l{background:#fdefec}
.e{background:#e6e8ea;border-left:6px solid #58616a}
.s strong{font-size:18px}
.w{padding-left:6px;border-left:6px solid #bd2c0f;color:#8a240f}
dt,.t{color:#58616a;font-size:14px}
dd{margin:0 0 5px}
.st{margin:4px 8px;padding:0;list-style-type:none}
.st li{padding:2px 0}
.g{border:0;text-align:left;padding:7px 0;background:#fff;color:#083891}
.n{white-space:nowrap}
.u{display:inline-block}
.d{-wap-input-format:"*N"}
.f{margin:8px 0 0;padding:6px 8px;background:#f4f5f6;font-size:14px;line-height:1.8;color:#464c53}
`;
/** Only where it is looked at so: every byte of a style is one less of an answer. */
export const highContrast = `${style}.hc,.hc .f,.hc .s{background:#fff}
.hc,.hc a,.hc b,.hc dt,.hc .t,.hc .f,.hc .w{color:#000}
.hc a{text-decoration:underline}
.hc h1{background:#000}
.hc .s,.hc .an{border:2px solid #000;background:#fff;color:#000}
`;

const sources = new Map<string, Promise<string>>();
/** Only this inline style may apply: its hash for the content policy. Made once. */
export function sourceOf(used: string): Promise<string> {
  const source = sources.get(used) ?? crypto.subtle.digest('SHA-256', new TextEncoder().encode(used)).then((hash) => `'sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}'`);
  sources.set(used, source);
  return source;
}

/** The lab's stylesheet: the tokens of the product, four columns that fit a laptop's screen, one column on a phone. */
import { devicesStyle } from './style-devices.js';

const frame = `:root{--ink:#1e2124;--text:#33363d;--soft:#464c53;--quiet:#58616a;--line:#cdd1d5;--hair:#e6e8ea;--ground:#f4f5f6;--paper:#fff;--navy:#052b57;--act:#0b50d0;--ring:#256ef4;--wash:#ecf2fe;
--tall:clamp(540px,calc(100vh - 270px),864px);--gap:24px}
*{box-sizing:border-box;margin:0;padding:0}
[hidden]{display:none!important}
html{-webkit-tap-highlight-color:transparent;-webkit-text-size-adjust:100%;text-size-adjust:100%;background:var(--ground)}
body{font-family:"Pretendard GOV",Pretendard,"Apple SD Gothic Neo","Malgun Gothic","Noto Sans KR","Noto Sans CJK KR","Nanum Gothic",sans-serif;font-size:15px;line-height:1.5;color:var(--text);word-break:keep-all;overflow-wrap:anywhere;-webkit-font-smoothing:antialiased;font-variant-numeric:tabular-nums}
ol{list-style:none}button,input{font:inherit;color:inherit}button{cursor:pointer;touch-action:manipulation}
h1,h2{color:var(--ink);font-weight:700;line-height:1.35;letter-spacing:-.01em}h1{font-size:24px}h2{font-size:17px}
.tel{white-space:nowrap}
:focus-visible{outline:3px solid var(--ring);outline-offset:2px;box-shadow:0 0 0 2px var(--paper)}
.gnb{display:flex;align-items:center;min-height:56px;padding:0 32px;background:var(--navy);color:#d6e0eb}
.gnb b{margin-right:32px;font-size:17px;color:#fff}.gnb nav{display:flex;align-self:stretch}
.gnb a{display:flex;align-items:center;min-height:56px;padding:0 16px;color:#d6e0eb;text-decoration:none;border:solid transparent;border-width:3px 0}
.gnb a[aria-current]{color:#fff;font-weight:700;border-bottom-color:#86aff9}.gnb a:hover{color:#fff}.gnb a:focus-visible{outline-offset:-3px;outline-color:#86aff9;box-shadow:none}
.gnb p{margin-left:auto}
main{max-width:1920px;margin:0 auto;padding:18px 32px 16px}
.head{display:flex;align-items:flex-end;justify-content:space-between;gap:16px}
.head>div:first-child{display:grid;grid-template-columns:auto 1fr;align-items:baseline;column-gap:16px}
.en{font-size:15px;color:var(--quiet)}
.about{grid-column:1/-1;height:26px;line-height:26px;font-size:15px;color:var(--soft)}.about b{font-size:17px;color:var(--ink)}
.acts{display:flex;flex:none;gap:8px}
.btn{min-height:44px;padding:0 20px;border:1px solid var(--line);border-radius:8px;background:var(--paper);color:var(--ink);font-weight:500;white-space:nowrap}
.btn:hover{border-color:var(--quiet)}.btn:disabled,.mini:disabled{cursor:default;opacity:.6}
.btn.main{border-color:var(--act);background:var(--act);color:#fff;font-weight:700}.btn.main:hover{background:#083891}
.mini{min-height:32px;padding:0 10px;border:1px solid var(--line);border-radius:6px;background:var(--paper);font-size:13px;font-weight:500;color:var(--ink);white-space:nowrap}.mini:hover{border-color:var(--quiet)}
.telling{position:sticky;top:0;z-index:3}
main:focus{outline:none;box-shadow:none}
.stage{display:flex;align-items:center;height:64px;margin:10px 0 8px;background:var(--ground)}
.guide{display:flex;gap:12px 40px;counter-reset:n}
.guide li{counter-increment:n;display:flex;align-items:baseline;gap:8px;color:var(--ink)}
.guide li::before{content:counter(n);flex:none;width:22px;height:22px;border:1px solid var(--line);border-radius:5px;background:var(--paper);color:var(--quiet);font-size:13px;font-weight:500;line-height:20px;text-align:center}
.show{display:flex;align-items:center;justify-content:space-between;gap:24px;width:100%;height:56px;padding:0 20px;border-radius:12px;background:var(--navy);color:#fff}
.caption{font-size:20px;font-weight:700;line-height:1.35;letter-spacing:-.01em}
.caption [lang=en]{font-size:14px;font-weight:400;letter-spacing:0;color:#d6e0eb}
.guide span{display:block;font-size:13px;line-height:1.4;color:var(--quiet)}
.steps{display:flex;flex:none;gap:6px;width:min(480px,40%)}
.steps li{flex:1;padding-top:6px;border-top:4px solid #346fb2;font-size:13px;line-height:1.4;color:#bacbde;white-space:nowrap}
.steps .did{border-color:#fff;color:#d6e0eb}.steps .is{border-color:#86aff9;color:#fff;font-weight:700}
.shelf{position:relative;display:grid;grid-template-columns:292px 264px calc((var(--tall) - 20px)*390/844 + 20px) minmax(0,1fr);gap:var(--gap);align-items:start}
@media (min-width:1700px){.shelf{grid-template-columns:340px 336px calc((var(--tall) - 20px)*390/844 + 20px) minmax(0,1fr);--gap:40px}}
`;

const narrow = `@media (max-width:1359px){:root{--tall:680px;--gap:32px}
.shelf{grid-template-columns:repeat(auto-fit,minmax(300px,1fr));justify-items:center}.tv{grid-column:1/-1;width:100%;max-width:720px;min-height:0}.tv #big{display:none}
.guide{flex-wrap:wrap}.stage{height:auto;min-height:64px;padding:6px 0}.dev{scroll-margin-top:96px}
.head{flex-wrap:wrap}.gnb{padding:0 20px}main{padding:16px 20px 24px}
.head:has(+ .telling .show[data-state=playing]) .acts{position:fixed;right:20px;bottom:16px;z-index:4;padding:6px;border-radius:12px;background:var(--navy)}}
@media (max-width:719px){.shelf{grid-template-columns:minmax(0,1fr)}.head>div:first-child{display:block}.about{height:auto}.pda .frame,.same{margin-left:auto;margin-right:auto}.acts{flex-wrap:wrap}
.gnb{flex-wrap:wrap}.gnb p{margin:0;padding:0 0 10px;width:100%}.gnb b{margin-right:8px}.gnb a{padding:0 10px;min-height:48px}
.show{display:block;height:auto;padding:12px 16px}.caption{font-size:17px;min-height:66px}.steps{width:100%;margin-top:8px}.steps li{font-size:0;padding:0}.steps .is{font-size:13px;padding-top:6px;flex:2}
.guide{display:block}.guide li{margin-bottom:8px}.stage{display:block}.dev{scroll-margin-top:150px;width:100%;max-width:410px}.dev .frame{max-width:100%}.pda .frame{max-width:300px}.tv{min-height:0}}
@media (max-width:559px){.tv #big{display:block}}
@media (pointer:coarse){.mini,.chips button{min-height:44px}.digits button{height:44px}}
`;

/** A laptop's window is lower than its screen. */
const low = `@media (min-width:1360px) and (max-height:859px){:root{--tall:clamp(540px,calc(100vh - 232px),864px)}
.gnb,.gnb a{min-height:44px}main{padding-top:10px;padding-bottom:12px}.stage{height:56px;margin:6px 0}
.remote .nums{grid-auto-rows:44px}.pda .frame{max-width:232px}.same:not(.hinted){display:none}.same b{display:none}.same.hinted{position:absolute;left:12px;top:260px;width:208px;margin:0;padding:8px 12px;border-radius:8px;background:var(--ink);color:#fff}}
`;

export const style = frame + devicesStyle + low + narrow;

/** Cases, keys and bubbles. */
const cases = `.dev{position:relative;min-width:0;scroll-margin-top:76px}
.dev h2{display:flex;align-items:center;gap:8px;min-height:32px;margin-bottom:6px;white-space:nowrap}.dev h2 small{font-size:15px;font-weight:400;color:var(--quiet)}.dev h2 .mini{margin-left:auto}
.frame{padding:10px;border-radius:22px;background:var(--ink)}
.used .frame{outline:4px solid var(--ring);outline-offset:3px}
.used h2::after{content:"지금";padding:1px 8px;border-radius:4px;background:var(--wash);color:#083891;font-size:13px}.tv.used h2 small{order:0}.tv.used h2::after{order:1}.tv h2 .mini{order:2}
.scr{position:relative;overflow:hidden;border-radius:14px;background:var(--paper)}
iframe{display:block;border:0;transform-origin:0 0;background:var(--paper)}
.note{min-height:24px;font-size:15px;line-height:1.5;color:var(--soft)}
.sms,.mobile{width:100%}
.sms .scr{display:flex;flex-direction:column;height:calc(var(--tall) - 20px);background:var(--ground)}
.mobile .scr{width:100%;aspect-ratio:390/844}
.mobile .note{position:absolute;left:20px;right:20px;bottom:22px;padding:10px 14px;border-radius:8px;background:var(--ink);color:#fff}.mobile .note:empty{display:none}
`;

const sms = `.who{display:flex;align-items:center;justify-content:space-between;flex:none;padding:8px 10px 8px 14px;background:var(--paper);border-bottom:1px solid var(--hair);color:var(--ink);font-weight:700;line-height:1.35}.who small{display:block;font-size:13px;font-weight:400;color:var(--quiet)}
.talk{flex:1;min-height:0;padding:8px 10px 10px;overflow-y:auto;display:flex;flex-direction:column;scrollbar-width:thin}.talk:focus-visible{outline-offset:-3px}
.talk>:first-child{margin-top:auto}
.empty{padding:0 8px 24px;margin-bottom:auto;text-align:center;color:var(--quiet)}
.b{flex:none;max-width:90%;align-self:flex-start;margin-top:10px;padding:8px 11px;border:1px solid var(--hair);border-radius:14px 14px 14px 4px;background:var(--paper);line-height:1.45;color:var(--ink);white-space:pre-wrap}
.b.out{align-self:flex-end;border-color:var(--act);border-radius:14px 14px 4px 14px;background:var(--act);color:#fff}
.tm{flex:none;margin:3px 4px 0;font-size:13px;line-height:1.4;color:var(--quiet)}
.fail{flex:none;margin-top:8px;padding:8px 11px;border-left:4px solid #bd2c0f;border-radius:4px;background:#fdefec;color:#8a240f}.fail .mini{margin-top:6px}
.chips{flex:none;display:flex;flex-wrap:wrap;gap:6px;padding:8px 10px 0}
.chips button{min-height:32px;padding:0 10px;border:1px solid #b1c9f5;border-radius:16px;background:var(--wash);color:#083891;font-size:14px}.chips button:hover{border-color:var(--act)}
.type{flex:none;display:flex;gap:8px;padding:8px 10px}
.type input{flex:1;min-width:0;height:40px;border:1px solid #8a949e;border-radius:20px;padding:0 14px;background:var(--paper)}.type input::placeholder{color:var(--quiet);opacity:1}
.type button{width:66px;border:0;border-radius:20px;background:var(--act);color:#fff;font-weight:700}.type button:hover{background:#083891}
.type .clip{width:52px;border:1px solid var(--line);background:var(--paper);color:var(--ink);font-weight:500}.type .clip:hover,.type .clip[aria-expanded=true]{background:var(--wash);border-color:var(--act)}
.photos{flex:none;display:flex;gap:8px;padding:8px 10px 0}.photos button{padding:2px;border:2px solid transparent;border-radius:8px;background:none;line-height:0}.photos img,.sent img{border-radius:5px}.photos [aria-pressed=true]{border-color:var(--act);background:var(--wash)}
.sent{flex:none;align-self:flex-end;display:flex;gap:4px;margin-top:10px}.sent+.b.out{margin-top:4px}
.digits{flex:none;display:grid;grid-template-columns:repeat(5,1fr);gap:1px;background:var(--hair);border-top:1px solid var(--hair)}
.digits button{height:36px;border:0;background:var(--paper);color:var(--ink);font-size:17px;font-weight:500}.digits button:hover{background:var(--wash)}.digits button:focus-visible{outline-offset:-3px;box-shadow:none}
.lit,.digits .lit,.chips .lit{background:var(--act)!important;color:#fff!important;border-color:#86aff9!important}
`;

const pda = `.pda .frame{width:100%;max-width:264px;padding:14px 12px 12px;border-radius:16px;background:var(--soft)}
.pda .scr{width:100%;aspect-ratio:3/4;border-radius:2px}
.pad{display:grid;grid-template-columns:1fr 64px 1fr;gap:12px 8px;align-items:center;padding-top:12px}
.pad button{border:0;background:var(--ink);color:#fff}.pad button:hover,.remote button:hover{background:#000}
.pad :focus-visible,.remote :focus-visible{outline-color:#86aff9;box-shadow:none}
.menu,.back{height:36px;border-radius:18px}
.rock{display:grid;gap:2px}.rock .ok{height:52px;border:2px solid #8a949e;border-radius:50%;font-weight:700}.rock .u,.rock .dn{height:26px;border-radius:13px}
.pad .nums{grid-column:1/-1;display:grid;grid-template-columns:repeat(5,1fr);gap:6px}.pad .nums button{height:32px;border-radius:6px;font-weight:500}
.same{max-width:264px;margin-top:12px;color:var(--soft)}.same b{display:block;color:var(--ink)}
`;

const large = `@media (min-width:1700px){.pda .frame,.same{max-width:336px}.pad .nums button{height:38px}.rock .ok{height:60px}.menu,.back{height:42px;border-radius:21px}}
`;

const tv = `.tv{display:flex;flex-direction:column;min-height:calc(var(--tall) + 38px)}
.slot{position:relative;flex:none}.slot>p{display:none;position:absolute;inset:0;place-content:center;text-align:center;color:var(--quiet);border:1px dashed var(--line);border-radius:8px}
.set .frame{padding:8px;border-radius:8px}.set .scr{width:100%;aspect-ratio:16/9;border-radius:2px;background:#02162c}.set iframe{background:#02162c}
.stand{width:26%;height:8px;margin:0 auto;background:var(--soft);border-radius:0 0 4px 4px}
.remote{flex:1;display:grid;grid-template-columns:minmax(160px,1fr) minmax(170px,1fr);gap:0 20px;align-content:center;width:100%;max-width:520px;max-height:380px;margin:16px auto 0;padding:14px 20px;border-radius:22px;background:var(--text)}
.remote button{border:1px solid #6d7882;border-radius:8px;background:var(--ink);color:#fff;font-size:17px;font-weight:500}
.remote .nums{display:grid;grid-template-columns:repeat(3,1fr);grid-auto-rows:minmax(44px,56px);gap:8px;align-content:center}.remote .word{font-size:15px;padding:0}
.side{display:flex;flex-direction:column;align-items:center;justify-content:center;gap:16px}
.arrows{position:relative;flex:none;width:160px;height:160px;border-radius:50%;background:var(--ink);border:1px solid #6d7882}
.remote .arrows button{position:absolute;width:48px;height:48px;padding:0;border:0;border-radius:50%;background:none}
.remote .arrows button:hover{background:#33363d}
.arrows .u{left:55px;top:0}.arrows .dn{left:55px;bottom:0}.arrows .lf{left:0;top:55px}.arrows .rt{right:0;top:55px}
.remote .arrows .k{left:50px;top:50px;width:58px;height:58px;border:2px solid #b1b8be;background:var(--soft);font-size:15px;font-weight:700}
.tri{display:block;width:0;height:0;margin:auto;border:7px solid transparent}
.u .tri{border-bottom-color:#fff;border-top:0}.dn .tri{border-top-color:#fff;border-bottom:0}.lf .tri{border-right-color:#fff;border-left:0}.rt .tri{border-left-color:#fff;border-right:0}
.remote .wide{grid-column:1/-1}.colours{display:grid;grid-template-columns:repeat(4,1fr);gap:6px;width:164px;margin:10px 0 6px}.remote .colours button{height:32px;padding:0;border:0;border-radius:6px;font-weight:700}.remote .cr{background:#d63d4a;color:#fff}.remote .cg{background:#3fa654;color:#02162c}.remote .cy{background:#ffb114;color:#02162c}.remote .cb{background:#4c87f6;color:#02162c}
.remote .note{min-height:46px;text-align:center;color:#d6e0eb}
@media (min-width:1360px){.big .tv{z-index:2}.big .slot{aspect-ratio:16/9}.big .slot>p{display:grid}
.big .set{position:absolute;left:calc(-1*var(--left));width:calc(var(--left) - var(--gap));top:0}
.big .dev:not(.tv){opacity:.15}}
@media (max-width:559px){.big .set .scr{overflow-x:auto}.remote{gap:0 16px;grid-template-columns:minmax(0,1fr) 160px;max-height:none;padding:16px}}
`;

export const devicesStyle = cases + sms + pda + large + tv;

/** Pieces of the wording pages alone, after the console's own. */
const widths = Array.from({ length: 21 }, (_, i) => `.meter .w${i * 5}{width:${i * 5}%}`).join('');

export const style = `${widths}
.kept{display:flex;flex-wrap:wrap;align-items:center;gap:8px 12px;padding:12px 16px;border-left:4px solid var(--wait-text);background:var(--wait-wash);color:var(--wait-text)}
.filter .wide{flex:1 1 280px}
.texts th[scope=row] a{color:var(--ink);text-decoration:none}.texts th[scope=row] a:hover strong{text-decoration:underline}.texts th[scope=row] strong{display:block;font-weight:500}.texts td{width:64px}
.mx{display:inline-grid;grid-template-columns:repeat(5,18px);gap:4px 4px;justify-items:center}.mx>span{font-size:13px;color:var(--quiet)}
.mx i,.legend i,.tab i{display:inline-block;width:9px;height:9px;border:2px solid var(--navy);border-radius:50%;background:var(--navy)}
.mx .h,.legend .h,.tab .h{background:none;border-color:#6d7882}
.mx .s,.legend .s,.tab .s{background:linear-gradient(90deg,var(--wait-text) 50%,transparent 50%);border-color:var(--wait-text)}
.mx .x,.legend .x,.tab .x{border-radius:1px;background:var(--late);border-color:var(--late)}
.tab a[aria-current] i{border-color:#fff}.tab a[aria-current] .o{background:#fff}.tab i{margin-left:6px}
.legend{display:flex;flex-wrap:wrap;gap:4px 16px;margin:12px 0}.legend i{margin-right:6px}
.diff{white-space:pre-wrap}.diff del{padding:1px 3px;border-radius:3px;background:var(--late-wash);color:var(--late-text)}.diff ins{padding:1px 3px;border-radius:3px;background:var(--good-wash);color:var(--good-text);text-decoration:underline}
.inline{display:flex;flex-wrap:nowrap;gap:6px;align-items:center}.inline input[name=same]{width:9em;min-height:36px;padding:4px 8px}.texts th .small{font-weight:400}
.doing{display:grid;gap:16px;margin-top:24px;max-width:640px}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:16px 24px}.pair>*{min-width:0}
.editor{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,640px);gap:0 32px;align-items:start;max-width:1440px;margin:0 auto}
.writing>*+*{margin-top:16px}.writing h1+*,.writing p+h1{margin-top:4px}.writing h2{margin:24px 0 8px}
.writing .fields{grid-template-columns:minmax(0,1fr)}.writing .fields>.scroll{width:100%}.writing .fields .scroll table{min-width:0}.rowx .tab,.writing>.tab{flex-wrap:wrap;max-width:100%}
.rowx{display:flex;flex-wrap:wrap;justify-content:space-between;gap:8px;padding-bottom:10px;border-bottom:1px solid var(--line)}
textarea#body{width:100%;min-height:150px;padding:14px 16px;border:2px solid var(--navy);border-radius:8px;font-size:19px;line-height:1.6;background:var(--paper)}
.insert{display:flex;flex-wrap:wrap;align-items:center;gap:6px;margin-top:8px}
.problems{margin:0;padding:0;list-style:none}.problems li{padding:8px 12px;border-left:4px solid var(--late);background:var(--late-wash);color:var(--late-text)}.problems button{padding:0;border:0;background:none;color:inherit;text-align:left;text-decoration:underline;text-underline-offset:3px}td.acts{display:table-cell}td.acts form,td.acts a{margin:0 6px 6px 0}
.problems li+li{margin-top:4px}
.meter{display:grid;grid-template-columns:1fr 1fr;gap:24px}.meter p{margin:0;font-size:15px;color:var(--soft)}.meter b{float:right;font-size:17px;color:var(--ink)}
.meter .g{position:relative;display:block;height:8px;margin:6px 0;border-radius:2px;background:var(--hair)}.meter .g i{display:block;height:8px;border-radius:2px;background:var(--good)}.meter .g.over i{background:var(--late)}.meter .g::after{content:"";position:absolute;right:0;top:-4px;width:2px;height:16px;background:var(--ink)}
.bad{color:var(--late-text)}.good{color:var(--good-text)}.bad mark{padding:0 4px;background:var(--late-wash);color:var(--late-text);text-decoration:underline wavy var(--late)}
.seeing{padding:16px 24px 24px;border:1px solid var(--hair);border-radius:12px;background:var(--ground)}
.seeing h2{margin:0 0 8px}.top2{display:flex;flex-wrap:wrap;align-items:flex-end;gap:8px 20px}.top2 h2{width:100%}.top2 .field{flex:1 1 180px;margin:0}.top2 fieldset{display:flex;gap:12px;border:0}
.devices{display:grid;grid-template-columns:280px minmax(0,1fr);gap:16px 24px;margin-top:12px}
.pv{min-width:0}.pv.tv{grid-column:1/-1}.pv h3{display:flex;justify-content:space-between;gap:8px;margin:0 0 6px;font-size:15px}.pv h3 small{font-weight:400;font-size:13px;color:var(--quiet)}
.bx{overflow:hidden;border:1px solid var(--line);border-radius:8px;background:var(--paper)}.bx iframe{display:block;border:0}
.pv.pda .bx{width:242px}.pv.mobile{grid-row:span 2}.pv.mobile{grid-column:2;grid-row:1/3}.pv.mobile .bx{width:292px}
.smsb{padding:14px;min-height:160px}.bub{display:inline-block;max-width:100%;padding:10px 14px;border:1px solid var(--hair);border-radius:14px 14px 14px 4px;background:var(--ground);color:var(--ink);white-space:pre-wrap}.smsb p+p{margin-top:8px}
.said{white-space:pre-wrap}.replay{margin-top:16px}.replay h2{margin:0 0 8px}
.beside{padding:12px 16px;border-left:4px solid var(--line);background:var(--ground)}.beside h2{margin:0 0 4px;font-size:15px}
@media (max-width:1180px){.editor{grid-template-columns:minmax(0,1fr)}.seeing{margin-top:24px}}
@media (max-width:680px){.devices,.pair,.meter{grid-template-columns:1fr}.pv.mobile{grid-column:1;grid-row:auto}}
`;

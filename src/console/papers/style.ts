/** Papers: A4 sheets that look on the screen as they are printed, and tables and charts that are read on paper, too. */
const sheets = `.sheet{max-width:794px;margin:0 auto 24px;padding:56px 60px;border:1px solid var(--line);background:#fff;color:#000;font-size:15px;line-height:1.6}
.sheet h1,.sheet h2{margin:0 0 24px;font-size:28px;letter-spacing:.3em;text-align:center;color:#000}.sheet h3{margin:24px 0 8px;font-size:17px;color:#000}
.sheet table{border:1px solid #000}.sheet th,.sheet td{padding:9px 12px;border:1px solid #000;vertical-align:middle}.sheet tbody th{width:24%;background:#f4f5f6;color:#000;font-weight:500}.sheet tbody tr:last-child>*{border-bottom:1px solid #000}
.sheet .big{font-size:22px;font-weight:700;letter-spacing:.04em;white-space:nowrap}.sheet .words{min-height:220px;padding:14px 16px;border:1px solid #000;white-space:pre-wrap}
.sheet .end{margin-top:32px;text-align:center}.sheet .end p+p{margin-top:12px}.sheet .from{font-size:20px;font-weight:700}
.sign{display:flex;flex-wrap:wrap;justify-content:flex-end;align-items:flex-end;gap:8px 16px;margin-top:28px}.sign span:last-child{flex:0 0 240px;border-bottom:1px solid #000;padding-bottom:2px;text-align:right}
.sheet ul{margin-top:16px}.sheet li{margin-bottom:4px}.sheet .small{color:#333}
.print{margin-bottom:20px}
`;

const taking = `.taking{display:grid;grid-template-columns:minmax(0,1fr) 360px;gap:20px;align-items:start}.taking aside{position:sticky;top:20px}.taking aside h2{margin-top:0}.ways{display:flex;flex-wrap:wrap;gap:0 24px}.taking .field .hint+.hint{margin:0}.taking .choice+.hint{margin:-6px 0 0 30px}
.prop{padding:12px 14px;border-left:4px solid var(--act);border-radius:6px;background:var(--wash);color:var(--act-text)}.prop b{font-size:17px}.props{margin:8px 0 0;padding:0;list-style:none}.props li{margin-bottom:10px}.props .btn{white-space:normal;text-align:left}.props span{display:block;margin-top:2px;color:var(--quiet)}
`;

const figures = `.figure{margin-top:32px}.figure tbody th,.figure td.num{white-space:nowrap}.figure h2{margin-top:0}.figure .lead{margin:-8px 0 12px}.chart{max-width:834px;margin-bottom:12px;padding:12px 16px;border:1px solid var(--line);border-radius:12px;background:var(--paper);color:var(--text)}.chart svg{display:block;max-width:100%;overflow:visible}.chart foreignObject{overflow:visible}.ct-label{display:flex;font-size:13px;line-height:1.2;white-space:nowrap}.ct-label.ct-horizontal.ct-end{justify-content:flex-start}.ct-chart-line .ct-label.ct-horizontal.ct-end{justify-content:center;transform:translateX(-50%)}.ct-label.ct-vertical.ct-start{align-items:flex-end;justify-content:flex-end;text-align:right}.ct-chart-line .ct-label.ct-vertical.ct-start{transform:translateY(.6em)}.ct-horizontal-bars .ct-label.ct-vertical.ct-start{align-items:center}.ct-grid{stroke:var(--line)}.ct-series-a{--mark:#052b57}.ct-series-b{--mark:#b04a00}.ct-bar{stroke:var(--mark);stroke-width:16px}[data-chart=levels] .ct-bar{stroke-width:2px}.ct-line{fill:none;stroke:var(--mark);stroke-width:2px}.ct-series-b .ct-line{stroke-dasharray:6 4}.dot{fill:var(--mark)}.said{font-size:13px;font-weight:700;fill:var(--mark)}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(132px,1fr));gap:8px;margin:0 0 8px;padding:0;list-style:none}.tiles li{padding:12px 16px;border:1px solid var(--line);border-radius:12px;background:var(--paper)}.tiles span{display:block;color:var(--soft);font-size:13px}.tiles b{font-size:22px;color:var(--ink)}.tiles a{display:inline-flex;align-items:center;min-height:44px}
h1 small{font-size:17px;font-weight:400}
`;

const narrow = `@media (max-width:899px){.taking{grid-template-columns:minmax(0,1fr);gap:0}.taking aside{position:static}}
@media (max-width:719px){.sheet{padding:24px 16px}.sheet table,.sheet .scroll table{min-width:0}.sheet th,.sheet td{padding:8px}.sheet h1,.sheet h2{font-size:22px}.sign span:last-child{flex:1 1 160px}}
`;

const print = `@page{size:A4;margin:18mm 16mm}
@media print{.filter{display:none}.figure h2{break-after:avoid}.figure tr,.chart,.tiles li{break-inside:avoid}.figure{margin-top:20px}.scroll{overflow:visible;border-radius:0}.figure th,.figure td{padding:5px 8px;font-size:10pt}.figure a,.tiles a{color:inherit;text-decoration:none;min-height:0}.scroll table{min-width:0}.tiles{grid-template-columns:repeat(4,1fr)}.tiles li{padding:6px 10px;border-radius:0}.tiles b{font-size:14pt}.chart{padding:0;border:0}main{max-width:none;padding:0}.notice,.alert,.print,.screen,.tab,.back{display:none}.sheet{max-width:none;margin:0;padding:0;border:0;font-size:11.5pt}.sheet+.sheet{break-before:page}.sheet table,.sheet .sign,.sheet .end{break-inside:avoid}.sheet tbody th{background:none}.sheet h1,.sheet h2{font-size:20pt}.sheet .big{font-size:16pt}}
`;

export const style = sheets + taking + figures + narrow + print;

/** The mobile stylesheet: KRDS 1.1.0 values, rules of our own. Sizes in rem follow the reader's setting. */
const widths = Array.from({ length: 21 }, (_, i) => `.w${i}{width:${i * 5}%}`).join('');

/** Black on white, every edge drawn, nothing said by a wash of colour alone. @param root the selector of the whole page */
const strong = (root: string): string =>
  `${root}{--ink:#000;--text:#000;--soft:#000;--quiet:#000;--line:#000;--hair:#000;--ground:#fff;--paper:#fff;--navy:#000;--act:#00308f;--ring:#000;--wash:#fff;--wash2:#fff}
${['.mast', '.foot'].map((s) => `${root} ${s}`)}{background:#fff;border:solid #000;border-width:1px 0}
${['.told', '.answer', '.state', '.answer.late'].map((s) => `${root} ${s}`)}{background:#fff;color:#000;border:2px solid #000}
${root} .why{border-color:#000}${root} .wrong,${root} .answer.late{border-left-width:8px}${root} .days i{outline:1px solid #000}
${root} .fault,${root} .wrong li a{color:#000}${root} .main,${root} .tasks .one{background:#000;border-color:#000}${root} .tasks .one>span:last-child{color:#fff}${root} .acts a,${root} .langs a,${root} .start a,${root} .foot a{text-decoration:underline}
`;

export const style = `:root{--ink:#1e2124;--text:#33363d;--soft:#464c53;--quiet:#58616a;--line:#cdd1d5;--hair:#e6e8ea;--ground:#f4f5f6;--paper:#fff;--navy:#052b57;--act:#0b50d0;--ring:#256ef4;--wash:#ecf2fe;--wash2:#d8e5fd}
*{box-sizing:border-box;margin:0;padding:0}
html[data-type=large]{font-size:125%}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{font-family:"Pretendard GOV",Pretendard,"Apple SD Gothic Neo","Malgun Gothic","Noto Sans KR","Noto Sans CJK KR","Nanum Gothic",sans-serif;font-size:1.0625rem;line-height:1.5;color:var(--text);background:var(--ground);word-break:keep-all;overflow-wrap:anywhere;text-wrap:pretty;-webkit-font-smoothing:antialiased;font-variant-numeric:tabular-nums}
[lang=zh] body{font-family:"PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",sans-serif;word-break:normal}[lang=ja] body{font-family:"Hiragino Sans",Meiryo,"Noto Sans JP","Noto Sans CJK JP",sans-serif;word-break:normal;word-break:auto-phrase;line-break:strict}span:lang(ko){word-break:keep-all}
ul,ol{list-style:none}button,input,textarea{font:inherit;color:inherit}
h1,h2{color:var(--ink);font-weight:700;line-height:1.35;letter-spacing:-.01em}h1{font-size:1.5rem}.blk>h2{font-size:1.1875rem;margin-bottom:14px}
small{font-size:.9375rem;font-weight:400}
a{color:var(--act);text-underline-offset:3px}
.tel,.n{white-space:nowrap}
:focus-visible{outline:3px solid var(--ring);outline-offset:2px;box-shadow:0 0 0 2px var(--paper)}
.hide{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;user-select:none}
.skip{position:absolute;left:8px;top:-80px;z-index:1;padding:12px 20px;border-radius:8px;background:var(--paper);color:var(--ink)}.skip:focus{top:8px}
.mast p,.top,.head>*,.wrap,.foot>*{width:100%;max-width:760px;margin-left:auto;margin-right:auto}
.told{padding:12px 20px;background:#fff3db;color:#614100;font-weight:500;text-align:center}
[hidden]{display:none!important}[data-why] .case{display:none}[data-why=offline] .offline,[data-why=unsent] .unsent,[data-held-as=kept] .as-kept,[data-held-as=open] .as-open,[data-held-as=bare] .as-bare{display:block}#held p+p{display:flex;flex-wrap:wrap;justify-content:center;gap:8px;margin-top:8px}#held .btn{width:auto;min-height:48px}
.draft{margin-bottom:20px;padding:12px 16px;border-left:4px solid var(--act);background:var(--wash);color:var(--ink)}.draft .btn{margin-top:8px}
header{background:var(--paper)}.mast{background:var(--hair)}
.mast p{padding:7px 20px;font-size:.8125rem;line-height:1.4;color:var(--soft)}
.top{display:flex;align-items:center;justify-content:space-between;flex-wrap:wrap;min-height:56px;padding:0 8px 0 20px}
.mark{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 8px;overflow-wrap:break-word;min-height:48px;line-height:48px;color:var(--navy);font-weight:700;font-size:1.1875rem;letter-spacing:-.02em;text-decoration:none}
.mark small{font-weight:500;color:var(--soft);letter-spacing:0}
.langs{display:flex;flex-wrap:wrap;margin-left:auto}.langs a{display:flex;align-items:center;justify-content:center;min-width:48px;min-height:48px;padding:0 8px;font-size:.9375rem;font-weight:500;color:var(--soft);text-decoration:none}
.me{display:flex;align-items:center;justify-content:space-between;max-width:760px;margin:0 auto;padding:0 8px 0 20px;border-top:1px solid var(--hair);font-size:.9375rem;color:var(--soft)}.me a{display:flex;align-items:center;min-height:48px;padding:0 12px}
input.code{max-width:12em;font-size:1.5rem;letter-spacing:.2em}
.head{background:var(--paper);padding:12px 20px 22px;border-bottom:1px solid var(--hair)}
.head h1+*{margin-top:12px}
.lead{color:var(--ink);white-space:pre-line}.lead+*,*+.answer{margin-top:14px}
.wrong{padding:10px 12px 10px 16px;border-left:4px solid #bd2c0f}.wrong h2{font-size:1.0625rem}.wrong li{margin-top:2px}.wrong li a{display:inline-block;padding:6px 0;color:#8a240f}.fault{margin-top:4px;color:#8a240f;font-weight:500}.fault:before{content:"";display:inline-block;width:9px;height:9px;margin-right:8px;border-radius:1px;background:currentColor}.field [aria-invalid]{border-color:#bd2c0f!important;border-width:2px!important}
.wrap{padding:4px 20px 0}
.sect{font-size:1.1875rem;margin:16px 0 10px}
.key{flex:none;display:inline-block;min-width:24px;height:24px;padding:0 5px;border:1px solid var(--line);border-radius:5px;background:var(--paper);color:var(--quiet);font-size:.8125rem;font-weight:500;line-height:22px;text-align:center}
.state{display:inline-flex;align-items:center;gap:6px;min-height:28px;padding:0 10px;border-radius:4px;font-size:.9375rem;font-weight:700}
.is-now{margin-top:4px;margin-bottom:8px}.blk>.is-now{margin:0 0 12px}
.state:before{content:"";width:9px;height:9px;border-radius:50%;border:2px solid currentColor}
.state.go{background:var(--wash);color:#083891}.state.go:before{background:linear-gradient(90deg,currentColor 50%,transparent 50%)}
.state.done{background:#eaf6ec;color:#285d33}.state.done:before{background:currentColor}
.state.ended{background:#e6e8ea;color:#33363d}.state.ended:before{width:11px;height:3px;border:0;border-radius:0;background:currentColor}
.state.wait{background:#fff3db;color:#614100}
.state.late{background:#fdefec;color:#8a240f}.state.late:before{border-radius:1px;background:currentColor}
.state.new{background:var(--ground);color:var(--soft);border:1px solid var(--hair)}
.answer{padding:16px 18px 14px;border-radius:12px;background:var(--wash)}.answer.late{background:#fdefec}
.lab,.why{font-size:.9375rem;color:var(--soft)}
.big{font-size:1.5rem;font-weight:700;line-height:1.35;color:var(--ink);letter-spacing:-.01em}
.days{display:flex;gap:4px;margin-top:14px}
.days li{position:relative;flex:1 1 0;min-width:0;min-height:34px;text-align:center;font-size:.8125rem;line-height:1.4;color:var(--soft);white-space:nowrap}
.days i{display:block;position:relative;height:8px;margin-bottom:5px;border-radius:2px;background:var(--paper)}
.days i b{display:block;height:100%;border-radius:2px;background:var(--navy)}
${widths}
.days .now,.days .end{color:var(--ink);font-weight:700}
.days .end i:after{content:"";position:absolute;right:0;top:-4px;width:3px;height:16px;border-radius:1px;background:var(--act)}
.many{gap:2px}.most{gap:0}.most i,.most b{border-radius:0}.many li{display:flex;flex-direction:column;align-items:center}.many li:first-child{align-items:flex-start}.many .end{align-items:flex-end}.many i{align-self:stretch}
.why{margin-top:12px;padding-top:12px;border-top:1px solid #b1cefb;line-height:1.55}.late .why{border-color:#f4c6bc}.why:first-child{margin-top:0;padding-top:0;border-top:0}.why+.why{margin-top:4px;padding-top:0;border-top:0}
.blk{background:var(--paper);border:1px solid var(--hair);border-radius:12px;padding:18px 20px;margin-top:12px}
.say{white-space:pre-line}
.facts div+div{margin-top:12px}.facts dt{font-size:.9375rem;color:var(--quiet)}.facts dd{color:var(--ink);white-space:pre-line}
.dots li{position:relative;margin-top:6px;padding-left:18px}.dots li:before{content:"";position:absolute;left:2px;top:.65em;width:6px;height:6px;border-radius:50%;background:var(--navy)}
.rows{width:100%;border-collapse:collapse}.rows th{padding:8px 12px 8px 0;text-align:left;font-weight:500;color:var(--soft);overflow-wrap:anywhere}.rows td{padding:8px 0;text-align:right;overflow-wrap:normal;color:var(--ink);font-weight:700}.rows tr+tr th,.rows tr+tr td{border-top:1px solid var(--hair)}
.line>li{position:relative;padding:0 0 20px 34px}
.line>li:before{content:"";position:absolute;left:9px;top:22px;bottom:-2px;width:2px;background:var(--line)}
.line>li:last-child{padding-bottom:0}.line>li:last-child:before{display:none}
.dot{position:absolute;left:0;top:3px;width:20px;height:20px;border-radius:50%;border:2px solid #8a949e;background:var(--paper)}
.did>.dot{border-color:var(--navy);background:var(--navy)}
.did>.dot:after{content:"";position:absolute;left:5px;top:2px;width:5px;height:9px;border:solid #fff;border-width:0 2px 2px 0;transform:rotate(42deg)}
.line .did:before{background:var(--navy)}
.is>.dot{border:6px solid var(--act);box-shadow:0 0 0 4px var(--wash2)}
.what{color:var(--ink);font-weight:700}.todo .what{color:var(--quiet);font-weight:500}
.at{font-size:.9375rem;color:var(--quiet)}.note{font-size:.9375rem;color:var(--soft);white-space:pre-line}
.acts{margin:-10px -8px}.blk>h2+.acts{margin-top:-6px}.acts li+li{border-top:1px solid var(--hair)}
.acts a{display:flex;align-items:center;gap:12px;min-height:56px;padding:8px;border-radius:8px;color:var(--ink);text-decoration:none}
.acts a:after{content:"";margin-left:auto;flex:none;width:9px;height:9px;border:solid var(--quiet);border-width:2px 2px 0 0;transform:rotate(45deg)}
.acts small{display:block;color:var(--quiet);line-height:1.4}.w{min-width:0}
.pages{display:flex;gap:8px;margin-top:12px}.pages li{flex:1}
.btn{display:flex;align-items:center;justify-content:center;gap:8px;width:100%;min-height:52px;padding:8px 20px;border-radius:8px;border:1px solid var(--quiet);background:var(--paper);color:var(--ink);font-weight:500;text-align:center;text-decoration:none;cursor:pointer}
.main{background:var(--act);border-color:var(--act);color:#fff;font-weight:700}
.call,.again,.only{margin-top:12px}
.start{margin-top:20px}.start a{display:inline-flex;align-items:center;gap:10px;min-height:48px;padding:0 8px 0 0;color:var(--soft);text-decoration:none}
.gnb,.side,.quick,.each{display:none}.langs a{white-space:nowrap}@media (min-width:37.5em){.few{display:none}.each{display:block}}
body{display:flex;flex-direction:column;min-height:100vh}main{flex:1}.share{margin-top:12px}.tip:empty{display:none}
.two-up{display:flex;flex-wrap:wrap;gap:8px;margin-top:8px}.two-up .btn{flex:1 1 7.5em;padding:8px}.map svg{display:block;width:100%;max-width:560px;height:auto;margin-top:12px}.map [role=button] path{fill:var(--wash);stroke:var(--quiet);stroke-width:1}.map [role=button]{cursor:pointer}.map g:not([aria-pressed=true]):hover path{fill:var(--wash2)}.map g[aria-pressed=true] path{fill:var(--navy)}.map g:focus{outline:0;box-shadow:none}.map g:focus-visible path{stroke:var(--ring);stroke-width:4}.map text{font-size:12px;font-weight:500;fill:var(--ink);stroke:var(--paper);stroke-width:3px;stroke-linejoin:round;paint-order:stroke;text-anchor:middle;pointer-events:none}[lang=en] .map text,[lang=vi] .map text{font-size:10.5px;letter-spacing:-.55px}.map .water,.map .road{fill:none;stroke-width:3;opacity:.45;pointer-events:none}.map .water{stroke:#2a78c8}.map .road{stroke:#8a949e}.pin{fill:#bd2c0f;stroke:#fff;stroke-width:2;pointer-events:none}
.find{display:flex;gap:8px}.find input[type=search]{flex:1;min-width:0;min-height:52px;padding:10px 14px;border:2px solid var(--navy);border-radius:8px;background:var(--paper);text-overflow:ellipsis}.find .btn{width:auto;flex:none}
.hint{font-size:.9375rem;color:var(--quiet);padding:12px 0 0;text-align:center}
.tasks{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,max(7.9em,31%)),1fr));gap:8px}.tasks li:last-child:nth-child(odd){grid-column:1/-1}
.tasks a{position:relative;display:block;height:100%;min-height:80px;padding:15px 16px;background:var(--paper);border:1px solid var(--hair);border-radius:12px;text-decoration:none}
.tasks strong{display:block;padding-right:22px;color:var(--ink);line-height:1.35}.tasks a>span:last-child{display:block;font-size:.9375rem;color:var(--quiet);line-height:1.4;margin-top:2px}
.tasks .key{position:absolute;right:12px;top:14px}[data-type=large] .tasks .key{position:static;margin-bottom:6px}[data-type=large] .tasks strong{padding-right:0}
.tasks .one{background:var(--navy);border-color:var(--navy)}.tasks .one strong{color:#fff}.tasks .one>span:last-child{color:#d6e0eb}.tasks .one .key{background:transparent;border-color:#6b96c7;color:#fff}
.field{border:0}.field+.field{margin-top:20px}.field label,.field legend{display:block;font-weight:700;color:var(--ink)}.field label small,.field legend small{color:var(--quiet)}
.tip{font-size:.9375rem;color:var(--quiet)}
.field input:not([type=radio]):not([type=checkbox]),textarea{display:block;width:100%;min-height:52px;margin-top:6px;padding:10px 14px;border:1px solid var(--quiet);border-radius:8px;background:var(--paper)}
textarea{resize:vertical}
.picked,.kept{display:grid;grid-template-columns:repeat(auto-fill,minmax(140px,1fr));gap:12px;border:0}.picked:not(:empty),.kept{margin-top:12px}.picked img,.kept img{display:block;width:100%;height:120px;object-fit:cover;border-radius:6px;background:var(--ground)}.picked .btn{margin-top:6px;min-height:48px}.kept legend{padding-bottom:6px}.kept .pick{flex-wrap:wrap}.kept .pick img{order:-1}.drawn input[type=file]{color:transparent}.photos .say:empty{display:none}
.press .btn{margin-top:8px;justify-content:flex-start}.press .btn[aria-pressed]{border-width:3px;border-color:var(--act)}
.field .pick{display:flex;align-items:center;gap:12px;min-height:48px;font-weight:400}.pick input{flex:none;width:22px;height:22px;accent-color:var(--act)}
.send{margin-top:20px}.only .send{margin-top:0}
.images{display:grid;grid-template-columns:repeat(auto-fill,minmax(130px,1fr));gap:12px}.images a{display:block}.images img{display:block;width:100%;height:130px;object-fit:cover;border-radius:6px;background:var(--ground)}
.foot{margin-top:28px;padding:16px 20px 28px;background:var(--hair);font-size:.9375rem;line-height:1.6;color:var(--soft)}.foot b{color:var(--ink)}
.foot a{display:inline-block;padding:11px 6px;color:var(--ink)}.foot p>a:first-child{margin-left:-6px}
@media (max-width:25.9em){.rows,.rows tbody{display:block}.rows tr{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 12px;padding:8px 0}.rows tr+tr{border-top:1px solid var(--hair)}.rows tr>th,.rows tr>td{padding:0}.rows tr+tr>th,.rows tr+tr>td{border-top:0}.rows td{margin-left:auto}.tasks a{padding:14px 12px}.tasks strong{letter-spacing:-.02em}.tasks .key{right:9px}}@media (min-width:26em) and (max-width:49.9em){html:not([data-type=large]) .tasks{grid-template-columns:repeat(auto-fit,minmax(min(100%,max(10.4em,31%)),1fr))}}
@media (max-width:23.4em){.tasks a{padding:14px 10px}}
@media (max-width:22.4em){.find input[type=search]{padding:10px}.find .btn{padding:8px 14px}[data-type=large] .find{flex-wrap:wrap}[data-type=large] .find input[type=search]{flex-basis:100%}[data-type=large] .find .btn{flex:1}[data-type=large] .days li:not(.end)>span{visibility:hidden}.tasks .key{position:static;margin-bottom:6px}.tasks strong{padding-right:0}}
@media (max-width:18.7em){.head{padding-left:14px;padding-right:14px}.wrap{padding:4px 14px 0}.blk{padding:14px}.answer{padding:14px 12px}.acts{margin:-8px -6px}.acts a:after{display:none}.days li{display:flex;flex-direction:column;align-items:center}.days .end{align-items:flex-end}.days i{align-self:stretch}.days li:not(.end)>span{visibility:hidden}.find{flex-wrap:wrap}.find input[type=search]{flex-basis:100%}.find .btn{flex:1}.tasks,.pages{display:block}.tasks li+li,.pages li+li{margin-top:8px}}
@media (min-width:50em){body{font-size:1.125rem}h1{font-size:1.75rem}.big{font-size:1.75rem}.head{padding-top:28px;padding-bottom:32px}.wrap,.mast p,.top,.me{padding-left:0;padding-right:0}.me a,.langs li:last-child a{padding-right:0;min-width:0}.facts div{display:flex;gap:16px}.facts dt{flex:none;width:9em;padding-top:2px}.blk{padding:24px 28px}.acts{margin:-14px -12px}.acts a{padding:8px 12px}.acts a:hover,.btn:hover{background:var(--ground)}.main:hover{background:#083891}.tasks{grid-template-columns:1fr 1fr 1fr}.tasks li:last-child:nth-child(odd){grid-column:auto}.tasks a{min-height:104px;padding:20px 22px}.tasks .key{top:20px;right:18px}.only .btn,.send .btn{width:auto;min-width:240px}.call .btn{width:auto;min-width:320px;display:inline-flex}}
@media (min-width:62.5em){.mast p,.top,.me,.gnb ul,.head>*,.wrap,.foot>*{max-width:1120px}.gnb{display:block;border-top:1px solid var(--hair)}.gnb ul{display:flex;flex-wrap:wrap;gap:0 4px;margin:0 auto}.gnb a{display:flex;align-items:center;min-height:52px;padding:0 18px;color:var(--ink);font-weight:500;text-decoration:none}.gnb li:first-child a{margin-left:-18px}.gnb a:hover{background:var(--ground)}.gnb [aria-current]{color:var(--act);font-weight:700;box-shadow:inset 0 -3px var(--act)}
.home{display:grid;grid-template-columns:minmax(0,1fr) 320px;gap:32px;align-items:start}.side,.quick{display:block}.quick{display:grid;grid-template-columns:1fr 1fr;gap:0 24px;margin-top:12px}.quick .blk{padding:14px 20px;margin:0}.quick .acts{display:grid;grid-template-columns:1fr 1fr;margin:0 -8px}.quick .acts li+li{border:0}.quick .acts a{min-height:48px;color:var(--act)}.quick .acts a:after{display:none}.side form .send .btn{min-width:0;width:100%;background:var(--paper);border-color:var(--quiet);color:var(--ink)}.side form .send .btn:hover{background:var(--ground)}.side .sect~.sect{margin-top:28px}.side .blk{margin-top:0}.foot{display:block;padding:28px 20px 40px;margin-top:48px}.say{max-width:46em}.wrap:not(.home):not(.two) .field input:not([type=radio]):not([type=checkbox]):not(.code){max-width:30em}.wrap:not(.home):not(.two) .call,.wrap:not(.home):not(.two) .only{display:inline-block;margin-right:12px;vertical-align:top}.only-acts .acts{display:grid;grid-template-columns:1fr 1fr;gap:0 24px}.only-acts .acts li:nth-child(2){border-top:0}.two{display:grid;grid-template-columns:minmax(0,1fr) 340px;gap:0 24px;align-items:start}.two .call .btn{width:100%;min-width:0}.tasks{grid-template-columns:repeat(4,1fr)}.tasks li:has(.one){grid-column:span 2}.tasks li:last-child:nth-child(odd){grid-column:auto}.hint{text-align:left}}
${strong(':root[data-contrast=high]')}@media (prefers-contrast:more){${strong(':root')}}
@media (prefers-reduced-motion:reduce){*{transition:none!important;animation:none!important;scroll-behavior:auto!important}}
@media print{body,.foot,.blk,.answer,.head{background:none}.mast,.langs,.gnb,.me a,.skip,.start,.acts,.pages,.hint,.share,#follow,form{display:none!important}a{color:inherit}.blk,.answer{border:1px solid #000;break-inside:avoid}.days i{border:1px solid #000}*{print-color-adjust:exact}}
`;

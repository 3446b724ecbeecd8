/**
 * The console's stylesheet: tokens of the look, and a few pieces that every page is put together from.
 *
 * A page's body begins with its own h1. Texts are 15 px, h1 24, h2 19, h3 17. `main` is 1,120 px wide, `Page.wide` takes the window.
 *   .head               h1 (and a .lead under it) with .acts at the right end
 *   .lead .quiet .small what explains; quieter; 13 px
 *   .btn                a button or a link that looks like one; .main (one filled a view), .plain (thin line), .small (40 px), .danger
 *   .acts               a row of buttons
 *   .card               a white box with a line; .card.narrow is 440 px (sign-in), .card.mid 640
 *   form.fields         fields under one another: <div class="field"><label for>…</label><span class="hint" id>…</span><input></div>
 *   .field.wrong        with <p class="error" id> between hint and input (aria-describedby, aria-invalid)
 *   .choice             <label class="choice"><input type="radio"> …</label>
 *   .filter             a row of fields above a table (a GET form)
 *   .scroll > table     tables scroll sideways by themselves; th.num td.num align right; td.acts; a first cell may be th scope=row
 *   .tag                a word with a shape: .go (half circle) .done (full) .wait (empty) .late (square) .new (grey)
 *   .tab                tabs that are links: <nav class="tab"><a aria-current="page">…
 *   .pages              pagination: <nav class="pages">
 *   .empty              nothing here: one sentence, and what to do
 *   dl.facts            definition list in two columns
 *   .notice .warning .alert   green, amber, red boxes (.notice has role=status, .alert role=alert)
 *   .code               monospaced, unbroken in groups: links, secrets, backup codes
 *   .key                the digit in its frame, as on every device
 *   .hide               for screen readers only
 */
const tokens = `:root{--ink:#1e2124;--text:#33363d;--soft:#464c53;--quiet:#58616a;--line:#cdd1d5;--hair:#e6e8ea;--ground:#f4f5f6;--paper:#fff;--navy:#052b57;--act:#0b50d0;--act-text:#083891;--ring:#256ef4;--wash:#ecf2fe;--good:#267337;--good-text:#285d33;--good-wash:#eaf6ec;--wait-text:#614100;--wait-wash:#fff3db;--late:#bd2c0f;--late-text:#8a240f;--late-wash:#fdefec}
*{box-sizing:border-box;margin:0;padding:0}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;background:var(--ground)}
body{font-family:"Pretendard GOV",Pretendard,"Apple SD Gothic Neo","Malgun Gothic","Noto Sans KR","Noto Sans CJK KR","Nanum Gothic",sans-serif;font-size:15px;line-height:1.5;color:var(--text);word-break:keep-all;overflow-wrap:anywhere;-webkit-font-smoothing:antialiased;font-variant-numeric:tabular-nums}
h1,h2,h3{color:var(--ink);font-weight:700;line-height:1.35;letter-spacing:-.01em}h1{font-size:24px}h2{font-size:19px}h3{font-size:17px}
b,strong{font-weight:700}ul,ol{padding-left:20px}a{color:var(--act);text-underline-offset:2px}
button,input,select,textarea{font:inherit;color:inherit}button,summary{cursor:pointer}
.hide{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
:focus-visible{outline:3px solid var(--ring);outline-offset:2px;box-shadow:0 0 0 2px var(--paper)}
main:focus{outline:none;box-shadow:none}
.skip{position:absolute;left:16px;top:-60px;z-index:9;padding:12px 16px;background:var(--paper);color:var(--act-text)}.skip:focus{top:8px}
`;

const masthead = `.gnb{display:flex;flex-wrap:wrap;align-items:center;min-height:56px;padding:0 24px;background:var(--navy);color:#d6e0eb}
.gnb .home{display:flex;align-items:center;min-height:56px;margin-right:32px;font-size:17px;color:#fff;text-decoration:none}
.gnb nav{display:flex;flex-wrap:wrap}
.gnb nav a{display:flex;align-items:center;min-height:56px;padding:0 16px;color:#d6e0eb;text-decoration:none;border:solid transparent;border-width:3px 0}
.gnb nav a[aria-current]{color:#fff;font-weight:700;border-bottom-color:#86aff9}.gnb nav a:hover,.gnb summary:hover{color:#fff;text-decoration:underline}
.gnb :focus-visible{outline-offset:-3px;outline-color:#86aff9;box-shadow:none}
.me{position:relative;margin-left:auto}.me summary{display:flex;align-items:center;gap:6px;min-height:48px;padding:0 8px;color:#d6e0eb;list-style:none}.me summary::-webkit-details-marker{display:none}.me summary b{color:#fff}
.me summary::after{content:"";width:7px;height:7px;margin:-4px 0 0 4px;border:solid currentColor;border-width:0 2px 2px 0;transform:rotate(45deg)}
.me>div{position:absolute;right:0;top:100%;z-index:8;min-width:180px;padding:8px;border:1px solid var(--line);border-radius:8px;background:var(--paper)}
.me>div a,.me button,.gnb>.languages button{display:flex;align-items:center;width:100%;min-height:44px;padding:0 12px;border:0;border-radius:6px;background:none;color:var(--ink);text-align:left;text-decoration:none}
.me>div a:hover,.me button:hover{background:var(--wash)}.me>div :focus-visible{outline-color:var(--ring)}
.gnb>.languages{margin-left:auto}.gnb>.languages button{color:#fff}.gnb>.languages button:hover{text-decoration:underline}
main{max-width:1168px;margin:0 auto;padding:24px 24px 48px}main.wide{max-width:none}
`;

const pieces = `.head{display:flex;flex-wrap:wrap;align-items:flex-end;justify-content:space-between;gap:12px 24px;margin-bottom:20px}
.lead{margin-top:4px;color:var(--soft)}.quiet{color:var(--quiet)}.small{font-size:13px}
h2{margin:32px 0 12px}h3{margin:20px 0 8px}p+p{margin-top:8px}
.btn{display:inline-flex;align-items:center;justify-content:center;gap:8px;min-height:48px;padding:0 20px;border:1px solid var(--quiet);border-radius:8px;background:var(--paper);color:var(--ink);font-size:15px;font-weight:500;text-decoration:none;white-space:nowrap}
.btn:hover{background:var(--ground)}.btn.main{border-color:var(--act);background:var(--act);color:#fff;font-weight:700}.btn.main:hover{background:var(--act-text)}
.btn.plain{border-color:var(--line)}.btn.small{min-height:40px;padding:0 14px;border-radius:6px}.btn.danger{border-color:var(--late);color:var(--late)}.btn.danger:hover{background:var(--late-wash)}.btn:disabled{opacity:.6;cursor:default}
.acts{display:flex;flex-wrap:wrap;gap:8px}
.card{margin-bottom:20px;padding:24px;border:1px solid var(--line);border-radius:12px;background:var(--paper)}.card>:first-child{margin-top:0}.card.narrow{max-width:440px;margin:24px auto}.card.mid{max-width:640px;margin:24px auto}
.fields{display:grid;gap:20px;justify-items:start}.field{width:100%}.card>*+form,.card>form+*,.lead+.scroll,.lead+.alert,h1+.alert{margin-top:20px}.card:not(.narrow,.mid)>.fields>.field{max-width:560px}.scroll+p{margin-top:12px}
label,legend,.label{display:block;margin-bottom:6px;font-weight:700;color:var(--ink)}fieldset{border:0}
.hint{display:block;margin:-4px 0 6px;color:var(--quiet)}.error{margin:0 0 6px;color:var(--late);font-weight:700}
input:not([type=radio],[type=checkbox],[type=hidden]),select,textarea{width:100%;min-height:48px;padding:10px 14px;border:1px solid var(--quiet);border-radius:8px;background:var(--paper)}
textarea{min-height:120px;line-height:1.6;resize:vertical}input[readonly],textarea[readonly]{background:var(--ground)}
.wrong{padding-left:12px;border-left:4px solid var(--late)}.wrong input,.wrong select,.wrong textarea{border-color:var(--late)}
input.number{max-width:200px;font-size:24px;letter-spacing:.2em}
.choice{display:flex;gap:10px;align-items:flex-start;min-height:44px;margin:0;padding:10px 0;font-weight:500}.choice input{flex:none;width:20px;height:20px;margin-top:1px;accent-color:var(--act)}
.filter{display:flex;flex-wrap:wrap;align-items:flex-end;gap:12px;margin-bottom:20px;padding:16px;border-radius:12px;background:var(--hair)}.filter>div{flex:1 1 150px}.filter label{font-size:13px}.filter input,.filter select{min-height:44px;padding:6px 12px}
.scroll{position:relative;overflow-x:auto;border:1px solid var(--line);border-radius:12px;background:var(--paper)}
table{width:100%;border-collapse:collapse}th,td{padding:12px 16px;text-align:left;vertical-align:top;border-bottom:1px solid var(--hair)}thead th{background:var(--ground);color:var(--soft);font-weight:500;white-space:nowrap}tbody th{color:var(--ink)}tbody tr:last-child>*{border-bottom:0}.num{text-align:right}td time,td.one{white-space:nowrap}
.tag{display:inline-flex;align-items:center;gap:6px;min-height:26px;padding:0 9px;border-radius:4px;font-weight:700;white-space:nowrap}
.tag::before{content:"";width:9px;height:9px;border-radius:50%;border:2px solid currentColor}
.tag.go{background:var(--wash);color:var(--act-text)}.tag.go::before{background:linear-gradient(90deg,currentColor 50%,transparent 50%)}.tag.done{background:var(--good-wash);color:var(--good-text)}.tag.done::before{background:currentColor}
.tag.wait{background:var(--wait-wash);color:var(--wait-text)}.tag.late{background:var(--late-wash);color:var(--late-text)}.tag.late::before{border-radius:1px;background:currentColor}.tag.new{border:1px solid var(--hair);background:var(--ground);color:var(--soft)}
.tab{display:flex;flex-wrap:wrap;gap:4px;margin-bottom:16px}.tab a{display:flex;align-items:center;min-height:44px;padding:0 14px;border-radius:6px;color:var(--soft);text-decoration:none}.tab a:hover{background:var(--hair)}.tab a[aria-current]{background:var(--navy);color:#fff;font-weight:700}
.pages{display:flex;flex-wrap:wrap;align-items:center;gap:8px 16px;margin-top:16px}.pages a{display:inline-flex;align-items:center;min-height:44px}
.empty{padding:32px 24px;border:1px dashed var(--line);border-radius:12px;background:var(--paper);color:var(--soft);text-align:center}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:8px 24px}.facts dt{color:var(--quiet)}.facts dd{color:var(--ink)}
.notice,.warning,.alert{margin-bottom:20px;padding:14px 16px;border-left:4px solid var(--good);border-radius:6px;background:var(--good-wash);color:var(--good-text)}.warning{border-color:#9e6a00;background:var(--wait-wash);color:var(--wait-text)}.alert{border-color:var(--late);background:var(--late-wash);color:var(--late-text)}:is(.warning,.alert) li a{display:inline-block;min-height:28px}
.code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Nanum Gothic Coding",monospace;color:var(--ink)}ul.code{display:grid;grid-template-columns:repeat(auto-fill,minmax(130px,1fr));gap:8px;margin:16px 0;padding:16px;border-radius:8px;background:var(--ground);list-style:none}
.qr{display:block;width:220px;max-width:100%;height:auto;margin:16px 0;border:1px solid var(--line);border-radius:8px}
.key{display:inline-block;min-width:22px;height:22px;padding:0 5px;border:1px solid var(--line);border-radius:5px;background:var(--paper);color:var(--quiet);font-size:13px;font-weight:500;line-height:20px;text-align:center}
`;

const narrow = `@media (max-width:719px){.scroll table{min-width:640px}.gnb{padding:0 16px}.gnb .home{margin-right:auto}.gnb nav{order:3;width:100%;margin:0 -8px}.gnb nav a{min-height:48px;padding:0 10px}main{padding:20px 16px 40px}.card{padding:20px 16px}.facts{grid-template-columns:1fr;gap:2px}.facts dd{margin-bottom:10px}}
@media print{.gnb,.skip,.acts,form{display:none}body,html{background:#fff}.card{border:0;padding:0}}
`;

export const style = tokens + masthead + pieces + narrow;

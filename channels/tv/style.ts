/** 1280×720 and CSS of 2012: floats, absolute positions and tables. 10 px inside the safe area, so that the ring stays in it. */
import { qrStyle } from './qr.js';
import { large } from './large.js';

const widths = Array.from({ length: 21 }, (_, i) => `.w${i}{width:${i * 5}%}`).join('');
const scaled = (width: number, factor: number): string =>
  `@media (min-width:${width}px){body{-webkit-transform:scale(${factor});transform:scale(${factor});-webkit-transform-origin:0 0;transform-origin:0 0}}`;

/** White on black with edges drawn inside, so that no line moves; what is chosen is yellow. */
const high = (selectors: string): string => selectors.split(',').map((s) => `[data-contrast=high] ${s}`).join();
const strong = `[data-contrast=high],${high('body,input,textarea,.todo .dot,.is .dot')}{background:#000}
${high('body,.bar .r,.why,.keys,.sub,.due .a,.day,.facts th,.field small')}{color:#fff}
${high('.go a,.turn a,.due,button')}{background:#000;-webkit-box-shadow:inset 0 0 0 2px #fff;box-shadow:inset 0 0 0 2px #fff}
${high('.d,.c,input,textarea,.keys')}{border-color:#fff}${high('.bar .an')}{background:#fff;color:#000}${high('.day i')}{background:#555}${high('.day u,.line')}{background:#fff}
${high('.go a:focus,.turn a:focus,.keys a:focus,button:focus,input:focus,textarea:focus,.pk.on,.go a.on,.turn a.on,.keys a.on,button.on,input.on,textarea.on')}{background:#ff0;color:#000;-webkit-box-shadow:0 0 0 4px #000,0 0 0 9px #ff0;box-shadow:0 0 0 4px #000,0 0 0 9px #ff0}
${high('a:focus .sub,.on .sub')}{color:#000}${high('.col.on .sub')}{color:#fff}${high('a:focus .d,.on .d,.turn a:focus .c,.turn .on .c,.keys a:focus .c,.keys .on .c,.press .on .c,.press button:focus .c')}{border-color:#000;background:#000;color:#ff0}`;

export const style = `html{margin:0;padding:0;background:#02162c}
body{width:1280px;height:720px;margin:0;overflow:hidden;position:relative;background:#02162c;color:#fff;font-family:"LG Smart UI","SamsungOneKorean","NanumBarunGothic","Malgun Gothic","Noto Sans CJK KR",sans-serif;font-size:24px;line-height:1.4;word-break:keep-all;word-wrap:break-word;text-wrap:pretty}
[lang=zh] body{font-family:"LG Smart UI","SamsungOneSimplifiedChinese","Microsoft YaHei","Noto Sans CJK SC",sans-serif;word-break:normal}
[lang=ja] body{font-family:"LG Smart UI","SamsungOneJapanese","Meiryo","Noto Sans CJK JP",sans-serif;word-break:normal;line-break:strict}
[lang=vi] body{font-family:"LG Smart UI","SamsungOne","Noto Sans CJK KR",sans-serif}
h1,p,ul,ol,li,fieldset,legend{margin:0;padding:0;border:0;font-weight:normal;list-style:none}
a{color:inherit;text-decoration:none}
a,button,input,textarea,.col{outline:none}
.bar{position:absolute;left:74px;top:36px;width:1132px;height:44px;line-height:44px}
.bar b{float:left;font-size:26px}.bar .an{position:absolute;left:330px;top:4px;width:560px;height:36px;line-height:36px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;text-align:center;border-radius:6px;background:#ffc95c;color:#02162c}.bar .r{position:absolute;right:0;top:0;color:#d6e0eb}
h1{font-size:40px;font-weight:bold;line-height:52px}.left h1{line-height:48px}
.top{position:absolute;left:74px;top:102px;width:1132px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
.col{position:absolute;padding:10px;overflow-x:hidden;overflow-y:auto}
.whole{left:64px;top:164px;width:1132px;height:432px}
.left{left:64px;top:84px;width:560px;height:512px}
.right{left:676px;top:84px;width:520px;height:512px}
.reasoned .left,.reasoned .right{height:450px}
.why{position:absolute;left:74px;top:554px;width:1132px;height:66px;overflow:hidden;line-height:32px;color:#d6e0eb}
.keys{position:absolute;left:74px;top:628px;width:1132px;height:56px;border-top:2px solid #1c589c;line-height:54px;color:#d6e0eb;white-space:nowrap}
.keys li{float:left;margin-right:20px}.keys .last{float:right;margin:0}.keys .voice{display:none}
.keys a,.keys button{float:left;min-width:0;height:42px;line-height:42px;margin-top:7px;padding:0 10px 0 4px;border-radius:8px}.keys .last a{padding-right:4px}
.keys form{margin:0}.keys button{background:transparent;color:#d6e0eb;font-size:24px;font-weight:normal}
.c{display:inline-block;min-width:16px;height:32px;line-height:31px;padding:0 8px;border:2px solid #90b0d5;border-radius:6px;text-align:center;font-size:24px;font-weight:bold;color:#fff;vertical-align:middle;position:relative;top:-2px}.k{margin-right:10px}
.n{white-space:nowrap}
.col::-webkit-scrollbar{width:8px}.col::-webkit-scrollbar-thumb{background:#346fb2;border-radius:4px}
.d{position:absolute;left:18px;top:50%;margin-top:-22px;width:44px;height:44px;line-height:40px;border:2px solid #6b96c7;border-radius:8px;text-align:center;font-size:24px;font-weight:bold;-webkit-box-sizing:border-box;box-sizing:border-box;color:#fff}
.sub{color:#d6e0eb;font-size:24px}
.say{font-size:26px;line-height:38px;margin-bottom:16px;white-space:pre-line}
.big{font-size:28px;line-height:40px;margin-bottom:14px}.huge{font-size:40px;line-height:56px;font-weight:bold;margin-bottom:14px}
.go{overflow:visible;margin-bottom:14px}.go:after,.whole .go a:after,.tl.dense li:after{content:"";display:block;clear:both}
.go a{position:relative;display:block;min-height:36px;line-height:36px;margin-bottom:14px;padding:13px 28px 13px 84px;border-radius:10px;background:#052b57;font-size:26px}
.go a:last-child{margin-bottom:0}.go .plain{padding-left:28px}
.whole .go .sub{float:right;margin-left:24px}
.whole .five a{padding-top:9px;padding-bottom:9px}
.menu .go a{width:588px;padding-top:20px;padding-bottom:20px;font-size:30px;font-weight:bold}.menu .go .sub{font-weight:normal}
.menu .five a{padding-top:17px;padding-bottom:17px}
.whole .two a{float:left;width:447px;min-height:60px;padding:8px 20px 8px 84px;margin-right:28px;line-height:30px}
.whole .two a:nth-child(2n){margin-right:0}.whole .two a:last-child{margin-bottom:14px}
.whole.menu .two a{padding-top:13px;padding-bottom:13px}
.whole .two .w{display:block;line-height:34px}.whole .two .w:last-child{padding:13px 0}
.whole .two .sub{float:none;display:block;margin:0;font-size:24px;line-height:28px}
.go.items a{padding-top:10px;padding-bottom:10px;margin-bottom:12px}.whole .items.two a{padding-top:6px;padding-bottom:6px}
.right .go a{min-height:32px;line-height:32px;padding-top:10px;padding-bottom:10px;margin-bottom:12px}.go.items a:last-child,.right .go a:last-child,.col>:last-child,.reasoned:not(.large) .left>:nth-last-child(2){margin-bottom:0}
.due{margin:4px 0 8px;padding:8px 28px;background:#052b57;border-radius:10px}
.due .a{font-size:24px;color:#d6e0eb}.due .b{font-size:40px;font-weight:bold;line-height:52px}
.mark{float:left;width:12px;height:12px;margin:9px 12px 0 0;border:3px solid #86aff9;border-radius:9px}
.look-done .mark{background:#86aff9}.look-ended .mark{width:18px;height:4px;margin-top:16px;border:0;border-radius:0;background:#bacbde}.look-late .mark{border-color:#ff8d82;background:#ff8d82;border-radius:0}.look-late{border-left:8px solid #ff8d82}.look-wait .mark{border-color:#ffc95c}
.look-go .mark{background:-webkit-linear-gradient(left,#86aff9 50%,#052b57 50%);background:linear-gradient(90deg,#86aff9 50%,#052b57 50%)}
.days{display:table;table-layout:fixed;width:100%;margin-top:8px}
.day{display:table-cell;vertical-align:top;padding-right:4px;line-height:30px;color:#d6e0eb;text-align:center;white-space:nowrap}
.day i{display:block;height:14px;margin-bottom:4px;background:#1c589c;border-radius:2px}.day u{display:block;height:14px;background:#86aff9;border-radius:2px}
${widths}
.day span{display:block}.many span{margin:0 -60px}.many .day:first-child span{margin-left:0}.many .day:last-child span{margin-right:0}.many .day{padding-right:2px}.many .day:first-child{text-align:left}.many .day:last-child{text-align:right}
.many.year .day{padding-right:0}.year i,.year u{border-radius:0}
.day.t{color:#fff;font-weight:bold}
.facts{border-collapse:collapse;margin-bottom:14px;font-size:24px;line-height:32px}.facts th{width:96px;padding:3px 20px 3px 0;font-weight:normal;text-align:left;vertical-align:top;color:#bacbde;white-space:nowrap}.facts td{overflow-wrap:anywhere;padding:3px 0;vertical-align:top;white-space:pre-line}
.facts.long{table-layout:fixed;width:100%}.facts.long th{width:50%;-webkit-box-sizing:border-box;box-sizing:border-box;white-space:normal}
.facts.dense{line-height:28px}.facts.dense th,.facts.dense td{padding-top:1px;padding-bottom:1px}
.roomy .facts.dense{line-height:32px}.roomy .facts.dense th,.roomy .facts.dense td{padding-top:3px;padding-bottom:3px}
.tl{margin-bottom:14px}
.tl{margin-top:6px}.tl li{position:relative;min-height:66px;padding:0 0 5px 52px;font-size:26px;line-height:34px}
.tl .sub{display:block;line-height:32px}.tl b{font-size:28px}
.dot{position:absolute;left:0;top:3px;width:20px;height:20px;border:4px solid #86aff9;border-radius:14px;background:#86aff9}
.line{position:absolute;left:13px;top:33px;bottom:0;width:2px;background:#86aff9}.tl li:last-child .line{display:none}
.todo .dot{background:#02162c;border-color:#90b0d5}.todo .line,.is .line{background:#346fb2}
.is .dot{width:14px;height:14px;border:7px solid #fff;background:#02162c}
.tl.dense li{min-height:32px;padding-bottom:6px;font-size:24px;line-height:32px}.tl.dense b{font-size:24px}
.tl.dense .sub{display:inline;float:right;font-size:24px}.tl.dense .note{float:none;display:block}.tl.dense .line{top:31px;bottom:-3px}
.field{margin-bottom:12px;padding-left:360px;min-height:56px}.field .label{float:left;width:350px;margin-left:-360px;padding-right:10px;line-height:56px}.field small{font-size:24px;color:#bacbde;white-space:nowrap}
.field .sub{display:block;line-height:32px;margin-top:9px}
.right .field,.right .send{padding-left:0}.right .field .label{float:none;display:block;width:auto;margin-left:0;padding:0}
input,textarea{height:56px;width:420px;padding:0 18px;border:2px solid #6b96c7;border-radius:10px;background:#052b57;color:#fff;font-family:inherit;font-size:28px;-webkit-box-sizing:border-box;box-sizing:border-box}
textarea{width:700px;height:110px;padding:10px 18px}.pick{display:block;line-height:52px}.pick input{width:28px;height:28px;vertical-align:middle;margin-right:12px}
.right input,.right textarea{width:100%}.right .pick input{width:28px}
.send{padding-left:360px}form{margin-bottom:20px}.alone .send{padding-left:0}.send+.send{margin-top:12px}button{min-width:240px;height:64px;padding:0 36px;border:0;border-radius:10px;background:#1c589c;color:#fff;font-family:inherit;font-size:28px;font-weight:bold}
.press{display:table;table-layout:fixed;width:100%}.press button{display:table-cell;float:left;width:19%;min-width:0;height:112px;margin:0 1% 12px 0;padding:4px 2px;font-size:24px;line-height:30px;background:#052b57;font-weight:normal;white-space:normal}.press button:focus,.press .on{position:relative;z-index:1}.press .c{display:block;width:28px;margin:0 auto 4px}
.go a:focus,.turn a:focus,.keys a:focus,button:focus,input:focus,textarea:focus,.pk.on,.go a.on,.turn a.on,.keys a.on,button.on,input.on,textarea.on{background:#fff;color:#02162c;-webkit-box-shadow:0 0 0 4px #02162c,0 0 0 9px #ffb114;box-shadow:0 0 0 4px #02162c,0 0 0 9px #ffb114}
.col.on{-webkit-box-shadow:inset 0 0 0 4px #ffb114;box-shadow:inset 0 0 0 4px #ffb114;border-radius:10px}
a:focus .d,.on .d,.turn a:focus .c,.turn .on .c,.keys a:focus .c,.keys .on .c,.press .on .c,.press button:focus .c{border-color:#052b57;background:#052b57;color:#fff}a:focus .sub,.on .sub{color:#33363d}.col.on .sub{color:#d6e0eb}
/* Connecting a phone. */
.camera{position:absolute;left:74px;top:164px;width:348px}.qr{width:auto;float:left;background:#fff}.qw{clear:both}.qr b,.qr i{float:left}.qr b{background:#000}.qr i{background:#fff}.cap{clear:both;padding-top:10px;font-size:24px;text-align:center}.cap b{color:#ffc95c}
${qrStyle}
.way{position:absolute;left:460px;top:154px;width:736px;height:440px;padding:10px;overflow:hidden}.way>:last-child{margin-bottom:0}.way .huge{font-size:32px;line-height:44px}
.code{height:92px;margin:6px 0 20px;white-space:nowrap}.code span{float:left;height:84px;line-height:84px;padding:0 26px;margin-right:16px;border:2px solid #6b96c7;border-radius:10px;background:#052b57;font-size:56px;font-weight:bold;letter-spacing:6px}
.bar .me{float:left;height:30px;margin:7px 0 0 18px;padding-left:18px;border-left:2px solid #346fb2;line-height:30px;color:#d6e0eb}
.cr{background:#d63d4a;border-color:#d63d4a;color:#fff}.cg{background:#3fa654;border-color:#3fa654;color:#02162c}.cy{background:#ffb114;border-color:#ffb114;color:#02162c}.cb{background:#4c87f6;border-color:#4c87f6;color:#02162c}
/* On-screen keys, one sentence over the page, the still screen. */
.pad,.told,.still{position:absolute;left:74px;top:92px;width:1132px;height:592px;background:#02162c;z-index:2}
.pl{font-size:28px;line-height:40px;color:#d6e0eb}.pv{height:64px;line-height:64px;margin:8px 0 16px;padding:0 20px;background:#052b57;border-radius:10px;font-size:40px;font-weight:bold;white-space:pre;overflow:hidden}
.pw{clear:both;overflow:visible;height:66px}.pk{float:left;min-width:0;width:102px;height:56px;margin:0 11px 10px 0;padding:0;border:0;border-radius:8px;background:#1c589c;color:#fff;font-family:inherit;font-size:28px;font-weight:bold;text-align:center}
.pk.wide{width:auto;padding:0 26px;font-size:26px}.pk.last:not(.on){background:#346fb2}
.digits .pw{height:100px}.digits .pk{width:200px;height:84px;margin:0 16px 16px 0;font-size:40px}.digits .pk.last{font-size:28px}.digits .pr{margin-top:24px}
.told p{margin:120px 60px 40px;font-size:40px;line-height:56px;text-align:center;white-space:pre-line}.told .pk{float:none;display:block;width:260px;height:72px;margin:0 auto}
.still{left:0;top:0;width:1280px;height:720px;background:#000}.still .pk{position:absolute;margin:0;border:0;background:#000!important;color:#5b6673!important;font-size:28px;font-weight:normal;-webkit-box-shadow:none!important;box-shadow:none!important}
${large}
${strong}
${scaled(1600, 1.5)}
${scaled(2500, 2)}
${scaled(3800, 3)}
`;

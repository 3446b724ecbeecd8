/** The page that browser/editor.ts expects, as short as it can be, and its policy: the living example of the contract. */
export const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export const VARIABLES = [
  { name: 'receipt', label: '접수번호', sample: '1234-5678-9012' },
  { name: 'state', label: '상태', sample: '처리 중' },
  { name: 'due', label: '기한', sample: '11/27(금) 18시' },
  { name: 'department', label: '부서', sample: '도로관리과' },
];
export const PARTICLES = ['을/를', '이/가', '은/는', '으로/로'];
/** Devices whose previews are frames, by their own pixels; texts are a panel. */
export const FRAMES = { pda: [240, 320], mobile: [390, 720], tv: [1280, 720] } as const;
export const TEXT = '강남구 {{receipt}}\n{{state}}, {{due}}까지 답변\n{{department}}';

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

export interface Shown {
  text?: string;
  saved?: boolean;
  /** What the server found in this text before any key: [{from, to, text}]. */
  marks?: unknown[];
  readonly?: boolean;
  /** A second text in the same form. */
  short?: string;
  /** Without `allow-same-origin` a frame is loaded anew for each change. */
  sandbox?: string;
  /** What a frame shows before any key. */
  frame?(id: string): string;
}

export const editorPage = ({ text = TEXT, saved = false, marks = [], readonly = false, short, sandbox = 'allow-same-origin', frame = () => '' }: Shown = {}): string => `<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><title>문안</title><link rel="stylesheet" href="/page.css">
<script type="module" src="/editor.js"></script></head>
<body><main>
<h1>처리 상황 답변</h1>
${saved ? '<p data-saved="ko/sms/status">저장했습니다.</p>' : ''}
<form id="wording" method="post" action="/save" autocomplete="off" data-preview="/preview" data-keep="ko/sms/status" data-once>
<input type="hidden" name="token" value="form-token">
<label for="body">문안</label>
<p id="hint">변수는 { 두 개로 시작합니다.</p>
<textarea id="body" name="body" rows="4" lang="ko" aria-describedby="hint" required${readonly ? ' readonly' : ''} data-editor data-variables="${escaped(JSON.stringify(VARIABLES))}" data-particles="${escaped(JSON.stringify(PARTICLES))}" data-marks="${escaped(JSON.stringify(marks))}">
${escaped(text)}</textarea>
${short === undefined ? '' : `<textarea name="short" aria-label="짧은 글" data-editor>${escaped(short)}</textarea>`}
<p>변수 넣기 ${VARIABLES.map((v) => `<button type="button" data-insert="{{${v.name}}}">+ ${v.label}</button>`).join(' ')}</p>
<ul data-problems aria-live="polite" hidden></ul>
<label for="note">까닭</label> <input type="text" id="note" name="note">
<button name="do" value="save">초안 저장</button> <span data-progress hidden>보내는 중</span>
</form>
<p data-preview-status role="status"></p>
<h2>미리 보기</h2>
<div id="panel-sms"></div>
<div id="panel-meter"></div>
${Object.entries(FRAMES)
  .map(([id, [width, height]]) => `<div class="box"><iframe id="frame-${id}" title="${id}" sandbox="${sandbox}" data-width="${width}" data-height="${height}" srcdoc="${escaped(frame(id))}"></iframe></div>`)
  .join('\n')}
<p><label for="address">주소</label> <input id="address" value="https://gangnam.example/console" readonly> <button type="button" data-copy="#address">복사</button></p>
</main>
<script type="application/json" id="editor-words">{"ended":"로그인이 끝났습니다. 글은 그대로 있습니다."}</script>
</body></html>`;

export const PAGE_STYLE = 'body{font:16px/1.5 sans-serif;max-width:720px}.box{width:200px}button{min-height:44px}';

/** The script's few words. The server gives them in the page's language: `<script type="application/json" id="editor-words">`. */
const DEFAULTS = {
  variable: '변수',
  unknown: '없는 변수입니다',
  particle: '없는 조사입니다',
  completions: '넣을 수 있는 변수와 조사',
  lost: '연결이 끊겼습니다. 글은 그대로 있습니다. 다시 이어지면 미리 보기를 새로 보여 드립니다.',
  ended: '로그인이 끝났습니다. 글은 이 창에 보관했습니다. 다시 로그인하면 되살릴 수 있습니다.',
  failed: '미리 보기를 만들지 못했습니다. 글은 그대로 있습니다.',
  kept: '저장하지 않은 글이 있습니다.',
  restore: '되살리기',
  drop: '버리기',
  restored: '저장하지 않은 글을 되살렸습니다.',
  dropped: '버렸습니다.',
  copied: '복사했습니다',
};

export type Words = Readonly<typeof DEFAULTS>;

export const readWords = (): Words => ({ ...DEFAULTS, ...parsed<Partial<Words>>(document.getElementById('editor-words')?.textContent, {}) });

/** JSON of an attribute or a script; what cannot be read is as if it were not there. */
export function parsed<T>(text: string | null | undefined, otherwise: T): T {
  try {
    return text ? (JSON.parse(text) as T) : otherwise;
  } catch {
    return otherwise;
  }
}

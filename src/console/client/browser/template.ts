/** `{{name}}` and `{{name, 을/를}}` in a text. No DOM, no CodeMirror: tests read it as it is. */
export interface Variable {
  name: string;
  /** In the console's language: 접수번호. */
  label: string;
  /** A value as a citizen might see it. */
  sample?: string;
}

export interface Known {
  variables: readonly Variable[];
  particles: readonly string[];
}

export interface Token {
  /** UTF-16 units. */
  from: number;
  to: number;
  /** Undefined: this text has no such variable. */
  variable?: Variable;
  particle?: string;
  wrong?: 'variable' | 'particle';
}

const TOKEN = /\{\{([^{}\n]*)\}\}/g;

export function tokensOf(text: string, { variables, particles }: Known): Token[] {
  return [...text.matchAll(TOKEN)].map((found) => {
    const from = found.index ?? 0;
    const [name = '', ...rest] = (found[1] ?? '').split(',').map((p) => p.trim());
    const particle = rest.length ? rest.join(', ') : undefined;
    const variable = variables.find((v) => v.name === name);
    const token: Token = { from, to: from + found[0].length };
    if (variable) token.variable = variable;
    if (particle !== undefined) token.particle = particle;
    if (!variable) token.wrong = 'variable';
    else if (particle !== undefined && !particles.includes(particle)) token.wrong = 'particle';
    return token;
  });
}

export const written = (name: string, particle?: string): string => (particle ? `{{${name}, ${particle}}}` : `{{${name}}}`);

/** What the caret stands in: a variable's beginning, or its particle. */
export interface Open {
  /** Where its `{{` stands. */
  from: number;
  /** Behind its `}}`, or the caret where it is not closed. */
  to: number;
  /** What has been typed of it. */
  typed: string;
  /** The variable, once a comma follows it. */
  name?: string;
}

/** The variable that is being typed at the caret, if any. */
export function openAt(text: string, caret: number): Open | undefined {
  const found = /\{\{([^{}\n]*)$/.exec(text.slice(0, caret));
  if (!found) return undefined;
  const rest = /^[^{}\n]*\}\}/.exec(text.slice(caret));
  const to = caret + (rest ? rest[0].length : 0);
  const [name = '', particle] = (found[1] ?? '').split(',').map((p) => p.trim());
  return particle === undefined ? { from: found.index, to, typed: name } : { from: found.index, to, typed: particle, name };
}

/** A problem that the server found, at UTF-16 offsets of a text whose lines end in \n. */
export interface Problem {
  from: number;
  to: number;
  text: string;
  /** The field's name, where the form has several. */
  field?: string;
}

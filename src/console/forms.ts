/** Small pieces of pages, escaped once. */
import { markup } from '../../channels/page.js';
import type { Html } from './route.js';

export const tokenField = ({ token }: { token: string }): Html => markup`<input type="hidden" name="token" value="${token}">`;

/** A form that is one button. @param hidden what it carries beside the token */
export const buttonForm = (visit: { token: string }, action: string, label: string, { hidden = {}, kind = '' }: { hidden?: Readonly<Record<string, string>>; kind?: string } = {}): Html =>
  markup`<form method="post" action="/console${action}">${tokenField(visit)}${Object.entries(hidden).map(([k, v]) => markup`<input type="hidden" name="${k}" value="${v}">`)}<button class="btn small${kind ? ` ${kind}` : ''}">${label}</button></form>`;

/** What went wrong with a form, above it. */
export const alertBox = (text: string | undefined): Html | '' => (text ? markup`<p class="alert" role="alert" id="alert">${text}</p>` : '');

export interface Field {
  name: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  value?: string;
  type?: string;
  /** As HTML writes them; `true` stands alone. */
  more?: Readonly<Record<string, string | true>>;
}

/** A field with its label, its hint and its error, tied together for screen readers. */
export function input({ name, label, hint, error, value = '', type = 'text', more = {} }: Field): Html {
  const described = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ');
  const attributes = Object.entries(more).map(([k, v]) => (v === true ? markup` ${k}` : markup` ${k}="${v}"`));
  return markup`<div class="field${error ? ' wrong' : ''}"><label for="${name}">${label}</label>${hint ? markup`<span class="hint" id="${name}-hint">${hint}</span>` : ''}${error ? markup`<p class="error" id="${name}-error">${error}</p>` : ''}<input id="${name}" name="${name}" type="${type}" value="${value}"${described ? markup` aria-describedby="${described}"` : ''}${error ? markup` aria-invalid="true"` : ''}${attributes}></div>`;
}

export type Option = readonly [value: string, label: string];

export function select({ name, label, hint, error, value = '' }: Field, options: readonly Option[]): Html {
  const described = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ');
  return markup`<div class="field${error ? ' wrong' : ''}"><label for="${name}">${label}</label>${hint ? markup`<span class="hint" id="${name}-hint">${hint}</span>` : ''}${error ? markup`<p class="error" id="${name}-error">${error}</p>` : ''}<select id="${name}" name="${name}"${described ? markup` aria-describedby="${described}"` : ''}>${options.map(([v, text]) => markup`<option value="${v}"${v === value ? markup` selected` : ''}>${text}</option>`)}</select></div>`;
}

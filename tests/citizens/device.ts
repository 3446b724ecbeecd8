/** A citizen's device: keeps cookies or takes none, shows a page, sends its forms. */
import type { Hono } from 'hono';
import { toEucKr } from '../../channels/pda/charset.js';
import { multipart, type Part, TYPE } from '../photos/upload.js';
import { type Form, forms, unescaped } from '../promises/support/pages.js';

/** As browsers send a form of a page in EUC-KR: what it has not, as references. */
const inEucKr = (fields: Record<string, string>): string => Object.entries(fields).map(([name, value]) => `${encodeURIComponent(name)}=${[...toEucKr(value)].map((b) => `%${b.toString(16).padStart(2, '0')}`).join('')}`).join('&');

export const ORIGIN = 'http://127.0.0.1:3000';

export class Device {
  readonly jar = new Map<string, string>();
  page = '';
  /** Of the page, as sent. */
  bytes = 0;
  status = 0;
  private charset = 'utf-8';
  constructor(
    private readonly app: Pick<Hono, 'request'>,
    private readonly how: { cookies?: boolean; headers?: Record<string, string>; origin?: string } = {},
  ) {}

  async open(path: string): Promise<this> {
    return this.take(await this.app.request((this.how.origin ?? ORIGIN) + path, { headers: this.headers() }));
  }

  /** Sends the form that asks this, with what is typed. @throws Error where the page has none */
  async submit(ask: string, typed: Record<string, string> = {}, page = this.page): Promise<this> {
    return this.send(this.form(ask, page), typed);
  }

  async send({ action, fields }: Form, typed: Record<string, string> = {}): Promise<this> {
    return this.take(await this.request(action, { ...fields, ...typed }));
  }

  /** Sends parts in their order, as a form with photos does. */
  async upload(action: string, parts: readonly Part[]): Promise<this> {
    return this.take(await this.app.request((this.how.origin ?? ORIGIN) + action, { method: 'POST', headers: { ...this.headers(), 'content-type': TYPE }, body: multipart(parts) }));
  }

  request(action: string, fields: Record<string, string>): Promise<Response> {
    const headers = { ...this.headers(), 'content-type': 'application/x-www-form-urlencoded' };
    return Promise.resolve(this.app.request((this.how.origin ?? ORIGIN) + action, { method: 'POST', headers, body: this.charset === 'euc-kr' ? inEucKr(fields) : new URLSearchParams(fields).toString() }));
  }

  form(ask: string, page = this.page): Form {
    const found = forms(page).find((f) => f.fields.ask === ask);
    if (!found) throw new Error(`no form asks ${ask}: ${page}`);
    return found;
  }

  get title(): string {
    return unescaped(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(this.page)?.[1] ?? '').replace(/<[^>]*>/g, '');
  }

  /** What stands in the page's large field. */
  get textarea(): string {
    return forms(this.page).find((f) => 'text' in f.fields)?.fields.text ?? '';
  }

  /** What is read, without markup. */
  get words(): string {
    return unescaped(this.page.replace(/<wbr\/>/g, '').replace(/<style[\s\S]*?<\/style>/g, '').replace(/<input[^>]*type="submit"[^>]*value="([^"]*)"[^>]*>/g, ' $1 ').replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ');
  }

  private headers(): Record<string, string> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    return { ...this.how.headers, ...(cookie ? { cookie } : {}) };
  }

  private async take(response: Response): Promise<this> {
    this.status = response.status;
    const sent = await response.arrayBuffer();
    this.charset = /charset=euc-kr/i.test(response.headers.get('content-type') ?? '') ? 'euc-kr' : 'utf-8';
    this.bytes = sent.byteLength;
    this.page = new TextDecoder(this.charset).decode(sent).replace(/&#(\d{3,7});/g, (_, code: string) => String.fromCodePoint(Number(code))); // what its charset has not; marks have two digits
    if (this.how.cookies === false) return this;
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) this.jar.delete(name);
      else this.jar.set(name, value);
    }
    return this;
  }
}

/** What a browser does with a form that has photos. */
import type { Harness } from '../harness.js';
import { deviceCookie, type Form, form } from '../promises/support/pages.js';
import { ascii } from './pictures.js';

const BOUNDARY = '----minwonFormBoundary7MA4YWxk';
export interface Part {
  name: string;
  /** A file's own name. */
  filename?: string;
  type?: string;
  content: Uint8Array | string;
}
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export function multipart(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const whole = Buffer.concat([
    ...parts.flatMap(({ name, filename, type, content }) => [utf8(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}${type ? `\r\nContent-Type: ${type}` : ''}\r\n\r\n`), typeof content === 'string' ? utf8(content) : content, ascii('\r\n')]),
    ascii(`--${BOUNDARY}--\r\n`),
  ]);
  return new Uint8Array(whole.buffer, whole.byteOffset, whole.byteLength) as Uint8Array<ArrayBuffer>;
}

export const photo = (content: Uint8Array, filename = 'IMG_0001.jpg', type = 'image/jpeg'): Part => ({ name: 'photo', filename, type, content });
export const fieldsOf = (fields: Record<string, string>): Part[] => Object.entries(fields).map(([name, content]) => ({ name, content }));
export const TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

/** A browser with its cookie, before the filing form. */
export class Visitor {
  cookie = '';
  page = '';
  status = 0;
  constructor(
    readonly h: Pick<Harness, 'app' | 'get' | 'post'>,
    readonly mount = '/m',
    readonly address = '192.0.2.7',
  ) {}

  private async seen(response: Response): Promise<string> {
    const device = deviceCookie(response);
    if (device) this.cookie = device;
    this.status = response.status;
    this.page = await response.text();
    return this.page;
  }
  headers = (): Record<string, string> => ({ 'x-test-address': this.address, ...(this.cookie ? { cookie: this.cookie } : {}) });
  get = async (path: string): Promise<string> => this.seen(await this.h.get(path, this.headers()));
  form(): Form {
    const found = form(this.page);
    delete found.fields.photo; // the file input itself
    return found;
  }
  /** Sends the page's form with photos behind its fields. */
  async send(typed: Record<string, string>, photos: readonly Part[], more: { path?: string; body?: Uint8Array<ArrayBuffer> | ReadableStream; headers?: Record<string, string> } = {}): Promise<string> {
    const { action, fields } = this.form();
    const body = more.body ?? multipart([...fieldsOf({ ...fields, ...typed }), ...photos]);
    const init = { method: 'POST', headers: { 'content-type': TYPE, ...this.headers(), ...more.headers }, body, duplex: 'half' };
    return this.seen(await this.h.app.request(`http://127.0.0.1:3000${more.path ?? action}`, init as RequestInit));
  }
  async press(typed: Record<string, string> = {}): Promise<string> {
    const { action, fields } = this.form();
    return this.seen(await this.h.post(action, { ...fields, ...typed }, this.headers()));
  }
  photoAddresses = (): string[] => [...new Set([...this.page.matchAll(/(?:src|href)="([^"]*\/photo\/[^"]+)"/g)].map((m) => m[1] ?? ''))];
}

export const FILING = { text: '학동로 12길 가로등이 꺼졌어요', place: '논현1동', name: '홍길동', phone: '010-1234-5678' };
/** A picture of so many bytes. */
export function jpegOf(size: number, start: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  bytes.set(start);
  return bytes;
}

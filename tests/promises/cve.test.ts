/** Regressions of published advisories that concern what we use, as raw bytes against a real server. What is not mounted (JWT, CORS, sessions of staff) is only seen to be absent. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { type Running, start } from '../../src/node.js';
import { raw, statusOf } from './support/server.js';

let gateway: Running;
let at: string;
let database: Database.Database;
const rows = (): unknown => ['petitions', 'personal', 'messages', 'phones'].map((t) => database.prepare(`select count(*) from ${t}`).pluck().get());

beforeAll(async () => {
  at = mkdtempSync(join(tmpdir(), 'minwon-cve-'));
  gateway = await start({ PORT: '0', DATABASE_PATH: join(at, 'a.db'), DEMO: 'off', KANNEL_TOKEN: 'kannel-token-of-the-tests', TWILIO_AUTH_TOKEN: 'twilio-token-of-the-tests', METRICS_TOKEN: 'metrics-token-of-the-tests' }, { quiet: true });
  database = new Database(join(at, 'a.db'), { readonly: true });
});
afterAll(async () => {
  database.close();
  await gateway.stop();
  rmSync(at, { recursive: true });
});

const get = (target: string, headers = 'Host: 127.0.0.1\r\n', method = 'GET'): Promise<string> => raw(gateway.port, `${method} ${target} HTTP/1.1\r\n${headers}Connection: close\r\n\r\n`);
const post = (target: string, headers: string, body = ''): Promise<string> => raw(gateway.port, `POST ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
const alive = async (): Promise<void> => expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);

describe('the Host header (CVE-2024-32652)', () => {
  it.each<[string, string]>([
    ['empty', 'Host: \r\n'],
    ['a slash', 'Host: /\r\n'],
    ['a space', 'Host: a b\r\n'],
    ['an open bracket', 'Host: [::1\r\n'],
    ['a path', 'Host: evil.example/../x\r\n'],
    ['a user', 'Host: a@b\r\n'],
    ['a question', 'Host: a?b\r\n'],
    ['a port that is none', 'Host: a:99999\r\n'],
    ['none at all', ''],
    ['two of them', 'Host: a\r\nHost: b\r\n'],
  ])('promise-03: %s: an answer below 500, and the process lives', async (_name, headers) => {
    for (const target of ['/', '/m/', '/m/petitions/new?group=road']) {
      const answer = await get(target, headers);
      expect(statusOf(answer), answer.slice(0, 80)).toBeGreaterThanOrEqual(200);
      expect(statusOf(answer)).toBeLessThan(500);
      expect(answer).not.toContain('evil.example');
    }
    await alive();
  });

  it.each(['Host: \r\n', 'Host: /\r\n', 'Host: [::1\r\n', ''])('promise-03: %j is a bad request', async (headers) => {
    expect(statusOf(await get('/m/', headers))).toBe(400);
  });
});

describe('paths (GHSA-5r4p-p66f-jhc7, GHSA-wmmm-f939-6g9c, GHSA-rjq5-w47x-x359, CVE-2026-47674)', () => {
  it.each(['/%2561dmin', '/%256D/', '/m/%2570etitions', '/m//petitions', '//m/', '//lab', '/%6Cab', '/m/../lab', '/m/%2e%2e/lab', '/m/..%2flab', '/m/..%5clab', '/m/%00', '/m/style.css%00.html', '/m/%2573tyle.css', '/m/..%252f..%252fetc/passwd', '/tv/..%2f..%2f..%2fetc%2fpasswd', '/sms/demo', '/sms/%64emo', '//sms/demo', '/console', '/json', '/json/../sms/kannel', '/%ff', '/m/%c0%ae%c0%ae/', `/m/${'a'.repeat(3000)}`, `/${'../'.repeat(50)}etc/passwd`])(
    'promise-34: %s opens nothing',
    async (target) => {
      for (const method of ['GET', 'POST', 'HEAD']) {
        const answer = await get(target, 'Host: 127.0.0.1\r\n', method);
        expect(statusOf(answer), answer.slice(0, 100)).toBeLessThan(500);
        expect(statusOf(answer) === 200 && method === 'GET' ? answer : '').not.toMatch(/root:|lab|실험실/);
        expect(/^location: (.*)$/im.exec(answer)?.[1] ?? '/').toMatch(/^\/(?!\/)/);
        if (!/^\/(json|console)$/.test(target)) expect([400, 403, 404, 405, 414], `${method} ${answer.slice(0, 60)}`).toContain(statusOf(answer));
      }
      await alive();
    },
  );

  it.each(['//evil.example/', '//evil.example/%2e%2e', '/\\evil.example', '/m?next=//evil.example', '/m?%0d%0aSet-Cookie:a=b', '/?%0d%0aLocation:%20//evil.example'])('promise-34: %s redirects nowhere else', async (target) => {
    const answer = await get(target);
    expect(answer).not.toMatch(/^(location:.*evil|set-cookie: ?a=b)/im);
    expect(statusOf(answer)).toBeLessThan(500);
  });

  it.each(['http://evil.example/m/', 'http://evil.example//lab', '*', 'm/', 'evil.example:443', 'http://[::1/', 'http:///m/', 'ftp://x/y'])('promise-34: the target %s neither crashes nor shows itself', async (target) => {
    for (const method of ['GET', 'OPTIONS']) {
      const answer = await get(target, 'Host: 127.0.0.1\r\n', method);
      expect(statusOf(answer)).toBeLessThan(500);
      expect(answer).not.toContain('evil.example');
    }
    await alive();
  });
});

describe('bodies and forms', () => {
  const chunks = (size: number, count: number): string => `${`${size.toString(16)}\r\n${'a'.repeat(size)}\r\n`.repeat(count)}0\r\n\r\n`;
  const JSON_TYPE = 'Content-Type: application/json\r\n';

  it('promise-34: a form without Content-Type from a foreign Origin is refused (GHSA-2234-fmw7-43wr)', async () => {
    const before = rows();
    const page = await (await fetch(`${gateway.url}/m/petitions/new?group=road`)).text();
    const token = /name="token" value="([^"]*)"/.exec(page)?.[1] ?? '';
    const body = new URLSearchParams({ ask: 'file', token, text: 'x', phone: '01012345678', confirmed: '1' }).toString();
    for (const type of ['', 'Content-Type: \r\n', 'Content-Type: application/x-www-form-urlencoded; charset=x\r\n', 'Content-Type: APPLICATION/X-WWW-FORM-URLENCODED\r\n']) expect(statusOf(await post('/m/petitions/new', `${type}Origin: https://evil.example\r\n`, body)), type).toBe(403);
    expect(rows()).toEqual(before);
    expect(statusOf(await post('/m/petitions/new', '', body)), 'the same without an Origin is an old set').toBe(200);
    expect(rows()).not.toEqual(before);
  });

  it('promise-34: a small Content-Length beside large chunks (CVE-2025-59139)', async () => {
    const answer = await raw(gateway.port, `POST /json/ HTTP/1.1\r\nHost: 127.0.0.1\r\n${JSON_TYPE}Content-Length: 4\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n${chunks(8192, 40)}`);
    expect([400, 413]).toContain(statusOf(answer));
    await alive();
  });

  it('promise-34: large chunks to what does not read them (CVE-2026-44456)', async () => {
    const before = rows();
    for (const [method, target] of [['PUT', '/m/petitions'], ['DELETE', '/json/'], ['GET', '/m/'], ['POST', '/sms/kannel']]) {
      const answer = await raw(gateway.port, `${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n${chunks(8192, 40)}`);
      expect([200, 404, 405, 413, 503], `${method} ${answer.slice(0, 80)}`).toContain(statusOf(answer));
    }
    expect(rows()).toEqual(before);
    await alive();
  });

  it('promise-34: one request hidden in another is not answered', async () => {
    const hidden = 'GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n';
    const answer = await raw(gateway.port, `POST /json/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ${hidden.length}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n${hidden}`);
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  });
});

describe('what is not there', () => {
  it('promise-34: no answer shares itself with another origin (CVE-2026-54290)', async () => {
    for (const [method, target] of [['GET', '/m/'], ['OPTIONS', '/json/'], ['POST', '/json/'], ['GET', '/api/openapi.json'], ['GET', '/healthz']]) {
      const answer = await get(target ?? '', 'Host: 127.0.0.1\r\nOrigin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: content-type\r\n', method);
      expect(answer.toLowerCase()).not.toContain('access-control-allow');
    }
  });

  it('promise-34: no page is kept for another visitor (CVE-2026-44457)', async () => {
    for (const target of ['/m/', '/pda/', '/tv/', '/m/petitions/new?group=road']) {
      const answer = await get(target, 'Host: 127.0.0.1\r\nCookie: device=abc\r\n');
      expect(answer).toMatch(/^cache-control: no-store/im);
      expect(answer).toMatch(/^vary: .*cookie/im);
    }
  });

  it('promise-34: /metrics takes its token as a Bearer and in no other way (CVE-2026-47673)', async () => {
    const TOKEN = 'metrics-token-of-the-tests';
    for (const authorization of ['', `Basic ${TOKEN}`, `Token ${TOKEN}`, TOKEN, `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(0, -1)}`, 'Bearer ']) expect((await fetch(`${gateway.url}/metrics`, { headers: authorization ? { authorization } : {} })).status, authorization).toBe(403);
    expect((await fetch(`${gateway.url}/metrics?token=${TOKEN}`)).status).toBe(403);
    expect((await fetch(`${gateway.url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(200);
  });

  it.each(['/m/departments?group=";--', '/m/departments?page=1;drop', '/m/departments?page=-1', '/m/departments?page=1e9', "/m/departments/x'--", '/m/petitions?page=2%20or%201', '/m/language?to=__proto__', '/m/?lang=constructor', '/m/guide?q=%00', '/m/guide?q=%ff%fe'])('promise-34: %s is a value, never a part of a statement (CVE-2026-39356)', async (target) => {
    expect([200, 404]).toContain(statusOf(await get(target)));
  });

  it('promise-34: methods that nobody asked for', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'OPTIONS']) for (const target of ['/m/', '/json/', '/sms/twilio']) expect([400, 404, 405, 501, 503], `${method} ${target}`).toContain(statusOf(await get(target, 'Host: 127.0.0.1\r\n', method)));
    await alive();
  });
});

/** Addresses that name no device. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, harness } from './harness.js';

const MOBILE = 'Mozilla/5.0 (Linux; Android 14; SM-S911N) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36';
const PDA = 'Mozilla/4.0 (compatible; MSIE 4.01; Windows CE; PPC; 240x320)';
const TV = 'HbbTV/1.2.1 (+DRM;Samsung;SmartTV2016;T-HKM6DEUC-1500.0;HawkM;) MaplBrowser';

let h: Harness;
beforeAll(async () => {
  h = await harness();
});
afterAll(() => h.close());

describe.each([['mobile', MOBILE, '/m'], ['pda', PDA, '/pda'], ['tv', TV, '/tv']])('on a %s', (_, agent, mount) => {
  it.each(['/', '/privacy'])('%s is the page of that device', async (path) => {
    const response = await h.get(path, { 'user-agent': agent });
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe(mount + path);
    expect(response.headers.get('vary')).toBe('User-Agent, Accept');
    const page = await h.get(mount + path, { 'user-agent': agent });
    expect(page.status).toBe(200);
  });
});

it('a browser that asks for an icon by itself gets the one there is', async () => {
  const response = await h.get('/favicon.ico');
  const icon = await h.get(response.headers.get('location') ?? '');
  expect(icon.headers.get('content-type')).toContain('image/svg+xml');
});

it.each([
  ['POST', '/sms/twilio', 'TWILIO_AUTH_TOKEN'],
  ['GET', '/sms/kannel?token=&id=1&from=01012345678&to=1&text=1', 'KANNEL_TOKEN'],
  ['POST', '/sms/bridge', 'BRIDGE_SECRET'],
  ['POST', '/sms/twilio/status?notice=1', 'TWILIO_AUTH_TOKEN'],
  ['GET', '/sms/kannel/receipt?notice=1', 'KANNEL_TOKEN'],
  ['POST', '/sms/bridge/report', 'BRIDGE_SECRET'],
])('%s %s without its setting: 503, and which one is missing', async (method, path, setting) => {
  const closed = await harness({ TWILIO_AUTH_TOKEN: '', KANNEL_TOKEN: '' });
  const response = await closed.app.request(path, { method });
  expect([response.status, await response.text(), closed.count('petitions')]).toEqual([503, `${setting} is missing`, 0]);
  closed.close();
});

it.each([
  ['GET', '/sms/twilio', 'POST'],
  ['POST', '/sms/kannel', 'GET'],
  ['GET', '/sms/demo', 'POST'],
  ['PUT', '/json/', 'POST'],
  ['PUT', '/m/', 'GET, HEAD, POST'],
  ['DELETE', '/pda/petitions', 'GET, HEAD, POST'],
  ['PATCH', '/tv/', 'GET, HEAD, POST'],
  ['POST', '/m/photo/x', 'GET, HEAD'],
])('%s %s is told which methods are right: %s', async (method, path, allow) => {
  const response = await h.app.request(path, { method });
  expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
});

it.each(['/healthz', '/readyz', '/metrics', '/api/openapi.json'])('%s is read by machines: any method that does not read is refused in plain text', async (path) => {
  for (const method of ['PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS']) {
    const response = await h.app.request(path, { method });
    expect([response.status, response.headers.get('allow'), response.headers.get('content-type'), await response.text()], method).toEqual([405, 'GET, HEAD', 'text/plain; charset=UTF-8', 'wrong-method']);
  }
  expect((await h.app.request(path, { method: 'HEAD' })).status).toBe(200);
});

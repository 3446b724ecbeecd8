import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sign } from '../../channels/sms/sign.js';
import { type Harness, harness } from '../harness.js';
import { BRIDGE_ENV, bridgeSuite, posted } from './bridge-suite.js';

/** By Python's hmac module. */
const EXAMPLE = 'v1=8ae49bbd87220b6192087c2ffaaf0603feb01a26b9740e5654bc1ee3db925489';

describe('the bridge on Node', () => {
  let h: Harness;
  beforeAll(async () => {
    h = await harness(BRIDGE_ENV);
  });
  afterAll(() => h.close());
  bridgeSuite(async () => ({ fetch: async (request) => h.app.fetch(request), count: async (table) => h.count(table) }));

  it('the example of docs/bridge.md is signed as it says', async () => {
    const headers = await sign('0123456789abcdef0123456789abcdef', '{"kind":"message","id":"20261124-0001","from":"01012345678","type":"SMS","text":"조회"}', 1_795_497_600_000);
    expect(headers).toEqual({ 'minwon-timestamp': '1795497600', 'minwon-signature': EXAMPLE });
  });

  it('without BRIDGE_SECRET nobody comes in', async () => {
    const closed = await harness({ DEMO: 'off', PUBLIC_URL: BRIDGE_ENV.PUBLIC_URL });
    for (const path of ['/sms/bridge', '/sms/bridge/report']) expect((await closed.app.fetch(await posted(BRIDGE_ENV.PUBLIC_URL + path))).status).toBe(503);
    closed.close();
  });
});

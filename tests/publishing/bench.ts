/** The district of the tests, every channel, and a bench to try texts on. */
import { createChannels } from '../../channels/index.js';
import { readDistrict } from '../../src/district.js';
import { pilots } from '../../src/pilot/index.js';
import { createBench } from '../../src/publishing/compile.js';
import { SAMPLE_NOW } from '../../src/publishing/shapes/sample.js';
import type { Speaker } from '../../src/speak.js';
import { templates } from '../../templates/index.js';

const { district: facts, departments, categories, dongs } = pilots.gangnam;
export const district = readDistrict(facts, departments, categories, dongs);
export const channels = createChannels({ sms: { twilio: { authToken: '', publicUrl: new URL('http://127.0.0.1:3000') }, kannel: { token: '', same: () => false }, demo: true } });
export const bench = createBench(district, channels, templates);

/** Speaks as the gateway does, on the afternoon of the samples. */
export const speaker: Speaker = { core: { district, now: () => SAMPLE_NOW }, tokens: { issue: () => 'token-of-the-form' }, publicUrl: new URL('http://127.0.0.1:3000'), demo: false };

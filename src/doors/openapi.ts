/** The API document of the JSON interface, made from the schema that checks it. */
import * as z from 'zod';
import { askSchema } from '../../channels/json/schema.js';
import { OUTCOMES } from '../errors.js';
import { LOCALES } from '../inquiry.js';
import { MAX_BYTES, MAX_PHOTOS, PHOTO_TYPES } from '../photos/picture.js';

const EXAMPLES = {
  status: { summary: 'How far a petition is', value: { kind: 'check', receipt: '1234-5678-9012', lastFour: '5678' } },
  filing: { summary: 'A petition', value: { kind: 'file', group: 'road', text: '학동로 12길 가로등이 꺼졌어요', phone: '010-1234-5678', confirmed: true } },
};

/** As channels/page-upload.ts reads it. */
const withPhotos = {
  schema: {
    type: 'object',
    required: ['ask'],
    description: `A filing (“file”) with up to ${MAX_PHOTOS} photos of ${MAX_BYTES / 1_048_576} MB each: JPEG, PNG or WebP, told by their bytes. The part “ask” comes first. Needs an Idempotency-Key: the same photos and ask sent again with it count once. What a photo hides (place, time, camera) is removed before it is kept. One that cannot be taken is answered with 422 “incomplete” and a sentence; nothing is filed then, and those that were good stand in the answer’s form as photo-1 and so on, for a day: send their names as “photos” of the next ask.`,
    properties: { ask: { $ref: '#/components/schemas/Ask' }, photo: { type: 'array', maxItems: MAX_PHOTOS, items: { type: 'string', format: 'binary' } } },
  },
  encoding: { ask: { contentType: 'application/json' }, photo: { contentType: PHOTO_TYPES.join(', ') } },
};

export function openapi(publicUrl: string): object {
  const outcomes = Object.keys(OUTCOMES);
  const statuses = [...new Set(Object.values(OUTCOMES).map((o) => o.status))];
  const reply = {
    type: 'object',
    required: ['outcome', 'locale', 'title', 'blocks', 'digits'],
    properties: {
      outcome: { enum: outcomes },
      locale: { enum: LOCALES },
      title: { type: 'string' },
      problem: { type: 'string', description: 'With “malformed” alone: the field that has to be put right, and why, for whoever writes the program' },
      session: { type: 'string', description: 'Of whoever has signed in: send it as the header Session with the next ask. Each counts once, and the next answer brings the next one' },
      signedIn: { type: 'string', description: 'Whose session it is, in words for the screen' },
      forgetAfter: { type: 'integer', description: 'Seconds without a touch after which a screen that others see has to be cleared' },
      blocks: { type: 'array', items: { type: 'object', required: ['kind'], properties: { kind: { enum: ['text', 'facts', 'list', 'due', 'steps', 'items', 'choices', 'form', 'link', 'images', 'wait', 'handoff'] } } } },
      digits: { type: 'object', description: 'What each digit means: send its ask', additionalProperties: { type: 'object', properties: { label: { type: 'string' }, ask: { $ref: '#/components/schemas/Ask' } } } },
    },
  };
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Reply' } } };
  return {
    openapi: '3.1.0',
    info: { title: 'Civil-service gateway', version: '1', description: 'An Ask as JSON; the Reply as JSON. Without a key it sees what an anonymous page sees. A kiosk, an app or a call centre has a key (minwon api-key add): it fixes which asks are allowed and whether its screen is one person’s or one that others see, where names are masked and words left out.' },
    servers: [{ url: publicUrl }],
    paths: {
      '/json/': {
        post: {
          summary: 'Ask',
          security: [{}, { key: [] }],
          parameters: [
            { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 128 }, description: 'The inquiry’s id: the same request repeated with it counts once, and gets the same answer' },
            { name: 'Session', in: 'header', required: false, schema: { type: 'string', maxLength: 128 }, description: 'The session of the last answer; with a key alone. On a shared screen it ends after three minutes without an ask' },
            { name: 'Accept-Language', in: 'header', required: false, schema: { enum: LOCALES } },
          ],
          requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Ask' }, examples: EXAMPLES }, 'multipart/form-data': withPhotos } },
          responses: Object.fromEntries(statuses.map((s) => [String(s), { description: outcomes.filter((o) => OUTCOMES[o as keyof typeof OUTCOMES].status === s).join(', '), content }])),
        },
      },
    },
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key: 401 where it is wrong or revoked, 403 for an ask that it is not for, 429 over 600 asks a minute' } }, schemas: { Ask: z.toJSONSchema(askSchema, { target: 'draft-2020-12', io: 'input' }), Reply: reply } },
  };
}

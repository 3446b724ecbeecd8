/** The API document of the JSON interface, made from the schema that checks it. */
import * as z from 'zod';
import { askSchema } from '../channels/json/schema.js';
import { OUTCOMES } from './errors.js';

export function openapi(publicUrl: string): object {
  const outcomes = Object.keys(OUTCOMES);
  const statuses = [...new Set(Object.values(OUTCOMES).map((o) => o.status))];
  const reply = {
    type: 'object',
    required: ['outcome', 'locale', 'title', 'blocks', 'digits'],
    properties: {
      outcome: { enum: outcomes },
      locale: { enum: ['ko', 'en'] },
      title: { type: 'string' },
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
            { name: 'Accept-Language', in: 'header', required: false, schema: { enum: ['ko', 'en'] } },
          ],
          requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Ask' } } } },
          responses: Object.fromEntries(statuses.map((s) => [String(s), { description: outcomes.filter((o) => OUTCOMES[o as keyof typeof OUTCOMES].status === s).join(', '), content }])),
        },
      },
    },
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key: 401 where it is wrong or revoked, 403 for an ask that it is not for, 429 over 600 asks a minute' } }, schemas: { Ask: z.toJSONSchema(askSchema, { target: 'draft-2020-12', io: 'input' }), Reply: reply } },
  };
}

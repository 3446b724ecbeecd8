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
      blocks: { type: 'array', items: { type: 'object', required: ['kind'], properties: { kind: { enum: ['text', 'facts', 'list', 'due', 'steps', 'items', 'choices', 'form', 'link', 'images', 'wait', 'handoff'] } } } },
      digits: { type: 'object', description: 'What each digit means: send its ask', additionalProperties: { type: 'object', properties: { label: { type: 'string' }, ask: { $ref: '#/components/schemas/Ask' } } } },
    },
  };
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Reply' } } };
  return {
    openapi: '3.1.0',
    info: { title: 'Civil-service gateway', version: '1', description: 'An Ask as JSON; the Reply as JSON. Without a key it sees what an anonymous page sees.' },
    servers: [{ url: publicUrl }],
    paths: {
      '/json/': {
        post: {
          summary: 'Ask',
          parameters: [
            { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 128 }, description: 'A request repeated with the same key counts once' },
            { name: 'Accept-Language', in: 'header', required: false, schema: { enum: ['ko', 'en'] } },
          ],
          requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Ask' } } } },
          responses: Object.fromEntries(statuses.map((s) => [String(s), { description: outcomes.filter((o) => OUTCOMES[o as keyof typeof OUTCOMES].status === s).join(', '), content }])),
        },
      },
    },
    components: { schemas: { Ask: z.toJSONSchema(askSchema, { target: 'draft-2020-12', io: 'input' }), Reply: reply } },
  };
}

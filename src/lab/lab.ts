import { Hono } from 'hono';
import type { Parts } from '../app.js';
export function createLab(_parts: Parts): Hono {
  return new Hono();
}

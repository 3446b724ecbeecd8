/** The compiler: what is refused, where, and how fast. */
import { describe, expect, it } from 'vitest';
import { compileAll } from '../../src/publishing/compile.js';
import { templates } from '../../templates/index.js';
import { bench } from './bench.js';

describe('the files', () => {
  it('pass', () => expect(compileAll(bench, templates)).toEqual([]));
});

/** Every answer there is has a shape, and every template stands in one. */
import { describe, expect, it } from 'vitest';
import { keysOf, shapesOf } from '../../src/publishing/shapes.js';
import { catalog } from '../../templates/catalog.js';
import { district } from './bench.js';

const shapes = shapesOf(district);

describe('shapes', () => {
  it('use every template', () => {
    const used = new Set<string>(shapes.flatMap((s) => [...keysOf(s)]));
    expect(Object.keys(catalog).filter((k) => !used.has(k))).toEqual([]);
  });
  it('have a name of their own, on texts and on pages', () => {
    const names = shapes.map((s) => `${s.name} ${s.converses}`);
    expect(names.filter((n, i) => names.indexOf(n) !== i)).toEqual([]);
  });
});

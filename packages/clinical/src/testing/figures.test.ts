import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { figuresOf, publishedFigures } from './figures.ts';

const GOLDEN = fileURLToPath(new URL('figures.golden.txt', import.meta.url));
const found = publishedFigures();

describe('the figures of every published catalogue', () => {
  it('are those that were reviewed, line by line', () => {
    const reviewed = readFileSync(GOLDEN, 'utf8').trimEnd().split('\n');
    expect(found.filter((line) => !reviewed.includes(line))).toEqual([]);
    expect(found).toEqual(reviewed);
  });

  it('have each a place that says what they are', () => {
    expect(
      figuresOf({ list: [{ id: 'A', min: 3, op: '>=', text: 'x' }], flags: [true], none: [] }, 'x'),
    ).toEqual(['x.list/A.min 3', 'x.list/A.op >=', 'x.flags/0 true']);
  });
});

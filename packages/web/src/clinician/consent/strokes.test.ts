import { describe, expect, it } from 'vitest';
import { beginStroke, drawTo, FIELD, hasLine } from './strokes.ts';

describe('a drawn signature', () => {
  it('is path data of whole numbers inside its field', () => {
    const drawn = drawTo(beginStroke('', { x: 10.4, y: 20.6 }), { x: 9999, y: -5 });
    expect(drawn).toBe(`M10 21 L${FIELD.width} 0`);
    expect(drawn).toMatch(/^[MLZ0-9 .,-]*$/);
  });

  it('leaves out points that lie on top of each other', () => {
    const drawn = beginStroke('', { x: 10, y: 10 });
    expect(drawTo(drawn, { x: 11, y: 10 })).toBe(drawn);
    expect(drawTo(drawn, { x: 12, y: 10 })).toBe('M10 10 L12 10');
  });

  it('takes several strokes', () => {
    expect(beginStroke('M1 1 L5 5', { x: 20, y: 20 })).toBe('M1 1 L5 5 M20 20');
  });

  it('never grows past what the record keeps', () => {
    let drawn = beginStroke('', { x: 0, y: 0 });
    for (let i = 0; i < 20_000; i += 1) drawn = drawTo(drawn, { x: (i * 7) % 600, y: (i * 13) % 200 });
    expect(drawn.length).toBeLessThanOrEqual(40_000);
  });

  it('is not a dot', () => {
    expect(hasLine('M5 5')).toBe(false);
    expect(hasLine('M5 5 L9 9')).toBe(true);
  });
});

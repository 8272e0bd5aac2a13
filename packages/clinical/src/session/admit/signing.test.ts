import { describe, expect, it } from 'vitest';
import { refusalsOf } from '../testing/asking.ts';
import { NURSE, SECOND_NURSE, type Step } from '../testing/script.ts';

const gone: readonly Step[] = [
  [0, 'start'],
  [20, 'stop', 'patient-request'],
  [30, 'session.ended', { manner: 'left-before-criteria', note: 'Went with a friend' }],
];
const SIGNED = { meaning: 'author', credentials: 'RN', contentHash: 'a'.repeat(64) };
const closed = { steps: [...gone, [40, 'session.signed', SIGNED] as Step] };
const review: Step = [50, 'session.signed', SIGNED];
const OTHER = 'You signed as author: another person reviews or witnesses';

describe('a second signature', () => {
  it.each(['reviewer', 'witness'])('as %s is another person’s', (meaning) => {
    const data = { ...SIGNED, meaning };
    expect(refusalsOf(closed, review, { data, author: NURSE })).toContain(OTHER);
    expect(refusalsOf(closed, review, { data, author: SECOND_NURSE })).not.toContain(OTHER);
  });
});

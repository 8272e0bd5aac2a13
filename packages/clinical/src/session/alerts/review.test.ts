import { describe, expect, it } from 'vitest';
import { isToReview } from './review.ts';

describe('ALM-19 the review of an alert rule', () => {
  it.each([
    [90, 1, 10, false],
    [90, 1, 11, true],
    [365, 0, 1, true],
    [89, 0, 50, false],
  ])('over %i days with %i of %i acted on, is asked for: %s', (days, actedOn, raised, asks) => {
    expect(isToReview(days, { actedOn, raised })).toBe(asks);
  });
});

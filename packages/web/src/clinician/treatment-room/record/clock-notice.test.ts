import { describe, expect, it } from 'vitest';
import { clockProblem } from './clock-notice.tsx';

describe('TIM-03 the clock of a device', () => {
  it.each([0, 2000, -2000])('TIM-03 is not mentioned up to two seconds off (%i ms)', (skewMs) => {
    expect(clockProblem(skewMs)).toBeUndefined();
  });

  it('TIM-03 is mentioned beyond, with amount and direction', () => {
    expect(clockProblem(2001)).toContain('2 s behind');
    expect(clockProblem(-45_000)).toContain('45 s ahead of');
    expect(clockProblem(60_000)).not.toContain('by "Now"');
  });

  it('TIM-03 beyond a minute asks to chart relative to the server only', () => {
    expect(clockProblem(60_001)).toContain('by "Now"');
    expect(clockProblem(-600_000)).toContain('10 min ahead of');
  });
});

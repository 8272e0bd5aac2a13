import { ApiError } from '@titrate/contract';
import { describe, expect, it } from 'vitest';
import { withPresence } from './step-up.ts';

const refusal = (type: string) => new ApiError({ type, title: type, status: 401 });
const actThatRefusesOnce = (type: string) => {
  let calls = 0;
  return async () => {
    calls += 1;
    if (calls === 1) throw refusal(type);
    return `done at call ${calls}`;
  };
};

describe('an act that needs a fresh proof of presence', () => {
  it('goes through once the person proved to be there', async () => {
    await expect(withPresence(actThatRefusesOnce('second-factor-required'), async () => true)).resolves.toBe(
      'done at call 2',
    );
  });

  it('stays refused when the person gives up', async () => {
    await expect(
      withPresence(actThatRefusesOnce('second-factor-required'), async () => false),
    ).rejects.toThrow(ApiError);
  });

  it('is not asked for when the refusal is about something else', async () => {
    const ask = async () => {
      throw new Error('must not be asked');
    };
    await expect(withPresence(actThatRefusesOnce('not-permitted'), ask)).rejects.toThrow('not-permitted');
  });
});

import { createClient, LIVE_MARK_HEADER } from '@titrate/contract';
import { firstReads } from '../live/first-reads.ts';

/** Calls any endpoint of the contract; the base of every hook. Refusals arrive as `ApiError`. */
export const call = createClient({
  fetch: async (input, init) => {
    const answered = firstReads.sent(String(input), init?.method ?? 'GET');
    try {
      const answer = await fetch(input, init);
      answered(answer.headers.get(LIVE_MARK_HEADER));
      return answer;
    } catch (error) {
      // Nobody shows what nobody waits for any more.
      if (init?.signal?.aborted !== true) answered(null);
      throw error;
    }
  },
});

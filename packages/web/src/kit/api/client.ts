import { createClient } from '@titrate/contract';

/** Calls any endpoint of the contract; the base of every hook. Refusals arrive as `ApiError`. */
export const call = createClient({ fetch: (input, init) => fetch(input, init) });

import { createClient } from '@titrate/contract';
import { z } from 'zod';

// Without this zod would try to compile its checks, which our content policy forbids.
z.config({ jitless: true });

/** Calls the server from a public page. Loaded only when something is sent or read, to keep the first page light. */
export const send = createClient({ fetch: (input, init) => fetch(input, init) });

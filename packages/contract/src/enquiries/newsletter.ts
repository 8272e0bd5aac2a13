import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';

const Token = z.string().min(20).max(100);

/** The answer is the same for a known and an unknown address: nobody can find out who reads the newsletter. */
export const subscribeToNewsletter = endpoint({
  id: 'newsletter.subscribe',
  method: 'POST',
  path: '/api/public/newsletter/subscriptions',
  summary: 'Ask for the newsletter; nothing is sent until the link in one e-mail is followed',
  access: { kind: 'public' },
  body: z.strictObject({
    email: z.email('Enter an e-mail address, such as name@example.org').max(320),
    consent: z.literal(true, 'Tick the box to agree'),
  }),
  response: z.object({ sent: z.literal(true) }),
});

/** The token stands after `#` in the link, so it never reaches a log. */
export const confirmNewsletter = endpoint({
  id: 'newsletter.confirm',
  method: 'POST',
  path: '/api/public/newsletter/confirm',
  summary: 'Confirm the address that the token was sent to',
  access: { kind: 'public' },
  body: z.strictObject({ token: Token }),
  response: z.object({ confirmed: z.literal(true) }),
});

export const unsubscribeFromNewsletter = endpoint({
  id: 'newsletter.unsubscribe',
  method: 'POST',
  path: '/api/public/newsletter/unsubscribe',
  summary: 'Stop the newsletter and forget the address',
  access: { kind: 'public' },
  body: z.strictObject({ token: Token }),
  response: z.object({ unsubscribed: z.literal(true) }),
});

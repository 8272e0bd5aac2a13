import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';

export const LinkSession = z.object({
  clinic: z.object({
    id: z.uuid(),
    name: z.string(),
    slug: z.string(),
    timeZone: z.string(),
    colour: z.string(),
  }),
  purpose: z.string(),
  /** What the link opens, in the words of the feature that sent it. */
  tasks: z.array(z.unknown()),
});
export type LinkSession = z.infer<typeof LinkSession>;

/** A patient opens a link: the token after `#` of the address, and the birth date. The answer sets a cookie for seven days. */
export const openLinkSession = endpoint({
  id: 'linkSession.open',
  method: 'POST',
  path: '/api/public/link-sessions',
  summary: 'Open a patient link with the birth date',
  access: { kind: 'public' },
  body: z.object({ token: z.string().max(100), birthDate: z.iso.date('a day such as 1984-06-02') }),
  response: LinkSession,
});

export const getLinkSession = endpoint({
  id: 'linkSession.get',
  method: 'GET',
  path: '/api/me/session',
  summary: 'What this device may do for its patient',
  access: { kind: 'patient' },
  response: LinkSession,
});

export const endLinkSession = endpoint({
  id: 'linkSession.end',
  method: 'DELETE',
  path: '/api/me/session',
  summary: 'Forget this device',
  access: { kind: 'patient' },
  response: z.undefined(),
});

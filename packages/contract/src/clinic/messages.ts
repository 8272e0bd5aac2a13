import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';

const Instant = z.iso.datetime({ offset: true });

export const MessageView = z.object({
  id: z.uuid(),
  recipient: z.string(),
  subject: z.string(),
  status: z.enum(['waiting', 'sent', 'failed']),
  createdAt: Instant,
  sentAt: Instant.nullable(),
  /** The text with its link, only while no mail server is set up and nobody else can deliver it. */
  body: z.string().nullable(),
});
export type MessageView = z.infer<typeof MessageView>;

export const listMessages = endpoint({
  id: 'messages.list',
  method: 'GET',
  path: '/api/clinics/:clinicId/messages',
  summary:
    'Messages to patients and the public, newest first. Without a mail server they wait here and are handed over by staff',
  access: { kind: 'staff', roles: ['owner', 'front-desk'] },
  params: z.object({ clinicId: z.uuid() }),
  query: z.object({ before: z.iso.datetime({ offset: true }).optional() }),
  response: z.object({
    delivery: z.enum(['by-mail', 'kept-here']),
    messages: z.array(MessageView),
    more: z.boolean(),
  }),
});

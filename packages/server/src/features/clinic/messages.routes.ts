import { listMessages } from '@titrate/contract';
import { route } from '../../platform/http/route.ts';

const PAGE = 50;

export const messageRoutes = [
  route(listMessages, async ({ tx, clinicId, query, deps, audit }) => {
    const isKept = deps.config.smtpUrl === undefined;
    let found = tx
      .selectFrom('outboxMessage')
      .select(['id', 'recipient', 'subject', 'status', 'createdAt', 'sentAt', 'body'])
      .where('clinicId', '=', clinicId)
      .orderBy('createdAt', 'desc')
      .orderBy('id')
      .limit(PAGE + 1);
    if (query.before !== undefined) found = found.where('createdAt', '<', query.before);
    const rows = await found.execute();
    audit({ act: 'messages.read', object: { kind: 'message' } });
    return {
      delivery: isKept ? ('kept-here' as const) : ('by-mail' as const),
      // A link is as good as a key: once a mail server delivers it, it is the recipient's alone.
      messages: rows.slice(0, PAGE).map((row) => ({
        ...row,
        body: isKept && row.status === 'waiting' ? row.body : null,
      })),
      more: rows.length > PAGE,
    };
  }),
] as const;

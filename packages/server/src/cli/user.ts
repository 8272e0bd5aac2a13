import { parseArgs } from 'node:util';
import { issueWords, Role } from '@titrate/contract';
import { z } from 'zod';
import { appendAudit } from '../platform/audit/audit.ts';
import { systemClock } from '../platform/clock.ts';
import { openStore, type Store } from '../platform/database/open.ts';
import { enterClinic } from '../platform/database/tenancy.ts';
import { inviteToSetUp } from '../platform/identity/invitations.ts';
import { addStaff } from '../platform/identity/people.ts';
import { silentLog } from '../platform/log.ts';
import { settingsOrExplain } from './running.ts';

const USAGE =
  'usage: titrate user add --clinic <slug> --email <address> --name <name> --role <role> [--role <role> …] [--credentials <text>]';

const Wanted = z.object({
  clinic: z.string(),
  email: z.email(),
  name: z.string().trim().min(1).max(200),
  role: z.array(Role).min(1),
  credentials: z.string().max(100).default(''),
});

/** Adds a member of staff and prints the link by which they set a password: one JSON line. */
export async function run(args: string[]): Promise<number> {
  const wanted = args[0] === 'add' ? readWanted(args.slice(1)) : undefined;
  if (wanted === undefined) {
    console.error(USAGE);
    return 2;
  }
  const config = settingsOrExplain('demo');
  if (config === undefined) return 2;
  const store = await openStore(config, silentLog());
  try {
    const added = await add(store, wanted);
    console.log(
      JSON.stringify(
        'error' in added ? added : { ...added, setUpLink: link(config.publicUrl, added.setUpPath) },
      ),
    );
    return 'error' in added ? 1 : 0;
  } finally {
    await store.close();
  }
}

const link = (url: string, path: string | null): string | null => (path === null ? null : `${url}${path}`);

function readWanted(args: string[]): z.infer<typeof Wanted> | undefined {
  try {
    const text = { type: 'string' } as const;
    const options = {
      clinic: text,
      email: text,
      name: text,
      credentials: text,
      role: { ...text, multiple: true },
    } as const;
    const parsed = Wanted.safeParse(parseArgs({ args, options }).values, { error: issueWords });
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) console.error(`--${issue.path.join('.')}: ${issue.message}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'unreadable arguments');
  }
  return undefined;
}

type Added = { readonly userId: string; readonly clinicId: string; readonly setUpPath: string | null };
type NotAdded = {
  readonly error: { readonly type: string; readonly message: string; readonly path: string };
};

async function add(store: Store, wanted: z.infer<typeof Wanted>): Promise<Added | NotAdded> {
  return store.db.transaction().execute(async (tx) => {
    const clinic = await tx
      .selectFrom('clinic')
      .select('id')
      .where('slug', '=', wanted.clinic)
      .executeTakeFirst();
    if (clinic === undefined) return refused('not-found', 'no clinic has this slug', '--clinic');
    await enterClinic(tx, clinic.id);
    const email = wanted.email.toLowerCase();
    const known = await tx
      .selectFrom('staffMember')
      .innerJoin('authUser', 'authUser.id', 'staffMember.userId')
      .select('userId')
      .where('email', '=', email)
      .executeTakeFirst();
    if (known !== undefined) return refused('conflict', 'this person works here already', '--email');
    const now = systemClock.now();
    const { name: displayName, role: roles, credentials } = wanted;
    const { userId, isNew } = await addStaff(tx, {
      clinicId: clinic.id,
      email,
      displayName,
      roles,
      credentials,
    });
    const setUpPath = isNew ? await inviteToSetUp(tx, { clinicId: clinic.id, userId, now }) : null;
    const note = { act: 'staff.invite', object: { kind: 'person', id: userId }, detail: { roles } };
    await appendAudit(tx, { kind: 'system', id: 'command line' }, now, [note]);
    return { userId, clinicId: clinic.id, setUpPath };
  });
}

const refused = (type: string, message: string, path: string): NotAdded => ({
  error: { type, message, path },
});

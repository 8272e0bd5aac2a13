import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { issueWords } from '@titrate/contract';
import { z } from 'zod';
import { appendAudit } from '../platform/audit/audit.ts';
import { systemClock } from '../platform/clock.ts';
import { openStore, type Store } from '../platform/database/open.ts';
import { enterClinic } from '../platform/database/tenancy.ts';
import { silentLog } from '../platform/log.ts';
import { settingsOrExplain } from './running.ts';

const USAGE =
  'usage: titrate clinic add --slug <short-name> --name <name> --time-zone <zone> --region <US|GB|…> [--colour <#rrggbb>]';

const Wanted = z.object({
  slug: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/, 'small letters, digits and hyphens'),
  name: z.string().trim().min(1).max(200),
  'time-zone': z.string().refine(isZone, 'a zone such as America/New_York'),
  region: z.string().regex(/^[A-Z]{2}$/, 'two capital letters of a country'),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, 'such as #0b7285')
    .default('#0b7285'),
});
type Wanted = z.infer<typeof Wanted>;

/** Founds a clinic on this server and prints its id: one JSON line. Add its owner next, with `user add`. */
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
    const clinicId = await found(store, wanted);
    const answer =
      clinicId === undefined
        ? { error: { type: 'conflict', message: 'a clinic has this short name already', path: '--slug' } }
        : { clinicId, slug: wanted.slug };
    console.log(JSON.stringify(answer));
    return clinicId === undefined ? 1 : 0;
  } finally {
    await store.close();
  }
}

function readWanted(args: string[]): Wanted | undefined {
  try {
    const text = { type: 'string' } as const;
    const options = { slug: text, name: text, 'time-zone': text, region: text, colour: text } as const;
    const parsed = Wanted.safeParse(parseArgs({ args, options }).values, { error: issueWords });
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) console.error(`--${issue.path.join('.')}: ${issue.message}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'unreadable arguments');
  }
  return undefined;
}

async function found(store: Store, wanted: Wanted): Promise<string | undefined> {
  return store.db.transaction().execute(async (tx) => {
    const id = randomUUID();
    await enterClinic(tx, id);
    const { slug, name, region, colour } = wanted;
    const added = await tx
      .insertInto('clinic')
      .values({ id, slug, name, region, colour, timeZone: wanted['time-zone'] })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows !== 1n) return undefined;
    await appendAudit(tx, { kind: 'system', id: 'command line' }, systemClock.now(), [
      { act: 'clinic.found', object: { kind: 'clinic', id }, detail: { slug } },
    ]);
    return id;
  });
}

function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

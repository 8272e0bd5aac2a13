import type { Instant } from '@titrate/quantity';
import type { DeviceMessage } from '../../edges/hl7/index.ts';
import type { Tx } from '../../platform/database/schema.ts';
import { openWork } from '../tasks/open-work.ts';
import type { KnownDevice, Match } from './match-session.ts';

interface Where {
  readonly tx: Tx;
  readonly clinicId: string;
  readonly now: Instant;
}

/** Tells people what a device needs from them. One open item per device and matter, however many messages come. */
export async function openDeviceWork(
  where: Where,
  message: DeviceMessage,
  device: KnownDevice | undefined,
  found: {
    readonly unmatched: readonly Extract<Match, { is: 'unmatched' }>[];
    readonly conflicts: number;
    readonly pumpDisagrees: readonly string[];
  },
): Promise<void> {
  const name = device?.name ?? message.device.ids[0] ?? message.sender.key;
  const alarming = found.unmatched.find((one) => one.alarming);
  if (alarming !== undefined) await open(where, 'disagreement', name, 'high', `${name}: ${alarming.reason}`);
  else if (found.unmatched[0] !== undefined) {
    await open(
      where,
      'unmatched',
      name,
      'medium',
      `Readings of ${name} belong to no session: ${found.unmatched[0].reason}`,
    );
  }
  if (found.conflicts > 0)
    await open(where, 'conflict', name, 'high', `${name} reported one moment twice with different values`);
  if (found.pumpDisagrees.length > 0)
    await open(where, 'pump-differs', name, 'high', `${name}: ${found.pumpDisagrees.join('; ')}`);
  if (message.quarantined.some((row) => row.kind === 'demo')) {
    await open(
      where,
      'demonstration',
      name,
      'high',
      `${name} is in demonstration mode: nothing it shows is charted`,
    );
  }
  if (message.quarantined.some((row) => row.kind === 'refused')) {
    await open(where, 'refused', name, 'low', `${name} sends rows that cannot be read`);
  }
}

async function open(
  { tx, clinicId, now }: Where,
  matter: string,
  device: string,
  priority: 'high' | 'medium' | 'low',
  title: string,
): Promise<void> {
  const existing = await tx
    .selectFrom('workItem')
    .select('id')
    .where('clinicId', '=', clinicId)
    .where('kind', '=', 'device')
    .where('closedAt', 'is', null)
    .where((where) => where(where.ref('detail', '->>').key('matter'), '=', matter))
    .where((where) => where(where.ref('detail', '->>').key('device'), '=', device))
    .executeTakeFirst();
  if (existing !== undefined) return;
  await openWork(tx, {
    clinicId,
    kind: 'device',
    priority,
    title: title.slice(0, 300),
    detail: { matter, device },
    now,
  });
}

import { createRandom } from '@titrate/virtual-clinic';
import type { Tx } from '../../platform/database/schema.ts';
import type { DemoClinic } from '../accounts.ts';
import { authorOf, type DemoTeam } from './staff.ts';

export interface DemoChair {
  readonly id: string;
  readonly label: string;
  readonly deviceId: string;
  /** EUI-64 of the monitor at the chair. */
  readonly eui64: string;
}

/** The chairs of a demo clinic in their order, each with a monitor linked to it. The same ids at every start. */
export function chairsOf(clinic: DemoClinic): DemoChair[] {
  const count = clinic.slug === 'harbour' ? 6 : 3;
  return Array.from({ length: count }, (_, index) => {
    const random = createRandom(`${clinic.slug}/chair/${index + 1}`);
    const serial = String(index + 1).padStart(4, '0');
    return {
      id: random.uuid(),
      deviceId: random.uuid(),
      label: `Chair ${index + 1}`,
      eui64: `0019A0FFFE${clinic.slug === 'harbour' ? '11' : '22'}${serial}`,
    };
  });
}

export async function writeChairs(
  tx: Tx,
  team: DemoTeam,
  chairs: readonly DemoChair[],
  fromAt: string,
): Promise<void> {
  const { clinicId } = team;
  await tx
    .insertInto('chair')
    .values(chairs.map(({ id, label }, index) => ({ clinicId, id, label, position: index + 1 })))
    .execute();
  await tx
    .insertInto('device')
    .values(
      chairs.map(({ deviceId, eui64, label }) => ({
        clinicId,
        id: deviceId,
        identifier: eui64,
        kind: 'monitor' as const,
        name: `Monitor ${label}`,
        timeZone: team.zone,
      })),
    )
    .execute();
  await tx
    .insertInto('deviceLink')
    .values(
      chairs.map(({ id, deviceId }) => ({
        clinicId,
        id: createRandom(`${id}/link`).uuid(),
        deviceId,
        chairId: id,
        fromAt,
        toAt: null,
        author: JSON.stringify(authorOf(team.nurse)),
      })),
    )
    .execute();
}

import type { ContainerForm } from '../../ledger/container.ts';
import type { EventData } from '../events.ts';

/** The container that a draw speaks of; `undefined` while it says nothing that only one of them has. */
export function drawnForm(
  data: Pick<EventData['drug.drawn'], 'unit' | 'units' | 'devices' | 'vialMgPerMl'>,
): ContainerForm | undefined {
  if (data.unit !== undefined || data.units !== undefined) return 'unit';
  if (data.devices !== undefined) return 'device';
  return data.vialMgPerMl === undefined ? undefined : 'vial';
}

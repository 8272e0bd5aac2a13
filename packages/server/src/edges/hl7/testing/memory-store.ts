import type { Fault, Outcome } from '../ack.ts';
import type { DeviceReading } from '../device-message.ts';
import type { DeviceProfile } from '../observation/context.ts';
import type { Delivery, DeviceStore, RawFrame } from '../receive.ts';
import { type Disposition, reconcile, type StoredReading } from '../reconcile.ts';

interface KeptReading extends StoredReading {
  readonly reading: DeviceReading;
  readonly disposition: Disposition;
}

/** A store in memory that follows the contract of `DeviceStore`; for tests of the edge alone. */
export function memoryStore(profile: DeviceProfile = { zone: 'America/New_York' }) {
  const raw: RawFrame[] = [];
  const deliveries: Delivery[] = [];
  const refusals: { rawId: string; outcome: Outcome; faults: readonly Fault[] }[] = [];
  let readings: KeptReading[] = [];
  const store: DeviceStore = {
    keepRaw: async (frame) => {
      raw.push(frame);
      return `raw-${raw.length}`;
    },
    profileOf: async () => profile,
    refuse: async (rawId, outcome, faults) => {
      refusals.push({ rawId, outcome, faults });
    },
    commit: async (delivery) => {
      const identity = (one: Delivery) => [one.header.sender.key, one.header.controlId, one.digest].join('|');
      if (deliveries.some((one) => identity(one) === identity(delivery))) return;
      deliveries.push(delivery);
      const { keep, withdraw } = reconcile(delivery.message, readings);
      const replaced = new Set(keep.flatMap((one) => one.replaces));
      const withdrawn = new Set(withdraw.flatMap((one) => one.ids));
      readings = readings.map((one) =>
        replaced.has(one.id)
          ? { ...one, state: 'replaced' }
          : withdrawn.has(one.id)
            ? { ...one, state: 'withdrawn' }
            : one,
      );
      for (const { reading, disposition } of keep) {
        const { key, value, unit } = reading;
        readings.push({
          id: `r${readings.length + 1}`,
          key,
          value,
          unit,
          state: 'current',
          reading,
          disposition,
        });
      }
    },
  };
  return { store, raw, deliveries, refusals, readings: () => readings };
}

import type { Instant } from '@titrate/quantity';
import type { PhaseName } from '../state.ts';

/** When a screen says that the equipment, not the patient, needs somebody (ALM-13, TIM-03). */
export const TECHNICAL_LIMITS = {
  /** A linked device that says nothing for this long [default]. */
  deviceSilentAfterS: 300,
  /** An entry that waits to be sent. */
  unsentAfterS: 10,
  /** The clock of this screen against the server's. */
  clockSkewS: 2,
  /** From here on this screen's own time of day is not to be trusted at all. */
  clockWrongS: 60,
} as const;

/** For how long the board says where a patient came from (UI-28). */
export const CHAIR_MOVE_SHOWN_MIN = 15;

export interface Equipment {
  readonly phase: PhaseName;
  readonly at: Instant;
  /** Since when this screen hears nothing of the server; none while it is live. */
  readonly linkLostSince: Instant | undefined;
  /** Observation time of the oldest entry that was not sent yet. */
  readonly unsentSince: Instant | undefined;
  readonly skewMs: number;
  readonly clinicHasMonitors: boolean;
  /** What stands at this chair. */
  readonly devices: readonly {
    readonly name: string;
    readonly kind: 'monitor' | 'pump' | 'gateway';
    readonly lastHeardAt: Instant | undefined;
  }[];
}

export interface TechnicalAlert {
  readonly id: 'link-lost' | 'unsent' | 'clock' | 'no-monitor' | `silent:${string}`;
  readonly text: string;
}

const WATCHED: readonly PhaseName[] = ['dosing', 'paused', 'recovery'];

/** Every technical alert of one screen at one chair, in a fixed order. */
export function technicalAlerts(equipment: Equipment): readonly TechnicalAlert[] {
  const { at, phase, skewMs, unsentSince } = equipment;
  const out: TechnicalAlert[] = [];
  if (equipment.linkLostSince !== undefined)
    out.push({
      id: 'link-lost',
      text: 'No link to the server: alerts may be missing here. Look at the monitor.',
    });
  if (unsentSince !== undefined && at - unsentSince > TECHNICAL_LIMITS.unsentAfterS * 1000)
    out.push({ id: 'unsent', text: 'Entries on this screen have not reached the server.' });
  const skewS = Math.abs(skewMs) / 1000;
  if (skewS > TECHNICAL_LIMITS.clockSkewS) out.push({ id: 'clock', text: clockText(skewMs, skewS) });
  if (!WATCHED.includes(phase)) return out;
  if (equipment.clinicHasMonitors && !equipment.devices.some((one) => one.kind === 'monitor'))
    out.push({ id: 'no-monitor', text: 'No monitor is linked to this chair: values have to be typed.' });
  for (const { name, lastHeardAt } of equipment.devices) {
    const silentS = lastHeardAt === undefined ? undefined : (at - lastHeardAt) / 1000;
    if (silentS === undefined)
      out.push({ id: `silent:${name}`, text: `${name} is linked and was never heard.` });
    else if (silentS > TECHNICAL_LIMITS.deviceSilentAfterS)
      out.push({
        id: `silent:${name}`,
        text: `${name} has said nothing for ${Math.floor(silentS / 60)} min.`,
      });
  }
  return out;
}

function clockText(skewMs: number, skewS: number): string {
  const way = skewMs > 0 ? 'behind' : 'ahead of';
  const size = skewS < 120 ? `${Math.round(skewS)} s` : `${Math.round(skewS / 60)} min`;
  const rest =
    skewS > TECHNICAL_LIMITS.clockWrongS
      ? 'Times here are the server’s; do not read this device’s clock.'
      : 'Times here are the server’s.';
  return `The clock of this device is ${size} ${way} the server. ${rest}`;
}

import { Decimal, type Instant } from '@titrate/quantity';
import type { DeviceReading, VitalKind } from '../device-message.ts';

/** The members of a `vital.recorded` event that a device can fill. */
interface VitalMembers {
  readonly systolicMmHg?: number;
  readonly diastolicMmHg?: number;
  readonly meanMmHg?: number;
  readonly heartRatePerMin?: number;
  readonly spo2Percent?: number;
  readonly respiratoryRatePerMin?: number;
  readonly temperatureCel?: number;
}
export type VitalMember = keyof VitalMembers;

/** Values of one device at one instant that go on the flowsheet as one row. */
export interface VitalRow {
  readonly observedAt: Instant;
  readonly members: VitalMembers;
  /** Which reading gave which member. */
  readonly from: readonly { readonly member: VitalMember; readonly reading: DeviceReading }[];
}

/** A reading that is kept and not charted by itself. `look` puts it on the work list. */
export interface LeftOut {
  readonly reading: DeviceReading;
  readonly reason: string;
  readonly look: boolean;
}

/** Member and decimal places of a row; rounded once, half away from zero, to what a chart shows. */
const MEMBER: Readonly<Record<VitalKind, readonly [VitalMember, number] | undefined>> = {
  systolic: ['systolicMmHg', 0],
  diastolic: ['diastolicMmHg', 0],
  mean: ['meanMmHg', 0],
  'heart-rate': ['heartRatePerMin', 0],
  'pulse-rate': ['heartRatePerMin', 0],
  'respiratory-rate': ['respiratoryRatePerMin', 0],
  spo2: ['spo2Percent', 1],
  temperature: ['temperatureCel', 2],
  weight: undefined,
  height: undefined,
};

const FLAG_TEXT: Readonly<Partial<Record<DeviceReading['flags'][number], string>>> = {
  implausible: 'the value cannot be right',
  questionable: 'the device itself doubts the value',
  'time-doubtful': 'the time could mean two moments',
  future: 'the time lies in the future',
  'fields-shifted': 'the fields of the row are shifted',
};

/**
 * Puts readings into rows of the flowsheet. A blood pressure is a pair of one cuff or it is not charted; two
 * channels of one measurement are two rows, so that neither hides the other; where heart rate and pulse rate
 * stand at one instant the heart rate is charted.
 */
export function vitalRows(readings: readonly DeviceReading[]): {
  readonly rows: readonly VitalRow[];
  readonly left: readonly LeftOut[];
} {
  const left: LeftOut[] = [];
  const groups = new Map<Instant, Map<VitalMember, DeviceReading>[]>();
  for (const reading of order(readings)) {
    const reason = reading.flags.map((flag) => FLAG_TEXT[flag]).find((text) => text !== undefined);
    const place = MEMBER[reading.kind];
    if (reason !== undefined) left.push({ reading, reason, look: true });
    else if (place === undefined) {
      left.push({ reading, reason: 'what was typed into a device is kept, not charted', look: false });
    } else {
      const rows = groups.get(reading.observedAt) ?? [];
      groups.set(reading.observedAt, rows);
      if (reading.kind === 'pulse-rate' && rows.some((row) => row.has('heartRatePerMin'))) {
        left.push({ reading, reason: 'the heart rate of the same moment is charted', look: false });
        continue;
      }
      const free = rows.find((row) => !row.has(place[0]) && fits(row, reading));
      if (free === undefined) rows.push(new Map([[place[0], reading]]));
      else free.set(place[0], reading);
    }
  }
  const rows: VitalRow[] = [];
  for (const [observedAt, all] of groups) {
    for (const row of all) {
      dropHalfPressures(row, left);
      if (row.size > 0) rows.push(toRow(observedAt, row));
    }
  }
  return { rows, left };
}

/** Heart rate before pulse rate, and pressures first, so that a row begins with its cuff. */
function order(readings: readonly DeviceReading[]): readonly DeviceReading[] {
  const rank = (kind: VitalKind) =>
    kind === 'systolic' || kind === 'diastolic' ? 0 : kind === 'mean' ? 1 : kind === 'pulse-rate' ? 3 : 2;
  return [...readings].sort((a, b) => rank(a.kind) - rank(b.kind));
}

/** Pressures of one row come from one cuff: their addresses differ in the last part only. */
function fits(row: ReadonlyMap<VitalMember, DeviceReading>, reading: DeviceReading): boolean {
  if (!['systolic', 'diastolic', 'mean'].includes(reading.kind)) return true;
  const other = row.get('systolicMmHg') ?? row.get('diastolicMmHg') ?? row.get('meanMmHg');
  return other === undefined || cuffOf(other) === cuffOf(reading);
}

const cuffOf = (reading: DeviceReading) => reading.subId.split('.').slice(0, -1).join('.');

function dropHalfPressures(row: Map<VitalMember, DeviceReading>, left: LeftOut[]): void {
  if (row.has('systolicMmHg') && row.has('diastolicMmHg')) return;
  for (const member of ['systolicMmHg', 'diastolicMmHg'] as const) {
    const reading = row.get(member);
    if (reading === undefined) continue;
    row.delete(member);
    left.push({
      reading,
      reason: 'a blood pressure is a pair; its other half did not come with it',
      look: true,
    });
  }
}

function toRow(observedAt: Instant, row: ReadonlyMap<VitalMember, DeviceReading>): VitalRow {
  const from = [...row].map(([member, reading]) => ({ member, reading }));
  const members = Object.fromEntries(from.map(({ member, reading }) => [member, chartValue(reading)]));
  return { observedAt, members, from };
}

/** The number a chart shows for a reading. */
export function chartValue(reading: DeviceReading): number {
  const value = Decimal.parse(reading.value);
  if (!value.ok) throw new Error('Invariant broken: a reading is a decimal');
  return value.value.round(MEMBER[reading.kind]?.[1] ?? 0).toNumber();
}

/** The member of the flowsheet that a kind of reading fills. */
export function memberOf(kind: VitalKind): VitalMember | undefined {
  return MEMBER[kind]?.[0];
}

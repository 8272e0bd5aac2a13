import { randomUUID } from 'node:crypto';
import { parseEvent, type SessionEvent, type SessionState } from '@titrate/clinical/session';
import { formatInstant, type Instant } from '@titrate/quantity';
import {
  chartValue,
  type LeftOut,
  memberOf,
  type VitalRow,
  vitalRows,
} from '../../edges/hl7/chart/vital-rows.ts';
import type { DeviceMessage, DeviceReading, PumpState } from '../../edges/hl7/index.ts';
import type { Reconciled } from '../../edges/hl7/reconcile.ts';
import type { KnownDevice } from './match-session.ts';

/** A reading that was charted before, as far as its correction needs it. */
export interface ChartedBefore {
  readonly id: string;
  readonly sessionId: string | null;
  readonly eventId: string | null;
  readonly kind: DeviceReading['kind'];
}

/** One event to append, and the readings it charts. */
export interface ChartStep {
  readonly at: Instant;
  /** Set where the session is known from what was charted before. */
  readonly sessionId: string | undefined;
  readonly readings: readonly DeviceReading[];
  readonly make: (session: { readonly id: string; readonly state: SessionState }) => SessionEvent | string;
}
export interface ChartPlan {
  readonly steps: readonly ChartStep[];
  readonly left: readonly LeftOut[];
}

/** What a message puts on the chart: rows of vital signs, corrections of earlier rows, the word of a pump. Pure. */
export function planChart(
  message: DeviceMessage,
  reconciled: Reconciled,
  before: readonly ChartedBefore[],
  device: KnownDevice | undefined,
): ChartPlan {
  const author = authorOf(message, device);
  const plain = reconciled.keep.filter(
    (one) => !one.replaces.some((id) => eventOf(before, id) !== undefined),
  );
  const fresh = vitalRows(plain.filter((one) => one.disposition !== 'conflict').map((one) => one.reading));
  const conflicts = vitalRows(
    plain.filter((one) => one.disposition === 'conflict').map((one) => one.reading),
  );
  const rows = [...fresh.rows, ...conflicts.rows].map((row) => vitalStep(row, author, undefined));
  const pump = message.pump === undefined ? [] : [pumpStep(message.pump, author)];
  const alarm =
    message.alarm === undefined || isOver(message.alarm) || device?.kind !== 'pump'
      ? []
      : [alarmStep(message.alarm, author)];
  return {
    steps: [...rows, ...correctionSteps(reconciled, before, author), ...pump, ...alarm],
    left: [...fresh.left, ...conflicts.left],
  };
}

/** Readings that staff put on a session by hand: the same rows, of the same device, with who put them there. */
export function planAttachment(
  readings: readonly DeviceReading[],
  device: Pick<KnownDevice, 'id' | 'name'>,
  sessionId: string,
  placedBy: string,
): ChartPlan {
  const { rows, left } = vitalRows(readings);
  const author: Author = { type: 'device', id: device.id.slice(0, 120), name: device.name };
  return { steps: rows.map((row) => vitalStep(row, author, sessionId, placedBy)), left };
}

type Author = Extract<SessionEvent['author'], { type: 'device' }>;

function authorOf(message: DeviceMessage, device: KnownDevice | undefined): Author {
  const id = device?.id ?? message.device.ids[0] ?? message.sender.key;
  return { type: 'device', id: id.slice(0, 120), ...(device === undefined ? {} : { name: device.name }) };
}

const eventOf = (before: readonly ChartedBefore[], id: string) =>
  before.find((one) => one.id === id && one.eventId !== null);

function vitalStep(
  row: VitalRow,
  author: Author,
  sessionId: string | undefined,
  placedBy?: string,
): ChartStep {
  return {
    at: row.observedAt,
    sessionId,
    readings: row.from.map((one) => one.reading),
    make: ({ id }) =>
      anEvent(id, author, row.observedAt, 'vital.recorded', {
        ...row.members,
        status: 'preliminary',
        deviceId: author.id,
        ...(placedBy === undefined ? {} : { note: `put on this session by ${placedBy}`.slice(0, 500) }),
      }),
  };
}

/** Corrections and withdrawals, gathered by the row they change: one row may hold several of them. */
function correctionSteps(
  reconciled: Reconciled,
  before: readonly ChartedBefore[],
  author: Author,
): readonly ChartStep[] {
  const changes = new Map<
    string,
    { sessionId: string; at: Instant; set: DeviceReading[]; drop: ChartedBefore[]; why: string }
  >();
  const changeOf = (old: ChartedBefore, at: Instant, why: string) => {
    if (old.eventId === null || old.sessionId === null) return undefined;
    const change = changes.get(old.eventId) ?? { sessionId: old.sessionId, at, set: [], drop: [], why };
    changes.set(old.eventId, change);
    return change;
  };
  for (const { reading, replaces } of reconciled.keep) {
    for (const id of replaces) {
      const old = eventOf(before, id);
      if (old !== undefined)
        changeOf(old, reading.observedAt, 'The device corrected this value')?.set.push(reading);
    }
  }
  for (const { retraction, ids } of reconciled.withdraw) {
    const why =
      retraction.reason === 'wrong-patient'
        ? 'The device says this value was of another person'
        : 'The device deleted this value';
    for (const id of ids) {
      const old = eventOf(before, id);
      if (old !== undefined) changeOf(old, retraction.observedAt, why)?.drop.push(old);
    }
  }
  return [...changes].map(([eventId, change]) => ({
    at: change.at,
    sessionId: change.sessionId,
    readings: change.set,
    make: ({ id, state }) => correctionEvent(id, state, eventId, change, author),
  }));
}

function correctionEvent(
  sessionId: string,
  state: SessionState,
  eventId: string,
  change: {
    readonly at: Instant;
    readonly set: readonly DeviceReading[];
    readonly drop: readonly ChartedBefore[];
    readonly why: string;
  },
  author: Author,
): SessionEvent | string {
  const current = state.vitals.find((vital) => vital.eventId === eventId);
  if (current === undefined) return 'the row it corrects is no longer on the chart';
  const data: Record<string, unknown> = { ...current.data };
  for (const { kind } of change.drop) {
    const member = memberOf(kind);
    if (member !== undefined) delete data[member];
  }
  for (const reading of change.set) {
    const member = memberOf(reading.kind);
    if (member !== undefined) data[member] = chartValue(reading);
  }
  const halfPair = (data['systolicMmHg'] === undefined) !== (data['diastolicMmHg'] === undefined);
  if (halfPair) {
    delete data['systolicMmHg'];
    delete data['diastolicMmHg'];
    delete data['meanMmHg'];
  }
  const nothingLeft = MEMBERS.every((member) => data[member] === undefined);
  const common = { replaces: eventId, reason: change.why };
  return anEvent(
    sessionId,
    author,
    change.at,
    'correction.made',
    nothingLeft
      ? { ...common, action: 'void' }
      : {
          ...common,
          action: 'replace',
          replacement: { kind: 'vital.recorded', observedAt: formatInstant(current.at), data },
        },
  );
}

const MEMBERS = [
  'systolicMmHg',
  'diastolicMmHg',
  'meanMmHg',
  'heartRatePerMin',
  'spo2Percent',
  'respiratoryRatePerMin',
  'etco2MmHg',
  'temperatureCel',
] as const;

/** A pump reports; the order stays what it is. */
function pumpStep(pump: PumpState, author: Author): ChartStep {
  const said = [
    pump.drugLabel,
    pump.concentrationMgPerMl === undefined ? undefined : `${pump.concentrationMgPerMl} mg/mL`,
    pump.derived.rateMgPerH === undefined ? undefined : `${pump.derived.rateMgPerH} mg/h`,
    pump.derived.givenMg === undefined ? undefined : `${pump.derived.givenMg} mg given`,
    pump.patientWeightKg === undefined ? undefined : `weight in the pump ${pump.patientWeightKg} kg`,
  ].filter((part) => part !== undefined);
  return {
    at: pump.observedAt,
    sessionId: undefined,
    readings: [],
    make: ({ id }) =>
      anEvent(id, author, pump.observedAt, 'pump.reported', {
        deviceId: author.id,
        state: isInfusing(pump) ? 'running' : 'stopped',
        ...(pump.rateMlPerH === undefined ? {} : { rateMlPerH: Number(pump.rateMlPerH) }),
        ...(pump.volumeGivenMl === undefined ? {} : { deliveredMl: Number(pump.volumeGivenMl) }),
        ...(said.length === 0 ? {} : { note: said.join(', ').slice(0, 500) }),
      }),
  };
}

/** By its own word where it has one, else by its rate. */
function isInfusing(pump: PumpState): boolean {
  if (pump.status !== undefined)
    return pump.status.includes('infusing') && !pump.status.includes('not-infusing');
  if (pump.event === 'MDC_EVT_PUMP_DELIV_START') return true;
  return pump.rateMlPerH !== undefined && Number(pump.rateMlPerH) > 0;
}

function alarmStep(alarm: NonNullable<DeviceMessage['alarm']>, author: Author): ChartStep {
  return {
    at: alarm.observedAt,
    sessionId: undefined,
    readings: [],
    make: ({ id }) =>
      anEvent(id, author, alarm.observedAt, 'pump.reported', {
        deviceId: author.id,
        state: 'alarm',
        note: alarm.text.slice(0, 500),
      }),
  };
}

/** The end of an alarm says nothing of what the pump does then; its next report does. */
function isOver(alarm: NonNullable<DeviceMessage['alarm']>): boolean {
  return alarm.state === 'inactive' || alarm.phase === 'end';
}

/** An event of a device, read by the core like any other; or the words of what is wrong with it. */
function anEvent(
  sessionId: string,
  author: Author,
  at: Instant,
  kind: string,
  data: unknown,
): SessionEvent | string {
  const parsed = parseEvent({
    id: randomUUID(),
    sessionId,
    observedAt: formatInstant(at),
    author,
    origin: 'monitor',
    kind,
    data,
  });
  return parsed.ok ? parsed.value : parsed.error.map((problem) => problem.message).join('; ');
}

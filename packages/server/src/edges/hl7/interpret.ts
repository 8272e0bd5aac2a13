import type { Instant } from '@titrate/quantity';
import type {
  DeviceIdentity,
  DeviceMessage,
  DeviceReading,
  PatientIdentifier,
  Quarantined,
  ReadingFlag,
  Retraction,
} from './device-message.ts';
import type { Header } from './message/header.ts';
import {
  componentOf,
  fieldOf,
  firstOf,
  type Message,
  repetitionsOf,
  type Segment,
  segmentOf,
} from './message/parse.ts';
import { parseTime, placeTime } from './message/time.ts';
import type { DeviceProfile, RowContext } from './observation/context.ts';
import { readRow } from './observation/row.ts';
import { type AlarmRow, readAlarm } from './pump/alarm.ts';
import { type PumpRow, readPump } from './pump/pump.ts';

export interface InterpretOptions {
  readonly receivedAt: Instant;
  readonly profile: DeviceProfile;
  /** How far a device's clock may be from ours before somebody is told (interoperability rule: 2 minutes). */
  readonly clockToleranceMs?: number;
}

/** Understands a device message: every OBX ends up as reading, retraction, pump or alarm part, or set aside with a reason. */
export function interpret(message: Message, header: Header, options: InterpretOptions): DeviceMessage {
  const { receivedAt, profile, clockToleranceMs = 120_000 } = options;
  const msh = segmentOf(message, 'MSH');
  const device = deviceOf(message, header);
  const warnings: string[] = [];
  const quarantined: Quarantined[] = [];
  const sent = parseTime(fieldOf(msh, 7), 'MSH-7');
  const sentAt = sent.ok ? sent.value : undefined;
  if (!sent.ok && fieldOf(msh, 7) !== '') warnings.push('MSH-7: the time of the message cannot be read');
  if (sentAt !== undefined) {
    const { at } = placeTime(sentAt, undefined, profile.zone, receivedAt);
    if (Math.abs(at - receivedAt) > clockToleranceMs)
      warnings.push('MSH-7: the clock of the device differs from ours by more than the tolerance');
  }
  const context: RowContext = {
    message,
    profile,
    senderKey: header.sender.key,
    deviceKey: device.ids[0] ?? '',
    sentAt,
    receivedAt,
  };
  const readings: DeviceReading[] = [];
  const retractions: Retraction[] = [];
  const pumpRows: PumpRow[] = [];
  const alarmRows: AlarmRow[] = [];
  const events: { code: string; name: string; text: string }[] = [];
  let obr: Segment | undefined;
  for (const segment of message.segments) {
    if (segment.name === 'OBR') obr = segment;
    if (segment.name !== 'OBX') continue;
    const row = readRow(context, obr, segment);
    if (row.is === 'reading') {
      readings.push(row.reading);
      warnings.push(...row.warnings);
    } else if (row.is === 'retraction') retractions.push(row.retraction);
    else if (row.is === 'quarantined') quarantined.push(row.row);
    else if (row.code.meaning.use === 'pump')
      pumpRows.push({ item: row.code.meaning.item, obx: segment, obr });
    else if (row.code.meaning.use === 'alarm')
      alarmRows.push({ item: row.code.meaning.item, obx: segment, obr });
    else {
      const text = message.delimiters.component;
      const words = fieldOf(segment, 5)
        .split(text)
        .map((_, c) => componentOf(message, fieldOf(segment, 5), c + 1));
      events.push({
        code: row.code.code,
        name: row.code.name,
        text: words.filter((word) => word !== '').join(' '),
      });
    }
  }
  const pump = readPump(context, pumpRows);
  const alarm = readAlarm(context, alarmRows);
  if (quarantined.some((row) => row.kind === 'demo'))
    warnings.push('the device is in demonstration mode: its values are made up');
  return {
    type: header.type,
    sender: header.sender,
    controlId: header.controlId,
    device,
    patientIds: patientIdsOf(message),
    patientName: patientNameOf(message),
    readings: flagTogether(readings, receivedAt + clockToleranceMs),
    retractions,
    quarantined: [...quarantined, ...pump.quarantined, ...alarm.quarantined].sort(bySegment),
    pump: pump.pump,
    alarm: alarm.alarm,
    events,
    warnings,
  };
}

/** How many people the message is about: more than one is refused, because rows could land on the wrong chart. */
export function countPatients(message: Message): number {
  return message.segments.filter((segment) => segment.name === 'PID').length;
}

/** The names a device goes by: OBX-18 (EUI-64 or id with its issuer), MSH-3, then MSH-3 and MSH-4 in words. */
export function deviceOf(message: Message, header: Pick<Header, 'sender'>): DeviceIdentity {
  const ids = new Set<string>();
  for (const segment of message.segments) {
    if (segment.name !== 'OBX') continue;
    for (const one of repetitionsOf(message, segment, 18)) {
      const [id, namespace, universal, kind] = [1, 2, 3, 4].map((c) => componentOf(message, one, c));
      if (kind === 'EUI-64' && universal) ids.add(id && id !== universal ? `${id}@${universal}` : universal);
      else if (id) ids.add(namespace ? `${id}^${namespace}` : id);
    }
  }
  const { application, applicationId, facility } = header.sender;
  if (applicationId !== '') ids.add(applicationId);
  if (application !== '') ids.add(facility === '' ? application : `${application}^${facility}`);
  const pv1 = segmentOf(message, 'PV1');
  const place = [1, 2, 3].map((c) => {
    const raw = repetitionsOf(message, pv1, 3)[0] ?? '';
    return componentOf(message, raw, c) || componentOf(message, raw, c, 2);
  });
  const location = place.some((part) => part !== '') ? place.join('^') : undefined;
  return { ids: [...ids], location };
}

function patientIdsOf(message: Message): readonly PatientIdentifier[] {
  return repetitionsOf(message, segmentOf(message, 'PID'), 3).flatMap((raw) => {
    const value = componentOf(message, raw, 1);
    if (value === '') return [];
    const authority = componentOf(message, raw, 4, 1) || componentOf(message, raw, 4, 2) || undefined;
    return [{ value, authority, type: componentOf(message, raw, 5) || undefined }];
  });
}

function patientNameOf(message: Message): string | undefined {
  const pid = segmentOf(message, 'PID');
  const family = firstOf(message, pid, 5, 1);
  const given = firstOf(message, pid, 5, 2);
  return [family, given].filter((part) => part !== '').join(', ') || undefined;
}

/** Marks what only shows when rows are seen together: a mean outside its own pressures, systolic not above diastolic. */
function flagTogether(readings: readonly DeviceReading[], latest: number): readonly DeviceReading[] {
  const at = (kind: DeviceReading['kind'], like: DeviceReading) =>
    readings.find(
      (one) => one.kind === kind && one.observedAt === like.observedAt && family(one) === family(like),
    );
  const impossible = (reading: DeviceReading): boolean => {
    if (reading.kind !== 'systolic' && reading.kind !== 'diastolic' && reading.kind !== 'mean') return false;
    const systolic = at('systolic', reading);
    const diastolic = at('diastolic', reading);
    const mean = at('mean', reading);
    const value = (one: DeviceReading) => Number(one.value);
    if (systolic !== undefined && diastolic !== undefined && value(diastolic) >= value(systolic)) return true;
    if (mean === undefined) return false;
    const outside =
      (systolic !== undefined && value(mean) > value(systolic)) ||
      (diastolic !== undefined && value(mean) < value(diastolic));
    // The pair of pressures stands on its own; only the mean is the odd one out.
    return outside && reading.kind === 'mean';
  };
  return readings.map((reading) => {
    const flags = new Set<ReadingFlag>(reading.flags);
    if (impossible(reading)) flags.add('implausible');
    if (reading.observedAt > latest) flags.add('future');
    return flags.size === reading.flags.length ? reading : { ...reading, flags: [...flags] };
  });
}

/** Readings of one cuff measurement share the address but for its last part. */
function family(reading: DeviceReading): string {
  return reading.subId.split('.').slice(0, -1).join('.');
}

function bySegment(a: Quarantined, b: Quarantined): number {
  return Number(/\d+/.exec(a.segment)?.[0] ?? 0) - Number(/\d+/.exec(b.segment)?.[0] ?? 0);
}

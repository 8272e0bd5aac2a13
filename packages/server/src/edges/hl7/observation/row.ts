import { formatInstant } from '@titrate/quantity';
import {
  type DeviceReading,
  type Quarantined,
  type ReadingFlag,
  type Retraction,
  VITAL_KINDS,
  type VitalKind,
} from '../device-message.ts';
import { componentOf, fieldOf, repetitionsOf, type Segment } from '../message/parse.ts';
import { type Understood, understand } from './codes.ts';
import { type RowContext, type RowTime, timeOf } from './context.ts';
import { meansNoReading, readNumber } from './number.ts';
import { setAside } from './set-aside.ts';
import { rowStatus, validityOf } from './status.ts';
import { convert, readUnit } from './units.ts';

/** What one OBX turned out to be. Pump and alarm rows are handed on with their meaning. */
export type Row =
  | { readonly is: 'reading'; readonly reading: DeviceReading; readonly warnings: readonly string[] }
  | { readonly is: 'retraction'; readonly retraction: Retraction }
  | { readonly is: 'quarantined'; readonly row: Quarantined }
  | {
      readonly is: 'facet';
      readonly obx: Segment;
      readonly obr: Segment | undefined;
      readonly code: Understood;
    };

/** Reads one OBX below its OBR. */
export function readRow(context: RowContext, obr: Segment | undefined, obx: Segment): Row {
  const code = codeOf(context, obx);
  if (isTreeRow(obx)) return aside(obx, 'not-charted', 'describes the device, carries no value', 5);
  const flags = repetitionsOf(context.message, obx, 8).map((one) => componentOf(context.message, one, 1));
  const validity = validityOf(flags);
  if (validity === 'demo') return aside(obx, 'demo', 'the device marks this value as made up', 8);
  if (code === 'disagrees') return aside(obx, 'refused', 'the code and its name do not belong together', 3);
  if (code === 'unknown') return aside(obx, 'not-charted', 'the code is not one that is charted here', 3);
  const status = rowStatus(fieldOf(obx, 11));
  if (status === 'unknown') return aside(obx, 'refused', 'the status is not one of the known letters', 11);
  if (status === 'no-reading' || validity === 'no-reading') {
    return aside(
      obx,
      'no-reading',
      'the device says that there is no result',
      status === 'no-reading' ? 11 : 8,
    );
  }
  if (code.meaning.use !== 'vital') return { is: 'facet', obx, obr, code };
  const time = timeOf(context, obr, obx);
  if ('unreadable' in time) {
    return aside(
      obx,
      'refused',
      `the time in ${time.unreadable} cannot be read`,
      time.unreadable === 'OBX-14' ? 14 : 7,
    );
  }
  const key = keyOf(context, code, obx, time);
  if (status === 'deleted' || status === 'wrong-patient') {
    const subId = fieldOf(obx, 4);
    const retraction = {
      key,
      code: code.code,
      subId,
      observedAt: time.at,
      reason: status,
      segment: obx.ordinal,
    };
    return { is: 'retraction', retraction };
  }
  return readVital(context, obx, {
    code,
    kind: code.meaning.kind,
    key,
    time,
    status,
    questionable: validity === 'questionable',
  });
}

interface Known {
  readonly code: Understood;
  readonly kind: VitalKind;
  readonly key: string;
  readonly time: RowTime;
  readonly status: 'preliminary' | 'corrected';
  readonly questionable: boolean;
}

function readVital(context: RowContext, obx: Segment, known: Known): Row {
  const { message, profile } = context;
  if (fieldOf(obx, 5) === '') {
    return known.status === 'corrected'
      ? aside(obx, 'refused', 'a correction without a value', 5)
      : aside(obx, 'no-reading', 'the value is empty', 5);
  }
  if (fieldOf(obx, 2) !== 'NM') return aside(obx, 'refused', 'a measurement must be of type NM', 2);
  const path = `OBX[${obx.ordinal}]-5`;
  const number = readNumber(fieldOf(obx, 5), path);
  if (!number.ok) return aside(obx, 'refused', number.error.message, 5);
  if (meansNoReading(number.value.value))
    return aside(obx, 'no-reading', 'the value is the maker\u2019s way to say "no reading"', 5);
  const unit = readUnit(message, obx, profile.units);
  if (!unit.ok) return aside(obx, 'refused', unit.error.message, 6);
  const target = VITAL_KINDS[known.kind];
  const converted = convert(number.value.value, unit.value, target);
  if (converted === undefined)
    return aside(obx, 'refused', `${unit.value} does not measure a ${known.kind}`, 6);
  const shifted = looksShifted(obx);
  const impossible = converted.isNegative() || (target === '%' && converted.toNumber() > 100);
  const flags: ReadingFlag[] = [];
  if (impossible) flags.push('implausible');
  if (known.questionable) flags.push('questionable');
  if (known.time.doubtful) flags.push('time-doubtful');
  // Where the time that stands too far along is the one we use, only the sender's habit is worth a word.
  const sameTime = fieldOf(obx, 15).slice(0, 12) === known.time.text.slice(0, 12);
  if (shifted && !sameTime) flags.push('fields-shifted');
  else if (fieldOf(obx, 11) === '') flags.push('status-missing');
  const reading: DeviceReading = {
    kind: known.kind,
    value: unit.value === target ? number.value.text : converted.toString(),
    unit: target,
    received: { value: fieldOf(obx, 5), unit: unit.value },
    observedAt: known.time.at,
    timeSource: known.time.source,
    zoneSource: known.time.zoneSource,
    timeText: known.time.text,
    code: known.code.code,
    codeName: known.code.name,
    codeSystem: known.code.system,
    subId: fieldOf(obx, 4),
    status: known.status,
    statusText: fieldOf(obx, 11),
    aperiodic: fieldOf(obx, 17).includes('APERIODIC'),
    flags,
    key: known.key,
    segment: obx.ordinal,
  };
  const warnings = shifted
    ? [
        `OBX[${obx.ordinal}]: OBX-11 is empty, a status stands in OBX-12 and a time in OBX-15; the sender seems to write one separator too many`,
      ]
    : [];
  return { is: 'reading', reading, warnings };
}

/** A row without type and value, or whose only content is its place in the device tree. */
function isTreeRow(obx: Segment): boolean {
  // A deletion may come without a value, and is one all the same.
  if (/^[CDW]$/.test(fieldOf(obx, 11))) return false;
  return (
    fieldOf(obx, 5) === '' && fieldOf(obx, 6) === '' && (fieldOf(obx, 2) === '' || fieldOf(obx, 2) === 'ST')
  );
}

function codeOf(context: RowContext, obx: Segment): Understood | 'unknown' | 'disagrees' {
  const raw = repetitionsOf(context.message, obx, 3)[0] ?? '';
  const part = (c: number) => componentOf(context.message, raw, c);
  const first = understand({ code: part(1), name: part(2), system: part(3) }, context.profile.codes);
  if (part(4) === '') return first;
  const second = understand({ code: part(4), name: part(5), system: part(6) }, context.profile.codes);
  if (first === 'disagrees' || second === 'disagrees') return 'disagrees';
  if (first === 'unknown') return second;
  if (second === 'unknown') return first;
  const same = JSON.stringify(first.meaning) === JSON.stringify(second.meaning);
  return same ? first : 'disagrees';
}

function keyOf(context: RowContext, code: Understood, obx: Segment, time: RowTime): string {
  return [
    context.senderKey,
    context.deviceKey,
    `${code.system}:${code.code}`,
    fieldOf(obx, 4),
    formatInstant(time.at),
  ].join('|');
}

/** OBX-11 empty, a status letter in OBX-12, a time in OBX-15: everything after OBX-6 stands one field too far. */
function looksShifted(obx: Segment): boolean {
  return (
    fieldOf(obx, 11) === '' &&
    fieldOf(obx, 14) === '' &&
    /^[A-Z]$/.test(fieldOf(obx, 12)) &&
    /^\d{12,}/.test(fieldOf(obx, 15))
  );
}

function aside(obx: Segment, kind: Quarantined['kind'], reason: string, field: number): Row {
  return { is: 'quarantined', row: setAside(obx, kind, reason, field) };
}

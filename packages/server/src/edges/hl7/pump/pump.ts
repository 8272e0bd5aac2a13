import { Decimal } from '@titrate/quantity';
import type { PumpState, Quarantined } from '../device-message.ts';
import { componentOf, fieldOf, repetitionsOf, type Segment } from '../message/parse.ts';
import type { PumpItem } from '../observation/codes.ts';
import { type RowContext, timeOf } from '../observation/context.ts';
import { meansNoReading, readNumber } from '../observation/number.ts';
import { setAside } from '../observation/set-aside.ts';
import { convert, type ReceivedUnit, readUnit } from '../observation/units.ts';

export interface PumpRow {
  readonly item: PumpItem;
  readonly obx: Segment;
  readonly obr: Segment | undefined;
}

const NUMERIC: Partial<Record<PumpItem, readonly ReceivedUnit[]>> = {
  concentration: ['mg/mL'],
  rate: ['mL/h'],
  'current-rate': ['mL/h'],
  'dose-rate': ['ug/kg/min', 'mg/kg/h', 'mg/h'],
  given: ['mL'],
  'to-give': ['mL'],
  left: ['mL'],
  'time-left': ['min'],
  weight: ['kg', '[lb_av]', 'g'],
};

interface Amount {
  readonly text: string;
  readonly value: Decimal;
  readonly unit: ReceivedUnit;
}

/**
 * Gathers the rows of one pump channel. A row that cannot be used is set aside and its field stays
 * absent; a message with two channels is not guessed apart.
 */
export function readPump(
  context: RowContext,
  rows: readonly PumpRow[],
): { readonly pump: PumpState | undefined; readonly quarantined: readonly Quarantined[] } {
  const first = rows[0];
  if (first === undefined) return { pump: undefined, quarantined: [] };
  const quarantined: Quarantined[] = [];
  const amounts = new Map<PumpItem, Amount>();
  const texts = new Map<PumpItem, string>();
  const refuse = (obx: Segment, reason: string, field: number) =>
    quarantined.push(setAside(obx, 'refused', reason, field));

  for (const { item, obx } of rows) {
    const allowed = NUMERIC[item];
    if (amounts.has(item) || texts.has(item)) {
      // Two values of one thing are two channels; which of them feeds this patient is not ours to guess.
      for (const row of rows) refuse(row.obx, 'the message speaks of more than one pump channel', 4);
      return { pump: undefined, quarantined };
    }
    if (allowed === undefined) {
      const text = textOf(context, obx);
      if (text !== '') texts.set(item, text);
      continue;
    }
    const amount = readAmount(context, obx, allowed);
    if ('reason' in amount) quarantined.push(amount);
    else amounts.set(item, amount);
  }
  const time = timeOf(context, first.obr, first.obx);
  if ('unreadable' in time) {
    for (const row of rows) refuse(row.obx, `the time in ${time.unreadable} cannot be read`, 14);
    return { pump: undefined, quarantined };
  }
  if (amounts.size === 0 && texts.size === 0) return { pump: undefined, quarantined };
  const text = (item: PumpItem) => amounts.get(item)?.text;
  const doseRate = amounts.get('dose-rate');
  const pump: PumpState = {
    observedAt: time.at,
    timeSource: time.source,
    zoneSource: time.zoneSource,
    event: texts.get('event'),
    status: texts.get('status'),
    drugLabel: texts.get('drug-label'),
    concentrationMgPerMl: text('concentration'),
    rateMlPerH: text('rate') ?? text('current-rate'),
    doseRate: doseRate === undefined ? undefined : { value: doseRate.text, unit: doseRate.unit },
    volumeGivenMl: text('given'),
    volumeToGiveMl: text('to-give'),
    volumeLeftMl: text('left'),
    timeLeftMin: text('time-left'),
    patientWeightKg: text('weight'),
    derived: derive(amounts),
  };
  return { pump, quarantined };
}

function readAmount(
  context: RowContext,
  obx: Segment,
  allowed: readonly ReceivedUnit[],
): Amount | Quarantined {
  if (fieldOf(obx, 5) === '') return setAside(obx, 'no-reading', 'the value is empty', 5);
  if (fieldOf(obx, 2) !== 'NM') return setAside(obx, 'refused', 'an amount must be of type NM', 2);
  const number = readNumber(fieldOf(obx, 5), '');
  if (!number.ok) return setAside(obx, 'refused', number.error.message, 5);
  if (meansNoReading(number.value.value)) {
    return setAside(obx, 'no-reading', 'the value is the maker\u2019s way to say "no reading"', 5);
  }
  if (number.value.value.isNegative()) return setAside(obx, 'refused', 'the amount is below zero', 5);
  const unit = readUnit(context.message, obx, context.profile.units);
  if (!unit.ok) return setAside(obx, 'refused', unit.error.message, 6);
  if (!allowed.includes(unit.value)) {
    return setAside(obx, 'refused', `${unit.value} is not a unit of this amount`, 6);
  }
  if (unit.value !== '[lb_av]' && unit.value !== 'g') {
    return { text: number.value.text, value: number.value.value, unit: unit.value };
  }
  const kg = convert(number.value.value, unit.value, 'kg');
  if (kg === undefined) return setAside(obx, 'refused', 'the unit cannot be converted', 6);
  return { text: kg.toString(), value: kg, unit: 'kg' };
}

function textOf(context: RowContext, obx: Segment): string {
  const raw = repetitionsOf(context.message, obx, 5)[0] ?? '';
  const name = componentOf(context.message, raw, 2);
  return fieldOf(obx, 2) === 'ST' || name === '' ? componentOf(context.message, raw, 1) : name;
}

const SIXTY = Decimal.of(60);

function derive(amounts: ReadonlyMap<PumpItem, Amount>): PumpState['derived'] {
  const concentration = amounts.get('concentration')?.value;
  const rate = (amounts.get('rate') ?? amounts.get('current-rate'))?.value;
  const given = amounts.get('given')?.value;
  const left = amounts.get('left')?.value;
  const times = (a: Decimal | undefined) =>
    a === undefined || concentration === undefined ? undefined : a.times(concentration).toString();
  const leftMin =
    left === undefined || rate === undefined || rate.isZero()
      ? undefined
      : left.times(SIXTY).over(rate, 1).toString();
  return { rateMgPerH: times(rate), givenMg: times(given), leftMg: times(left), leftMin };
}

import {
  ALERT_TABLE,
  type EventKind,
  eventsJsonSchema,
  SCALES,
  type Scale,
  type VitalParameter,
} from '@titrate/clinical/session';
import type { Json } from '@titrate/quantity';
import { type QuantityBounds, type Range, rangeOf } from '../../../kit/ui/quantity.ts';

/** The absolute bounds of one number of an event, as the core describes it. */
export function boundsOf(kind: EventKind, member: string): QuantityBounds {
  const found = boundsIn(dataSchema(kind), member);
  if (found === undefined) throw new Error(`Invariant broken: ${kind} has no number ${member}`);
  return { absolute: rangeOf(found.min, found.max) };
}

/**
 * A vital sign: refused outside what a living person can have; asked about where the alert table would call for the
 * prescriber, so a slip of a digit is noticed before it raises an alert.
 */
export function vitalBounds(member: VitalParameter): QuantityBounds {
  const { absolute } = boundsOf('vital.recorded', member);
  const usual = usualRange(member, absolute);
  return usual === undefined ? { absolute } : { absolute, usual };
}

export function scaleBounds(scale: Scale): QuantityBounds {
  const { min, max } = SCALES[scale];
  return { absolute: rangeOf(min, max) };
}

/** The one value that a number of an event can have, such as the amount of a nasal device. */
export function constantOf(kind: EventKind, member: string): number {
  const value = members(dataSchema(kind)[member])['const'];
  if (typeof value !== 'number') throw new Error(`Invariant broken: ${kind} has no constant ${member}`);
  return value;
}

function usualRange(member: VitalParameter, absolute: Range): Range | undefined {
  let { min, max } = { min: absolute.min.toNumber(), max: absolute.max.toNumber() };
  let found = false;
  for (const { criteria } of ALERT_TABLE.rules) {
    for (const { band, all } of criteria) {
      const [clause] = all;
      if (band !== 'urgent' || all.length > 1 || clause.kind !== 'value' || clause.of !== member) continue;
      found = true;
      if (clause.op === '<' || clause.op === '<=') min = Math.max(min, clause.limit);
      else max = Math.min(max, clause.limit);
    }
  }
  return found ? rangeOf(min, max) : undefined;
}

type Members = { readonly [key: string]: Json | undefined };
const members = (value: Json | undefined): Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {};

function dataSchema(kind: EventKind): Members {
  const variants = eventsJsonSchema['oneOf'];
  if (!Array.isArray(variants)) return {};
  for (const variant of variants as readonly Json[]) {
    const properties = members(members(variant)['properties']);
    if (members(properties['kind'])['const'] === kind)
      return members(members(properties['data'])['properties']);
  }
  return {};
}

function boundsIn(properties: Members, member: string): { min: number; max: number } | undefined {
  const { minimum, maximum } = members(properties[member]);
  return typeof minimum === 'number' && typeof maximum === 'number'
    ? { min: minimum, max: maximum }
    : undefined;
}

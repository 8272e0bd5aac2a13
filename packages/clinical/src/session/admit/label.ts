import type { Problem } from '@titrate/quantity';
import { lastGoodDay } from '../../ledger/expiry.ts';
import type { Replacement, SessionEvent } from '../events.ts';
import type { SessionState } from '../state.ts';

/** What was read from the label of the container a dose came from. */
export interface Label {
  readonly lot?: string | undefined;
  readonly expiry?: string | undefined;
}

/** The label read with a dose; `undefined` for whatever is no dose from a container. */
export function labelRead(fact: SessionEvent | Replacement): Label | undefined {
  switch (fact.kind) {
    case 'infusion.started':
    case 'injection.given':
    case 'device.given':
    case 'oral.given':
      return fact.data;
    default:
      return undefined;
  }
}

/**
 * DOSE-20: the expiry that is read with a dose is a day or month, and one that was read when its lot was drawn: two readings
 * of one label that differ need a third. Whether it has passed is asked where the day of the clinic is known.
 */
export function labelProblems({ drawn }: SessionState, label: Label, path = '/data'): readonly Problem[] {
  const { lot, expiry } = label;
  if (expiry === undefined) return [];
  const day = lastGoodDay(expiry, `${path}/expiry`);
  if (!day.ok) return [day.error];
  if (lot === undefined) return [];
  const readings = drawn.flatMap(({ data }) => {
    const before = data.lot === lot ? lastGoodDay(data.expiry ?? '') : undefined;
    return before?.ok === true ? [before.value] : [];
  });
  if (readings.length === 0 || readings.includes(day.value)) return [];
  return [
    {
      type: 'differs',
      message: `DOSE-20: lot ${lot} was drawn as good through ${[...new Set(readings)].join(' or ')}; read the label again`,
      path: `${path}/expiry`,
    },
  ];
}

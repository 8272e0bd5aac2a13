import type { Problem } from '@titrate/quantity';
import { lastGoodDay } from '../../ledger/expiry.ts';
import type { SessionState } from '../state.ts';

/** What was read from the label of the container a dose came from. */
interface Label {
  readonly lot?: string | undefined;
  readonly expiry?: string | undefined;
}

/**
 * DOSE-20: the expiry that is typed with a dose is a day or month, and the one that was read when the same lot was drawn:
 * two readings of one label that differ need a third. Whether it has passed is asked where the day of the clinic is known.
 */
export function labelProblems({ drawn }: SessionState, { lot, expiry }: Label): readonly Problem[] {
  if (expiry === undefined) return [];
  const path = '/data/expiry';
  const day = lastGoodDay(expiry, path);
  if (!day.ok) return [day.error];
  const readings = drawn.filter(({ data }) => data.lot === lot && data.expiry !== undefined);
  const differs = readings.find(({ data }) => {
    const before = lastGoodDay(data.expiry ?? '');
    return before.ok && before.value !== day.value;
  });
  if (differs === undefined) return [];
  return [
    {
      type: 'differs',
      message: `DOSE-20: lot ${lot} was drawn as good through ${differs.data.expiry}; read the label again`,
      path,
    },
  ];
}

import type { BookablePlan } from '@titrate/contract';
import { addMs, type Instant } from '@titrate/quantity';
import { formatSpan, formatTime } from '../../kit/format/date.ts';

const MIN = 60_000;

/** How long the chair is kept, and when it is free again, with the observation in it. */
export function StaySentence({
  plan,
  startsAt,
  zone,
}: {
  plan: BookablePlan;
  startsAt: Instant | undefined;
  zone: string;
}) {
  const parts = `dosing ${plan.durationMin === null ? 'in parts' : formatSpan(plan.durationMin * MIN)}, observation at least ${formatSpan(plan.observationMin * MIN)}`;
  return (
    <p>
      {startsAt === undefined ? (
        <>
          The chair is kept for {formatSpan(plan.stayMin * MIN)}: {parts}.
        </>
      ) : (
        <>
          From <strong>{formatTime(startsAt, zone)}</strong> to{' '}
          <strong>{formatTime(addMs(startsAt, plan.stayMin * MIN), zone)}</strong>: {parts}.
        </>
      )}
    </p>
  );
}

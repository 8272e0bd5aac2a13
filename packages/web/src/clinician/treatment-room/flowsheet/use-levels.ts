import { doseSegments, type SessionState } from '@titrate/clinical/session';
import type { Instant } from '@titrate/quantity';
import { useMemo } from 'react';
import { givenLevel, type Levels, modelFor, plannedLevel } from './level.ts';

const MIN = 60_000;
const STEP_MIN = 60;

/** Both curves, worked out anew only when the order, the doses or the length of the sheet change, not with every reading. */
export function useLevels(state: SessionState, at: Instant, until: Instant): Levels | undefined {
  const opening = state.opening?.data;
  const order = opening?.order;
  const ageYears = opening?.patient.ageYears ?? 0;
  const origin = state.firstDoseAt ?? at;
  const minutes = Math.max(STEP_MIN, Math.ceil((until - origin) / MIN / STEP_MIN) * STEP_MIN);
  const model = useMemo(() => (order === undefined ? undefined : modelFor(order)), [order]);
  const planned = useMemo(
    () => (order === undefined ? undefined : plannedLevel(order, ageYears, minutes)),
    [order, ageYears, minutes],
  );
  const segments = JSON.stringify(doseSegments(state));
  // biome-ignore lint/correctness/useExhaustiveDependencies: `segments` stands for the doses of `state`
  const given = useMemo(
    () => (order === undefined ? undefined : givenLevel(order, ageYears, minutes, doseSegments(state))),
    [order, ageYears, minutes, segments],
  );
  return useMemo(
    () =>
      model === undefined
        ? undefined
        : {
            model,
            planned,
            given,
            origin,
            warnings: [...(planned?.warnings ?? []), ...(given?.warnings ?? [])],
          },
    [model, planned, given, origin],
  );
}

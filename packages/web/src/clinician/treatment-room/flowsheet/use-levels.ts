import { doseSegments, type SessionState } from '@titrate/clinical/session';
import type { ModelSummary, PredictedCurve } from '@titrate/pk';
import type { Instant } from '@titrate/quantity';
import { useMemo } from 'react';
import { OUTLOOK_MIN } from './layout.ts';
import { givenLevel, type Levels, modelsOf, plannedLevel, type Span } from './level.ts';

const MIN = 60_000;
const STEP_MIN = 60;

interface LevelsQuestion {
  readonly state: SessionState;
  readonly at: Instant;
  readonly until: Instant;
  /** A second model beside the recommended one; empty for none. */
  readonly overlayId: string;
}

/** All curves, worked out anew only when the order, the doses or the length of the sheet change, not with every reading. */
export function useLevels({ state, at, until, overlayId }: LevelsQuestion): Levels | undefined {
  const opening = state.opening?.data;
  const order = opening?.order;
  const ageYears = opening?.patient.ageYears ?? 0;
  const origin = state.firstDoseAt ?? at;
  const farthest = Math.max(until, at + OUTLOOK_MIN * MIN);
  const minutes = Math.max(STEP_MIN, Math.ceil((farthest - origin) / MIN / STEP_MIN) * STEP_MIN);
  const models = useMemo(() => (order === undefined ? [] : modelsOf(order)), [order]);
  const spanOf = (model: ModelSummary | undefined): Span | undefined =>
    model === undefined || order === undefined ? undefined : { model, order, ageYears, minutes };
  const span = spanOf(models[0]);
  const beside = spanOf(models.slice(1).find(({ id }) => id === overlayId));
  const segments = JSON.stringify(doseSegments(state));
  const planned = useCurve(span, '', (one) => plannedLevel(one));
  const given = useCurve(span, segments, (one) => givenLevel(one, doseSegments(state)));
  const overlay = useCurve(
    beside,
    segments,
    (one) => givenLevel(one, doseSegments(state)) ?? plannedLevel(one),
  );
  const model = span?.model;
  return useMemo(
    () =>
      model === undefined
        ? undefined
        : {
            model,
            planned,
            given,
            overlay,
            origin,
            warnings: [...(planned?.warnings ?? []), ...(given?.warnings ?? [])],
          },
    [model, planned, given, overlay, origin],
  );
}

/** A curve that is worked out again only when its question changes. */
function useCurve(
  span: Span | undefined,
  doses: string,
  work: (span: Span) => PredictedCurve | undefined,
): PredictedCurve | undefined {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parts of `span` and the doses are the question
  return useMemo(
    () => (span === undefined ? undefined : work(span)),
    [span?.model, span?.order, span?.ageYears, span?.minutes, doses],
  );
}

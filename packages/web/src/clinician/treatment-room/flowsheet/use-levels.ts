import { doseSegments, type SessionState } from '@titrate/clinical/session';
import type { ModelSummary } from '@titrate/pk';
import type { Instant } from '@titrate/quantity';
import { useEffect, useMemo, useRef, useState } from 'react';
import { OUTLOOK_MIN } from './layout.ts';
import { type Levels, modelsOf, type RoomCurve, withOldBand } from './level.ts';
import { type RoomQuestion, whoseIs } from './room-levels.ts';

const MIN = 60_000;
const STEP_MIN = 60;

interface LevelsQuestion {
  readonly state: SessionState;
  readonly at: Instant;
  readonly until: Instant;
  /** A second model beside the recommended one; empty for none. */
  readonly overlayId: string;
}

type Slot = 'planned' | 'given' | 'overlay';

/** What goes to the worker, and what comes back. */
export interface RoomAsked {
  readonly slot: Slot;
  readonly question: RoomQuestion;
}

export interface RoomAnswer {
  readonly slot: Slot;
  readonly whose: string;
  readonly curve: RoomCurve | undefined;
  /** Whether the same curve follows with its band. */
  readonly isBandToCome: boolean;
}

/** All curves, asked for anew only when the order, the doses or the length of the sheet change, not with every reading. */
export function useLevels({ state, at, until, overlayId }: LevelsQuestion): Levels | undefined {
  const opening = state.opening?.data;
  const order = opening?.order;
  const ageYears = opening?.patient.ageYears ?? 0;
  const origin = state.firstDoseAt ?? at;
  const farthest = Math.max(until, at + OUTLOOK_MIN * MIN);
  const minutes = Math.max(STEP_MIN, Math.ceil((farthest - origin) / MIN / STEP_MIN) * STEP_MIN);
  const models = useMemo(() => (order === undefined ? [] : modelsOf(order)), [order]);
  const segments = doseSegments(state);
  const isGiven = segments.length > 0;
  const question = (one: ModelSummary | undefined, doses: RoomQuestion['segments']) =>
    one === undefined || order === undefined
      ? undefined
      : { modelId: one.id, order, ageYears, minutes, segments: doses };
  const model = models[0];
  const beside = models.slice(1).find(({ id }) => id === overlayId);
  const curveOf = useCurves({
    planned: question(model, undefined),
    given: isGiven ? question(model, segments) : undefined,
    overlay: question(beside, isGiven ? segments : undefined),
  });
  const [planned, given, overlay] = [curveOf('planned'), curveOf('given'), curveOf('overlay')];
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

interface RoomQuestions {
  readonly planned: RoomQuestion | undefined;
  readonly given: RoomQuestion | undefined;
  readonly overlay: RoomQuestion | undefined;
}

/** One worker for all curves of a sheet. A curve stays until the next is there, but never one of another model or person. */
function useCurves(questions: RoomQuestions): (slot: Slot) => RoomCurve | undefined {
  const [answers, setAnswers] = useState<Readonly<Partial<Record<Slot, RoomAnswer>>>>({});
  const worker = useRef<Worker>(undefined);
  useEffect(() => {
    const created = new Worker(new URL('./room-levels.worker.ts', import.meta.url), { type: 'module' });
    worker.current = created;
    created.onmessage = ({ data }: MessageEvent<RoomAnswer>) =>
      setAnswers((before) => ({ ...before, [data.slot]: after(before[data.slot], data) }));
    return () => created.terminate();
  }, []);
  useAsked(worker, 'planned', questions.planned);
  useAsked(worker, 'given', questions.given);
  useAsked(worker, 'overlay', questions.overlay);
  return (slot) => {
    const [question, answer] = [questions[slot], answers[slot]];
    return question !== undefined && answer?.whose === whoseIs(question) ? answer.curve : undefined;
  };
}

/** An answer in the place of the one before it, whose band it keeps until its own is there, where model and person are the same. */
function after(before: RoomAnswer | undefined, answer: RoomAnswer): RoomAnswer {
  const { curve, whose, isBandToCome } = answer;
  if (curve === undefined || !isBandToCome || before?.whose !== whose) return answer;
  return { ...answer, curve: withOldBand(curve, before.curve) };
}

function useAsked(
  worker: { readonly current: Worker | undefined },
  slot: Slot,
  question: RoomQuestion | undefined,
): void {
  const key = question === undefined ? '' : JSON.stringify(question);
  useEffect(() => {
    if (key === '') return;
    const asked: RoomAsked = { slot, question: JSON.parse(key) };
    worker.current?.postMessage(asked);
  }, [worker, slot, key]);
}

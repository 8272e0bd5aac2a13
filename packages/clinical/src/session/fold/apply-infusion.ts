import { Decimal, type Instant, type Problem } from '@titrate/quantity';
import { infusedMg } from '../given.ts';
import type { Halt, Infusion, RateSegment } from '../state.ts';
import type { Handler } from './apply.ts';
import { dosingOrderProblem, noteDose } from './apply-doses.ts';
import type { Draft } from './draft.ts';
import { illegal } from './legality.ts';

export const startInfusion: Handler<'infusion.started'> = (draft, fact) => {
  const problem = dosingOrderProblem(draft, fact.at, ['IV']);
  if (problem !== undefined) return problem;
  const { doseMg, rateMgPerH, rateMlPerH, concentrationMgPerMl, durationMin } = fact.data;
  draft.infusions.push({
    eventId: fact.eventId,
    startedAt: fact.at,
    doseMg,
    capMg: doseMg,
    concentrationMgPerMl,
    plannedDurationMin: durationMin,
    segments: [{ from: fact.at, to: undefined, rateMgPerH, rateMlPerH }],
    stoppedAt: undefined,
    pumpDeliveredMg: undefined,
  });
  noteDose(draft, fact.at);
  draft.phase = { name: 'dosing', since: fact.at, running: true };
  return undefined;
};

export const changeRate: Handler<'infusion.rateChanged'> = (draft, fact) => {
  const { rateMgPerH, rateMlPerH } = fact.data;
  return update(draft, fact.at, (infusion) => ({
    ...infusion,
    segments: [
      ...closed(infusion.segments, fact.at),
      { from: fact.at, to: undefined, rateMgPerH, rateMlPerH },
    ],
  }));
};

export const pauseInfusion: Handler<'infusion.paused'> = (draft, fact) => {
  const problem = update(draft, fact.at, (infusion) => ({
    ...infusion,
    segments: closed(infusion.segments, fact.at),
  }));
  if (problem !== undefined) return problem;
  const halt: Halt = {
    eventId: fact.eventId,
    at: fact.at,
    act: 'paused',
    reason: fact.data.reason,
    cause: fact.data.cause,
  };
  draft.halts.push(halt);
  draft.phase = { name: 'paused', since: fact.at, halt };
  return undefined;
};

export const resumeInfusion: Handler<'infusion.resumed'> = (draft, fact) => {
  const { rateMgPerH, rateMlPerH, remainingMg } = fact.data;
  const problem = update(draft, fact.at, (infusion) => ({
    ...infusion,
    capMg:
      remainingMg === undefined
        ? infusion.capMg
        : Math.min(infusion.capMg, infusedMg(infusion, fact.at).plus(Decimal.of(remainingMg)).toNumber()),
    segments: [...infusion.segments, { from: fact.at, to: undefined, rateMgPerH, rateMlPerH }],
  }));
  if (problem === undefined) draft.phase = { name: 'dosing', since: fact.at, running: true };
  return problem;
};

export const stopInfusion: Handler<'infusion.stopped'> = (draft, fact) => {
  const problem = update(draft, fact.at, (infusion) => ({
    ...infusion,
    segments: closed(infusion.segments, fact.at),
    stoppedAt: fact.at,
    pumpDeliveredMg: fact.data.pumpDeliveredMg,
  }));
  if (problem !== undefined) return problem;
  const { reason, cause } = fact.data;
  if (reason !== 'completed') {
    draft.halts.push({ eventId: fact.eventId, at: fact.at, act: 'stopped', reason, cause });
  }
  draft.dosingEndedAt = fact.at;
  draft.phase = { name: 'recovery', since: fact.at, dosingEndedAt: fact.at };
  return undefined;
};

function update(draft: Draft, at: Instant, change: (infusion: Infusion) => Infusion): Problem | undefined {
  const infusion = draft.infusions.at(-1);
  if (infusion === undefined || infusion.stoppedAt !== undefined) {
    return illegal('no-infusion', 'no infusion is running; start one first');
  }
  const problem = dosingOrderProblem(draft, at, ['IV']);
  if (problem !== undefined) return problem;
  draft.infusions = draft.infusions.with(-1, change(infusion));
  noteDose(draft, at);
  return undefined;
}

function closed(segments: readonly RateSegment[], at: Instant): readonly RateSegment[] {
  return segments.map((segment) => (segment.to === undefined ? { ...segment, to: at } : segment));
}

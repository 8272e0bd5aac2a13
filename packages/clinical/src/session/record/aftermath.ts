import { INCIDENT_FROM_GRADE } from '../../limits.ts';
import type { Fact, SessionState } from '../state.ts';

/** AE-RULE-1: grade 3 or more, or any seriousness criterion: an incident, and for esketamine the report to the REMS. */
export function incidentsOf(state: SessionState): readonly Fact<'adverseEvent.recorded'>[] {
  return state.adverseEvents.filter(
    ({ data }) => data.grade >= INCIDENT_FROM_GRADE || (data.seriousness ?? []).length > 0,
  );
}

/** ST-05: after a stop the next session of this patient needs a prescriber's review note first. */
export const needsReviewBeforeNextSession = (state: SessionState): boolean =>
  state.halts.some((halt) => halt.act === 'stopped' || halt.reason === 'stop-now');

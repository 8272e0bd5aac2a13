import type { Instant, Problem } from '@titrate/quantity';
import { evaluateAlerts } from '../alerts/alerts.ts';
import type { AlertTable } from '../alerts/table.ts';
import type { EventOf } from '../events.ts';
import type { SessionState } from '../state.ts';

/**
 * A chair is offered to somebody else, and taken only by oneself. Whoever takes it names every alert that is open, so
 * that none changes hands unseen (ALM-21).
 */
export function handOverProblems(
  state: SessionState,
  event: EventOf<'nurse.assigned'>,
  at: Instant,
  table: AlertTable,
): readonly Problem[] {
  const { to, accepted, openAlerts = [] } = event.data;
  if (event.author.type !== 'person' || accepted === undefined) return [];
  const own = event.author.id === to.id;
  if (!accepted) {
    return own ? [{ type: 'same-person', message: 'offer the chair to a colleague', path: '/data/to' }] : [];
  }
  if (!own)
    return [{ type: 'not-permitted', message: `${to.name} accepts under their own name`, path: '/data/to' }];
  const offered = state.handOver;
  const problems: Problem[] = [];
  if (offered !== undefined && offered.data.to.id !== to.id) {
    problems.push({
      type: 'offered-to-other',
      message: `the chair was offered to ${offered.data.to.name}; have it offered to you`,
      path: '/data/to',
    });
  }
  const unseen = evaluateAlerts(state, table, at).filter(
    (alert) => alert.state !== 'resolved' && !openAlerts.includes(alert.condition),
  );
  for (const alert of unseen) {
    problems.push({
      type: 'alert-unseen',
      message: `an alert is open that you have not seen: ${alert.what}; look again, then accept`,
      path: '/data/openAlerts',
    });
  }
  return problems;
}

/** Two people stand behind a chair only if they are two. */
export function coverProblems(state: SessionState, event: EventOf<'cover.named'>): readonly Problem[] {
  return state.nurse?.data.to.id === event.data.to.id
    ? [
        {
          type: 'same-person',
          message: 'the second person is another than the nurse of the chair',
          path: '/data/to',
        },
      ]
    : [];
}

import {
  ALERT_TABLE,
  type Alert,
  alertParameters,
  alertTableOf,
  evaluateAlerts,
  highest,
  type Parameter,
  PRIORITIES,
  type Priority,
} from '@titrate/clinical/session';
import { useAt, useCharting } from '../record/charting.tsx';

/** The alerts of this session as they stand now: the open ones, worst first, and those that are over. */
export function useOwnAlerts(): { readonly open: readonly Alert[]; readonly past: readonly Alert[] } {
  const { state } = useCharting();
  const at = useAt(1000);
  const all = evaluateAlerts(state, alertTableOf(state), at);
  return { open: worstFirst(all), past: all.filter((alert) => alert.state === 'resolved') };
}

/** Of equal ones what nobody has seen stands first, then the newest. */
const worstFirst = (all: readonly Alert[]): readonly Alert[] =>
  all
    .filter((alert) => alert.state !== 'resolved')
    .toSorted((a, b) => rank(b) - rank(a) || b.raisedAt - a.raisedAt);

const rank = (alert: Alert): number =>
  PRIORITIES.indexOf(alert.priority) * 2 + (alert.state === 'raised' ? 1 : 0);

/** Whether a person may end this alert by recording what was done. */
export const endsByHand = ({ rule }: Pick<Alert, 'rule'>): boolean =>
  ALERT_TABLE.rules.find(({ id }) => id === rule)?.endsBy === 'action';

/** Whether what was done can still go with it: with having seen it, or with ending it by hand. */
export const takesAction = (alert: Pick<Alert, 'rule' | 'state'>): boolean =>
  alert.state === 'raised' || (alert.state === 'acknowledged' && endsByHand(alert));

/** What was typed for an alert, by its id. */
export type TypedActions = { readonly [alertId: string]: string };

/** The alerts for which something was typed that cannot go with them any more. */
export const withLeftText = <A extends Pick<Alert, 'alertId' | 'rule' | 'state'>>(
  alerts: readonly A[],
  typed: TypedActions,
): readonly A[] =>
  alerts.filter((alert) => !takesAction(alert) && (typed[alert.alertId] ?? '').trim() !== '');

/** The highest priority of what is open about any of these parameters; `undefined` where nothing is. */
export const priorityAbout = (
  open: readonly Pick<Alert, 'rule' | 'priority'>[],
  parameters: readonly Parameter[],
): Priority | undefined =>
  highest(
    open
      .filter(({ rule }) => alertParameters(rule).some((one) => parameters.includes(one)))
      .map(({ priority }) => priority),
  );

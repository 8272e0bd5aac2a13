import {
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
export const worstFirst = (all: readonly Alert[]): readonly Alert[] =>
  all
    .filter((alert) => alert.state !== 'resolved')
    .toSorted((a, b) => rank(b) - rank(a) || b.raisedAt - a.raisedAt);

const rank = (alert: Alert): number =>
  PRIORITIES.indexOf(alert.priority) * 2 + (alert.state === 'raised' ? 1 : 0);

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

import type { OpenAlertView } from './open-alert.ts';

const ORDER = ['low', 'medium', 'high'] as const;

/** The alert to show first: the highest, and of equal ones the one nobody has seen. */
export const loudestOf = (alerts: readonly OpenAlertView[]): OpenAlertView | undefined =>
  byLoudness(alerts)[0];

export const byLoudness = <A extends OpenAlertView>(alerts: readonly A[]): readonly A[] =>
  alerts.toSorted((a, b) => loudness(b) - loudness(a));

export const loudness = (alert: OpenAlertView): number =>
  ORDER.indexOf(alert.priority) * 2 + (alert.state === 'raised' ? 1 : 0);

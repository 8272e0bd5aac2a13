import type { OpenAlertView } from './open-alert.ts';

const ORDER = ['low', 'medium', 'high'] as const;

/** The alert to show first: the highest, and of equal ones the one nobody has seen. */
export function loudestOf(alerts: readonly OpenAlertView[]): OpenAlertView | undefined {
  return [...alerts].sort((a, b) => weight(b) - weight(a))[0];
}

const weight = (alert: OpenAlertView): number =>
  ORDER.indexOf(alert.priority) * 2 + (alert.state === 'raised' ? 1 : 0);

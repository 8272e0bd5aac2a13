import { alertTableOf, evaluateAlerts } from '@titrate/clinical/session';
import { useAt, useCharting } from '../record/charting.tsx';

/** The conditions of the alerts that this screen shows as open: what a person has seen who accepts the chair here. */
export function useOpenConditions(): readonly string[] {
  const { state } = useCharting();
  const at = useAt(1000);
  return evaluateAlerts(state, alertTableOf(state), at).flatMap((alert) =>
    alert.state === 'resolved' ? [] : [alert.condition],
  );
}

import { formatTime } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { OrderSummary } from '../dosing/order-summary.tsx';
import { Problems } from '../problems.tsx';
import { useCharting } from '../record/charting.tsx';
import styles from '../treatment-room.module.css';
import { useOneAct } from '../use-act.ts';

/** The patient is here: the session begins. */
export function ArrivalPanel() {
  const { state, session, zone } = useCharting();
  const act = useOneAct();
  const arrived = state.arrival;
  return (
    <section className={styles.card} aria-labelledby="arrival">
      <h2 id="arrival">Arrival</h2>
      <OrderSummary />
      {arrived === undefined ? (
        <Button
          size="large"
          disabled={act.busy}
          onClick={() => void act.send({ kind: 'patient.arrived', data: {} })}
        >
          {session.patient.givenName} has arrived
        </Button>
      ) : (
        <p>Arrived at {formatTime(arrived.at, zone)}.</p>
      )}
      <Problems of={act.problems} />
    </section>
  );
}

import { useCharting } from '../record/charting.tsx';
import styles from '../treatment-room.module.css';
import { BolusForm } from './bolus-form.tsx';
import { EndDosing } from './end-dosing.tsx';
import { NasalDevices } from './nasal-devices.tsx';
import { OrderSummary } from './order-summary.tsx';
import { PartForm } from './part-form.tsx';
import { PrescriberReview } from './prescriber-review.tsx';
import { StartInfusion } from './start-infusion.tsx';

/**
 * What gives the dose, by the route of the order. It goes by what the server has: a dose that was sent and not answered
 * yet leaves its dialog open, so that a refusal is read where it was given.
 */
export function DosingPanel() {
  const { saved } = useCharting();
  const route = saved.opening?.data.order.route;
  const { phase } = saved;
  const before = phase.name === 'gate' || phase.name === 'ready';
  const dosing = phase.name === 'dosing';
  return (
    <section className={styles.card} aria-labelledby="dosing">
      <h2 id="dosing">Dose</h2>
      <OrderSummary />
      {route === 'IV' && before ? <StartInfusion /> : null}
      {route === 'IV' && (before || dosing) ? <BolusForm /> : null}
      {route === 'IM' || route === 'SC' ? <PartForm kind="injection.given" /> : null}
      {route === 'PO' || route === 'SL' ? <PartForm kind="oral.given" /> : null}
      {route === 'IN' ? <NasalDevices /> : null}
      {dosing && !phase.running ? <EndDosing /> : null}
      <PrescriberReview />
    </section>
  );
}

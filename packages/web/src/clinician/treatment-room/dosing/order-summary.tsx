import { amount } from '../chart/amounts.ts';
import { useCharting } from '../record/charting.tsx';
import { PRODUCT_WORDS, ROUTE_WORDS } from '../record/words.ts';
import room from '../treatment-room.module.css';
import styles from './dosing.module.css';

/** The confirmation sentence: drug, mg, mg/kg, weight, mL, mL/h, minutes and route together (DOSE-07). */
export function useOrderSentence(): string {
  const { state } = useCharting();
  const order = state.opening?.data.order;
  if (order === undefined) return 'No order';
  const parts = [
    `${PRODUCT_WORDS[order.product]} ${amount(order.doseMg, 'mg')} ${ROUTE_WORDS[order.route]}`,
    order.doseMgPerKg === undefined
      ? undefined
      : `${amount(order.doseMgPerKg, 'mg/kg')} for ${amount(order.weightKg, 'kg')} (${order.weightKind} weight)`,
    order.vialMgPerMl === undefined || order.drawMl === undefined
      ? undefined
      : `draw ${amount(order.drawMl, 'mL')} of ${order.vialMgPerMl} mg per mL`,
    order.finalMl === undefined || order.concentrationMgPerMl === undefined
      ? undefined
      : `in ${amount(order.finalMl, 'mL')}, ${order.concentrationMgPerMl} mg per mL`,
    order.rateMlPerH === undefined ? undefined : `at ${amount(order.rateMlPerH, 'mL/h')}`,
    order.durationMin === undefined ? undefined : `over ${amount(order.durationMin, 'min')}`,
    order.devices === undefined ? undefined : `${order.devices} nasal devices`,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

export function OrderSummary() {
  const { state, read } = useCharting();
  const sentence = useOrderSentence();
  const order = state.opening?.data.order;
  return (
    <p className={styles.order}>
      <strong>Order</strong> {sentence}.
      <span className={room.quiet}>
        {' '}
        Signed by {order?.signedBy ?? read.plan.signedBy}; protocol {order?.protocolId ?? read.plan.protocol}.
      </span>
    </p>
  );
}

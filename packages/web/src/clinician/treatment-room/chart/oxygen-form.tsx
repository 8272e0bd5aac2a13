import type { EventData } from '@titrate/clinical/session';
import { useState } from 'react';
import { formatTime } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { NO_QUANTITY, QuantityField } from '../../../kit/ui/quantity-field.tsx';
import { Problems } from '../problems.tsx';
import { useCharting } from '../record/charting.tsx';
import { optionsOf } from '../record/words.ts';
import styles from '../treatment-room.module.css';
import { useOneAct } from '../use-act.ts';
import { amount } from './amounts.ts';
import { boundsOf } from './bounds.ts';

const DEVICES: Record<NonNullable<EventData['oxygen.changed']['device']>, string> = {
  'nasal-cannula': 'Nasal cannula',
  mask: 'Mask',
  'non-rebreather': 'Non-rebreather',
  'bag-mask': 'Bag and mask',
};

/** Oxygen given or taken off; a saturation on oxygen is never read as one on room air. */
export function OxygenForm() {
  const { state, zone } = useCharting();
  const act = useOneAct();
  const [flow, setFlow] = useState(NO_QUANTITY);
  const [device, setDevice] = useState('');
  const chosen = optionsOf(DEVICES).find((one) => one.value === device)?.value;
  const last = state.oxygen.at(-1);
  const send = (flowLPerMin: number) =>
    void act
      .send({
        kind: 'oxygen.changed',
        data: { flowLPerMin, ...(chosen === undefined ? {} : { device: chosen }) },
      })
      .then((stored) => {
        if (stored) setFlow(NO_QUANTITY);
      });
  return (
    <div className={styles.quickForm}>
      <p className={styles.quiet}>
        {last === undefined || last.data.flowLPerMin === 0
          ? 'No oxygen is charted.'
          : `${amount(last.data.flowLPerMin, 'L/min')} since ${formatTime(last.at, zone)}`}
      </p>
      <QuantityField
        name="oxygen-flow"
        label="Flow"
        unit="L/min"
        dense
        bounds={boundsOf('oxygen.changed', 'flowLPerMin')}
        value={flow}
        onChange={setFlow}
      />
      <label className={styles.inlineField}>
        <span>By</span>
        <select value={device} onChange={(event) => setDevice(event.currentTarget.value)}>
          <option value="">Choose…</option>
          {optionsOf(DEVICES).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <div className={styles.row}>
        <Button
          disabled={flow.value === undefined || act.busy}
          onClick={() => {
            if (flow.value !== undefined) send(flow.value.toNumber());
          }}
        >
          Chart oxygen
        </Button>
        {last !== undefined && last.data.flowLPerMin > 0 ? (
          <Button look="secondary" disabled={act.busy} onClick={() => send(0)}>
            Oxygen off
          </Button>
        ) : null}
      </div>
      <Problems of={act.problems} />
    </div>
  );
}

import { useState } from 'react';
import { Button } from '../../../kit/ui/button.tsx';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { TextField } from '../../../kit/ui/field.tsx';
import { amount } from '../chart/amounts.ts';
import { useIdentity } from '../identity.tsx';
import { Problems } from '../problems.tsx';
import { useAt, useCharting } from '../record/charting.tsx';
import styles from '../treatment-room.module.css';
import { useOneAct } from '../use-act.ts';
import { useOrderSentence } from './order-summary.tsx';

/** The start, blocked until gate and double check allow it; the button states the act (UI-47, DOSE-07, DOSE-13). */
export function StartInfusion() {
  const { state, read, problemsOf } = useCharting();
  useAt(5000);
  const identity = useIdentity();
  const sentence = useOrderSentence();
  const act = useOneAct();
  const [open, setOpen] = useState(false);
  const [lot, setLot] = useState('');
  const [expiry, setExpiry] = useState('');
  const [pumpId, setPumpId] = useState('');
  const order = state.opening?.data.order;
  if (order === undefined) return null;
  const { doseMg, concentrationMgPerMl, finalMl, rateMlPerH, rateMgPerH, durationMin } = order;
  if (
    concentrationMgPerMl === undefined ||
    finalMl === undefined ||
    rateMlPerH === undefined ||
    rateMgPerH === undefined ||
    durationMin === undefined
  ) {
    return (
      <Problems of={['The order has no volume, rate or duration: the prescriber signs the plan again.']} />
    );
  }
  const figures = {
    doseMg,
    concentrationMgPerMl,
    volumeMl: finalMl,
    rateMlPerH,
    rateMgPerH,
    durationMin,
    ...(pumpId === '' ? {} : { pumpId }),
  };
  const data = {
    ...figures,
    ...(lot.trim() === '' ? {} : { lot: lot.trim() }),
    ...(expiry.trim() === '' ? {} : { expiry: expiry.trim() }),
  };
  // What holds the start whatever the label says; that is typed in the dialog and judged there. While the start is on its
  // way the record here runs ahead, and would hold it because of itself.
  const held = act.busy ? [] : problemsOf({ kind: 'infusion.started', data: figures });
  const isRead = lot.trim() !== '' && expiry.trim() !== '';
  const wrong =
    isRead && !act.busy && held.length === 0 ? problemsOf({ kind: 'infusion.started', data }) : [];
  const words = `Start ${amount(doseMg, 'mg')} over ${amount(durationMin, 'min')} at ${amount(rateMlPerH, 'mL/h')}`;
  const pumps = read.devices.filter((device) => device.kind === 'pump');
  return (
    <>
      <Problems title="The start is held:" of={held.map((one) => one.message)} />
      <div className={styles.row}>
        <Button size="large" disabled={act.busy || held.length > 0} onClick={() => setOpen(true)}>
          {words}
        </Button>
      </div>
      {open ? (
        <ConfirmAct
          open
          title="Start the infusion"
          act={words}
          identity={identity}
          busy={act.busy}
          disabled={!isRead || held.length > 0 || wrong.length > 0}
          problem={act.problems.length === 0 ? undefined : act.problems.join('. ')}
          onAct={() =>
            void act.send({ kind: 'infusion.started', data }).then((stored) => {
              if (stored) setOpen(false);
            })
          }
          onClose={() => setOpen(false)}
        >
          <p>{sentence}.</p>
          <TextField
            name="start-lot"
            label="Lot"
            value={lot}
            onChange={(e) => setLot(e.currentTarget.value)}
          />
          <TextField
            name="start-expiry"
            label="Expiry"
            placeholder="2027-08"
            value={expiry}
            onChange={(e) => setExpiry(e.currentTarget.value)}
          />
          <Problems of={wrong.map((one) => one.message)} />
          {pumps.length === 0 ? null : (
            <p>
              <label>
                Pump{' '}
                <select value={pumpId} onChange={(event) => setPumpId(event.currentTarget.value)}>
                  <option value="">Choose…</option>
                  {pumps.map((pump) => (
                    <option key={pump.id} value={pump.identifier}>
                      {pump.name}
                    </option>
                  ))}
                </select>
              </label>
            </p>
          )}
        </ConfirmAct>
      ) : null}
    </>
  );
}

import { due, type EventData } from '@titrate/clinical/session';
import { useState } from 'react';
import { formatTime, formatTimer } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { TextField } from '../../../kit/ui/field.tsx';
import { amount } from '../chart/amounts.ts';
import { constantOf } from '../chart/bounds.ts';
import { useIdentity } from '../identity.tsx';
import { Problems } from '../problems.tsx';
import { useAt, useCharting } from '../record/charting.tsx';
import { useOneAct } from '../use-act.ts';
import styles from './dosing.module.css';

/** Devices one after the other, with the rest between them counted down (ESK-09). */
export function NasalDevices() {
  const { state, saved, zone, problemsOf } = useCharting();
  const at = useAt(1000);
  const identity = useIdentity();
  const act = useOneAct();
  const [open, setOpen] = useState(false);
  const [lot, setLot] = useState('');
  const [expiry, setExpiry] = useState('');
  const ordered = state.opening?.data.order.devices ?? 0;
  // What is on its way keeps its number until the server has answered.
  const given = saved.nasalDevices.length;
  const number = given + 1;
  const rest = due(state, at).find((item) => item.item === 'next-device');
  const deviceMg = constantOf('device.given', 'amountMg');
  // The record knows one amount only; its parser checks it again.
  const base = { deviceNumber: number, amountMg: deviceMg } as Pick<
    EventData['device.given'],
    'deviceNumber' | 'amountMg'
  >;
  // What holds a device whatever its lot; the lot is typed in the dialog and judged there.
  const atAll =
    number > ordered || act.busy
      ? []
      : problemsOf({ kind: 'device.given', data: { ...base, lot: 'x' } }).filter(
          ({ path }) => path !== '/data/lot',
        );
  const data =
    lot.trim() === '' || expiry.trim() === ''
      ? undefined
      : { ...base, lot: lot.trim(), expiry: expiry.trim(), sprays: 2 as const };
  const held = data === undefined || act.busy ? [] : problemsOf({ kind: 'device.given', data });
  return (
    <>
      <ol className={styles.devices}>
        {Array.from({ length: ordered }, (_, index) => {
          const fact = saved.nasalDevices[index];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the devices are numbered
            <li key={index} data-given={fact !== undefined}>
              Device {index + 1}:{' '}
              {fact === undefined
                ? 'not given'
                : `${amount(fact.data.amountMg, 'mg')} at ${formatTime(fact.at, zone)}, lot ${fact.data.lot}`}
            </li>
          );
        })}
      </ol>
      {number > ordered || saved.phase.name === 'recovery' ? null : (
        <>
          {rest !== undefined && rest.at > at ? (
            <p className={styles.countdown}>
              Next device in <strong>{formatTimer(rest.at - at)}</strong>
            </p>
          ) : null}
          <Problems title="Held:" of={atAll.map((one) => one.message)} />
          <Button size="large" disabled={act.busy || atAll.length > 0} onClick={() => setOpen(true)}>
            Give device {number} of {ordered}
          </Button>
        </>
      )}
      {open ? (
        <ConfirmAct
          open
          title={`Device ${number} of ${ordered}`}
          act={`Device ${number}, ${amount(deviceMg, 'mg')}, was given`}
          identity={identity}
          busy={act.busy}
          disabled={data === undefined || held.length > 0}
          problem={act.problems.length === 0 ? undefined : act.problems.join('. ')}
          onAct={() => {
            if (data !== undefined)
              void act.send({ kind: 'device.given', data }).then((stored) => {
                if (stored) {
                  setOpen(false);
                  setLot('');
                  setExpiry('');
                }
              });
          }}
          onClose={() => setOpen(false)}
        >
          <p>esketamine, two sprays, one in each nostril.</p>
          <TextField
            name="device-lot"
            label="Lot"
            value={lot}
            onChange={(e) => setLot(e.currentTarget.value)}
          />
          <TextField
            name="device-expiry"
            label="Expiry"
            placeholder="2027-08"
            value={expiry}
            onChange={(e) => setExpiry(e.currentTarget.value)}
          />
          <Problems title="Held:" of={held.map((one) => one.message)} />
        </ConfirmAct>
      ) : null}
    </>
  );
}

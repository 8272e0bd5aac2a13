import type { ResponseOf, readHistory } from '@titrate/contract';
import { FiveStates } from '../../../kit/ui/five-states.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { timeWords } from '../entry/wire.ts';
import { Card, Unknown } from './card.tsx';
import styles from './chart.module.css';
import type { Chart } from './use-chart.ts';

export type History = ResponseOf<typeof readHistory>;
const SHOWN = 7;

/** What is taken now, and when somebody last went through it with the patient. */
export function MedicinesCard({ chart }: { readonly chart: Chart }) {
  return (
    <Card title="Medicines" more={{ path: '/history', part: 'medicines', words: 'Medicines' }}>
      <FiveStates query={chart.history} what="The medicines">
        {(history) => <Medicines history={history} />}
      </FiveStates>
    </Card>
  );
}

function Medicines({ history }: { readonly history: History }) {
  const { clinic } = useClinic();
  const current = history.medicines.filter((one) => one.status !== 'stopped');
  const { medicinesReconciled: reconciled } = history;
  return (
    <>
      {current.length === 0 ? (
        <Unknown>{reconciled?.noneKnown === true ? 'Takes none, as was said.' : 'None recorded.'}</Unknown>
      ) : (
        <ul className={styles.list}>
          {current.slice(0, SHOWN).map((one) => (
            <li key={one.id}>
              {one.name}
              {one.doseText === null ? '' : `, ${one.doseText}`}
              {one.status === 'as-needed' ? ' (as needed)' : ''}
              {one.resolved === null && one.reviewedClasses === null ? (
                <strong className={styles.mark}>Unreconciled</strong>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {current.length > SHOWN ? (
        <p className={styles.note}>
          Showing {SHOWN} of {current.length}
        </p>
      ) : null}
      <p className={styles.note}>
        {reconciled === null
          ? 'Never reconciled with the patient.'
          : `Reconciled ${timeWords(reconciled.at, clinic.zone)} by ${reconciled.by}.`}
      </p>
    </>
  );
}

import { useClinic } from '../../shell/clinic-frame.tsx';
import type { PatientRecord } from '../../shell/patient-frame.tsx';
import { Provenance } from '../entry/provenance.tsx';
import { timeWords } from '../entry/wire.ts';
import { Card, Unknown } from './card.tsx';
import styles from './chart.module.css';
import type { Chart } from './use-chart.ts';

/** Four states that never look alike: a list, none known, never asked, could not be loaded (UI-03). */
export function AllergiesCard({ record, chart }: { readonly record: PatientRecord; readonly chart: Chart }) {
  const { clinic } = useClinic();
  const reviewed = chart.history.data?.allergiesReviewed;
  const active = (chart.history.data?.allergies ?? []).filter((one) => one.status === 'active');
  return (
    <Card title="Allergies" more={{ path: '/history', part: 'allergies', words: 'Allergies' }}>
      {record.allergies.state === 'none-known' ? <p>No known allergies.</p> : null}
      {record.allergies.state === 'not-recorded' ? <Unknown>Not recorded: ask before dosing.</Unknown> : null}
      {record.allergies.state === 'known' ? (
        <ul className={styles.list}>
          {active.map((one) => (
            <li key={one.id}>
              <strong>{one.substance}</strong>
              {one.reaction === null ? '' : `, ${one.reaction}`}
              {one.criticality === 'high' ? ' (high risk)' : ''}
              <br />
              <Provenance by={one.by} recordedAt={one.recordedAt} />
            </li>
          ))}
        </ul>
      ) : null}
      {chart.history.isError ? (
        <Unknown>Details could not be loaded: do not assume there are none.</Unknown>
      ) : null}
      {chart.history.data === undefined ? null : (
        <p className={styles.note}>
          {reviewed === null || reviewed === undefined
            ? 'Never reviewed with the patient.'
            : `Reviewed ${timeWords(reviewed.at, clinic.zone)} by ${reviewed.by}.`}
        </p>
      )}
    </Card>
  );
}

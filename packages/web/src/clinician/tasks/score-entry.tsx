import {
  INSTRUMENT_IDS,
  type InstrumentId,
  instrumentById,
  isInstrumentId,
} from '@titrate/clinical/instruments';
import { listResponses, type ResponseView, recordResponse } from '@titrate/contract';
import { formatInstant } from '@titrate/quantity';
import { useState } from 'react';
import { useAct } from '../../kit/api/hooks.ts';
import { wordsOf } from '../../kit/api/problems.ts';
import { now } from '../../kit/clock/clock.ts';
import { SelectField } from '../../kit/ui/field.tsx';
import { toast } from '../../kit/ui/toasts.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import type { PatientRecord } from '../shell/patient-frame.tsx';
import { ItemEntry } from './item-entry.tsx';
import styles from './tasks.module.css';

type Mode = 'clinician' | 'proxy' | 'score-entry';

const MODES: readonly { readonly value: Mode; readonly label: string }[] = [
  { value: 'clinician', label: 'Asked or rated by me now' },
  { value: 'score-entry', label: 'Copied from a form the patient filled in today' },
  { value: 'proxy', label: 'Filled in for the patient, by someone who knows them' },
];

const RECORDABLE: readonly InstrumentId[] = INSTRUMENT_IDS.filter((id) => {
  const { items, scoring } = instrumentById(id);
  return items.length > 0 && scoring.kind !== 'not-scored';
});

/** Any instrument, item by item, as a clinician rates it or copies it. The server scores it; here it is previewed. */
export function ScoreEntry({ record }: { record: PatientRecord }) {
  const { clinic } = useClinic();
  const [instrument, setInstrument] = useState<InstrumentId>();
  const [mode, setMode] = useState<Mode>();
  const [round, setRound] = useState(0);
  const [id, setId] = useState(() => crypto.randomUUID());
  const [stored, setStored] = useState<ResponseView>();
  const save = useAct(recordResponse, { refreshes: [listResponses] });
  const params = { clinicId: clinic.id, patientId: record.patient.id };
  const sex = record.patient.sexAtBirth;
  return (
    <section className={styles.entry}>
      <div className={styles.pair}>
        <SelectField
          name="instrument"
          label="Form"
          value={instrument ?? ''}
          options={RECORDABLE.map((value) => ({
            value,
            label: `${instrumentById(value).shortTitle}: ${instrumentById(value).measures}`,
          }))}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            setInstrument(isInstrumentId(chosen) ? chosen : undefined);
            setStored(undefined);
            setRound(round + 1);
          }}
        />
        <SelectField
          name="mode"
          label="How it was filled in"
          value={mode ?? ''}
          options={MODES}
          onChange={(event) => setMode(MODES.find(({ value }) => value === event.currentTarget.value)?.value)}
        />
      </div>
      {stored === undefined ? null : (
        <p role="status">
          Saved: {instrumentById(instrument ?? 'phq9').shortTitle}, total {stored.score.total ?? 'none'}.
        </p>
      )}
      {instrument === undefined || mode === undefined ? (
        <p className={styles.note}>Choose the form and how it was filled in. Nothing is preselected.</p>
      ) : (
        <ItemEntry
          key={`${instrument} ${round}`}
          instrument={instrument}
          context={instrument === 'audit_c' && (sex === 'female' || sex === 'male') ? { sex } : {}}
          busy={save.isPending}
          problem={save.isError ? wordsOf(save.error) : undefined}
          onSave={(answers, extra) =>
            save.mutate(
              {
                params,
                body: {
                  id,
                  instrument,
                  answers: [...answers],
                  ...(instrument === 'audit_c'
                    ? { context: { sex: sex === 'female' || sex === 'male' ? sex : 'absent' } }
                    : {}),
                  extra: { ...extra },
                  mode,
                  completedAt: formatInstant(now()),
                },
              },
              {
                onSuccess: (answer) => {
                  setStored(answer);
                  setId(crypto.randomUUID());
                  setRound(round + 1);
                  toast('The form is saved');
                },
              },
            )
          }
        />
      )}
    </section>
  );
}

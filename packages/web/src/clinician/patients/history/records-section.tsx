import { RECORDS, type RecordId } from '@titrate/clinical/rules';
import { saveRecord } from '@titrate/contract';
import { formatInstant } from '@titrate/quantity';
import { useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { now } from '../../../kit/clock/clock.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { SelectField, TextAreaField } from '../../../kit/ui/field.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import entry from '../entry/entry.module.css';
import { EntryForm } from '../entry/entry-form.tsx';
import { Provenance } from '../entry/provenance.tsx';
import { momentOf, readMoment, WhenField } from '../entry/when-field.tsx';
import styles from './history.module.css';
import type { History } from './history-context.tsx';
import { RowActs, Section } from './section.tsx';
import { HistoryTable } from './table.tsx';
import { CHART, useEntry } from './use-entry.ts';
import { headWords, optionsOf } from './words.ts';

type Filed = History['records'][number];

/** Made by signing elsewhere; filing them by hand would say something that nobody signed. */
const SIGNED_ELSEWHERE: Readonly<Partial<Record<RecordId, string>>> = {
  psychiatricAssessment: 'Signed under Examinations',
  physicalExamination: 'Signed under Examinations',
  treatmentConsent: 'Signed under Consent',
  offLabelConsent: 'Signed under Consent',
};

interface Row {
  readonly id: RecordId;
  readonly title: string;
  readonly outcomes: readonly string[];
  /** Newest first. */
  readonly filed: readonly Filed[];
}

/** Every item of the work-up: its last outcome with its day, or that nobody filed it. */
export function RecordsSection({ history }: { readonly history: History }) {
  const [filing, setFiling] = useState<RecordId>();
  const rows: readonly Row[] = RECORDS.map(({ id, title, outcomes }) => ({
    id,
    title,
    outcomes,
    filed: history.records.filter((record) => record.recordId === id),
  }));
  const row = rows.find((one) => one.id === filing);
  return (
    <Section title="Work-up">
      <HistoryTable
        caption="Work-up"
        rows={rows}
        rowKey={(one) => one.id}
        empty="Nothing to file."
        open={
          row === undefined
            ? undefined
            : { key: row.id, form: <RecordForm row={row} onDone={() => setFiling(undefined)} /> }
        }
        columns={[
          { id: 'title', title: 'Item', cell: (one) => one.title },
          { id: 'outcome', title: 'Last outcome', cell: (one) => <Last row={one} /> },
          {
            id: 'acts',
            title: 'Change',
            cell: (one) => (
              <RowActs>
                {SIGNED_ELSEWHERE[one.id] === undefined ? (
                  <Button
                    look="quiet"
                    size="small"
                    aria-label={`File ${one.title}`}
                    onClick={() => setFiling(one.id)}
                  >
                    File
                  </Button>
                ) : (
                  <span className={styles.soft}>{SIGNED_ELSEWHERE[one.id]}</span>
                )}
              </RowActs>
            ),
          },
        ]}
      />
    </Section>
  );
}

function Last({ row }: { readonly row: Row }) {
  const [last, ...before] = row.filed;
  if (last === undefined) return <span className={styles.unasked}>Not filed</span>;
  return (
    <>
      <Entry filed={last} />
      {before.length === 0 ? null : (
        <details className={styles.corrected}>
          <summary>{before.length} before</summary>
          <ol>
            {before.map((one) => (
              <li key={one.id}>
                <Entry filed={one} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function Entry({ filed }: { readonly filed: Filed }) {
  return (
    <>
      <strong>{headWords(filed.outcome)}</strong>
      {filed.note === '' ? '' : `: ${filed.note}`}{' '}
      <Provenance by={filed.by} recordedAt={filed.recordedAt} observedAt={filed.at} />
    </>
  );
}

function RecordForm({ row, onDone }: { readonly row: Row; readonly onDone: () => void }) {
  const { clinic } = useClinic();
  const { id, params, problems, handlers } = useEntry(onDone);
  const save = useAct(saveRecord, { refreshes: CHART });
  const [outcome, setOutcome] = useState('');
  const [note, setNote] = useState('');
  const [when, setWhen] = useState(() => momentOf(now(), clinic.zone));
  const send = () => {
    const at = readMoment(when, clinic.zone);
    const missing = [
      ...(outcome === '' ? [{ field: 'outcome', message: 'Choose the outcome' }] : []),
      ...(at === undefined ? [{ field: 'at', message: 'Enter the day and the time' }] : []),
    ];
    if (missing.length > 0 || at === undefined) return problems.show(missing);
    problems.clear();
    save.mutate({ params, body: { id, recordId: row.id, outcome, note, at: formatInstant(at) } }, handlers);
  };
  return (
    <EntryForm
      title={row.title}
      act="File this outcome"
      busy={save.isPending}
      problems={problems}
      onSubmit={send}
      onCancel={onDone}
    >
      <SelectField
        name="outcome"
        label="Outcome"
        options={optionsOf(row.outcomes)}
        value={outcome}
        error={problems.of('outcome')}
        onChange={(event) => setOutcome(event.currentTarget.value)}
      />
      <WhenField
        name="at"
        label="Done on"
        zone={clinic.zone}
        value={when}
        error={problems.of('at')}
        onChange={setWhen}
      />
      <div className={entry.wide}>
        <TextAreaField
          name="note"
          label="Note"
          optional
          rows={2}
          maxLength={4000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
    </EntryForm>
  );
}

import { bandLabel, flagLabel, isFlagCode, isInstrumentId, score } from '@titrate/clinical/instruments';
import { listResponses, type ResponseView } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { useState } from 'react';
import { useCall } from '../../kit/api/hooks.ts';
import { formatDateTime } from '../../kit/format/date.ts';
import { useLive } from '../../kit/live/use-live.tsx';
import { Button } from '../../kit/ui/button.tsx';
import { DataTable } from '../../kit/ui/data-table.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { useTexts } from '../shell/clinic-texts.ts';
import type { PatientRecord } from '../shell/patient-frame.tsx';
import { formTitle } from './forms.ts';
import { itemRows } from './item-rows.ts';
import styles from './tasks.module.css';
import { MODE_WORDS } from './words.ts';

/** Every filled-in form with its score, newest first; one key away its answers item by item. */
export function Responses({ record }: { record: PatientRecord }) {
  const { clinic } = useClinic();
  const params = { clinicId: clinic.id, patientId: record.patient.id };
  const responses = useCall(listResponses, { params, query: {} });
  const [open, setOpen] = useState<string>();
  useLive('patients', record.patient.id, () => void responses.refetch());
  return (
    <FiveStates query={responses} what="The answers">
      {(data) => {
        const shown = data.responses.find(({ id }) => id === open);
        if (shown !== undefined) return <OneResponse response={shown} onClose={() => setOpen(undefined)} />;
        return (
          <DataTable
            caption="Filled-in forms"
            rows={data.responses.toReversed()}
            rowKey={(row) => row.id}
            searchText={(row) => formTitle(row.instrument)}
            empty={<EmptyState title="No form was filled in yet" />}
            columns={[
              {
                id: 'form',
                title: 'Form',
                cell: (row) => (
                  <Button look="quiet" size="small" onClick={() => setOpen(row.id)}>
                    {formTitle(row.instrument)}
                  </Button>
                ),
              },
              { id: 'when', title: 'Filled in', cell: (row) => timeOf(row.completedAt, clinic.zone) },
              { id: 'total', title: 'Total', align: 'end', cell: (row) => row.score.total ?? 'No total' },
              { id: 'band', title: 'Band', cell: bandOf },
              { id: 'flags', title: 'Flags', cell: flagsOf },
              { id: 'how', title: 'How', cell: (row) => `${MODE_WORDS[row.mode]}, ${row.by}` },
            ]}
          />
        );
      }}
    </FiveStates>
  );
}

function OneResponse({ response, onClose }: { response: ResponseView; onClose: () => void }) {
  const { clinic } = useClinic();
  const rows = itemRows(response, useTexts());
  return (
    <section aria-labelledby="response-title">
      <div className={`${styles.moves} no-print`}>
        <Button look="secondary" onClick={onClose}>
          All forms
        </Button>
        <Button look="secondary" onClick={() => window.print()}>
          Print
        </Button>
      </div>
      <h2 id="response-title">
        {formTitle(response.instrument)}, {timeOf(response.completedAt, clinic.zone)}
      </h2>
      <p>
        {response.score.total === null ? 'No total' : `Total ${response.score.total}`} · {bandOf(response)} ·{' '}
        {flagsOf(response) || 'no flags'} · {MODE_WORDS[response.mode]}, {response.by} · definition{' '}
        {response.score.version}
      </p>
      <p className={styles.note}>{sameAgain(response)}</p>
      <DataTable
        caption="Items"
        rows={rows}
        rowKey={(row) => row.key}
        pageSize={100}
        columns={[
          { id: 'item', title: 'Item', cell: (row) => row.question },
          { id: 'answer', title: 'Answer', cell: (row) => row.answer },
          { id: 'value', title: 'Value', align: 'end', cell: (row) => row.value ?? '–' },
        ]}
      />
    </section>
  );
}

/** Scores are reproducible from stored answers and version (OUT-04): said here, so that a difference is seen. */
function sameAgain(response: ResponseView): string {
  const again = score({ instrument: response.instrument, answers: response.answers });
  if (!again.ok || again.value.version !== response.score.version) {
    return 'Scored with a definition that this screen does not hold: shown as stored.';
  }
  return again.value.total === response.score.total
    ? 'Scored again from the stored answers: the same total.'
    : `Scored again from the stored answers alone: ${again.value.total ?? 'no total'}. The stored score knew more, such as sex or schooling.`;
}

function bandOf({ instrument, score: { band } }: ResponseView): string {
  return isInstrumentId(instrument)
    ? (bandLabel(instrument, band, 'clinician') ?? 'No band')
    : (band ?? 'No band');
}

function flagsOf({ score: { flags } }: ResponseView): string {
  return flags.map((flag) => (isFlagCode(flag) ? flagLabel(flag, 'clinician') : flag)).join('; ');
}

function timeOf(text: string, zone: string): string {
  const at = parseInstant(text);
  return at.ok ? formatDateTime(at.value, zone) : 'Not known';
}

import { instrumentById, isInstrumentId } from '@titrate/clinical/instruments';
import { factById, indicationById, recordById } from '@titrate/clinical/rules';
import type { ImportPreview } from '@titrate/contract';
import type { ReactNode } from 'react';
import { type Column, DataTable } from '../../kit/ui/data-table.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { Tabs } from '../../kit/ui/tabs.tsx';
import { dateWords, timeWords } from '../patients/entry/wire.ts';
import { useClinic } from '../shell/clinic-frame.tsx';
import { VITAL_WORDS } from './vital-words.ts';

/** What lands where, one tab a list, each with its count and every row. */
export function Landing({ preview }: { readonly preview: ImportPreview }) {
  const { clinic } = useClinic();
  const zone = clinic.zone;
  const tab = (id: string, title: string, n: number, content: ReactNode) => ({
    id,
    title: `${title} (${n})`,
    content: n === 0 ? <EmptyState title={`No ${title.toLowerCase()} in this record`} /> : content,
  });
  return (
    <section aria-labelledby="lands">
      <h2 id="lands">What lands on the chart</h2>
      <Tabs
        label="What lands on the chart"
        tabs={[
          tab('conditions', 'Conditions', preview.conditions.length, <Conditions preview={preview} />),
          tab('medicines', 'Medicines', preview.medicines.length, <Medicines preview={preview} />),
          tab('allergies', 'Allergies', preview.allergies.length, <Allergies preview={preview} />),
          tab('vitals', 'Vital signs', preview.vitals.length, <Vitals preview={preview} zone={zone} />),
          tab('labs', 'Laboratory', preview.labs.length, <Labs preview={preview} zone={zone} />),
          tab('forms', 'Questionnaires', preview.instruments.length, <Forms preview={preview} zone={zone} />),
          tab('facts', 'History answers', preview.facts.length, <Facts preview={preview} zone={zone} />),
          tab('records', 'Work-up', preview.records.length, <Records preview={preview} zone={zone} />),
        ]}
      />
    </section>
  );
}

interface Shown {
  readonly preview: ImportPreview;
}
interface Timed extends Shown {
  readonly zone: string;
}

/** Rows of an import have no identity of their own: their place in the list is it. */
interface Numbered<T> {
  readonly row: T;
  readonly key: string;
}

function Rows<T>({
  caption,
  rows,
  columns,
  text,
}: {
  readonly caption: string;
  readonly rows: readonly T[];
  readonly columns: readonly Column<T>[];
  readonly text: (row: T) => string;
}) {
  const numbered = rows.map((row, index): Numbered<T> => ({ row, key: String(index) }));
  return (
    <DataTable
      caption={caption}
      rows={numbered}
      rowKey={({ key }) => key}
      searchText={({ row }) => text(row)}
      pageSize={15}
      columns={columns.map(({ cell, ...column }) => ({
        ...column,
        cell: ({ row }: Numbered<T>) => cell(row),
      }))}
    />
  );
}

function Conditions({ preview }: Shown) {
  return (
    <Rows
      caption="Conditions"
      rows={preview.conditions}
      text={(row) => row.name}
      columns={[
        { id: 'name', title: 'Condition', cell: (row) => row.name },
        { id: 'code', title: 'Code', cell: (row) => row.code ?? 'None' },
        { id: 'status', title: 'Status', cell: (row) => row.status },
        { id: 'onset', title: 'Since', cell: (row) => dateWords(row.onsetAt) },
        {
          id: 'use',
          title: 'Counts for',
          cell: (row) =>
            [
              ...row.facts.map((id) => factById(id)?.clinicianLabel ?? id),
              ...row.indications.map((id) => `Indication: ${indicationById(id)?.title ?? id}`),
            ].join('; ') || 'The list of conditions only',
        },
      ]}
    />
  );
}

function Medicines({ preview }: Shown) {
  return (
    <Rows
      caption="Medicines"
      rows={preview.medicines}
      text={(row) => row.name}
      columns={[
        { id: 'name', title: 'Medicine', cell: (row) => row.name },
        { id: 'dose', title: 'Dose', cell: (row) => row.doseText ?? 'Not recorded' },
        { id: 'status', title: 'Status', cell: (row) => row.status },
        {
          id: 'known',
          title: 'Known as',
          cell: (row) => row.ingredients?.join(' + ') ?? 'Unreconciled: somebody must look it up',
        },
      ]}
    />
  );
}

function Allergies({ preview }: Shown) {
  return (
    <Rows
      caption="Allergies"
      rows={preview.allergies}
      text={(row) => row.substance}
      columns={[
        { id: 'substance', title: 'Substance', cell: (row) => row.substance },
        { id: 'criticality', title: 'Risk', cell: (row) => row.criticality ?? 'Not recorded' },
        { id: 'status', title: 'Status', cell: (row) => row.status },
      ]}
    />
  );
}

function Vitals({ preview, zone }: Timed) {
  return (
    <Rows
      caption="Vital signs"
      rows={preview.vitals}
      text={(row) => timeWords(row.observedAt, zone)}
      columns={[
        { id: 'at', title: 'Observed', cell: (row) => timeWords(row.observedAt, zone) },
        {
          id: 'values',
          title: 'Values',
          cell: (row) =>
            Object.entries(row.values)
              .map(([name, value]) => {
                const words = VITAL_WORDS[name];
                return words === undefined ? `${name} ${value}` : `${words.label} ${value} ${words.unit}`;
              })
              .join(', '),
        },
      ]}
    />
  );
}

function Labs({ preview, zone }: Timed) {
  return (
    <Rows
      caption="Laboratory"
      rows={preview.labs}
      text={(row) => `${row.name} ${row.code}`}
      columns={[
        { id: 'name', title: 'Test', cell: (row) => row.name },
        { id: 'code', title: 'LOINC', cell: (row) => row.code },
        { id: 'value', title: 'Result', align: 'end', cell: (row) => row.valueText },
        { id: 'unit', title: 'Unit', cell: (row) => row.unit ?? '' },
        { id: 'at', title: 'Observed', cell: (row) => timeWords(row.observedAt, zone) },
        { id: 'use', title: 'Rules read it', cell: (row) => (row.measurement === null ? 'No' : 'Yes') },
      ]}
    />
  );
}

function Forms({ preview, zone }: Timed) {
  return (
    <Rows
      caption="Questionnaires"
      rows={preview.instruments}
      text={(row) => row.instrument}
      columns={[
        {
          id: 'name',
          title: 'Form',
          cell: (row) =>
            isInstrumentId(row.instrument) ? instrumentById(row.instrument).shortTitle : row.instrument,
        },
        { id: 'total', title: 'Total', align: 'end', cell: (row) => row.total },
        { id: 'at', title: 'Answered', cell: (row) => timeWords(row.at, zone) },
      ]}
    />
  );
}

function Facts({ preview, zone }: Timed) {
  return (
    <Rows
      caption="History answers"
      rows={preview.facts}
      text={(row) => factById(row.factId)?.clinicianLabel ?? row.factId}
      columns={[
        {
          id: 'fact',
          title: 'Question',
          cell: (row) => factById(row.factId)?.clinicianLabel ?? row.factId,
        },
        { id: 'value', title: 'Answer', cell: (row) => row.value },
        { id: 'at', title: 'Observed', cell: (row) => timeWords(row.observedAt, zone) },
      ]}
    />
  );
}

function Records({ preview, zone }: Timed) {
  return (
    <Rows
      caption="Work-up"
      rows={preview.records}
      text={(row) => row.recordId}
      columns={[
        { id: 'record', title: 'Item', cell: (row) => recordById(row.recordId)?.title ?? row.recordId },
        { id: 'outcome', title: 'Outcome', cell: (row) => row.outcome },
        { id: 'at', title: 'Done', cell: (row) => timeWords(row.at, zone) },
      ]}
    />
  );
}

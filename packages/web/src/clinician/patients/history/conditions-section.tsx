import { saveCondition } from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { SelectField, TextField } from '../../../kit/ui/field.tsx';
import { DateField, NO_DATE, storedDate, type TypedDate } from '../entry/date-field.tsx';
import { EntryForm } from '../entry/entry-form.tsx';
import { Provenance } from '../entry/provenance.tsx';
import { dateWords, dayStart } from '../entry/wire.ts';
import { Corrected, Removed } from './corrected.tsx';
import { type History, useEarlier } from './history-context.tsx';
import { RowActs, Section } from './section.tsx';
import { HistoryTable } from './table.tsx';
import { CHART, useEntry } from './use-entry.ts';
import { headWords, optionsOf } from './words.ts';

type Condition = History['conditions'][number];
const STATUS = ['active', 'resolved', 'unknown', 'entered-in-error'] as const;
type Status = (typeof STATUS)[number];
const statusOf = (text: string): Status | undefined => STATUS.find((one) => one === text);

/** Diagnoses, active first, with their codes. */
export function ConditionsSection({ history }: { readonly history: History }) {
  const earlier = useEarlier();
  const [correcting, setCorrecting] = useState<string>();
  const rank = (one: Condition) => (one.clinicalStatus === 'active' ? 0 : 1);
  const rows = history.conditions.toSorted((a, b) => rank(a) - rank(b));
  const row = rows.find((one) => one.id === correcting);
  const close = () => setCorrecting(undefined);
  return (
    <Section
      title="Conditions"
      add="Add a condition"
      form={(onDone) => <ConditionForm onDone={onDone} />}
      state={`${rows.filter((one) => one.clinicalStatus === 'active').length} active of ${rows.length}`}
    >
      <HistoryTable
        caption="Conditions"
        rows={rows}
        rowKey={(one) => one.id}
        empty="None recorded."
        open={
          row === undefined
            ? undefined
            : { key: row.id, form: <ConditionForm corrects={row} onDone={close} /> }
        }
        columns={[
          {
            id: 'name',
            title: 'Condition',
            cell: (one) => (
              <>
                <strong>{one.name}</strong>
                <Corrected
                  replaces={one.replaces}
                  earlier={earlier?.conditions}
                  describe={(before) => `${before.name}, ${headWords(before.clinicalStatus)}`}
                />
              </>
            ),
          },
          { id: 'status', title: 'Status', cell: (one) => headWords(one.clinicalStatus) },
          { id: 'onset', title: 'Since', cell: (one) => dateWords(one.onsetAt) },
          {
            id: 'abated',
            title: 'Until',
            cell: (one) => (one.abatedAt === null ? '' : dateWords(one.abatedAt)),
          },
          { id: 'code', title: 'Code', cell: (one) => one.code ?? 'None' },
          {
            id: 'by',
            title: 'Recorded',
            cell: (one) => <Provenance by={one.by} recordedAt={one.recordedAt} />,
          },
          {
            id: 'acts',
            title: 'Change',
            cell: (one) => (
              <RowActs>
                <Button
                  look="quiet"
                  size="small"
                  aria-label={`Correct ${one.name}`}
                  onClick={() => setCorrecting(one.id)}
                >
                  Correct
                </Button>
              </RowActs>
            ),
          },
        ]}
      />
      <Removed
        entries={earlier?.conditions}
        isRemoval={(one) => one.clinicalStatus === 'entered-in-error'}
        describe={(one) => one.name}
      />
    </Section>
  );
}

function ConditionForm({ corrects, onDone }: { readonly corrects?: Condition; readonly onDone: () => void }) {
  const { id, params, problems, handlers } = useEntry(onDone);
  const save = useAct(saveCondition, { refreshes: CHART });
  const [name, setName] = useState(corrects?.name ?? '');
  const [status, setStatus] = useState<Status | undefined>(statusOf(corrects?.clinicalStatus ?? ''));
  const [onset, setOnset] = useState<TypedDate>(dayIn(corrects?.onsetAt ?? null));
  const [abated, setAbated] = useState<TypedDate>(dayIn(corrects?.abatedAt ?? null));
  const send = () => {
    const unread = (field: string, typed: TypedDate) =>
      typed.text !== '' && typed.date === undefined
        ? [{ field, message: 'Write the month as a word, such as 02-Jun-1984' }]
        : [];
    const missing = [
      ...(name.trim() === '' ? [{ field: 'name', message: 'Enter the condition' }] : []),
      ...(status === undefined ? [{ field: 'status', message: 'Say whether it is active' }] : []),
      ...unread('onset', onset),
      ...unread('abated', abated),
    ];
    if (missing.length > 0 || status === undefined) return problems.show(missing);
    problems.clear();
    const sameName = corrects?.name === name;
    save.mutate(
      {
        params,
        body: {
          id,
          replaces: corrects?.id ?? null,
          name,
          // A code belongs to the words it came with.
          system: sameName ? (corrects?.system ?? null) : null,
          code: sameName ? (corrects?.code ?? null) : null,
          clinicalStatus: status,
          onsetAt: onset.date === undefined ? null : dayStart(onset.date),
          abatedAt: abated.date === undefined ? null : dayStart(abated.date),
        },
      },
      handlers,
    );
  };
  return (
    <EntryForm
      title={corrects === undefined ? 'Add a condition' : `Correct ${corrects.name}`}
      act={corrects === undefined ? 'Add this condition' : 'Save the correction'}
      busy={save.isPending}
      problems={problems}
      onSubmit={send}
      onCancel={onDone}
    >
      <TextField
        name="name"
        label="Condition"
        autoComplete="off"
        value={name}
        error={problems.of('name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <SelectField
        name="status"
        label="Status"
        options={optionsOf(STATUS.filter((one) => corrects !== undefined || one !== 'entered-in-error'))}
        value={status ?? ''}
        error={problems.of('status')}
        onChange={(event) => setStatus(statusOf(event.currentTarget.value))}
      />
      <DateField
        name="onset"
        label="Since"
        optional
        value={onset}
        error={problems.of('onset')}
        onChange={setOnset}
      />
      <DateField
        name="abated"
        label="Until"
        optional
        value={abated}
        error={problems.of('abated')}
        onChange={setAbated}
      />
    </EntryForm>
  );
}

const dayIn = (at: string | null): TypedDate => (at === null ? NO_DATE : storedDate(dateWords(at)));

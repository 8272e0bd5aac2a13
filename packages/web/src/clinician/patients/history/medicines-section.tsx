import { reconcile, saveMedicine } from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { wordsOf } from '../../../kit/api/problems.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { toast, toastFailure } from '../../../kit/ui/toasts.tsx';
import { useClinic, useToday } from '../../shell/clinic-frame.tsx';
import { usePatientParams } from '../../shell/patient-frame.tsx';
import { Provenance } from '../entry/provenance.tsx';
import { dateWords, dayStart, timeWords } from '../entry/wire.ts';
import { Corrected, Removed } from './corrected.tsx';
import styles from './history.module.css';
import { type History, useEarlier } from './history-context.tsx';
import { MedicineForm } from './medicine-form.tsx';
import { RowActs, Section } from './section.tsx';
import { HistoryTable } from './table.tsx';
import { CHART } from './use-entry.ts';
import { headWords, plainWords } from './words.ts';

export type Medicine = History['medicines'][number];

/** What is taken and what was stopped, what the product knows of each, and when the list was gone through. */
export function MedicinesSection({ history }: { readonly history: History }) {
  const { clinic } = useClinic();
  const earlier = useEarlier();
  const [correcting, setCorrecting] = useState<string>();
  const rank = (one: Medicine) => (one.status === 'stopped' ? 1 : 0);
  const rows = history.medicines.toSorted((a, b) => rank(a) - rank(b));
  const current = rows.filter((one) => one.status !== 'stopped').length;
  const { medicinesReconciled: done } = history;
  return (
    <Section
      title="Medicines"
      state={
        done === null
          ? 'Never reconciled with the patient.'
          : `Reconciled ${timeWords(done.at, clinic.zone)} by ${done.by}${done.noneKnown ? ': takes none' : ''}.`
      }
      add="Add a medicine"
      form={(onDone) => <MedicineForm onDone={onDone} />}
      acts={<ReconcileButton isEmpty={current === 0} />}
    >
      <HistoryTable
        caption="Medicines"
        rows={rows}
        rowKey={(row) => row.id}
        empty={done?.noneKnown === true ? 'The patient said that they take none.' : 'None recorded.'}
        open={openForm(rows, correcting, () => setCorrecting(undefined))}
        columns={[
          {
            id: 'name',
            title: 'Medicine',
            cell: (row) => (
              <>
                <strong>{row.name}</strong>
                {row.doseText === null ? '' : `, ${row.doseText}`}
                <Corrected
                  replaces={row.replaces}
                  earlier={earlier?.medicines}
                  describe={(one) => describe(one)}
                />
              </>
            ),
          },
          {
            id: 'daily',
            title: 'A day',
            align: 'end',
            cell: (row) => (row.dailyDoseMg === null ? 'Not recorded' : `${row.dailyDoseMg}\u00a0mg`),
          },
          {
            id: 'status',
            title: 'Status',
            cell: (row) =>
              row.status === 'stopped' && row.stoppedAt !== null
                ? `Stopped ${dateWords(row.stoppedAt)}`
                : headWords(row.status),
          },
          { id: 'class', title: 'Known as', cell: (row) => <KnownAs row={row} /> },
          { id: 'since', title: 'Since', cell: (row) => dateWords(row.startedAt) },
          {
            id: 'last',
            title: 'Last taken',
            cell: (row) => timeWords(row.lastTakenAt, clinic.zone),
          },
          {
            id: 'by',
            title: 'Recorded',
            cell: (row) => <Provenance by={row.by} recordedAt={row.recordedAt} />,
          },
          {
            id: 'acts',
            title: 'Change',
            cell: (row) => <Acts row={row} onCorrect={() => setCorrecting(row.id)} />,
          },
        ]}
      />
      <Removed
        entries={earlier?.medicines}
        isRemoval={(one) => one.status === 'entered-in-error'}
        describe={(one) => describe(one)}
      />
    </Section>
  );
}

const describe = (one: {
  readonly name: string;
  readonly doseText: string | null;
  readonly status: string;
}) => [one.name, one.doseText, plainWords(one.status)].filter((part) => part !== null).join(', ');

function openForm(rows: readonly Medicine[], correcting: string | undefined, onDone: () => void) {
  const row = rows.find((one) => one.id === correcting);
  return row === undefined
    ? undefined
    : { key: row.id, form: <MedicineForm corrects={row} onDone={onDone} /> };
}

/** Ingredient and classes; a name nobody knows is marked until somebody says what it is. */
function KnownAs({ row }: { readonly row: Medicine }) {
  if (row.reviewedClasses !== null)
    return (
      <span className={styles.chips}>
        {row.reviewedClasses.length === 0 ? 'In none of the classes' : null}
        {row.reviewedClasses.map((one) => (
          <span key={one} className={styles.chip}>
            {plainWords(one)}
          </span>
        ))}
        <span className={styles.soft}>looked up by a clinician</span>
      </span>
    );
  if (row.resolved === null) return <span className={styles.mark}>Unreconciled</span>;
  return (
    <span className={styles.chips}>
      {row.resolved.ingredients.join(' + ')}
      {row.resolved.classes.map((one) => (
        <span key={one} className={styles.chip}>
          {plainWords(one)}
        </span>
      ))}
    </span>
  );
}

function Acts({ row, onCorrect }: { readonly row: Medicine; readonly onCorrect: () => void }) {
  const params = usePatientParams();
  const today = useToday();
  const save = useAct(saveMedicine, { refreshes: CHART });
  const [ids] = useState(() => ({ stop: crypto.randomUUID(), remove: crypto.randomUUID() }));
  const { name, rxnorm, doseText, dailyDoseMg, lastTakenAt, reviewedClasses, startedAt, stoppedAt } = row;
  const same = { name, rxnorm, doseText, dailyDoseMg, lastTakenAt, reviewedClasses, startedAt, stoppedAt };
  const send = (
    change: { id: string; status: 'stopped' | 'entered-in-error'; stoppedAt?: string },
    said: string,
  ) =>
    save.mutate(
      { params, body: { ...same, replaces: row.id, ...change } },
      { onSuccess: () => toast(said), onError: (error) => toastFailure(wordsOf(error)) },
    );
  return (
    <RowActs>
      <Button look="quiet" size="small" aria-label={`Correct ${name}`} onClick={onCorrect}>
        Correct
      </Button>
      {row.status === 'stopped' ? null : (
        <Button
          look="quiet"
          size="small"
          aria-label={`Stopped: ${name}`}
          disabled={save.isPending}
          onClick={() =>
            send({ id: ids.stop, status: 'stopped', stoppedAt: dayStart(today) }, `${name} is stopped`)
          }
        >
          Stopped
        </Button>
      )}
      <Button
        look="quiet"
        size="small"
        aria-label={`Error: ${name}`}
        disabled={save.isPending}
        onClick={() => send({ id: ids.remove, status: 'entered-in-error' }, `${name} is marked as an error`)}
      >
        Error
      </Button>
    </RowActs>
  );
}

function ReconcileButton({ isEmpty }: { readonly isEmpty: boolean }) {
  const params = usePatientParams();
  const act = useAct(reconcile, { refreshes: CHART });
  return (
    <Button
      look="secondary"
      size="small"
      disabled={act.isPending}
      onClick={() =>
        act.mutate(
          { params, body: { id: crypto.randomUUID(), kind: 'medicines', noneKnown: isEmpty } },
          { onSuccess: () => toast('Reconciled'), onError: (error) => toastFailure(wordsOf(error)) },
        )
      }
    >
      {isEmpty ? 'The patient takes no medicines' : 'Gone through with the patient'}
    </Button>
  );
}

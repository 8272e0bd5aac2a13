import { Link } from '@tanstack/react-router';
import { listPatients, type PatientRow, Stage } from '@titrate/contract';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useCall, useInvalidate } from '../../../kit/api/hooks.ts';
import { useLive } from '../../../kit/live/use-live.tsx';
import { Button, buttonClass } from '../../../kit/ui/button.tsx';
import { type Column, DataTable } from '../../../kit/ui/data-table.tsx';
import { FiveStates } from '../../../kit/ui/five-states.tsx';
import { EmptyState } from '../../../kit/ui/states.tsx';
import { STATUS } from '../../../kit/ui/status.ts';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { Page } from '../../shell/app-shell.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { timeWords } from '../entry/wire.ts';
import { Born, PatientLink } from './patient-name.tsx';
import styles from './patients.module.css';
import { searchWords } from './search-words.ts';

const PER_PAGE = 25;

/** What was looked for last in this tab; not in the address, which would put names into the browser's history (SEC-17). */
let lastSearch: { readonly q: string; readonly stage: Stage | undefined } = { q: '', stage: undefined };

/** Everyone with a chart: found by name, birth date, record number or telephone (ADM-02). */
export function PatientsPage() {
  const { clinic, user } = useClinic();
  const [q, setQ] = useState(lastSearch.q);
  const [stage, setStage] = useState(lastSearch.stage);
  const settled = useSettled(q.trim(), 200);
  // The places where the pages before this one began.
  const [trail, setTrail] = useState<readonly (string | undefined)[]>([undefined]);
  const after = trail.at(-1);
  const change = (next: { q?: string; stage?: Stage | undefined }) => {
    if (next.q !== undefined) setQ(next.q);
    if ('stage' in next) setStage(next.stage);
    setTrail([undefined]);
    lastSearch = { q: next.q ?? q, stage: 'stage' in next ? next.stage : stage };
  };
  const patients = useCall(listPatients, {
    params: { clinicId: clinic.id },
    query: {
      limit: PER_PAGE,
      ...(settled === '' ? {} : { q: searchWords(settled) }),
      ...(stage === undefined ? {} : { stage }),
      ...(after === undefined ? {} : { after }),
    },
  });
  const invalidate = useInvalidate();
  useLive('patients', undefined, () => invalidate(listPatients));
  const mayAdd = user.roles.some((role) => role !== 'auditor');
  const isFiltered = settled !== '' || stage !== undefined;
  return (
    <Page>
      <header className={styles.head}>
        <h1>Patients</h1>
        {mayAdd ? <AddLinks /> : null}
      </header>
      {/* biome-ignore lint/a11y/useSemanticElements: the search element is not known to all screen readers yet */}
      <div role="search" className={styles.tools}>
        <SearchBox value={q} onChange={(text) => change({ q: text })} />
        <StageFilter value={stage} onChange={(one) => change({ stage: one })} />
      </div>
      <FiveStates
        query={patients}
        what="The list of patients"
        isEmpty={({ total }) => total === 0}
        empty={isFiltered ? <NobodyMatches mayAdd={mayAdd} /> : <NobodyYet mayAdd={mayAdd} />}
      >
        {({ patients: rows, total, next }) => (
          <>
            <DataTable
              caption="Patients"
              rows={rows}
              rowKey={(row) => row.id}
              columns={columnsFor(clinic.zone)}
              pageSize={PER_PAGE}
              total={total}
            />
            {trail.length === 1 && next === null ? null : (
              <nav className={styles.paging} aria-label="Pages of patients">
                <Button
                  look="secondary"
                  size="small"
                  disabled={trail.length === 1}
                  onClick={() => setTrail(trail.slice(0, -1))}
                >
                  Previous
                </Button>
                <span>
                  Page {trail.length} of {Math.max(1, Math.ceil(total / PER_PAGE))}
                </span>
                <Button
                  look="secondary"
                  size="small"
                  disabled={next === null}
                  onClick={() => setTrail([...trail, next ?? undefined])}
                >
                  Next
                </Button>
              </nav>
            )}
          </>
        )}
      </FiveStates>
    </Page>
  );
}

function SearchBox({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const toFirstRow = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    const first = document.querySelector<HTMLElement>('main table tbody a');
    if (first === null) return;
    event.preventDefault();
    first.focus();
  };
  return (
    <label className={styles.search}>
      <span>Name, birth date, record number or telephone</span>
      <input
        type="search"
        autoComplete="off"
        value={value}
        maxLength={100}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={toFirstRow}
      />
    </label>
  );
}

function StageFilter({
  value,
  onChange,
}: {
  value: Stage | undefined;
  onChange: (stage: Stage | undefined) => void;
}) {
  return (
    <label className={styles.stage}>
      <span>Stage</span>
      <select
        value={value ?? ''}
        onChange={(event) => onChange(Stage.options.find((one) => one === event.currentTarget.value))}
      >
        <option value="">All stages</option>
        {Stage.options.map((stage) => (
          <option key={stage} value={stage}>
            {STATUS[stage].word}
          </option>
        ))}
      </select>
    </label>
  );
}

const columnsFor = (zone: string): readonly Column<PatientRow>[] => [
  {
    id: 'name',
    title: 'Name',
    cell: (row) => (
      <>
        <PatientLink patient={row} />
        <Marks row={row} />
      </>
    ),
  },
  { id: 'born', title: 'Born (age)', cell: (row) => <Born birthDate={row.birthDate} /> },
  { id: 'record', title: 'Record', cell: (row) => <span className="no-break">{row.recordNumber}</span> },
  { id: 'phone', title: 'Telephone', cell: (row) => row.phone ?? 'Not recorded' },
  { id: 'stage', title: 'Stage', cell: (row) => <StatusBadge status={row.stage} /> },
  {
    id: 'last',
    title: 'Last visit',
    cell: (row) => (row.lastSessionAt === null ? 'None' : timeWords(row.lastSessionAt, zone)),
  },
  {
    id: 'next',
    title: 'Next visit',
    cell: (row) => (row.nextSessionAt === null ? 'None booked' : timeWords(row.nextSessionAt, zone)),
  },
];

const RECORD_WORDS = { inactive: 'Inactive record', deceased: 'Deceased', test: 'Test patient' } as const;

/** What must be seen before the row is opened: in words and pattern, not colour alone (UI-06, UI-07). */
function Marks({ row }: { readonly row: PatientRow }) {
  return (
    <span className={styles.marks}>
      {row.openRisk ? <span className={styles.risk}>Open risk task</span> : null}
      {row.similarName ? <span className={styles.similar}>Similar name on this list</span> : null}
      {row.status === 'active' ? null : <span className={styles.inactive}>{RECORD_WORDS[row.status]}</span>}
    </span>
  );
}

function AddLinks() {
  const { clinic, user } = useClinic();
  const params = { clinicId: clinic.id };
  const mayImport = user.roles.some((role) => ['owner', 'prescriber', 'nurse'].includes(role));
  return (
    <span className={styles.adds}>
      {mayImport ? (
        <Link className={buttonClass({ look: 'secondary' })} to="/$clinicId/imports" params={params}>
          Import a record
        </Link>
      ) : null}
      <Link className={buttonClass()} to="/$clinicId/patients/new" params={params}>
        New patient
      </Link>
    </span>
  );
}

function NobodyYet({ mayAdd }: { readonly mayAdd: boolean }) {
  return (
    <EmptyState title="No patients yet" action={mayAdd ? <AddLinks /> : undefined}>
      A chart begins with an enquiry, an imported record, or a name and a birth date.
    </EmptyState>
  );
}

function NobodyMatches({ mayAdd }: { readonly mayAdd: boolean }) {
  return (
    <EmptyState title="Nobody matches" action={mayAdd ? <AddLinks /> : undefined}>
      Search by the beginning of a name, by birth date such as 02-Jun-1984, by record number, or by at least
      four digits of a telephone number.
    </EmptyState>
  );
}

/** The value once it has not changed for a while. */
function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

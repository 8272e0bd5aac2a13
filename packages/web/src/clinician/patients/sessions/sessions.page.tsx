import { Link } from '@tanstack/react-router';
import { type SessionRow, sessionsOfDay } from '@titrate/contract';
import { Decimal, formatAmount } from '@titrate/quantity';
import { useCall } from '../../../kit/api/hooks.ts';
import { buttonClass } from '../../../kit/ui/button.tsx';
import { type Column, DataTable } from '../../../kit/ui/data-table.tsx';
import { FiveStates } from '../../../kit/ui/five-states.tsx';
import { EmptyState } from '../../../kit/ui/states.tsx';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { PatientFrame, usePatientParams } from '../../shell/patient-frame.tsx';
import { timeWords } from '../entry/wire.ts';

/** Every session of the patient, booked, running and past. */
export function PatientSessionsPage() {
  return <PatientFrame section="sessions">{() => <Sessions />}</PatientFrame>;
}

function Sessions() {
  const { clinicId, patientId } = usePatientParams();
  const { clinic } = useClinic();
  const sessions = useCall(sessionsOfDay, { params: { clinicId }, query: { patientId } });
  const book = (
    <Link className={buttonClass()} to="/$clinicId/schedule" params={{ clinicId }}>
      Open the schedule
    </Link>
  );
  return (
    <>
      <h1>Sessions</h1>
      <FiveStates
        query={sessions}
        what="The sessions"
        isEmpty={({ sessions: rows }) => rows.length === 0}
        empty={
          <EmptyState title="No sessions yet" action={book}>
            A session is booked from a signed plan.
          </EmptyState>
        }
      >
        {({ sessions: rows }) => (
          <DataTable
            caption="Sessions"
            rows={rows.toSorted((a, b) => Date.parse(b.startsAt) - Date.parse(a.startsAt))}
            rowKey={(row) => row.id}
            columns={columnsFor(clinic.id, clinic.zone)}
            tools={book}
          />
        )}
      </FiveStates>
    </>
  );
}

// A running sum has more decimals than anybody can measure.
const mg = (value: number) => formatAmount(Decimal.of(value).round(1), 'mg');

const columnsFor = (clinicId: string, zone: string): readonly Column<SessionRow>[] => [
  {
    id: 'number',
    title: 'Session',
    cell: (row) => (
      <Link to={`/$clinicId/sessions/${row.id}`} params={{ clinicId }}>
        {row.number} of {row.sessionsPlanned}
      </Link>
    ),
  },
  { id: 'at', title: 'Begins', cell: (row) => timeWords(row.startsAt, zone) },
  { id: 'phase', title: 'Phase', cell: (row) => <StatusBadge status={row.phase} /> },
  {
    id: 'drug',
    title: 'Drug',
    cell: (row) => `${row.product === 'ketamine' ? 'ketamine (racemic)' : 'esketamine'} ${row.route}`,
  },
  { id: 'planned', title: 'Planned', align: 'end', cell: (row) => mg(row.doseMg) },
  {
    id: 'given',
    title: 'Given',
    align: 'end',
    cell: (row) => (row.summary === null ? 'Not recorded' : mg(row.summary.givenMg)),
  },
  { id: 'chair', title: 'Chair', cell: (row) => row.chair?.label ?? 'None' },
  { id: 'nurse', title: 'Nurse', cell: (row) => row.nurse?.name ?? 'Nobody assigned' },
];

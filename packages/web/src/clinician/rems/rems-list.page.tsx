import { Link } from '@tanstack/react-router';
import { listRemsForms, type RemsFormRow } from '@titrate/contract';
import { useCall } from '../../kit/api/hooks.ts';
import { formatDay } from '../../kit/format/date.ts';
import { type Column, DataTable } from '../../kit/ui/data-table.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { StatusBadge } from '../../kit/ui/status-badge.tsx';
import { Page } from '../shell/app-shell.tsx';
import { useClinic, useToday } from '../shell/clinic-frame.tsx';
import styles from './rems.module.css';
import { leftWords, nameWords, stateWords } from './rems-words.ts';

/** The monitoring forms of the clinic; nothing leaves the top before the REMS has accepted it. */
export function RemsListPage() {
  const { clinic } = useClinic();
  const today = useToday();
  const forms = useCall(listRemsForms, { params: { clinicId: clinic.id } }, { refetchEveryMs: 60_000 });
  return (
    <Page>
      <h1>REMS monitoring forms</h1>
      <p className={styles.lead}>
        Every esketamine session owes one form within seven calendar days. Signing a session does not send it.
      </p>
      <FiveStates
        query={forms}
        what="The list of forms"
        isEmpty={({ forms: rows }) => rows.length === 0}
        empty={
          <EmptyState title="No form is due">
            One appears here with the first device of an esketamine session.
          </EmptyState>
        }
      >
        {({ forms: rows, open, overdue }) => (
          <>
            <p role="status">
              <strong>{open}</strong> not accepted yet
              {overdue === 0 ? '' : `, ${overdue} overdue: the next session needs a prescriber’s reason`}
            </p>
            <DataTable
              caption="Forms"
              rows={rows}
              rowKey={(row) => row.sessionId}
              searchText={(row) => `${nameWords(row)} ${row.patient.recordNumber}`}
              columns={columnsFor(clinic.id, today)}
            />
          </>
        )}
      </FiveStates>
    </Page>
  );
}

const columnsFor = (clinicId: string, today: string): readonly Column<RemsFormRow>[] => [
  {
    id: 'patient',
    title: 'Patient',
    cell: (row) => (
      <>
        <Link to="/$clinicId/rems-forms/$sessionId" params={{ clinicId, sessionId: row.sessionId }}>
          {nameWords(row)}
        </Link>
        <br />
        <small>
          born {formatDay(row.patient.birthDate)}, record {row.patient.recordNumber}
        </small>
      </>
    ),
  },
  {
    id: 'session',
    title: 'Session',
    cell: (row) => `${row.number}, ${formatDay(row.sessionOn)}`,
  },
  {
    id: 'due',
    title: 'Due',
    cell: (row) => (
      <>
        {formatDay(row.dueOn)}
        {row.urgency === null ? null : (
          <>
            <br />
            <small className={styles.left} data-urgency={row.urgency}>
              {leftWords(row.dueOn, today)}
            </small>
          </>
        )}
      </>
    ),
  },
  {
    id: 'state',
    title: 'State',
    cell: (row) => {
      const { status, word } = stateWords(row);
      return <StatusBadge status={status} word={word} />;
    },
  },
];

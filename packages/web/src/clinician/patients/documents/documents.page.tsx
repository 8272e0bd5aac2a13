import {
  afterCarePdf,
  listConsents,
  readDecisions,
  sessionRecordPdf,
  sessionsOfDay,
  urlOf,
} from '@titrate/contract';
import type { ReactNode } from 'react';
import { readOf, useAskEarly, useCall } from '../../../kit/api/hooks.ts';
import { type Column, DataTable } from '../../../kit/ui/data-table.tsx';
import { FiveStates } from '../../../kit/ui/five-states.tsx';
import { EmptyState } from '../../../kit/ui/states.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { PatientFrame, usePatientParams } from '../../shell/patient-frame.tsx';
import { CONSENT_WORDS } from '../chart/consents-card.tsx';
import { timeWords } from '../entry/wire.ts';

interface Document {
  readonly id: string;
  readonly title: ReactNode;
  readonly kind: string;
  readonly at: string;
  readonly by: string;
}

/** Records that can be read, printed or handed over. */
export function DocumentsPage() {
  const params = usePatientParams();
  useAskEarly(readOf(listConsents, { params }), readOf(readDecisions, { params }));
  return <PatientFrame section="documents">{() => <Documents />}</PatientFrame>;
}

function Documents() {
  const params = usePatientParams();
  const { clinicId, patientId } = params;
  const { clinic } = useClinic();
  const sessions = useCall(sessionsOfDay, { params: { clinicId }, query: { patientId } });
  const consents = useCall(listConsents, { params });
  const decisions = useCall(readDecisions, { params });
  return (
    <>
      <h1>Documents</h1>
      <FiveStates query={sessions} what="The documents">
        {({ sessions: rows }) => {
          const ofSessions = rows
            .filter((row) => row.phase === 'discharged' || row.phase === 'closed')
            .flatMap((row): readonly Document[] => {
              const at = { at: row.startsAt, by: row.nurse?.name ?? 'Nobody assigned' };
              const ids = { clinicId, sessionId: row.id };
              return [
                {
                  ...at,
                  id: `${row.id}-record`,
                  kind: 'Session record',
                  title: <a href={urlOf(sessionRecordPdf.path, ids)}>Record of session {row.number} (PDF)</a>,
                },
                {
                  ...at,
                  id: `${row.id}-care`,
                  kind: 'After-care sheet',
                  title: <a href={urlOf(afterCarePdf.path, ids)}>After-care of session {row.number} (PDF)</a>,
                },
              ];
            });
          const ofConsents = (consents.data?.consents ?? []).map(
            (one): Document => ({
              id: one.id,
              kind: 'Consent',
              title: `${CONSENT_WORDS[one.state]}: ${one.product} ${one.route}, text ${one.documentVersion}`,
              at: one.signedAt,
              by: `${one.patientSignedName}, explained by ${one.explainedBy}`,
            }),
          );
          const ofDecisions = (decisions.data?.assessments ?? []).map(
            (one): Document => ({
              id: one.id,
              kind: 'Assessment',
              title: `Assessment for ${one.product} ${one.route}`,
              at: one.signedAt,
              by: `${one.signedBy}${one.credentials === '' ? '' : `, ${one.credentials}`}`,
            }),
          );
          const all = [...ofSessions, ...ofConsents, ...ofDecisions].sort(
            (a, b) => Date.parse(b.at) - Date.parse(a.at),
          );
          return (
            <>
              {consents.isError || decisions.isError ? (
                <p role="status">Consents or assessments could not be loaded; this list is not complete.</p>
              ) : null}
              <DataTable
                caption="Documents"
                rows={all}
                rowKey={(row) => row.id}
                columns={columnsFor(clinic.zone)}
                searchText={(row) => `${row.kind} ${row.by}`}
                empty={
                  <EmptyState title="No documents yet">
                    Session records, after-care sheets, consents and signed assessments appear here.
                  </EmptyState>
                }
              />
            </>
          );
        }}
      </FiveStates>
    </>
  );
}

const columnsFor = (zone: string): readonly Column<Document>[] => [
  { id: 'title', title: 'Document', cell: (row) => row.title },
  { id: 'kind', title: 'Kind', cell: (row) => row.kind },
  { id: 'at', title: 'Date', cell: (row) => timeWords(row.at, zone) },
  { id: 'by', title: 'By', cell: (row) => row.by },
];

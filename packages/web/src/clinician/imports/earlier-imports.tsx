import { Link } from '@tanstack/react-router';
import { listImports } from '@titrate/contract';
import { useCall } from '../../kit/api/hooks.ts';
import { DataTable } from '../../kit/ui/data-table.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { timeWords } from '../patients/entry/wire.ts';
import { useClinic } from '../shell/clinic-frame.tsx';

/** What was imported before. */
export function EarlierImports() {
  const { clinic } = useClinic();
  const imports = useCall(listImports, { params: { clinicId: clinic.id }, query: {} });
  return (
    <section aria-labelledby="earlier-imports">
      <h2 id="earlier-imports">Earlier imports</h2>
      <FiveStates query={imports} what="The earlier imports">
        {({ imports: rows }) => (
          <DataTable
            caption="Earlier imports"
            rows={rows}
            rowKey={(row) => row.id}
            pageSize={10}
            empty={<EmptyState title="Nothing was imported yet" />}
            columns={[
              {
                id: 'file',
                title: 'File',
                cell: (row) =>
                  row.patientId === null ? (
                    row.fileName
                  ) : (
                    <Link
                      to="/$clinicId/patients/$patientId"
                      params={{ clinicId: clinic.id, patientId: row.patientId }}
                    >
                      {row.fileName}
                    </Link>
                  ),
              },
              { id: 'at', title: 'When', cell: (row) => timeWords(row.at, clinic.zone) },
              { id: 'taken', title: 'Taken', align: 'end', cell: (row) => row.counts.taken },
              { id: 'not', title: 'Not taken', align: 'end', cell: (row) => row.counts.notTaken },
            ]}
          />
        )}
      </FiveStates>
    </section>
  );
}

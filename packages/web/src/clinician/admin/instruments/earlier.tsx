import type { InstrumentId } from '@titrate/clinical/instruments';
import type { Wording } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { formatDateTime } from '../../../kit/format/date.ts';
import { DataTable } from '../../../kit/ui/data-table.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { languageWords } from './standing.ts';

/** What was in force before: kept, so that the words behind an old answer can be found. */
export function Earlier({ instrument, wording }: { instrument: InstrumentId; wording: Wording }) {
  const { clinic } = useClinic();
  const rows = wording.earlier.filter((one) => one.instrument === instrument);
  if (rows.length === 0) return null;
  const time = (text: string) => {
    const at = parseInstant(text);
    return at.ok ? formatDateTime(at.value, clinic.zone) : 'Not known';
  };
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier">Earlier wording</h2>
      <DataTable
        caption="Earlier wording"
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { id: 'language', title: 'Language', cell: (row) => languageWords(row.language) },
          {
            id: 'licence',
            title: 'Licence',
            cell: (row) => `${row.licence.holder}, ${row.licence.reference}`,
          },
          { id: 'from', title: 'Imported', cell: (row) => `${time(row.importedAt)}, ${row.importedBy}` },
          { id: 'to', title: 'Ended', cell: (row) => `${time(row.endedAt)}, ${row.endedBy}` },
          {
            id: 'how',
            title: 'How',
            cell: (row) => (row.ended === 'replaced' ? 'Replaced' : `Removed: ${row.reason}`),
          },
          { id: 'hash', title: 'Fingerprint', cell: (row) => <code>{row.contentHash.slice(0, 12)}</code> },
        ]}
      />
    </section>
  );
}

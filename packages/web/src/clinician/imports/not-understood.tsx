import type { ImportPreview } from '@titrate/contract';
import { count } from '../../kit/format/text.ts';
import { DataTable } from '../../kit/ui/data-table.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import styles from './imports.module.css';

type Note = ImportPreview['notUnderstood'][number];

const KIND_WORDS = {
  fault: 'Could not be used',
  remark: 'Used, with a remark',
  'not-kept': 'Not kept here',
} as const;
const RANK = { fault: 0, remark: 1, 'not-kept': 2 } as const;

/** Everything that is not on the chart, or not all of it, with the reason and the place in the document. */
export function NotUnderstood({ notes }: { readonly notes: readonly Note[] }) {
  const numbered = notes
    .toSorted((a, b) => RANK[a.kind] - RANK[b.kind])
    .map((note, index) => ({ ...note, key: String(index) }));
  return (
    <section aria-labelledby="not-understood" className={styles.section}>
      <h2 id="not-understood">
        Not on the chart, or not all of it: {count(notes.length, 'entry', 'entries')}
      </h2>
      <DataTable
        caption="Entries not understood"
        rows={numbered}
        rowKey={({ key }) => key}
        searchText={(row) => `${row.resourceType} ${row.reason} ${row.path} ${KIND_WORDS[row.kind]}`}
        empty={<EmptyState title="Everything was understood" />}
        columns={[
          { id: 'kind', title: 'What happened', cell: (row) => KIND_WORDS[row.kind] },
          { id: 'type', title: 'Resource', cell: (row) => row.resourceType },
          { id: 'reason', title: 'Reason', cell: (row) => row.reason },
          { id: 'path', title: 'Place in the document', cell: (row) => <code>{row.path}</code> },
        ]}
      />
    </section>
  );
}

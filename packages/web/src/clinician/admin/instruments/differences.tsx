import type { TextDifference } from '@titrate/clinical/instruments';
import { DataTable } from '../../../kit/ui/data-table.tsx';

/** What the new wording changes of the one it replaces. */
export function Differences({ differences }: { readonly differences: readonly TextDifference[] }) {
  if (differences.length === 0) return <p>Nothing differs from the wording in force.</p>;
  return (
    <DataTable
      caption="What differs"
      rows={differences}
      rowKey={(row) => row.place}
      pageSize={100}
      columns={[
        { id: 'place', title: 'Where', cell: (row) => row.place },
        { id: 'before', title: 'Now', cell: (row) => row.before ?? 'Nothing' },
        { id: 'after', title: 'Then', cell: (row) => <strong>{row.after ?? 'Nothing'}</strong> },
      ]}
    />
  );
}

import { adjustableRules, type ClinicValues, differences, type ValueChange } from '@titrate/clinical/library';
import { unitWords } from '../../../kit/format/treatment.ts';
import { DataTable } from '../../../kit/ui/data-table.tsx';
import { EmptyState } from '../../../kit/ui/states.tsx';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import styles from './limits.module.css';

interface DifferenceTableProps {
  readonly caption: string;
  readonly before: ClinicValues;
  readonly after: ClinicValues;
}

/** A change as a person reads it: rule, number, what was, what will be, and which way it goes. */
export function DifferenceTable({ caption, before, after }: DifferenceTableProps) {
  return (
    <DataTable
      caption={caption}
      rows={differences(before, after, adjustableRules())}
      rowKey={(row) => `${row.rule} ${row.what}`}
      empty={
        <EmptyState title="Nothing changes">
          The values stay as they are; signing renews the review.
        </EmptyState>
      }
      columns={[
        { id: 'rule', title: 'Rule', cell: (row) => <span className="no-break">{row.rule}</span> },
        { id: 'what', title: 'What', cell: (row) => <What row={row} /> },
        { id: 'catalogue', title: 'Catalogue', cell: (row) => row.catalogue },
        { id: 'before', title: 'Now', cell: (row) => row.before },
        {
          id: 'after',
          title: 'Then',
          cell: (row) => <strong className="no-break">{`${row.after} ${unitWords(row.unit)}`.trim()}</strong>,
        },
        {
          id: 'direction',
          title: 'Way',
          cell: (row) => (
            <StatusBadge status={row.direction === 'tighter' ? 'clear' : 'held'} word={row.direction} />
          ),
        },
      ]}
    />
  );
}

const What = ({ row }: { readonly row: ValueChange }) => (
  <span className={styles.what}>
    <strong className={styles.narrow}>
      {`Now ${row.before}, then ${row.after} ${unitWords(row.unit)}`.trim()}: {row.direction}
    </strong>
    {row.title}
    <span className={styles.soft}> · {row.meaning}</span>
    {row.rationale === '' ? null : <span className={styles.quote}>“{row.rationale}”</span>}
  </span>
);

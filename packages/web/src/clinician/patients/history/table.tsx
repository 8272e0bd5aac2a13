import { Fragment, type ReactNode } from 'react';
import styles from './history.module.css';

export interface HistoryColumn<T> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: T) => ReactNode;
  readonly align?: 'end';
}

interface HistoryTableProps<T> {
  readonly caption: string;
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  readonly columns: readonly HistoryColumn<T>[];
  /** The row whose form is open, and the form below it. */
  readonly open?: { readonly key: string; readonly form: ReactNode } | undefined;
  readonly empty: string;
}

/** A list of entries; a form that corrects one opens right below it. */
export function HistoryTable<T>({ caption, rows, rowKey, columns, open, empty }: HistoryTableProps<T>) {
  if (rows.length === 0) return <p className={styles.empty}>{empty}</p>;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.align === 'end' ? styles.end : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={rowKey(row)}>
              <tr>
                {columns.map((column) => (
                  <td key={column.id} className={column.align === 'end' ? styles.end : undefined}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
              {open?.key === rowKey(row) ? (
                <tr>
                  <td colSpan={columns.length}>{open.form}</td>
                </tr>
              ) : null}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

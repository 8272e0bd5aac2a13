import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { Button } from './button.tsx';
import styles from './data-table.module.css';
import { ScrollRegion } from './scroll-region.tsx';
import { EmptyState } from './states.tsx';

export interface Column<T> {
  readonly id: string;
  readonly title: string;
  /** The first column should hold the link that opens the row. */
  readonly cell: (row: T) => ReactNode;
  /** Numbers align at the end. */
  readonly align?: 'start' | 'end';
}

interface DataTableProps<T> {
  /** Names the table for screen readers: "Patients". */
  readonly caption: string;
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  readonly columns: readonly Column<T>[];
  /** Text of a row to search in; without it there is no search box. */
  readonly searchText?: (row: T) => string;
  readonly pageSize?: number;
  /** How many there are in all when `rows` is only a part (UI-24). */
  readonly total?: number;
  readonly empty?: ReactNode;
  /** Filters or buttons beside the search box. */
  readonly tools?: ReactNode;
}

/** Searchable, paged table. Arrow up and down move between the rows' links; always says "showing n of m". */
export function DataTable<T>(props: DataTableProps<T>) {
  const { caption, rows, rowKey, columns, searchText, pageSize = 25, empty, tools } = props;
  const [query, setQuery] = useState('');
  const [page, setPage] = useState(0);
  const found = searchText === undefined ? rows : filterRows(rows, searchText, query);
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const current = Math.min(page, pages - 1);
  const shown = found.slice(current * pageSize, (current + 1) * pageSize);
  const searchId = useId();
  if (rows.length === 0) return empty ?? <EmptyState title={`${caption}: none yet`} />;
  return (
    <div className={styles.frame}>
      <div className={`${styles.bar} no-print`}>
        {searchText === undefined ? null : (
          <>
            <label htmlFor={searchId} className="visually-hidden">
              Search {caption.toLowerCase()}
            </label>
            <input
              id={searchId}
              type="search"
              className={styles.search}
              placeholder={`Search ${caption.toLowerCase()}`}
              value={query}
              onChange={(event) => {
                setQuery(event.currentTarget.value);
                setPage(0);
              }}
            />
          </>
        )}
        {tools}
        <p className={styles.count} role="status">
          Showing {shown.length} of {query === '' ? (props.total ?? rows.length) : found.length}
        </p>
      </div>
      {found.length === 0 ? (
        <EmptyState title="Nothing matches">Nothing here contains “{query}”.</EmptyState>
      ) : (
        <ScrollRegion label={`${caption}, the table`} className={styles.scroll}>
          <table {...as('table')} className={styles.table} onKeyDown={moveBetweenRows}>
            <caption className="visually-hidden">{caption}</caption>
            <thead {...as('rowgroup')}>
              <tr {...as('row')}>
                {columns.map((column) => (
                  <th
                    key={column.id}
                    {...as('columnheader')}
                    scope="col"
                    className={column.align === 'end' ? styles.end : undefined}
                  >
                    {column.title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody {...as('rowgroup')}>
              {shown.map((row) => (
                <tr key={rowKey(row)} {...as('row')}>
                  {columns.map((column) => (
                    <td
                      key={column.id}
                      {...as('cell')}
                      data-title={column.title}
                      className={column.align === 'end' ? styles.end : undefined}
                    >
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {pages === 1 ? null : (
        <nav className={`${styles.paging} no-print`} aria-label={`Pages of ${caption.toLowerCase()}`}>
          <Button look="secondary" size="small" disabled={current === 0} onClick={() => setPage(current - 1)}>
            Previous
          </Button>
          <span>
            Page {current + 1} of {pages}
          </span>
          <Button
            look="secondary"
            size="small"
            disabled={current === pages - 1}
            onClick={() => setPage(current + 1)}
          >
            Next
          </Button>
        </nav>
      )}
    </div>
  );
}

/** On a phone each row is a card, drawn by styles that take the meaning of a table away: its roles say it again. */
const as = (role: 'table' | 'rowgroup' | 'row' | 'columnheader' | 'cell') => ({ role });

/** Rows that contain every word of the query, in any order, without regard to case or accents. */
export function filterRows<T>(rows: readonly T[], textOf: (row: T) => string, query: string): readonly T[] {
  const words = plain(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = plain(textOf(row));
    return words.every((word) => text.includes(word));
  });
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function moveBetweenRows(event: KeyboardEvent<HTMLTableElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  if (!(event.target instanceof HTMLElement) || event.target.matches('input, select, textarea')) return;
  const row = event.target.closest('tr');
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  const target = next?.querySelector<HTMLElement>('a, button');
  if (target === null || target === undefined) return;
  event.preventDefault();
  target.focus();
}

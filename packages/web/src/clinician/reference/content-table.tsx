import { Link } from '@tanstack/react-router';
import { GROUP_TITLES } from '@titrate/contract/content';
import type { ReactNode } from 'react';
import { type Column, DataTable } from '../../kit/ui/data-table.tsx';
import { SeverityLabel } from '../../kit/ui/status-badge.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { Standing } from './standing.tsx';
import type { StoodEntry } from './use-content.ts';

interface ContentTableProps {
  readonly caption: string;
  readonly entries: readonly StoodEntry[];
  readonly showGroup: boolean;
  /** A column before the others, such as boxes to tick. */
  readonly first?: Column<StoodEntry>;
  readonly tools?: ReactNode;
  readonly empty?: ReactNode;
  readonly pageSize?: number;
}

/** Searchable by id, title, texts, sources and values. */
export function ContentTable({
  caption,
  entries,
  showGroup,
  first,
  tools,
  empty,
  pageSize,
}: ContentTableProps) {
  const { clinic } = useClinic();
  const columns: readonly Column<StoodEntry>[] = [
    ...(first === undefined ? [] : [first]),
    {
      id: 'id',
      title: 'Id',
      cell: ({ entry }) => (
        <Link
          className="no-break"
          to="/$clinicId/reference/$group/$id"
          params={{ clinicId: clinic.id, group: entry.group, id: entry.id }}
        >
          {entry.id}
        </Link>
      ),
    },
    { id: 'title', title: 'What it says', cell: ({ entry }) => entry.title },
    ...(showGroup
      ? [{ id: 'group', title: 'Part', cell: ({ entry }: StoodEntry) => GROUP_TITLES[entry.group] }]
      : []),
    {
      id: 'severity',
      title: 'Severity',
      cell: ({ entry }) =>
        entry.severity === undefined ? null : <SeverityLabel severity={entry.severity} />,
    },
    { id: 'state', title: 'This clinic', cell: (row) => <Standing of={row} /> },
  ];
  return (
    <DataTable
      caption={caption}
      rows={entries}
      rowKey={(row) => row.ref}
      columns={columns}
      searchText={searchText}
      tools={tools}
      empty={empty}
      {...(pageSize === undefined ? {} : { pageSize })}
    />
  );
}

const texts = new Map<string, string>();

function searchText({ entry, ref }: StoodEntry): string {
  const known = texts.get(ref);
  if (known !== undefined) return known;
  const text = [
    entry.id,
    entry.title,
    entry.clinicianText,
    entry.patientText,
    entry.rationale,
    ...entry.facts.map((one) => one.value),
    ...entry.values.map((one) => `${one.name} ${one.value}`),
    ...entry.sources.map((one) => one.text),
  ].join(' ');
  texts.set(ref, text);
  return text;
}

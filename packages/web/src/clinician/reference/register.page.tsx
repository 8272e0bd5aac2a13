import { Link } from '@tanstack/react-router';
import {
  contentCatalogue,
  REGISTER_STATES,
  type RegisterLine,
  type RegisterState,
  registerLines,
} from '@titrate/contract/content';
import { useState } from 'react';
import { type Column, DataTable } from '../../kit/ui/data-table.tsx';
import { Tabs } from '../../kit/ui/tabs.tsx';
import { Page } from '../shell/app-shell.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './reference.module.css';
import { ReferenceTrail } from './reference-trail.tsx';

const STATES: readonly RegisterState[] = ['absent', 'read', 'works'];

/** Every id of the clinical catalogue: kept where, or not kept and why. What is missing stands first. */
export function RegisterPage() {
  const [lines] = useState(() => registerLines(contentCatalogue()));
  return (
    <Page>
      <ReferenceTrail />
      <h1>Every id, and where it is kept</h1>
      <p className={styles.lead}>
        Each row of the clinical protocol catalogue, each instrument and each battery. What is in force is
        evaluated, asked or given to people; what is to read informs a decision and makes none; the rest is
        not in the product, with the reason.
      </p>
      <Tabs
        label="Ids by state"
        tabs={STATES.map((state) => {
          const rows = lines.filter((line) => line.state === state);
          return {
            id: state,
            title: `${REGISTER_STATES[state]} (${rows.length})`,
            content: <Lines caption={REGISTER_STATES[state]} rows={rows} />,
          };
        })}
      />
    </Page>
  );
}

function Lines({ caption, rows }: { readonly caption: string; readonly rows: readonly RegisterLine[] }) {
  const columns: readonly Column<RegisterLine>[] = [
    { id: 'id', title: 'Id', cell: (line) => <span className="no-break">{line.id}</span> },
    { id: 'title', title: 'What it says', cell: (line) => line.title },
    { id: 'entry', title: 'Where', cell: (line) => <Where line={line} /> },
    { id: 'reason', title: 'Why not, or what is left out', cell: (line) => line.reason ?? '' },
  ];
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(line) => line.id}
      columns={columns}
      searchText={(line) => `${line.id} ${line.title} ${line.reason ?? ''}`}
      pageSize={50}
    />
  );
}

function Where({ line }: { readonly line: RegisterLine }) {
  const { clinic } = useClinic();
  if (line.found.length === 0) return line.files === undefined ? null : 'in the program';
  return (
    <span className={styles.where}>
      {line.found.map((entry) => (
        <Link
          key={`${entry.group}/${entry.id}`}
          className="no-break"
          to="/$clinicId/reference/$group/$id"
          params={{ clinicId: clinic.id, group: entry.group, id: entry.id }}
        >
          {entry.id}
        </Link>
      ))}
    </span>
  );
}

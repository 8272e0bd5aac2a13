import { type AuditView, type QueryOf, readAudit } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { useState } from 'react';
import { useCall } from '../../kit/api/hooks.ts';
import { formatDateTime } from '../../kit/format/date.ts';
import { Button } from '../../kit/ui/button.tsx';
import { DataTable } from '../../kit/ui/data-table.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { Page } from '../shell/app-shell.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './audit.module.css';
import { ChainState } from './chain-state.tsx';
import { AuditFilter, type Filter, NO_FILTER, queryOf } from './filter.tsx';

/** Who did or looked at what. Reading it is written down too. */
export function AuditPage() {
  const { clinic, user } = useClinic();
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  /** Numbers before which each page begins, the current one last. */
  const [starts, setStarts] = useState<readonly number[]>([]);
  const mayRead = user.roles.some((role) => role === 'auditor' || role === 'owner');
  const before = starts.at(-1);
  const query: QueryOf<typeof readAudit> = {
    ...queryOf(filter),
    limit: 50,
    ...(before === undefined ? {} : { before }),
  };
  const trail = useCall(readAudit, { params: { clinicId: clinic.id }, query }, { enabled: mayRead });
  if (!mayRead) {
    return (
      <Page>
        <h1>Audit trail</h1>
        <EmptyState title="The audit trail is for auditors and owners" />
      </Page>
    );
  }
  const change = (next: Filter) => {
    setFilter(next);
    setStarts([]);
  };
  return (
    <Page>
      <h1>Audit trail</h1>
      <ChainState />
      <AuditFilter
        filter={filter}
        onChange={change}
        acts={trail.data?.acts ?? []}
        actors={trail.data?.actors ?? []}
      />
      <FiveStates query={trail} what="The audit trail">
        {(data) => {
          const last = data.entries.at(-1);
          return (
            <>
              <DataTable
                caption="Entries"
                rows={data.entries}
                rowKey={(one) => String(one.seq)}
                pageSize={50}
                empty={<EmptyState title="Nothing matches">Choose fewer conditions.</EmptyState>}
                columns={[
                  { id: 'seq', title: 'No.', align: 'end', cell: (one) => one.seq },
                  {
                    id: 'at',
                    title: 'When',
                    cell: (one) => <span className="no-break">{at(one.at, clinic.zone)}</span>,
                  },
                  { id: 'who', title: 'Who', cell: (one) => <Who entry={one} /> },
                  { id: 'act', title: 'Act', cell: (one) => <code className={styles.act}>{one.act}</code> },
                  {
                    id: 'patient',
                    title: 'Patient',
                    cell: (one) => <Patient entry={one} filter={filter} onChange={change} />,
                  },
                  { id: 'detail', title: 'Detail', cell: (one) => <Detail entry={one} /> },
                ]}
              />
              <nav className={styles.paging} aria-label="Pages of the audit trail">
                <Button
                  look="secondary"
                  size="small"
                  disabled={starts.length === 0}
                  onClick={() => setStarts(starts.slice(0, -1))}
                >
                  Newer
                </Button>
                <Button
                  look="secondary"
                  size="small"
                  disabled={!data.more || last === undefined}
                  onClick={() => setStarts(last === undefined ? starts : [...starts, last.seq])}
                >
                  Older
                </Button>
              </nav>
            </>
          );
        }}
      </FiveStates>
    </Page>
  );
}

function Who({ entry: { actor } }: { readonly entry: AuditView }) {
  const name = actor.name ?? KIND_WORDS[actor.kind];
  return (
    <>
      {name}
      {actor.role === null ? null : <span className={styles.soft}> {actor.role}</span>}
    </>
  );
}

const KIND_WORDS = {
  staff: 'Someone not on the staff list',
  patient: 'The patient',
  device: 'A device',
  system: 'The system',
  public: 'The public',
} as const;

interface PatientProps {
  readonly entry: AuditView;
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

function Patient({ entry: { patient }, filter, onChange }: PatientProps) {
  if (patient === null) return null;
  const label = `${patient.name} ${patient.recordNumber}`.trim();
  return (
    <button
      type="button"
      className={styles.pick}
      aria-label={`Show only entries about ${label}`}
      onClick={() => onChange({ ...filter, patient: { id: patient.id, label } })}
    >
      {label}
    </button>
  );
}

function Detail({ entry }: { readonly entry: AuditView }) {
  const parts = [
    `${entry.object.kind}${entry.object.id === null ? '' : ` ${entry.object.id}`}`,
    ...(entry.reason === null ? [] : [`reason: ${entry.reason}`]),
    ...Object.entries(entry.detail).map(([name, value]) => `${name}: ${textOf(value)}`),
  ];
  return (
    <details className={styles.detail}>
      <summary>{entry.object.kind}</summary>
      <ul>
        {parts.map((part) => (
          <li key={part}>{part}</li>
        ))}
        <li>hash: {entry.hash}</li>
      </ul>
    </details>
  );
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function at(text: string, zone: string): string {
  const parsed = parseInstant(text);
  return parsed.ok ? formatDateTime(parsed.value, zone) : text;
}

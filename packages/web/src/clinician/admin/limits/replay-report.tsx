import { Link } from '@tanstack/react-router';
import type { LibraryReplay } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { formatDateTime } from '../../../kit/format/date.ts';
import { count } from '../../../kit/format/text.ts';
import { DataTable } from '../../../kit/ui/data-table.tsx';
import { EmptyState } from '../../../kit/ui/states.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import styles from './limits.module.css';

/** ADM-06: what would have fired differently over the clinic's past, before anybody approves. */
export function ReplayReport({ replay }: { readonly replay: LibraryReplay }) {
  const what = `${count(replay.sessions, 'session')}, ${count(replay.evaluations, 'suitability answer')} and ${count(replay.plans, 'signed plan')}`;
  if (replay.state === 'failed')
    return (
      <p role="alert">The replay failed and is tried again. Nothing can be approved until it has ended.</p>
    );
  if (replay.state === 'running')
    return (
      <div className={styles.running}>
        <label htmlFor="replay-progress">
          Replaying {replay.from} to {replay.to}: {replay.done} of {replay.total}
        </label>
        <progress id="replay-progress" value={replay.done} max={Math.max(1, replay.total)} />
      </div>
    );
  return (
    <>
      <p>
        Replayed from {replay.from} to {replay.to} over {what}.{' '}
        {replay.byRule.length === 0
          ? 'Nothing would have fired differently.'
          : `${count(
              replay.byRule.reduce((sum, one) => sum + one.count, 0),
              'thing',
            )} would have fired differently: ${replay.byRule.map((one) => `${one.rule} ${one.count}×`).join(', ')}.`}
      </p>
      {replay.byRule.length === 0 ? null : <Differences replay={replay} />}
    </>
  );
}

function Differences({ replay }: { readonly replay: LibraryReplay }) {
  const { clinic } = useClinic();
  const at = (text: string) => {
    const parsed = parseInstant(text);
    return parsed.ok ? formatDateTime(parsed.value, clinic.zone) : text;
  };
  return (
    <>
      <DataTable
        caption="What would have fired differently"
        rows={replay.differences}
        rowKey={(row) => `${row.at} ${row.rule} ${row.patientId} ${row.before} ${row.after}`}
        searchText={(row) => `${row.rule} ${row.title} ${row.before} ${row.after}`}
        pageSize={20}
        empty={<EmptyState title="Nothing" />}
        columns={[
          { id: 'at', title: 'When', cell: (row) => at(row.at) },
          { id: 'rule', title: 'Rule', cell: (row) => `${row.rule} ${row.title}` },
          { id: 'before', title: 'Fired', cell: (row) => row.before ?? 'did not fire' },
          { id: 'after', title: 'Would have', cell: (row) => row.after ?? 'not fired' },
          {
            id: 'whose',
            title: 'Whose',
            cell: (row) => (
              <Link
                to="/$clinicId/patients/$patientId"
                params={{ clinicId: clinic.id, patientId: row.patientId }}
              >
                Chart
              </Link>
            ),
          },
        ]}
      />
      {replay.more > 0 ? <p className={styles.soft}>{replay.more} more are counted and not listed.</p> : null}
    </>
  );
}

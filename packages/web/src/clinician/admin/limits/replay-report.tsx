import { Link } from '@tanstack/react-router';
import type { LibraryReplay } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { formatDateTime, formatDay } from '../../../kit/format/date.ts';
import { count } from '../../../kit/format/text.ts';
import { DataTable } from '../../../kit/ui/data-table.tsx';
import { EmptyState } from '../../../kit/ui/states.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import styles from './limits.module.css';

/** ADM-06: what would have fired differently over the clinic's past, before anybody approves. */
export function ReplayReport({ replay }: { readonly replay: LibraryReplay }) {
  if (replay.state === 'failed')
    return (
      <p role="alert">The replay failed and is tried again. Nothing can be approved until it has ended.</p>
    );
  if (replay.state === 'running')
    return (
      <div className={styles.running}>
        <label htmlFor="replay-progress">
          Replaying {formatDay(replay.from)} to {formatDay(replay.to)}: {replay.done} of {replay.total}
        </label>
        <progress id="replay-progress" value={replay.done} max={Math.max(1, replay.total)} />
      </div>
    );
  return (
    <>
      <ReplaySums replay={replay} />
      {replay.byRule.length === 0 ? null : <Differences replay={replay} />}
    </>
  );
}

/** Rules named one by one; the list below has all. */
const MOST_NAMED = 12;

/** What was asked again, and what would have been otherwise, in one sentence each. */
export function ReplaySums({ replay }: { readonly replay: LibraryReplay }) {
  const asked = `${count(replay.sessions, 'session')}, ${count(replay.evaluations, 'suitability answer')} and ${count(replay.plans, 'signed plan')}`;
  const sum = replay.byRule.reduce((all, one) => all + one.count, 0);
  return (
    <p>
      Replayed {formatDay(replay.from)} to {formatDay(replay.to)}:{' '}
      {replay.total === 0 ? 'there was nothing to ask again' : asked}.{' '}
      {sum === 0
        ? 'Nothing would have fired differently.'
        : `${count(sum, 'answer')} would have been different: ${replay.byRule
            .slice(0, MOST_NAMED)
            .map((one) => `${one.rule} ${one.title} ${one.count}×`)
            .join(
              ', ',
            )}${replay.byRule.length > MOST_NAMED ? ` and ${count(replay.byRule.length - MOST_NAMED, 'more rule')}` : ''}.`}
    </p>
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
          { id: 'at', title: 'When', cell: (row) => <span className="no-break">{at(row.at)}</span> },
          {
            id: 'rule',
            title: 'Rule',
            cell: (row) => (
              <span className={styles.what}>
                <strong className={styles.narrow}>
                  Was {row.before ?? 'nothing'}, would be {row.after ?? 'nothing'}
                </strong>
                {row.rule} {row.title}
              </span>
            ),
          },
          { id: 'before', title: 'As it was', cell: (row) => row.before ?? 'nothing' },
          { id: 'after', title: 'As it would be', cell: (row) => row.after ?? 'nothing' },
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

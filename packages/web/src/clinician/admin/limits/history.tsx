import type { LibraryChange } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { formatDateTime, formatDay } from '../../../kit/format/date.ts';
import { Folded } from '../../../kit/ui/folded.tsx';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { DifferenceTable } from './difference-table.tsx';
import styles from './limits.module.css';
import { ReplaySums } from './replay-report.tsx';

/** Every change that was answered or taken back, newest first, each with what it changed. */
export function History({ changes }: { readonly changes: readonly LibraryChange[] }) {
  const past = changes.filter((one) => one.status !== 'draft' && one.status !== 'proposed');
  return (
    <section className={styles.part} aria-labelledby="earlier">
      <h2 id="earlier">Earlier</h2>
      {past.length === 0 ? <p>Nothing has been answered yet.</p> : null}
      <ol className={styles.history}>
        {past.map((change) => (
          <li key={change.id}>
            <Line change={change} wasLeft={wasLeft(change, changes)} />
            <Folded summary="What it changed">
              {() => (
                <>
                  <DifferenceTable
                    caption={`What changed ${named(change)}`}
                    before={change.before}
                    after={change.values}
                  />
                  {change.replay?.state === 'done' ? <ReplaySums replay={change.replay} /> : null}
                </>
              )}
            </Folded>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Left before its day came, so that it never held. */
const wasLeft = (change: LibraryChange, all: readonly LibraryChange[]): boolean =>
  change.number !== null &&
  all.some((one) => (one.number ?? 0) > (change.number ?? 0) && one.effectiveOn < change.effectiveOn);

const named = ({ number, draftedAt }: LibraryChange): string =>
  number === null ? `in the draft of ${formatDay(draftedAt.slice(0, 10))}` : `with version ${number}`;

interface LineProps {
  readonly change: LibraryChange;
  readonly wasLeft: boolean;
}

function Line({ change, wasLeft: left }: LineProps) {
  const { clinic } = useClinic();
  const { status, number, author, answer, returnsTo, effectiveOn } = change;
  const parsed = parseInstant(answer?.at ?? change.draftedAt);
  const when = parsed.ok ? formatDateTime(parsed.value, clinic.zone) : '';
  return (
    <p>
      <StatusBadge
        status={status === 'approved' && !left ? 'clear' : 'ended'}
        word={
          status === 'approved'
            ? `Version ${number}`
            : status === 'turned-down'
              ? 'Turned down'
              : 'Taken back'
        }
      />{' '}
      {returnsTo === null
        ? `Drafted by ${author.name}${answer === null ? '' : `, answered by ${answer.by.name}`}, ${when}`
        : `Return to version ${returnsTo} by ${author.name}, ${when}`}
      {status === 'approved'
        ? `; ${left ? 'left before it came into force on' : 'in force from'} ${formatDay(effectiveOn)}`
        : ''}
      .{answer === null || answer.reason === '' ? '' : ` “${answer.reason}”`}
    </p>
  );
}

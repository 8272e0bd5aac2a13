import type { LibraryChange } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { formatDateTime } from '../../../kit/format/date.ts';
import { Folded } from '../../../kit/ui/folded.tsx';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { DifferenceTable } from './difference-table.tsx';
import styles from './limits.module.css';

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
            <Line change={change} />
            <Folded summary="What it changed">
              {() => (
                <DifferenceTable
                  caption={`What changed ${named(change)}`}
                  before={change.before}
                  after={change.values}
                />
              )}
            </Folded>
          </li>
        ))}
      </ol>
    </section>
  );
}

const named = ({ number, draftedAt }: LibraryChange): string =>
  number === null ? `in the draft of ${draftedAt}` : `with version ${number}`;

function Line({ change }: { readonly change: LibraryChange }) {
  const { clinic } = useClinic();
  const { status, number, author, answer, returnsTo, effectiveOn } = change;
  const parsed = parseInstant(answer?.at ?? change.draftedAt);
  const when = parsed.ok ? formatDateTime(parsed.value, clinic.zone) : '';
  return (
    <p>
      <StatusBadge
        status={status === 'approved' ? 'clear' : 'ended'}
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
      {status === 'approved' ? `; from ${effectiveOn}` : ''}.
      {answer === null || answer.reason === '' ? '' : ` “${answer.reason}”`}
    </p>
  );
}

import { formatTimeWithSeconds } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import styles from '../treatment-room.module.css';
import { useCharting } from './charting.tsx';
import { KIND_WORDS } from './words.ts';

/** Saving, saved at a time, or not saved (UI-44); and what came back refused, with the reason (CON-04). */
export function SaveMark() {
  const { outbox, zone } = useCharting();
  const { save } = outbox;
  const text =
    save.kind === 'quiet'
      ? 'Nothing unsaved'
      : save.kind === 'saving'
        ? 'Saving…'
        : save.kind === 'saved'
          ? `Saved ${formatTimeWithSeconds(save.at, zone)}`
          : `Not saved since ${formatTimeWithSeconds(save.since, zone)}: ${save.count} waiting, retrying`;
  return (
    <span className={styles.save} data-state={save.kind} role="status">
      {text}
    </span>
  );
}

export function RefusedEntries() {
  const { outbox, dismiss } = useCharting();
  if (outbox.refused.length === 0) return null;
  return (
    <section className={styles.refusals} aria-label="Entries that were not taken">
      {outbox.refused.map(({ event, problems }) => (
        <div key={event.id} className={styles.refusal} role="alert">
          <div>
            <strong>Not recorded: {KIND_WORDS[event.kind]}</strong>
            <ul>
              {problems.map((problem) => (
                <li key={`${problem.path}${problem.message}`}>{problem.message}</li>
              ))}
            </ul>
          </div>
          <Button look="secondary" size="small" onClick={() => dismiss(event.id)}>
            I have read this
          </Button>
        </div>
      ))}
    </section>
  );
}

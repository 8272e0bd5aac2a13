import type { SessionEvent } from '@titrate/clinical/session';
import { describeEvent } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { formatTimeWithSeconds } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import styles from '../treatment-room.module.css';
import { useCharting } from './charting.tsx';
import { UNANSWERED } from './outbox-words.ts';
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

/** Acts whose answer was lost: nobody here knows yet, and the server is being asked (CON-04). */
export function ActsInDoubt() {
  const { outbox, zone } = useCharting();
  if (outbox.inDoubt.length === 0) return null;
  return (
    <section className={styles.refusals} aria-label="Acts without an answer">
      {outbox.inDoubt.map((event) => (
        <div key={event.id} className={styles.refusal} role="alert">
          <div>
            <strong>
              Not known whether recorded: {KIND_WORDS[event.kind]}, {timeOf(event, zone)}
            </strong>
            <p>{UNANSWERED.message}.</p>
          </div>
        </div>
      ))}
    </section>
  );
}

export function RefusedEntries() {
  const { outbox, dismiss, zone } = useCharting();
  if (outbox.refused.length === 0) return null;
  return (
    <section className={styles.refusals} aria-label="Entries that were not taken">
      {outbox.refused.map(({ event, problems }) => (
        <div key={event.id} className={styles.refusal} role="alert">
          <div>
            <strong>
              Not recorded: {KIND_WORDS[event.kind]}, {timeOf(event, zone)}
            </strong>
            <p>{describeEvent(event)}</p>
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

function timeOf({ observedAt }: SessionEvent, zone: string): string {
  const at = parseInstant(observedAt);
  return at.ok ? formatTimeWithSeconds(at.value, zone) : observedAt;
}

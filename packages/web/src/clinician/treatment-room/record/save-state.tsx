import type { SessionEvent } from '@titrate/clinical/session';
import { describeEvent } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { useEffect } from 'react';
import { formatTimeWithSeconds } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import styles from '../treatment-room.module.css';
import { useCharting } from './charting.tsx';
import { UNANSWERED } from './outbox-words.ts';
import { recordedAlready } from './recorded-already.ts';
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
  const { outbox, saved, dismiss, toldInForm, zone } = useCharting();
  const judged = outbox.refused.map((one) => ({ ...one, twin: recordedAlready(one, saved.events) }));
  // Of a closed record nothing is left to say about an act that is in it.
  const over = saved.phase.name === 'closed' ? judged.filter(({ twin }) => twin !== undefined) : [];
  const put = over.map(({ event }) => event.id).join(' ');
  useEffect(() => {
    for (const id of put.split(' ')) if (id !== '') dismiss(id);
  }, [put, dismiss]);
  const shown = judged.filter((one) => !over.includes(one) && !toldInForm.has(one.event.id));
  if (shown.length === 0) return null;
  return (
    <section className={styles.refusals} aria-label="Entries that were not taken">
      {shown.map(({ event, problems, twin }) =>
        twin !== undefined ? (
          <div key={event.id} className={styles.twin} role="status">
            <p>
              Recorded once: {KIND_WORDS[event.kind]}, {timeOf(twin, zone)}, by you on another screen. The
              second one was not needed.
            </p>
            <Button look="secondary" size="small" onClick={() => dismiss(event.id)}>
              I have read this
            </Button>
          </div>
        ) : (
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
        ),
      )}
    </section>
  );
}

function timeOf({ observedAt }: SessionEvent, zone: string): string {
  const at = parseInstant(observedAt);
  return at.ok ? formatTimeWithSeconds(at.value, zone) : observedAt;
}

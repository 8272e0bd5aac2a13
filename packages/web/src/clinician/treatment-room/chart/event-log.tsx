import { type CorrectionMade, isLateEntry, type SessionEvent } from '@titrate/clinical/session';
import { changeText, correctionsTold, describeEvent } from '@titrate/contract';
import { type Instant, parseInstant } from '@titrate/quantity';
import { useState } from 'react';
import { formatTime } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { usePrinting } from '../../../kit/ui/use-printing.ts';
import { useCharting } from '../record/charting.tsx';
import { KIND_WORDS } from '../record/words.ts';
import room from '../treatment-room.module.css';
import styles from './chart.module.css';
import { CorrectEntry } from './correct-entry.tsx';

const SHOWN = 12;

/** Every entry of the record in order, newest first; unsent ones are marked, corrected ones can be read still. */
export function EventLog() {
  const { state, zone, outbox } = useCharting();
  const [all, setAll] = useState(false);
  const [correcting, setCorrecting] = useState<SessionEvent>();
  const [device, setDevice] = useState(false);
  const everything = [...state.events].reverse();
  const printing = usePrinting();
  // On paper nothing can be unfolded: it holds the rows of the monitor too.
  const events = device || printing ? everything : everything.filter((event) => event.origin !== 'monitor');
  const shown = all || printing ? events : events.slice(0, SHOWN);
  const unsent = new Set(outbox.pending.map((one) => one.id));
  // The newest correction of an entry is the one that applies.
  const corrected = new Map(state.corrections.map((one) => [one.data.replaces, one.data]));
  const told = correctionsTold(state.events);
  return (
    <section className={room.card} aria-labelledby="event-log">
      <div className={room.cardHead}>
        <h2 id="event-log">Record</h2>
        <span className={room.quiet}>
          showing {shown.length} of {everything.length}
        </span>
        <Button look="quiet" size="small" aria-pressed={device} onClick={() => setDevice(!device)}>
          {device ? 'Hide device rows' : `With ${everything.length - events.length} device rows`}
        </Button>
      </div>
      <ol className={styles.log}>
        {shown.map((event) => {
          const change = corrected.get(event.id);
          return (
            <li key={event.id} data-unsent={unsent.has(event.id)} data-corrected={change?.action}>
              <time dateTime={event.observedAt}>{formatTime(instantOf(event.observedAt), zone)}</time>
              <span>
                <strong>{KIND_WORDS[event.kind]}</strong> {told.get(event.id) ?? describeEvent(event)}
                <span className={styles.logBy}>
                  {event.author.type === 'person' ? event.author.name : event.author.type}
                  {unsent.has(event.id) ? ' · not saved yet' : ''}
                  {event.enteredFrom === 'paper' ? ' · from paper' : ''}
                  {isLate(event)
                    ? ` · late entry, recorded ${formatTime(instantOf(event.recordedAt ?? ''), zone)}`
                    : ''}
                  {change === undefined ? '' : ` · ${changeText(change)}`}
                </span>
              </span>
              {isCorrectable(event, change) && !unsent.has(event.id) ? (
                <button
                  type="button"
                  className={room.logAct}
                  onClick={() => setCorrecting(event)}
                  aria-label={`Correct ${KIND_WORDS[event.kind]} of ${formatTime(instantOf(event.observedAt), zone)}`}
                >
                  Correct
                </button>
              ) : null}
            </li>
          );
        })}
      </ol>
      {events.length > SHOWN ? (
        <Button look="quiet" size="small" onClick={() => setAll(!all)}>
          {all ? 'Show the newest' : 'Show all'}
        </Button>
      ) : null}
      {correcting === undefined ? null : (
        <CorrectEntry event={correcting} onClose={() => setCorrecting(undefined)} />
      )}
    </section>
  );
}

/** UI-35: marked as late once it is recorded. */
export function isLate(event: Pick<SessionEvent, 'observedAt' | 'recordedAt'>): boolean {
  if (event.recordedAt === undefined) return false;
  return isLateEntry(instantOf(event.observedAt), instantOf(event.recordedAt));
}

const CORRECTABLE = [
  'vital.recorded',
  'scale.recorded',
  'symptom.recorded',
  'medicine.given',
  'note.added',
  'oxygen.changed',
  'adverseEvent.recorded',
  'infusion.rateChanged',
  'bolus.given',
  'injection.given',
  'device.given',
  'oral.given',
  'drug.drawn',
  'drug.wasted',
  'drug.returned',
];

/** A wrong correction is corrected like any entry; what was voided comes back where values can be typed. */
function isCorrectable({ kind }: SessionEvent, change: CorrectionMade['data'] | undefined): boolean {
  if (change?.action === 'void') return kind === 'vital.recorded' || kind === 'scale.recorded';
  return CORRECTABLE.includes(kind);
}

export function instantOf(text: string): Instant {
  const at = parseInstant(text);
  if (!at.ok) throw new Error('Invariant broken: an event has a time');
  return at.value;
}

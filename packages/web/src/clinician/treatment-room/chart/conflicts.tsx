import { type Conflict, conflictsOf, type SessionEvent } from '@titrate/clinical/session';
import { useState } from 'react';
import { formatTime } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { useCharting } from '../record/charting.tsx';
import styles from '../treatment-room.module.css';
import { CorrectEntry } from './correct-entry.tsx';

const SIGN_WORDS: Partial<Record<Conflict['sign'], string>> = {
  pressure: 'Blood pressure',
  heartRatePerMin: 'Pulse',
  spo2Percent: 'SpO2',
  respiratoryRatePerMin: 'Respiratory rate',
  etco2MmHg: 'EtCO2',
  temperatureCel: 'Temperature',
  moaas: 'MOAA/S',
  'dissociation-item': 'Dissociation',
  nausea: 'Nausea',
  pain: 'Pain',
};

/** Two people charted different values for one cell: both stand, neither wins, somebody says which one is wrong (CON-01). */
export function Conflicts() {
  const { state, zone } = useCharting();
  const [correcting, setCorrecting] = useState<SessionEvent>();
  const conflicts = conflictsOf(state);
  return (
    <>
      {conflicts.length === 0 ? null : (
        <section className={styles.refusals} aria-label="Entries that disagree">
          {conflicts.map((conflict) => (
            <div key={`${conflict.sign} ${conflict.at}`} className={styles.refusal} role="alert">
              <div>
                <strong>
                  {SIGN_WORDS[conflict.sign] ?? conflict.sign} at {formatTime(conflict.at, zone)}: two people
                  charted different values
                </strong>
                <p>Both are in the record. Correct the one that is wrong, with the reason.</p>
              </div>
              <div className={styles.row}>
                {conflict.entries.map(({ eventId, text, by }) => {
                  const event = state.events.find((one) => one.id === eventId);
                  const name = event?.author.type === 'person' ? event.author.name : by;
                  return (
                    <Button key={eventId} look="secondary" size="small" onClick={() => setCorrecting(event)}>
                      Correct {text} of {name}
                    </Button>
                  );
                })}
              </div>
            </div>
          ))}
        </section>
      )}
      {correcting === undefined ? null : (
        <CorrectEntry event={correcting} onClose={() => setCorrecting(undefined)} />
      )}
    </>
  );
}

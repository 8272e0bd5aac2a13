import type { Symptom } from '@titrate/clinical/session';
import { useState } from 'react';
import { formatTime } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { Problems } from '../problems.tsx';
import { useCharting } from '../record/charting.tsx';
import { optionsOf, SYMPTOM_WORDS } from '../record/words.ts';
import styles from '../treatment-room.module.css';
import { useOneAct } from '../use-act.ts';

/** A sign seen or said; those still present are listed and can be charted as over. */
export function SymptomForm() {
  const { state, zone } = useCharting();
  const act = useOneAct();
  const [symptom, setSymptom] = useState('');
  const chosen = optionsOf(SYMPTOM_WORDS).find((one) => one.value === symptom)?.value;
  const present = new Map<Symptom, (typeof state.symptoms)[number]>();
  for (const fact of state.symptoms) {
    if (fact.data.present) present.set(fact.data.symptom, fact);
    else present.delete(fact.data.symptom);
  }
  return (
    <div className={styles.quickForm}>
      {[...present.values()].map((fact) => (
        <p key={fact.eventId} className={styles.row}>
          <span>
            {SYMPTOM_WORDS[fact.data.symptom]} since {formatTime(fact.at, zone)}
          </span>
          <Button
            size="small"
            look="secondary"
            disabled={act.busy}
            onClick={() =>
              void act.send({
                kind: 'symptom.recorded',
                data: { symptom: fact.data.symptom, present: false },
              })
            }
          >
            Over
          </Button>
        </p>
      ))}
      <div className={styles.row}>
        <label htmlFor="symptom" className="visually-hidden">
          Symptom
        </label>
        <select id="symptom" value={symptom} onChange={(event) => setSymptom(event.currentTarget.value)}>
          <option value="">Choose a sign…</option>
          {optionsOf(SYMPTOM_WORDS).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <Button
          disabled={chosen === undefined || act.busy}
          onClick={() => {
            if (chosen === undefined) return;
            void act
              .send({ kind: 'symptom.recorded', data: { symptom: chosen, present: true } })
              .then((stored) => {
                if (stored) setSymptom('');
              });
          }}
        >
          Chart it
        </Button>
      </div>
      <Problems of={act.problems} />
    </div>
  );
}

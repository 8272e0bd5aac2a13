import { ADVERSE_EVENT_GRADES, GRADE_NAMES } from '@titrate/clinical/protocols';
import type { EventData, Fact } from '@titrate/clinical/session';
import { formatInstant } from '@titrate/quantity';
import { useState } from 'react';
import { formatTime } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { Problems } from '../problems.tsx';
import { useCharting } from '../record/charting.tsx';
import { skewed } from '../record/use-session-record.ts';
import { optionsOf, SYMPTOM_WORDS } from '../record/words.ts';
import styles from '../treatment-room.module.css';
import { useOneAct } from '../use-act.ts';
import { observedTimeOf } from './observed-time.ts';

type AdverseEvent = EventData['adverseEvent.recorded'];
const RELATIONS: Record<AdverseEvent['relation'], string> = {
  unrelated: 'Unrelated',
  unlikely: 'Unlikely',
  possible: 'Possible',
  probable: 'Probable',
  definite: 'Definite',
};
const GRADES = [1, 2, 3, 4] as const;
const GENERAL = ADVERSE_EVENT_GRADES.find((one) => one.id === 'general')?.grades;

/** Coded, graded and related to the dose, with the words used (4.7). */
export function AdverseEventForm() {
  const { state, zone, skewMs } = useCharting();
  const act = useOneAct();
  const [code, setCode] = useState('');
  const [verbatim, setVerbatim] = useState('');
  const [grade, setGrade] = useState('');
  const [relation, setRelation] = useState('');
  const [onset, setOnset] = useState('');
  const [problem, setProblem] = useState<string>();
  const chosen = {
    code: optionsOf(SYMPTOM_WORDS).find((one) => one.value === code)?.value,
    relation: optionsOf(RELATIONS).find((one) => one.value === relation)?.value,
    grade: GRADES.find((one) => String(one) === grade),
  };
  const open = state.adverseEvents.filter(
    (fact) =>
      fact.data.resolvedAt === undefined &&
      !state.adverseEventEnds.some((end) => end.data.adverseEventId === fact.eventId),
  );
  const record = async () => {
    const onsetAt = observedTimeOf(onset, { zone, at: skewed(skewMs), state });
    setProblem(onsetAt.ok ? undefined : onsetAt.error);
    if (!onsetAt.ok) return;
    if (chosen.code === undefined || chosen.relation === undefined || chosen.grade === undefined) return;
    const stored = await act.send({
      kind: 'adverseEvent.recorded',
      data: {
        code: chosen.code,
        verbatim: verbatim.trim(),
        grade: chosen.grade,
        relation: chosen.relation,
        onsetAt: formatInstant(onsetAt.value),
      },
    });
    if (!stored) return;
    setCode('');
    setVerbatim('');
    setGrade('');
    setOnset('');
  };
  const complete =
    chosen.code !== undefined &&
    chosen.relation !== undefined &&
    chosen.grade !== undefined &&
    verbatim.trim() !== '' &&
    onset.trim() !== '';
  return (
    <div className={styles.quickForm}>
      {open.map((fact) => (
        <OpenEvent key={fact.eventId} fact={fact} />
      ))}
      <div className={styles.inlineField}>
        <label htmlFor="ae-code">Event</label>
        <select id="ae-code" value={code} onChange={(event) => setCode(event.currentTarget.value)}>
          <option value="">Choose…</option>
          {optionsOf(SYMPTOM_WORDS).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div className={styles.inlineField}>
        <label htmlFor="ae-words">In their words</label>
        <input id="ae-words" value={verbatim} onChange={(event) => setVerbatim(event.currentTarget.value)} />
      </div>
      <div className={styles.inlineField}>
        <label htmlFor="ae-grade">Grade</label>
        <select id="ae-grade" value={grade} onChange={(event) => setGrade(event.currentTarget.value)}>
          <option value="">Choose…</option>
          {GRADES.map((one) => (
            <option key={one} value={one}>
              {one} {GRADE_NAMES[one]}
              {GENERAL === undefined ? '' : `: ${GENERAL[one]}`}
            </option>
          ))}
        </select>
      </div>
      <div className={styles.inlineField}>
        <label htmlFor="ae-relation">Due to the drug</label>
        <select
          id="ae-relation"
          value={relation}
          onChange={(event) => setRelation(event.currentTarget.value)}
        >
          <option value="">Choose…</option>
          {optionsOf(RELATIONS).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div className={styles.inlineField}>
        <label htmlFor="ae-onset">Began at</label>
        <input
          id="ae-onset"
          size={7}
          placeholder="HH:mm"
          value={onset}
          aria-invalid={problem !== undefined}
          aria-describedby="ae-onset-note"
          onChange={(event) => {
            setOnset(event.currentTarget.value);
            setProblem(undefined);
          }}
        />
        <span id="ae-onset-note" className={styles.fieldNote} aria-live="polite">
          {problem}
        </span>
      </div>
      <Button disabled={!complete || act.busy} onClick={() => void record()}>
        Record the event
      </Button>
      <Problems of={act.problems} />
    </div>
  );
}

function OpenEvent({ fact }: { fact: Fact<'adverseEvent.recorded'> }) {
  const { zone, skewMs } = useCharting();
  const act = useOneAct();
  return (
    <p className={styles.row}>
      <span>
        {SYMPTOM_WORDS[fact.data.code]}, grade {fact.data.grade}, since {formatTime(fact.at, zone)}
      </span>
      <Button
        size="small"
        look="secondary"
        disabled={act.busy}
        onClick={() =>
          void act.send({
            kind: 'adverseEvent.resolved',
            data: { adverseEventId: fact.eventId, resolvedAt: formatInstant(skewed(skewMs)) },
          })
        }
      >
        Over now
      </Button>
    </p>
  );
}

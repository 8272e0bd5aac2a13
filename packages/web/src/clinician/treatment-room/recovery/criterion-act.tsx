import type { DischargeCriterion, Scale } from '@titrate/clinical/session';
import { readClinicSettings } from '@titrate/contract';
import { useState } from 'react';
import { useCall } from '../../../kit/api/hooks.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { Problems } from '../problems.tsx';
import styles from '../treatment-room.module.css';
import { useOneAct } from '../use-act.ts';

/** The answer that a criterion waits for, where it is asked; measured ones come from the row of measurements. */
export function CriterionAct({ rule, met }: { rule: DischargeCriterion; met: string }) {
  switch (rule) {
    case 'RD-03':
      return (
        <ScaleButtons
          scale="orientation"
          legend="Knows person, place, time"
          options={[
            { score: 3, word: 'All three' },
            { score: 2, word: 'Two' },
            { score: 1, word: 'One' },
            { score: 0, word: 'None' },
          ]}
        />
      );
    case 'RD-04':
      return (
        <ScaleButtons
          scale="back-to-normal"
          legend="Says “back to normal”"
          options={[
            { score: 1, word: 'Yes' },
            { score: 0, word: 'No' },
          ]}
        />
      );
    case 'RD-05':
      return (
        <ScaleButtons
          scale="gait"
          legend="Walks 10 m"
          options={[
            { score: 1, word: 'Steady' },
            { score: 0, word: 'Not steady' },
          ]}
        />
      );
    case 'RD-08':
      return <PadsForm />;
    case 'RD-07':
      return <CheckButtons rule={rule} pass="Re-checked: none" fail="Intent voiced" />;
    case 'RD-09':
      return <AdultForm />;
    case 'RD-11':
      return met === 'true' ? null : <Stability />;
    default:
      return null;
  }
}

/** RD-11 is a prescriber's, or a nurse's where the clinic delegates it; anyone may say "not stable". */
function Stability() {
  const { clinic, user } = useClinic();
  const settings = useCall(readClinicSettings, { params: { clinicId: clinic.id } });
  const mayState =
    user.roles.includes('prescriber') ||
    (user.roles.includes('nurse') && settings.data?.nurseMayStateStability === true);
  return mayState ? (
    <CheckButtons rule="RD-11" pass="I state that the patient is stable" fail="Not stable" />
  ) : (
    <>
      <p>A prescriber states this.</p>
      <CheckButtons rule="RD-11" fail="Not stable" />
    </>
  );
}

function ScaleButtons({
  scale,
  legend,
  options,
}: {
  scale: Scale;
  legend: string;
  options: readonly { readonly score: number; readonly word: string }[];
}) {
  const act = useOneAct();
  return (
    <fieldset className={styles.answers}>
      <legend>{legend}</legend>
      {options.map(({ score, word }) => (
        <button
          key={score}
          type="button"
          className={styles.answer}
          disabled={act.busy}
          onClick={() => void act.send({ kind: 'scale.recorded', data: { scale, score } })}
        >
          {word}
        </button>
      ))}
      <Problems of={act.problems} />
    </fieldset>
  );
}

interface CheckButtonsProps {
  readonly rule: DischargeCriterion;
  /** Left out where this person may not say so. */
  readonly pass?: string;
  readonly fail: string;
}

function CheckButtons({ rule, pass, fail }: CheckButtonsProps) {
  const act = useOneAct();
  return (
    <fieldset className={styles.answers}>
      <legend className="visually-hidden">Answer to {rule}</legend>
      {(
        [
          ...(pass === undefined ? [] : [['pass', pass] as const]),
          ['fail', fail],
          ['not-done', 'Not done'],
        ] as const
      ).map(([answer, word]) => (
        <button
          key={answer}
          type="button"
          className={styles.answer}
          disabled={act.busy}
          onClick={() => void act.send({ kind: 'discharge.checked', data: { criterion: rule, answer } })}
        >
          {word}
        </button>
      ))}
      <Problems of={act.problems} />
    </fieldset>
  );
}

function AdultForm() {
  const act = useOneAct();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  return (
    <div className={styles.details}>
      <div className={styles.detail}>
        <label htmlFor="adult-name">Taken home by</label>
        <input id="adult-name" value={name} onChange={(event) => setName(event.currentTarget.value)} />
      </div>
      <div className={styles.detail}>
        <label htmlFor="adult-phone">Telephone</label>
        <input
          id="adult-phone"
          type="tel"
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
      </div>
      <Button
        size="small"
        disabled={name.trim() === '' || phone.trim() === '' || act.busy}
        onClick={() =>
          void act.send({
            kind: 'discharge.checked',
            data: {
              criterion: 'RD-09',
              answer: 'pass',
              adultName: name.trim(),
              adultPhone: phone.trim(),
            },
          })
        }
      >
        They are here
      </Button>
      <Problems of={act.problems} />
    </div>
  );
}

/** The five items of the PADS (5.2); 0 to 2 each, none preselected. */
const PADS_ITEMS = [
  'Vital signs against baseline',
  'Activity and mental status',
  'Pain, nausea, vomiting',
  'Bleeding (2 if not applicable)',
  'Intake and output (2 if not required)',
] as const;

function PadsForm() {
  const act = useOneAct();
  const [items, setItems] = useState<{ readonly [index: number]: string }>({});
  const values = PADS_ITEMS.map((_, index) => items[index]);
  const complete = values.every((value) => value !== undefined && value !== '');
  const scores = values.map(Number);
  return (
    <details className={styles.more}>
      <summary>Score PADS</summary>
      {PADS_ITEMS.map((item, index) => (
        <div key={item} className={styles.inlineField}>
          <label htmlFor={`pads-${index}`}>{item}</label>
          <select
            id={`pads-${index}`}
            value={items[index] ?? ''}
            onChange={(event) => setItems({ ...items, [index]: event.currentTarget.value })}
          >
            <option value="">Choose…</option>
            <option value="0">0</option>
            <option value="1">1</option>
            <option value="2">2</option>
          </select>
        </div>
      ))}
      <Button
        size="small"
        disabled={!complete || act.busy}
        onClick={() =>
          void act
            .send({
              kind: 'scale.recorded',
              data: { scale: 'pads', score: scores.reduce((a, b) => a + b, 0), items: scores },
            })
            .then((stored) => {
              if (stored) setItems({});
            })
        }
      >
        {complete ? `Record PADS ${scores.reduce((a, b) => a + b, 0)}` : 'Record PADS'}
      </Button>
      <Problems of={act.problems} />
    </details>
  );
}

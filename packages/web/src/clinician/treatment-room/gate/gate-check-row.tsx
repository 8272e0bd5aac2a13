import type { FactData, GateCheckDefinition, GateFinding } from '@titrate/clinical/session';
import { useState } from 'react';
import { formatTime } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { Problems } from '../problems.tsx';
import { useAt, useCharting } from '../record/charting.tsx';
import { ANSWER_WORDS } from '../record/words.ts';
import room from '../treatment-room.module.css';
import { useOneAct } from '../use-act.ts';
import styles from './gate.module.css';
import { DETAIL_FIELDS, type DetailTexts, detailOf } from './gate-detail.ts';
import { GateDetailFields } from './gate-detail-fields.tsx';

type Answer = FactData['gate.answered']['answer'];
const ANSWERS: readonly Answer[] = ['pass', 'fail', 'not-done', 'unable', 'refused'];

interface GateCheckRowProps {
  readonly definition: GateCheckDefinition;
  readonly finding: GateFinding | undefined;
  readonly onOverride: (finding: GateFinding) => void;
}

/** One check: its question, the facts it needs, the answers; and what it says now. */
export function GateCheckRow({ definition, finding, onOverride }: GateCheckRowProps) {
  const { state, zone } = useCharting();
  const at = useAt(30_000);
  const act = useOneAct();
  const [texts, setTexts] = useState<DetailTexts>({});
  const [problem, setProblem] = useState<string>();
  const given = state.gateAnswers[definition.id];
  const [again, setAgain] = useState(false);
  const fields = DETAIL_FIELDS[definition.id] ?? [];
  const asking = given === undefined || again;
  const answer = async (choice: Answer) => {
    const detail = detailOf(fields, texts, zone, at);
    if (!detail.ok) {
      setProblem(detail.error);
      return;
    }
    setProblem(undefined);
    const stored = await act.send({
      kind: 'gate.answered',
      data: {
        check: definition.id,
        answer: choice,
        ...(Object.keys(detail.value).length === 0 ? {} : { detail: detail.value }),
      },
    });
    if (stored) {
      setAgain(false);
      setTexts({});
    }
  };
  const status = finding?.status ?? 'holds';
  return (
    <li className={styles.check} data-status={given === undefined ? 'open' : status}>
      <div className={styles.checkHead}>
        <span className={room.rule}>{definition.id}</span>
        <span className={styles.checkTitle}>{definition.title}</span>
        {given === undefined ? (
          <StatusBadge status="not-assessed" />
        ) : (
          <StatusBadge
            status={
              status === 'clear'
                ? 'clear'
                : status === 'overridden'
                  ? 'overridden'
                  : status === 'caution'
                    ? 'due'
                    : 'held'
            }
            word={
              status === 'needs-override'
                ? 'Override needed'
                : status === 'caution'
                  ? 'Caution'
                  : status === 'holds'
                    ? 'Held'
                    : status === 'overridden'
                      ? 'Overridden'
                      : ANSWER_WORDS[given.data.answer]
            }
          />
        )}
      </div>
      {given === undefined ? null : (
        <p className={styles.checkGiven}>
          {ANSWER_WORDS[given.data.answer]} · {given.by.type === 'person' ? given.by.name : given.by.type},{' '}
          {formatTime(given.at, zone)}
          {(finding?.missing.length ?? 0) > 0 ? ` · missing: ${finding?.missing.join(', ')}` : ''}
          <button type="button" className={room.logAct} onClick={() => setAgain(!again)}>
            {again ? 'Keep this answer' : 'Answer again'}
          </button>
        </p>
      )}
      {asking ? (
        <>
          {fields.length === 0 ? null : (
            <GateDetailFields
              check={definition.id}
              fields={fields}
              texts={texts}
              onChange={(name, text) => setTexts({ ...texts, [name]: text })}
            />
          )}
          <fieldset className={room.answers}>
            <legend className="visually-hidden">Answer to {definition.id}</legend>
            {ANSWERS.map((choice) => (
              <button
                key={choice}
                type="button"
                className={room.answer}
                data-answer={choice}
                disabled={act.busy}
                onClick={() => void answer(choice)}
              >
                {ANSWER_WORDS[choice]}
              </button>
            ))}
          </fieldset>
        </>
      ) : null}
      {given !== undefined && finding !== undefined && finding.clears !== '' ? (
        <p className={styles.clears}>To clear: {finding.clears}</p>
      ) : null}
      {finding?.status === 'needs-override' && given !== undefined ? (
        <Button size="small" look="secondary" onClick={() => onOverride(finding)}>
          Override with a reason
        </Button>
      ) : null}
      <Problems of={[...(problem === undefined ? [] : [problem]), ...act.problems]} />
    </li>
  );
}

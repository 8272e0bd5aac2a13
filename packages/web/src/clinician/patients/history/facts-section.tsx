import { FACT_GROUPS, FACTS, type Fact, type FactGroup } from '@titrate/clinical/rules';
import { useState } from 'react';
import { Button } from '../../../kit/ui/button.tsx';
import { Provenance } from '../entry/provenance.tsx';
import { dateWords } from '../entry/wire.ts';
import { FactsForm } from './facts-form.tsx';
import styles from './history.module.css';
import { type History, useEarlier } from './history-context.tsx';
import { Section } from './section.tsx';
import { useMayWrite } from './use-entry.ts';
import { GROUP_WORDS, headWords } from './words.ts';

type Answer = History['facts'][number];
export type Answers = ReadonlyMap<string, Answer>;

/** A follow-up is asked once the question it belongs to was answered yes. */
export function isAsked(fact: Fact, answers: Answers): boolean {
  if (answers.has(fact.id)) return true;
  return fact.askedWhenYes === undefined || answers.get(fact.askedWhenYes)?.value === 'yes';
}

/** Every coded question by group: the answer, when it was true, who gave it; "not asked" is not "no". */
export function FactsSection({ history }: { readonly history: History }) {
  const answers: Answers = new Map(history.facts.map((fact) => [fact.factId, fact]));
  const asked = FACTS.filter((fact) => isAsked(fact, answers));
  const done = asked.filter((fact) => answers.has(fact.id)).length;
  return (
    <Section title="History questions" state={`${done} of ${asked.length} questions answered`}>
      {FACT_GROUPS.map((group) => (
        <Group key={group} group={group} answers={answers} />
      ))}
    </Section>
  );
}

function Group({ group, answers }: { readonly group: FactGroup; readonly answers: Answers }) {
  const [isEditing, setEditing] = useState(false);
  const mayWrite = useMayWrite();
  const facts = FACTS.filter((fact) => fact.group === group && isAsked(fact, answers));
  const done = facts.filter((fact) => answers.has(fact.id)).length;
  const yes = facts.filter((fact) => answers.get(fact.id)?.value === 'yes').length;
  return (
    <details className={styles.group} open={yes > 0 || isEditing}>
      <summary>
        {GROUP_WORDS[group]}
        <span className={styles.soft}>
          {done} of {facts.length} answered{yes === 0 ? '' : `, ${yes} yes`}
        </span>
      </summary>
      <div>
        {isEditing ? (
          <FactsForm
            title={`${GROUP_WORDS[group]}: answer or correct`}
            facts={FACTS.filter((fact) => fact.group === group)}
            answers={answers}
            onDone={() => setEditing(false)}
          />
        ) : (
          <>
            {mayWrite ? (
              <Button look="secondary" size="small" onClick={() => setEditing(true)}>
                Answer or correct
              </Button>
            ) : null}
            {facts.map((fact) => (
              <Question key={fact.id} fact={fact} answer={answers.get(fact.id)} />
            ))}
          </>
        )}
      </div>
    </details>
  );
}

function Question({ fact, answer }: { readonly fact: Fact; readonly answer: Answer | undefined }) {
  const earlier = useEarlier()?.facts.filter((one) => one.factId === fact.id) ?? [];
  return (
    <div className={styles.question}>
      <span>{fact.clinicianLabel}</span>
      <span>
        {answer === undefined ? (
          <span className={styles.unasked}>Not asked</span>
        ) : (
          <>
            <span className={styles.answer}>{answerWords(fact, answer.value)}</span>{' '}
            <Provenance by={answer.by} recordedAt={answer.recordedAt} observedAt={answer.observedAt} />
          </>
        )}
        {earlier.length === 0 ? null : (
          <details className={styles.corrected}>
            <summary>
              {earlier.length} earlier {earlier.length === 1 ? 'answer' : 'answers'}
            </summary>
            <ol>
              {earlier.map((one) => (
                <li key={one.id}>
                  {answerWords(fact, one.value)}{' '}
                  <Provenance by={one.by} recordedAt={one.recordedAt} observedAt={one.observedAt} />
                </li>
              ))}
            </ol>
          </details>
        )}
      </span>
    </div>
  );
}

/** `Yes`, `02-Jun-2019`, or the label of the choice. */
export function answerWords(fact: Fact, value: string): string {
  if (fact.kind === 'date') return dateWords(value);
  if (fact.kind === 'choice') return fact.choices.find((one) => one.value === value)?.label ?? value;
  return headWords(value);
}

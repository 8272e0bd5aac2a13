import type { Fact } from '@titrate/clinical/rules';
import { recordFacts } from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { DateField, NO_DATE, type TypedDate } from '../entry/date-field.tsx';
import entry from '../entry/entry.module.css';
import { EntryForm } from '../entry/entry-form.tsx';
import { type Answers, answerWords } from './facts-section.tsx';
import { CHART, useEntry } from './use-entry.ts';

interface FactsFormProps {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly answers: Answers;
  readonly onDone: () => void;
}

const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unsure', label: 'Not sure' },
] as const;

/** Answers a group of questions. Nothing is chosen for anybody; what was said before stands beside (UI-40). */
export function FactsForm({ title, facts, answers, onDone }: FactsFormProps) {
  const { params, problems, handlers } = useEntry(onDone);
  const save = useAct(recordFacts, { refreshes: CHART });
  const [given, setGiven] = useState<ReadonlyMap<string, string>>(new Map());
  const [dates, setDates] = useState<ReadonlyMap<string, TypedDate>>(new Map());
  // One id an answer, made with the form: pressing twice stores each once.
  const [ids] = useState(() => new Map(facts.map((fact) => [fact.id as string, crypto.randomUUID()])));
  const answerTo = (id: string): string | undefined => given.get(id) ?? answers.get(id)?.value;
  const shown = facts.filter(
    (fact) =>
      fact.askedWhenYes === undefined || answerTo(fact.askedWhenYes) === 'yes' || answers.has(fact.id),
  );
  const send = () => {
    const unread = [...dates].filter(([, typed]) => typed.text !== '' && typed.date === undefined);
    if (unread.length > 0)
      return problems.show(
        unread.map(([id]) => ({ field: id, message: 'Write the month as a word, such as 02-Jun-1984' })),
      );
    const all = [
      ...given,
      ...[...dates].flatMap(([id, typed]) => (typed.date === undefined ? [] : [[id, typed.date] as const])),
    ];
    if (all.length === 0) return problems.show([{ field: '', message: 'Answer at least one question' }]);
    problems.clear();
    save.mutate(
      {
        params,
        body: {
          answers: all.map(([factId, value]) => ({
            id: ids.get(factId) ?? crypto.randomUUID(),
            factId,
            value,
          })),
        },
      },
      handlers,
    );
  };
  return (
    <EntryForm
      title={title}
      act="Save these answers"
      busy={save.isPending}
      problems={problems}
      onSubmit={send}
      onCancel={onDone}
    >
      {shown.map((fact) => {
        const before = answers.get(fact.id);
        const hint = before === undefined ? 'Not asked yet' : `So far: ${answerWords(fact, before.value)}`;
        return fact.kind === 'date' ? (
          <DateField
            key={fact.id}
            name={fact.id}
            label={fact.clinicianLabel}
            hint={hint}
            value={dates.get(fact.id) ?? NO_DATE}
            error={problems.of(fact.id)}
            onChange={(typed) => setDates(new Map(dates).set(fact.id, typed))}
          />
        ) : (
          <fieldset key={fact.id} className={`${entry.inline} ${entry.wide}`}>
            <legend>{fact.clinicianLabel}</legend>
            {(fact.kind === 'choice' ? fact.choices : YES_NO).map(({ value, label }) => (
              <label key={value}>
                <input
                  type="radio"
                  name={fact.id}
                  checked={given.get(fact.id) === value}
                  onChange={() => setGiven(new Map(given).set(fact.id, value))}
                />
                {label}
              </label>
            ))}
            <span className={entry.state}>{hint}</span>
          </fieldset>
        );
      })}
    </EntryForm>
  );
}

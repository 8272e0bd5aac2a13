import { type Answer, instrumentById, isInstrumentId, isItemAsked } from '@titrate/clinical/instruments';
import { factById } from '@titrate/clinical/rules';
import type { Progress } from '@titrate/contract';
import { type Problem, parseCivilDate } from '@titrate/quantity';
import type { PatientTask } from './task-view.ts';

/** What is wrong with answers on their way into a task; an answer that no form offers is refused in its field. */
export function checkProgress(task: PatientTask, answers: Progress): Problem[] {
  return Object.entries(answers).flatMap(([key, value]) => {
    const wrong = value === null ? wrongGap(task, key) : wrongValue(task, key, value);
    return wrong === undefined ? [] : [{ type: 'not-an-answer', message: wrong, path: `/answers/${key}` }];
  });
}

const wrongValue = (task: PatientTask, key: string, value: string | number): string | undefined =>
  task.kind === 'intake' ? wrongFact(task.ref, key, value) : wrongAnswer(task.ref, key, value);

/** "I would rather not answer", to a question of this form. */
function wrongGap(task: PatientTask, key: string): string | undefined {
  if (!mayLeaveOut(task)) return 'This question needs an answer';
  const { items, unscored = [] } = isInstrumentId(task.ref) ? instrumentById(task.ref) : { items: [] };
  const isKnown =
    items.some((_, index) => String(index) === key) || unscored.some(({ id }) => `x:${id}` === key);
  return isKnown ? undefined : 'There is no such question here';
}

/** The safety screen is answered whole; a history question has "not sure" for whoever does not know. */
const mayLeaveOut = ({ kind, ref }: PatientTask): boolean =>
  kind === 'instrument' && isInstrumentId(ref) && instrumentById(ref).scoring.kind !== 'triage';

function wrongFact(group: string, id: string, value: string | number): string | undefined {
  const fact = factById(id);
  if (fact === undefined || fact.group !== group || fact.askedOf !== 'patient')
    return 'There is no such question here';
  if (typeof value !== 'string') return 'Expected one of the offered answers';
  switch (fact.kind) {
    case 'yes-no':
      return ['yes', 'no', 'unsure'].includes(value) ? undefined : 'Expected yes, no or unsure';
    case 'choice':
      return fact.choices.some((choice) => choice.value === value)
        ? undefined
        : 'Expected one of the offered answers';
    case 'date':
      return value === 'unsure' || parseCivilDate(value).ok ? undefined : 'Expected a day such as 2021-06-30';
  }
}

/** Keys are positions of the form, or `x:<id>` for what is asked beside it and not scored. */
function wrongAnswer(ref: string, key: string, value: string | number): string | undefined {
  if (!isInstrumentId(ref)) return 'There is no such questionnaire';
  const instrument = instrumentById(ref);
  if (typeof value !== 'number' || !Number.isInteger(value)) return 'Expected one of the offered answers';
  if (key.startsWith('x:')) {
    const beside = instrument.unscored?.find((item) => `x:${item.id}` === key);
    return beside?.options.some((option) => option.value === value) === true
      ? undefined
      : 'There is no such answer here';
  }
  const item = /^(0|[1-9]\d?)$/.test(key) ? instrument.items[Number(key)] : undefined;
  if (item === undefined) return 'There is no such question here';
  const { min, max, except = [] } = item.values;
  return value >= min && value <= max && !except.includes(value)
    ? undefined
    : 'Expected one of the offered answers';
}

/** Saved answers as the scored array; what is not asked any more, given the others, is left out. */
export function answersOf(ref: string, progress: Readonly<Record<string, unknown>>): Answer[] {
  if (!isInstrumentId(ref)) return [];
  const { items } = instrumentById(ref);
  const given = items.map((_, index) => {
    const value = progress[String(index)];
    return typeof value === 'number' ? value : null;
  });
  return given.map((value, index) => (isItemAsked(ref, given, index) ? value : null));
}

export function askedPositions(ref: string, answers: readonly Answer[]): number[] | null {
  if (!isInstrumentId(ref)) return null;
  return instrumentById(ref).items.flatMap((_, index) => (isItemAsked(ref, answers, index) ? [index] : []));
}

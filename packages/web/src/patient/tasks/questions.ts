import { isAskedWhen } from '@titrate/clinical/instruments';
import type { FormView, IntakeQuestion, Progress } from '@titrate/contract';
import type { AskedQuestion } from '../../kit/questionnaire/question-page.tsx';

/** One page of a task: a question of a questionnaire or of the history, in one form. */
export interface TaskQuestion {
  /** Under which its answer is saved. */
  readonly key: string;
  readonly shown: AskedQuestion | { readonly control: 'date'; readonly text: string };
  readonly isAsked: (progress: Progress) => boolean;
  /** Whether help comes before the next page when this is answered (POR-04). */
  readonly callsForHelp: (answer: Progress[string] | undefined) => boolean;
  readonly mayDecline: boolean;
}

const never = () => false;
const always = () => true;

/** The pages of a questionnaire: its items in the form's own order, then what is asked beside it. */
export function questionsOfForm(form: FormView): readonly TaskQuestion[] {
  const items = form.items.map((item): TaskQuestion => {
    const { askedWhen, helpFrom } = item;
    return {
      key: String(item.index),
      shown: {
        text: item.label,
        stem: form.stem,
        control: item.control,
        options: item.options,
        min: item.min,
        max: item.max,
      },
      isAsked: askedWhen === null ? always : (progress) => isAskedWhen(askedWhen, givenOf(form, progress)),
      callsForHelp: helpFrom === null ? never : (answer) => typeof answer === 'number' && answer >= helpFrom,
      mayDecline: form.mayDecline,
    };
  });
  const beside = form.unscored.map(
    (item): TaskQuestion => ({
      key: `x:${item.id}`,
      shown: { text: item.label, control: 'choice', options: item.options },
      isAsked: always,
      callsForHelp: never,
      mayDecline: true,
    }),
  );
  return [...items, ...beside];
}

const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unsure', label: 'I am not sure' },
];

/** The pages of a group of history questions. "Not sure" is an answer of its own and never counts as no. */
export function questionsOfHistory(questions: readonly IntakeQuestion[]): readonly TaskQuestion[] {
  return questions.map(({ id, question, kind, choices, askedWhenYes, helpWhenYes }): TaskQuestion => {
    const options = kind === 'yes-no' ? YES_NO : choices;
    return {
      key: id,
      shown:
        kind === 'date'
          ? { control: 'date', text: question }
          : { control: 'choice', text: question, options },
      isAsked: askedWhenYes === null ? always : (progress) => progress[askedWhenYes] === 'yes',
      callsForHelp: helpWhenYes ? (answer) => answer === 'yes' : never,
      mayDecline: false,
    };
  });
}

function givenOf(form: FormView, progress: Progress): (number | null)[] {
  return form.items.map(({ index }) => {
    const value = progress[String(index)];
    return typeof value === 'number' ? value : null;
  });
}

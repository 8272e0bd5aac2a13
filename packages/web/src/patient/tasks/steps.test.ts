import type { FormView, IntakeQuestion, Progress } from '@titrate/contract';
import { describe, expect, it } from 'vitest';
import { questionsOfForm, questionsOfHistory } from './questions.ts';
import { askedOf, firstOpen, type Step, stepAfter, stepAtStart, stepBefore } from './steps.ts';

const item = (index: number, more: Partial<FormView['items'][number]> = {}): FormView['items'][number] => ({
  index,
  id: String(index + 1),
  label: `Question ${index + 1}`,
  control: 'choice',
  options: [
    { value: 0, label: 'No' },
    { value: 1, label: 'Yes' },
  ],
  min: 0,
  max: 1,
  askedWhen: null,
  helpFrom: null,
  ...more,
});

const form = (items: FormView['items']): FormView => ({
  instrument: 'made-up',
  version: '1',
  language: 'en',
  title: 'Made up',
  recall: 'today',
  stem: null,
  items,
  unscored: [{ id: 'beside', label: 'And?', options: [{ value: 0, label: 'Fine' }] }],
  notes: [],
  copyright: '',
  mayDecline: true,
});

/** Item 2 is asked when item 1 is yes; item 3 calls for help. */
const questions = questionsOfForm(
  form([item(0), item(1, { askedWhen: { kind: 'answer-is', item: 0, value: 1 } }), item(2, { helpFrom: 1 })]),
);
const at = (key: string): Step => ({ kind: 'question', key });

describe('the way through a questionnaire', () => {
  it('asks what depends on a yes only after a yes', () => {
    expect(stepAfter(at('0'), questions, { 0: 1 })).toEqual(at('1'));
    expect(stepAfter(at('0'), questions, { 0: 0 })).toEqual(at('2'));
  });

  it('shows help before the next question, then goes on', () => {
    const answers: Progress = { 0: 0, 2: 1 };
    const help = stepAfter(at('2'), questions, answers);
    expect(help).toEqual({ kind: 'help', after: '2' });
    expect(stepAfter(help, questions, answers)).toEqual(at('x:beside'));
  });

  it.each([0, null])('shows no help when the answer is %s', (answer) => {
    expect(stepAfter(at('2'), questions, { 0: 0, 2: answer })).toEqual(at('x:beside'));
  });

  it('resumes at the first question without an answer, and counts a declined one as answered', () => {
    expect(stepAtStart(questions, {})).toEqual({ kind: 'start' });
    expect(stepAtStart(questions, { 0: null })).toEqual(at('2'));
    expect(stepAtStart(questions, { 0: 0, 2: 0, 'x:beside': 0 })).toEqual({ kind: 'review' });
  });

  it('goes back the way it came, past what is not asked', () => {
    expect(stepBefore(at('2'), questions, { 0: 0 })).toEqual(at('0'));
    expect(stepBefore(at('2'), questions, { 0: 1 })).toEqual(at('1'));
    expect(stepBefore({ kind: 'review' }, questions, { 0: 0 })).toEqual(at('x:beside'));
    expect(stepBefore(at('0'), questions, {})).toEqual({ kind: 'start' });
  });

  it('returns to the review after a change, by way of the questions that the change opened', () => {
    const all: Progress = { 0: 0, 2: 0, 'x:beside': 0 };
    const changed: Step = { kind: 'question', key: '0', fromReview: true };
    expect(stepAfter(changed, questions, all)).toEqual({ kind: 'review' });
    expect(stepAfter(changed, questions, { ...all, 0: 1 })).toEqual({
      kind: 'question',
      key: '1',
      fromReview: true,
    });
    expect(
      stepAfter({ kind: 'question', key: '2', fromReview: true }, questions, { ...all, 2: 1 }),
    ).toMatchObject({
      kind: 'help',
    });
  });
});

describe('the way through the history', () => {
  const history: readonly IntakeQuestion[] = [
    {
      id: 'stroke',
      question: 'A stroke?',
      kind: 'yes-no',
      choices: [],
      askedWhenYes: null,
      helpWhenYes: false,
    },
    {
      id: 'strokeDate',
      question: 'When?',
      kind: 'date',
      choices: [],
      askedWhenYes: 'stroke',
      helpWhenYes: false,
    },
    { id: 'attempt', question: 'Ever?', kind: 'yes-no', choices: [], askedWhenYes: null, helpWhenYes: true },
  ];
  const asked = questionsOfHistory(history);

  it('asks when something was only after a yes; "not sure" is not a yes', () => {
    expect(askedOf(asked, { stroke: 'yes' }).map(({ key }) => key)).toContain('strokeDate');
    expect(askedOf(asked, { stroke: 'unsure' }).map(({ key }) => key)).not.toContain('strokeDate');
    expect(firstOpen(asked, { stroke: 'no' })).toEqual(at('attempt'));
  });

  it('offers yes, no and not sure, and nothing to leave out', () => {
    const [first] = asked;
    expect(first?.shown.control === 'choice' ? first.shown.options.map(({ value }) => value) : []).toEqual([
      'yes',
      'no',
      'unsure',
    ]);
    expect(asked.every(({ mayDecline }) => !mayDecline)).toBe(true);
  });

  it('shows help after an attempt on one’s life', () => {
    expect(stepAfter(at('attempt'), asked, { stroke: 'no', attempt: 'yes' })).toEqual({
      kind: 'help',
      after: 'attempt',
    });
  });
});

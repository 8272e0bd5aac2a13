import type { Progress } from '@titrate/contract';
import type { ReactNode } from 'react';
import { QuestionPage } from '../../kit/questionnaire/question-page.tsx';
import { DateQuestion } from './date-question.tsx';
import type { TaskQuestion } from './questions.ts';

export interface TaskQuestionPageProps {
  readonly question: TaskQuestion;
  readonly number: number;
  readonly total: number;
  readonly answer: Progress[string] | undefined;
  readonly onAnswer: (value: Progress[string]) => void;
  readonly onNext: () => void;
  readonly onBack: (() => void) | undefined;
  readonly foot: ReactNode;
}

/** The page of one question, whichever way it is answered. */
export function TaskQuestionPage({ question, ...rest }: TaskQuestionPageProps) {
  const { shown } = question;
  if (shown.control === 'date') return <DateQuestion text={shown.text} {...rest} />;
  return <QuestionPage question={shown} mayDecline={question.mayDecline} {...rest} />;
}

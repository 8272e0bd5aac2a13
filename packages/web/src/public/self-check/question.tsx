import type { Instrument } from '@titrate/clinical/instruments';
import { QuestionPage } from '../../kit/questionnaire/question-page.tsx';
import type { CheckAnswer } from './steps.ts';

interface QuestionProps {
  readonly instrument: Instrument;
  readonly item: number;
  readonly answer: CheckAnswer;
  readonly onAnswer: (value: number | null) => void;
  readonly onNext: () => void;
  readonly onBack: (() => void) | undefined;
}

export function Question({ instrument, item, answer, onAnswer, onNext, onBack }: QuestionProps) {
  const asked = instrument.items[item];
  if (asked === undefined) throw new Error('Invariant broken: the form has no such question');
  return (
    <QuestionPage
      question={{
        text: asked.text ?? asked.title,
        stem: instrument.stem,
        control: 'choice',
        options: asked.options ?? [],
      }}
      number={item + 1}
      total={instrument.items.length}
      answer={answer}
      onAnswer={(value) => onAnswer(typeof value === 'number' ? value : null)}
      onNext={onNext}
      onBack={onBack}
      mayDecline
    />
  );
}

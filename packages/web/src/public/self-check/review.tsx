import type { Instrument } from '@titrate/clinical/instruments';
import { ReviewList } from '../../kit/questionnaire/review-list.tsx';
import { Button } from '../../kit/ui/button.tsx';
import type { CheckAnswer } from './steps.ts';

interface ReviewProps {
  readonly instrument: Instrument;
  readonly answers: readonly CheckAnswer[];
  readonly onChange: (item: number) => void;
  readonly onDone: () => void;
}

export function Review({ instrument, answers, onChange, onDone }: ReviewProps) {
  const rows = instrument.items.map((item, index) => ({
    key: item.id,
    question: item.text ?? item.title,
    answer: item.options?.find(({ value }) => value === answers[index])?.label ?? 'Rather not answer',
  }));
  return (
    <section aria-labelledby="review-title">
      <h1 id="review-title">Your answers</h1>
      <p>{instrument.stem}</p>
      <ReviewList rows={rows} onChange={onChange} />
      <Button size="large" onClick={onDone}>
        Show my result
      </Button>
    </section>
  );
}

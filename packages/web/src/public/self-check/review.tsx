import type { Instrument } from '@titrate/clinical/instruments';
import { Button } from '../../kit/ui/button.tsx';
import styles from './self-check.module.css';
import type { CheckAnswer } from './steps.ts';

interface ReviewProps {
  readonly instrument: Instrument;
  readonly answers: readonly CheckAnswer[];
  readonly onChange: (item: number) => void;
  readonly onDone: () => void;
}

export function Review({ instrument, answers, onChange, onDone }: ReviewProps) {
  return (
    <section aria-labelledby="review-title">
      <h1 id="review-title">Your answers</h1>
      <p>{instrument.stem}</p>
      <ol className={styles.review}>
        {instrument.items.map((item, index) => {
          const answer = answers[index];
          const option = item.options?.find(({ value }) => value === answer);
          return (
            <li key={item.id}>
              <span>{item.text ?? item.title}</span>
              <strong>{option?.label ?? 'Rather not answer'}</strong>
              <Button look="quiet" size="small" onClick={() => onChange(index)}>
                Change<span className="visually-hidden"> question {index + 1}</span>
              </Button>
            </li>
          );
        })}
      </ol>
      <Button size="large" onClick={onDone}>
        Show my result
      </Button>
    </section>
  );
}

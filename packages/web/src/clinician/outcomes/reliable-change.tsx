import { reliableChange } from '@titrate/clinical/outcomes';
import { useState } from 'react';
import { TextField } from '../../kit/ui/field.tsx';
import styles from './outcomes.module.css';
import { readDecimal } from './read-decimal.ts';

/** Reliable change by Jacobson and Truax. The figures belong to a group of patients, so whoever asks names them and their source. */
export function ReliableChangePanel({ title, difference }: { title: string; difference: number }) {
  const [spread, setSpread] = useState('');
  const [reliability, setReliability] = useState('');
  const [source, setSource] = useState('');
  const sd = readDecimal(spread);
  const r = readDecimal(reliability);
  const fits = sd !== undefined && r !== undefined && sd > 0 && r > 0 && r < 1 && source.trim() !== '';
  const answer = fits ? reliableChange({ difference, standardDeviation: sd, reliability: r }) : undefined;
  return (
    <details className={styles.more}>
      <summary>Reliable change of {title}</summary>
      <p className={styles.note}>
        Needs the spread of baseline totals and the reliability in a comparable group. None is built in; what
        you type here is used for this view and not stored.
      </p>
      <div className={styles.choose}>
        <TextField
          name="rc-sd"
          label="Standard deviation, points"
          inputMode="decimal"
          value={spread}
          onChange={(event) => setSpread(event.currentTarget.value)}
        />
        <TextField
          name="rc-r"
          label="Reliability, between 0 and 1"
          inputMode="decimal"
          value={reliability}
          onChange={(event) => setReliability(event.currentTarget.value)}
        />
        <TextField
          name="rc-source"
          label="Source of both"
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
      </div>
      <p role="status">
        {answer === undefined
          ? 'Type all three.'
          : `Index ${answer.index.toFixed(2)} (difference ${difference}, standard deviation ${spread}, reliability ${reliability}; ${source.trim()}): ${answer.isReliable ? 'more than measurement error explains, at 95 %' : 'within what measurement error explains'}.`}
      </p>
    </details>
  );
}

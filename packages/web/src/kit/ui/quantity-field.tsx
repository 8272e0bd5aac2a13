import type { Decimal } from '@titrate/quantity';
import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import styles from './field.module.css';
import { judgeQuantity, type QuantityBounds } from './quantity.ts';

/** What the field holds: the text as typed, and the value once it fits or was confirmed. */
export interface QuantityValue {
  readonly text: string;
  readonly value: Decimal | undefined;
  /** The person said yes to an unusual value; store it beside the value. */
  readonly confirmedUnusual: boolean;
}
export const NO_QUANTITY: QuantityValue = { text: '', value: undefined, confirmedUnusual: false };

interface QuantityFieldProps {
  readonly name: string;
  readonly label: string;
  /** Printed beside the field and read with the label: `mg`, `kg`, `mmHg`. */
  readonly unit: string;
  readonly bounds: QuantityBounds;
  readonly value: QuantityValue;
  readonly onChange: (value: QuantityValue) => void;
  readonly hint?: ReactNode;
  /** A problem from the server or the form as a whole. */
  readonly error?: string | undefined;
  /** Smaller, for flowsheets. */
  readonly dense?: boolean;
  readonly autoFocus?: boolean;
}

/**
 * A number with its unit printed beside it. Checks when the cell is left, never traps focus, keeps an
 * impossible value in place with the reason, and asks once about an unusual one (UI-42).
 */
export function QuantityField(props: QuantityFieldProps) {
  const { name, label, unit, bounds, value, onChange, hint, error, dense } = props;
  const [checked, setChecked] = useState(value.text !== '');
  const judgement = judgeQuantity(value.text, unit, bounds);
  const problem = checked && judgement.kind === 'refused' ? judgement.message : error;
  const asks = checked && judgement.kind === 'ask' && !value.confirmedUnusual;
  const id = `field-${name}`;
  const change = (text: string) => {
    const next = judgeQuantity(text, unit, bounds);
    onChange({ text, value: next.kind === 'fits' ? next.value : undefined, confirmedUnusual: false });
  };
  return (
    <div className={`${styles.field} ${dense === true ? styles.dense : ''}`}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div className={styles.withUnit}>
        <input
          id={id}
          name={name}
          className={styles.input}
          inputMode="decimal"
          autoComplete="off"
          value={value.text}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-unit ${id}-note ${hint === undefined ? '' : `${id}-hint`}`.trim()}
          onChange={(event) => change(event.currentTarget.value)}
          onBlur={() => setChecked(true)}
          // biome-ignore lint/a11y/noAutofocus: only where the caller opened the field on purpose
          autoFocus={props.autoFocus ?? false}
        />
        <span className={styles.unit} id={`${id}-unit`}>
          {unit}
        </span>
      </div>
      <div id={`${id}-note`} aria-live="polite">
        {problem === undefined ? null : (
          <p className={styles.error}>
            <span className="visually-hidden">Error: </span>
            {problem}
          </p>
        )}
        {asks && judgement.kind === 'ask' ? (
          <p className={styles.ask}>
            {judgement.message}
            <Button
              look="secondary"
              size="small"
              onClick={() => onChange({ text: value.text, value: judgement.value, confirmedUnusual: true })}
            >
              Yes, {value.text} {unit}
            </Button>
          </p>
        ) : null}
      </div>
    </div>
  );
}

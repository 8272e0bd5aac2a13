import type { ReactNode } from 'react';
import styles from '../questionnaire/questionnaire.module.css';
import { SelectField, TextField } from '../ui/field.tsx';
import type { DateProblem, TypedDate } from './typed-date.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
].map((label, index) => ({ value: String(index + 1).padStart(2, '0'), label }));

interface DateBoxesProps {
  readonly legend: ReactNode;
  readonly hint?: string;
  readonly value: TypedDate;
  readonly onChange: (value: TypedDate) => void;
  readonly problem: DateProblem | undefined;
  /** Ids of the boxes are `field-<name>-month` and so on. */
  readonly name: string;
  /** A birth date lets the phone fill it in. */
  readonly isBirthDate?: boolean;
}

/** Month by name, day and year in boxes of their own: no calendar to page through, no order of numbers to guess. */
export function DateBoxes({ legend, hint, value, onChange, problem, name, isBirthDate }: DateBoxesProps) {
  const of = (box: keyof TypedDate) => (problem?.box === box ? problem.message : undefined);
  const fill = (part: string) => (isBirthDate === true ? `bday-${part}` : 'off');
  return (
    <fieldset className={styles.scale}>
      <legend>{legend}</legend>
      {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
      <div className={styles.dateRow}>
        <SelectField
          name={`${name}-month`}
          label="Month"
          options={MONTHS}
          autoComplete={fill('month')}
          value={value.month}
          error={of('month')}
          onChange={(event) => onChange({ ...value, month: event.currentTarget.value })}
        />
        <TextField
          name={`${name}-day`}
          label="Day"
          inputMode="numeric"
          autoComplete={fill('day')}
          value={value.day}
          error={of('day')}
          onChange={(event) => onChange({ ...value, day: event.currentTarget.value })}
        />
        <TextField
          name={`${name}-year`}
          label="Year"
          inputMode="numeric"
          autoComplete={fill('year')}
          value={value.year}
          error={of('year')}
          onChange={(event) => onChange({ ...value, year: event.currentTarget.value })}
        />
      </div>
    </fieldset>
  );
}

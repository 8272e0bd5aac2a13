import { addMs, type Instant, minutes, parseCivilDate } from '@titrate/quantity';
import { now } from '../../../kit/clock/clock.ts';
import { dayOf, formatClock } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { TextField } from '../../../kit/ui/field.tsx';
import { DateField, NO_DATE, type TypedDate, typedDate } from './date-field.tsx';
import styles from './entry.module.css';
import { instantAt } from './zoned.ts';

/** A moment as typed: a day and a time on the clinic's clock. */
export interface TypedMoment {
  readonly date: TypedDate;
  readonly time: string;
}

export function momentOf(at: Instant, zone: string): TypedMoment {
  const day = parseCivilDate(dayOf(at, zone));
  return { date: day.ok ? typedDate(day.value) : NO_DATE, time: formatClock(at, zone) };
}

/** The moment typed, or `undefined` while it cannot be read. */
export function readMoment(moment: TypedMoment, zone: string): Instant | undefined {
  return moment.date.date === undefined ? undefined : instantAt(moment.date.date, moment.time, zone);
}

interface WhenFieldProps {
  readonly name: string;
  readonly label: string;
  readonly zone: string;
  readonly value: TypedMoment;
  readonly onChange: (value: TypedMoment) => void;
  readonly error?: string | undefined;
}

/** When something was observed: begins with now, one key for a few minutes ago (UI-43). */
export function WhenField({ name, label, zone, value, onChange, error }: WhenFieldProps) {
  const ago = (count: number) => onChange(momentOf(addMs(now(), -minutes(count)), zone));
  return (
    <fieldset className={styles.when}>
      <legend>{label}</legend>
      {error === undefined ? null : <p className={styles.problem}>{error}</p>}
      <DateField
        name={name}
        label="Day"
        value={value.date}
        onChange={(date) => onChange({ ...value, date })}
      />
      <TextField
        name={`${name}-time`}
        label="Time"
        hint="HH:mm, 24 hours"
        inputMode="numeric"
        autoComplete="off"
        value={value.time}
        onChange={(event) => onChange({ ...value, time: event.currentTarget.value })}
      />
      <div className={styles.shortcuts}>
        <Button look="secondary" size="small" onClick={() => ago(0)}>
          Now
        </Button>
        {[1, 2, 5].map((count) => (
          <Button key={count} look="secondary" size="small" onClick={() => ago(count)}>
            −{count} min
          </Button>
        ))}
      </div>
    </fieldset>
  );
}

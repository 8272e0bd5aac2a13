import type { CivilDate } from '@titrate/quantity';
import { useState } from 'react';
import { formatDate } from '../../../kit/format/date.ts';
import { TextField } from '../../../kit/ui/field.tsx';
import { readTypedDate } from './typed-date.ts';

/** What the field holds: the text as typed, and the day once it can be read. */
export interface TypedDate {
  readonly text: string;
  readonly date: CivilDate | undefined;
}
export const NO_DATE: TypedDate = { text: '', date: undefined };

export const typedDate = (date: CivilDate): TypedDate => ({ text: formatDate(date), date });

/** Reads back a stored day; an empty field when there is none. */
export function storedDate(text: string | null): TypedDate {
  const read = text === null ? undefined : readTypedDate(text);
  return read?.ok === true ? typedDate(read.value) : NO_DATE;
}

interface DateFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: TypedDate;
  readonly onChange: (value: TypedDate) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly optional?: boolean;
}

/** A day typed with the month as a word. Leaving the field writes it out, so that a slip is seen. */
export function DateField({ name, label, value, onChange, hint, error, optional }: DateFieldProps) {
  const [isLeft, setLeft] = useState(false);
  const read = value.text === '' ? undefined : readTypedDate(value.text);
  const own = isLeft && read?.ok === false ? read.error.message : undefined;
  return (
    <TextField
      name={name}
      label={label}
      hint={hint ?? 'dd-Mmm-yyyy'}
      error={own ?? error}
      {...(optional === undefined ? {} : { optional })}
      autoComplete="off"
      value={value.text}
      onChange={(event) => {
        const text = event.currentTarget.value;
        const typed = readTypedDate(text);
        setLeft(false);
        onChange({ text, date: typed.ok ? typed.value : undefined });
      }}
      onBlur={() => {
        setLeft(true);
        if (value.date !== undefined) onChange(typedDate(value.date));
      }}
    />
  );
}

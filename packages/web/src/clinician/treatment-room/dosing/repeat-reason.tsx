import type { Problem } from '@titrate/quantity';
import { TextField } from '../../../kit/ui/field.tsx';

interface RepeatReasonProps {
  readonly problems: readonly Pick<Problem, 'type'>[];
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Asked only when the like was given a moment ago: a true second dose is an explicit choice with its reason (DOSE-16). */
export function RepeatReason({ problems, value, onChange }: RepeatReasonProps) {
  if (value === '' && !problems.some(({ type }) => type === 'already-recorded')) return null;
  return (
    <TextField
      name="repeat-reason"
      label="This is a second dose, because"
      maxLength={500}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

import type { ApiError } from '@titrate/contract';
import { useState } from 'react';
import { TextAreaField } from '../../kit/ui/field.tsx';
import { useFormProblems } from '../../kit/ui/form-problems.tsx';
import { EntryForm, showRefusal } from '../patients/entry/entry-form.tsx';

interface CloseWorkProps {
  readonly isRisk: boolean;
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onClose: (outcome: string, onError: (error: ApiError) => void) => void;
}

/** Nothing leaves the list without what came of it; a risk task names the contact or assessment (POR-05). */
export function CloseWork({ isRisk, busy, onCancel, onClose }: CloseWorkProps) {
  const [outcome, setOutcome] = useState('');
  const problems = useFormProblems();
  return (
    <EntryForm
      title="What came of it?"
      act="Close with this outcome"
      busy={busy}
      problems={problems}
      onCancel={onCancel}
      onSubmit={() => {
        if (outcome.trim().length < 3)
          return problems.show([{ field: 'outcome', message: 'Write what was done' }]);
        problems.clear();
        onClose(outcome, showRefusal(problems));
      }}
    >
      <TextAreaField
        name="outcome"
        label="Outcome"
        hint={
          isRisk
            ? 'Whom did you reach, how, what did you find, and what was agreed?'
            : 'One sentence is enough'
        }
        rows={3}
        value={outcome}
        error={problems.of('outcome')}
        onChange={(event) => setOutcome(event.currentTarget.value)}
      />
    </EntryForm>
  );
}

import { DRUG_CLASSES, resolveMedicine } from '@titrate/clinical/rules';
import { saveMedicine } from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { SelectField, TextField } from '../../../kit/ui/field.tsx';
import { DateField, NO_DATE, storedDate, type TypedDate } from '../entry/date-field.tsx';
import entry from '../entry/entry.module.css';
import { EntryForm } from '../entry/entry-form.tsx';
import { dateWords, dayStart } from '../entry/wire.ts';
import type { Medicine } from './medicines-section.tsx';
import { CHART, useEntry } from './use-entry.ts';
import { plainWords } from './words.ts';

const STATUS = [
  { value: 'current', label: 'Taken regularly' },
  { value: 'as-needed', label: 'Taken as needed' },
  { value: 'stopped', label: 'Stopped' },
] as const;
type Status = (typeof STATUS)[number]['value'];

interface MedicineFormProps {
  readonly corrects?: Medicine;
  readonly onDone: () => void;
}

/** Adds or corrects a medicine, and shows at once whether its name is known. */
export function MedicineForm({ corrects, onDone }: MedicineFormProps) {
  const { id, params, problems, handlers } = useEntry(onDone);
  const save = useAct(saveMedicine, { refreshes: CHART });
  const [name, setName] = useState(corrects?.name ?? '');
  const [doseText, setDoseText] = useState(corrects?.doseText ?? '');
  const [dailyDoseMg, setDaily] = useState(corrects?.dailyDoseMg ?? '');
  const [status, setStatus] = useState<Status | undefined>(corrects?.status);
  const [since, setSince] = useState<TypedDate>(dayIn(corrects?.startedAt ?? null));
  const [classes, setClasses] = useState<readonly string[] | null>(corrects?.reviewedClasses ?? null);
  const known = name.trim() === '' ? undefined : resolveMedicine({ name });
  const send = () => {
    const missing = [
      ...(name.trim() === '' ? [{ field: 'name', message: 'Enter the name of the medicine' }] : []),
      ...(status === undefined ? [{ field: 'status', message: 'Say whether it is taken' }] : []),
      ...(since.text !== '' && since.date === undefined
        ? [{ field: 'startedAt', message: 'Write the month as a word, such as 02-Jun-1984' }]
        : []),
    ];
    if (missing.length > 0 || status === undefined) return problems.show(missing);
    problems.clear();
    save.mutate(
      {
        params,
        body: {
          id,
          replaces: corrects?.id ?? null,
          name,
          rxnorm: corrects !== undefined && corrects.name === name ? corrects.rxnorm : null,
          doseText: doseText.trim() === '' ? null : doseText,
          dailyDoseMg: dailyDoseMg.trim() === '' ? null : dailyDoseMg.trim(),
          lastTakenAt: corrects?.lastTakenAt ?? null,
          status,
          reviewedClasses: known === undefined && classes !== null ? [...classes] : null,
          startedAt: since.date === undefined ? null : dayStart(since.date),
          stoppedAt: status === 'stopped' ? (corrects?.stoppedAt ?? null) : null,
        },
      },
      handlers,
    );
  };
  return (
    <EntryForm
      title={corrects === undefined ? 'Add a medicine' : `Correct ${corrects.name}`}
      act={corrects === undefined ? 'Add this medicine' : 'Save the correction'}
      busy={save.isPending}
      problems={problems}
      onSubmit={send}
      onCancel={onDone}
    >
      <TextField
        name="name"
        label="Medicine"
        hint={knownWords(name, known)}
        autoComplete="off"
        value={name}
        error={problems.of('name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextField
        name="doseText"
        label="Dose as prescribed"
        optional
        hint="Such as 100 mg in the morning"
        autoComplete="off"
        value={doseText}
        error={problems.of('doseText')}
        onChange={(event) => setDoseText(event.currentTarget.value)}
      />
      <TextField
        name="dailyDoseMg"
        label="All of a day, in mg"
        optional
        hint="A plain number such as 0.5"
        inputMode="decimal"
        autoComplete="off"
        value={dailyDoseMg}
        error={problems.of('dailyDoseMg')}
        onChange={(event) => setDaily(event.currentTarget.value)}
      />
      <SelectField
        name="status"
        label="Is it taken?"
        options={STATUS}
        value={status ?? ''}
        error={problems.of('status')}
        onChange={(event) => setStatus(STATUS.find((one) => one.value === event.currentTarget.value)?.value)}
      />
      <DateField
        name="startedAt"
        label="Since"
        optional
        value={since}
        error={problems.of('startedAt')}
        onChange={setSince}
      />
      {name.trim() !== '' && known === undefined ? <Classes value={classes} onChange={setClasses} /> : null}
    </EntryForm>
  );
}

const dayIn = (at: string | null): TypedDate => (at === null ? NO_DATE : storedDate(dateWords(at)));

function knownWords(name: string, known: ReturnType<typeof resolveMedicine>): string {
  if (name.trim() === '') return 'Generic or brand name, with the strength if known';
  if (known === undefined) return 'Not in the dictionary: look it up and say below what it is';
  const ingredients = known.ingredients.map((one) => one.ingredient).join(' + ');
  const classes = [...new Set(known.ingredients.flatMap((one) => one.classes))].map(plainWords);
  return `Known as ${ingredients}${classes.length === 0 ? '' : ` (${classes.join(', ')})`}`;
}

interface ClassesProps {
  readonly value: readonly string[] | null;
  readonly onChange: (value: readonly string[] | null) => void;
}

/** The classes of a name that the dictionary does not know, as a clinician looked them up. */
function Classes({ value, onChange }: ClassesProps) {
  const has = (one: string) => value?.includes(one) === true;
  return (
    <fieldset className={`${entry.inline} ${entry.wide}`}>
      <legend>Looked up: which of these is it?</legend>
      {DRUG_CLASSES.map((one) => (
        <label key={one}>
          <input
            type="checkbox"
            checked={has(one)}
            onChange={() =>
              onChange(has(one) ? (value ?? []).filter((other) => other !== one) : [...(value ?? []), one])
            }
          />
          {plainWords(one)}
        </label>
      ))}
      <label>
        <input
          type="checkbox"
          checked={value !== null && value.length === 0}
          onChange={(event) => onChange(event.currentTarget.checked ? [] : null)}
        />
        <strong>None of these</strong>
      </label>
    </fieldset>
  );
}

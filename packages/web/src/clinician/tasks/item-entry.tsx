import {
  type Answer,
  bandLabel,
  type FormItem,
  flagLabel,
  type InstrumentId,
  isItemAsked,
  score,
} from '@titrate/clinical/instruments';
import { useState } from 'react';
import { readWhole } from '../../kit/questionnaire/whole-number.ts';
import { Button } from '../../kit/ui/button.tsx';
import field from '../../kit/ui/field.module.css';
import { FailedState } from '../../kit/ui/states.tsx';
import { formForStaff, useTexts } from '../shell/clinic-texts.ts';
import styles from './tasks.module.css';

interface ItemEntryProps {
  readonly instrument: InstrumentId;
  readonly context: Readonly<Record<string, unknown>>;
  readonly busy: boolean;
  readonly problem: string | undefined;
  readonly onSave: (answers: readonly Answer[], extra: Readonly<Record<string, number>>) => void;
}

/** All items on one page, dense, by keyboard; what is not asked given the others is hidden and stays empty. */
export function ItemEntry({ instrument, context, busy, problem, onSave }: ItemEntryProps) {
  const texts = useTexts();
  const form = formForStaff(instrument, texts);
  const [given, setGiven] = useState<readonly Answer[]>(() =>
    form.ok ? form.value.items.map(() => null) : [],
  );
  const [misread, setMisread] = useState<ReadonlySet<number>>(new Set());
  const [extra, setExtra] = useState<Readonly<Record<string, number>>>({});
  if (!form.ok) return <FailedState what="This form" reason={form.error.message} />;
  const answers = given.map((value, index) => (isItemAsked(instrument, given, index) ? value : null));
  const asked = form.value.items.filter((item) => isItemAsked(instrument, given, item.index));
  const open = asked.filter((item) => answers[item.index] === null).length;
  const set = (index: number, value: Answer) =>
    setGiven(given.map((old, at) => (at === index ? value : old)));
  return (
    <form
      className={styles.entry}
      onSubmit={(event) => {
        event.preventDefault();
        if (misread.size === 0) onSave(answers, extra);
      }}
    >
      <p className={styles.note}>
        {form.value.title}. {form.value.recall}.{' '}
        {form.value.hasWording || !texts.isKnown
          ? ''
          : 'Short titles only: the clinic has no wording for it, see Clinic, Instruments.'}{' '}
        {form.value.notes.join(' ')}
      </p>
      {form.value.stem === null ? null : <p>{form.value.stem}</p>}
      <ol className={styles.items}>
        {asked.map((item, at) => (
          <li key={item.id} className={styles.item}>
            <p id={`item-${item.index}`}>
              {at + 1}. {item.label}
            </p>
            {item.control === 'number' ? (
              <NumberBox
                item={item}
                onChange={(value, wrong) => {
                  set(item.index, value);
                  const next = new Set(misread);
                  if (wrong) next.add(item.index);
                  else next.delete(item.index);
                  setMisread(next);
                }}
              />
            ) : (
              <Options
                labelledBy={`item-${item.index}`}
                name={`item-${item.index}`}
                options={item.options.map(({ value, label }) => ({
                  value,
                  label: label === String(value) ? label : `${value} ${label}`,
                }))}
                value={given[item.index] ?? null}
                onChange={(value) => set(item.index, value)}
              />
            )}
          </li>
        ))}
        {form.value.unscored.map((item) => (
          <li key={item.id} className={styles.item}>
            <p id={`beside-${item.id}`}>{item.text ?? item.title}</p>
            <Options
              labelledBy={`beside-${item.id}`}
              name={`beside-${item.id}`}
              options={item.options}
              value={extra[item.id] ?? null}
              onChange={(value) => setExtra({ ...extra, [item.id]: value })}
            />
          </li>
        ))}
      </ol>
      <div className={styles.total}>
        <p role="status">
          {open === 0 ? 'All items answered.' : `${open} of ${asked.length} items open.`}{' '}
          {previewWords(instrument, answers, context)}
        </p>
        <Button type="submit" disabled={busy || misread.size > 0 || open === asked.length}>
          {busy ? 'Saving…' : open === 0 ? 'Save this form' : `Save with ${open} open`}
        </Button>
      </div>
      {misread.size === 0 ? null : (
        <p role="alert" className={styles.problem}>
          A number does not fit: mend it first.
        </p>
      )}
      {problem === undefined ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <p className={styles.credit}>{form.value.copyright}</p>
    </form>
  );
}

interface OptionsProps {
  readonly labelledBy: string;
  readonly name: string;
  readonly options: readonly { readonly value: number; readonly label: string }[];
  readonly value: Answer;
  readonly onChange: (value: number) => void;
}

function Options({ labelledBy, name, options, value, onChange }: OptionsProps) {
  return (
    <fieldset className={styles.options} aria-labelledby={labelledBy}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

function NumberBox({
  item,
  onChange,
}: {
  item: FormItem;
  onChange: (value: Answer, wrong: boolean) => void;
}) {
  const { min, max } = item.values;
  const [typed, setTyped] = useState('');
  const wrong = typed !== '' && readWhole(typed, min, max) === undefined;
  return (
    <div>
      <input
        className={field.input}
        aria-labelledby={`item-${item.index}`}
        aria-invalid={wrong}
        inputMode="numeric"
        value={typed}
        onChange={(event) => {
          const text = event.currentTarget.value;
          const value = readWhole(text, min, max) ?? null;
          setTyped(text);
          onChange(value, text !== '' && value === null);
        }}
      />
      <p className={wrong ? styles.problem : styles.note}>
        A whole number from {min} to {max}
      </p>
    </div>
  );
}

/** What the score would be; the server's is the record. */
function previewWords(
  instrument: InstrumentId,
  answers: readonly Answer[],
  context: Readonly<Record<string, unknown>>,
): string {
  const scored = score({ instrument, answers, context });
  if (!scored.ok) return scored.error.message;
  const { total, band, flags } = scored.value;
  const words = [
    total === null ? 'No total yet' : `Total ${total}`,
    bandLabel(instrument, band, 'clinician'),
    ...flags.filter((flag) => flag !== 'incomplete').map((flag) => flagLabel(flag, 'clinician')),
  ];
  return `Preview: ${words.filter((word) => word !== null).join(' · ')}.`;
}

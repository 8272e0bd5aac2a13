import { type ComponentProps, type ReactNode, useId } from 'react';
import styles from './field.module.css';

interface FieldFrame {
  readonly label: string;
  readonly hint?: ReactNode;
  /** The problem of this field in words; from `useFormProblems().of('contact.email')`. */
  readonly error?: string | undefined;
  readonly optional?: boolean;
}

/** Ids that tie label, hint and error to a control. `name` is also the anchor of the error summary. */
function idsOf(id: string, frame: FieldFrame) {
  const hint = frame.hint === undefined ? undefined : `${id}-hint`;
  const error = frame.error === undefined ? undefined : `${id}-error`;
  const described = [hint, error].filter((one) => one !== undefined).join(' ');
  return { hint, error, described: described === '' ? undefined : described };
}

function Frame({ id, frame, children }: { id: string; frame: FieldFrame; children: ReactNode }) {
  const ids = idsOf(id, frame);
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {frame.label}
        {frame.optional === true ? <span className={styles.optional}> (optional)</span> : null}
      </label>
      {frame.hint === undefined ? null : (
        <p className={styles.hint} id={ids.hint}>
          {frame.hint}
        </p>
      )}
      {frame.error === undefined ? null : (
        <p className={styles.error} id={ids.error}>
          <span className="visually-hidden">Error: </span>
          {frame.error}
        </p>
      )}
      {children}
    </div>
  );
}

type TextFieldProps = FieldFrame & Omit<ComponentProps<'input'>, 'id'> & { readonly name: string };

/** One line of text with label, hint and its problem. */
export function TextField({ label, hint, error, optional, name, ...input }: TextFieldProps) {
  const frame = frameOf(label, hint, error, optional);
  const id = `field-${name}`;
  return (
    <Frame id={id} frame={frame}>
      <input
        id={id}
        name={name}
        className={styles.input}
        aria-invalid={error !== undefined}
        aria-describedby={idsOf(id, frame).described}
        {...input}
      />
    </Frame>
  );
}

type TextAreaProps = FieldFrame & Omit<ComponentProps<'textarea'>, 'id'> & { readonly name: string };

export function TextAreaField({ label, hint, error, optional, name, ...area }: TextAreaProps) {
  const frame = frameOf(label, hint, error, optional);
  const id = `field-${name}`;
  return (
    <Frame id={id} frame={frame}>
      <textarea
        id={id}
        name={name}
        rows={4}
        className={styles.input}
        aria-invalid={error !== undefined}
        aria-describedby={idsOf(id, frame).described}
        {...area}
      />
    </Frame>
  );
}

type SelectProps = FieldFrame &
  Omit<ComponentProps<'select'>, 'id'> & {
    readonly name: string;
    readonly options: readonly SelectOption[];
  };

interface SelectOption {
  readonly value: string;
  readonly label: string;
  /** Heading it stands under; those without one come first. */
  readonly group?: string;
}

/** A choice from a list. The first entry is empty: nothing is preselected (UI-40). */
export function SelectField({ label, hint, error, optional, name, options, ...select }: SelectProps) {
  const frame = frameOf(label, hint, error, optional);
  const id = `field-${name}`;
  const groups = Map.groupBy(
    options.filter(({ group }) => group !== undefined),
    ({ group }) => group,
  );
  return (
    <Frame id={id} frame={frame}>
      <select
        id={id}
        name={name}
        className={styles.input}
        aria-invalid={error !== undefined}
        aria-describedby={idsOf(id, frame).described}
        {...select}
      >
        <option value="">Choose…</option>
        <Options of={options.filter(({ group }) => group === undefined)} />
        {[...groups].map(([group, members]) => (
          <optgroup key={group} label={group ?? ''}>
            <Options of={members} />
          </optgroup>
        ))}
      </select>
    </Frame>
  );
}

function Options({ of }: { readonly of: readonly SelectOption[] }) {
  return of.map((option) => (
    <option key={option.value} value={option.value}>
      {option.label}
    </option>
  ));
}

interface ChoicesProps<V extends string> {
  readonly legend: ReactNode;
  readonly name: string;
  readonly options: readonly { readonly value: V; readonly label: ReactNode }[];
  /** `undefined` until someone chose: no answer is preselected. */
  readonly value: V | undefined;
  readonly onChange: (value: V) => void;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}

/** Radio buttons with the whole row as target (at least 44 px). */
export function Choices<V extends string>({
  legend,
  name,
  options,
  value,
  onChange,
  hint,
  error,
}: ChoicesProps<V>) {
  const id = useId();
  return (
    <fieldset className={styles.choices} aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend>{legend}</legend>
      {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
      {error === undefined ? null : (
        <p className={styles.error} id={`${id}-error`}>
          <span className="visually-hidden">Error: </span>
          {error}
        </p>
      )}
      {options.map((option, index) => (
        <label key={option.value} className={styles.choice}>
          <input
            type="radio"
            name={name}
            id={index === 0 ? `field-${name}` : undefined}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface TickProps {
  readonly name: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
  readonly error?: string | undefined;
}

/** One box to tick, such as an agreement; never ticked for anyone. */
export function Tick({ name, checked, onChange, children, error }: TickProps) {
  const id = `field-${name}`;
  return (
    <div className={styles.field}>
      {error === undefined ? null : (
        <p className={styles.error} id={`${id}-error`}>
          <span className="visually-hidden">Error: </span>
          {error}
        </p>
      )}
      <label className={styles.choice}>
        <input
          id={id}
          type="checkbox"
          checked={checked}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>{children}</span>
      </label>
    </div>
  );
}

function frameOf(
  label: string,
  hint: ReactNode,
  error: string | undefined,
  optional: boolean | undefined,
): FieldFrame {
  return {
    label,
    ...(hint === undefined ? {} : { hint }),
    ...(error === undefined ? {} : { error }),
    ...(optional === undefined ? {} : { optional }),
  };
}

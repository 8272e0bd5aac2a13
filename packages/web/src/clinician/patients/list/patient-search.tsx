import { useNavigate } from '@tanstack/react-router';
import { listPatients, type PatientRow } from '@titrate/contract';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useCall } from '../../../kit/api/hooks.ts';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { Born, fullName } from './patient-name.tsx';
import styles from './patient-search.module.css';
import { searchWords } from './search-words.ts';

const MOST = 8;

/** The search box of every page: type, arrow down, Enter. Results carry two identifiers and the clinic (ADM-02). */
export function PatientSearch() {
  const { clinic } = useClinic();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [active, setActive] = useState(-1);
  const [isOpen, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 200);
    return () => clearTimeout(timer);
  }, [text]);
  const found = useCall(
    listPatients,
    { params: { clinicId: clinic.id }, query: { q: searchWords(asked), limit: MOST } },
    { enabled: asked.length >= 2 },
  );
  const isShown = isOpen && asked.length >= 2;
  const rows: readonly PatientRow[] = isShown ? (found.data?.patients ?? []) : [];
  const open = (row: PatientRow) => {
    setText('');
    setOpen(false);
    setActive(-1);
    input.current?.blur();
    void navigate({
      to: '/$clinicId/patients/$patientId',
      params: { clinicId: clinic.id, patientId: row.id },
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setOpen(false);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && rows.length > 0) {
      event.preventDefault();
      setActive((active + step + rows.length) % rows.length);
    }
    const chosen = rows[active] ?? (rows.length === 1 ? rows[0] : undefined);
    if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      open(chosen);
    }
  };
  return (
    <div className={styles.frame}>
      <input
        ref={input}
        className={styles.input}
        type="text"
        role="combobox"
        aria-label="Find a patient by name, birth date, record number or telephone"
        aria-expanded={isShown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={rows[active] === undefined ? undefined : `${listId}-${active}`}
        placeholder="Find a patient"
        autoComplete="off"
        maxLength={100}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setOpen(true);
          setActive(-1);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.panel} hidden={!isShown}>
        <div id={listId} role="listbox" aria-label="Patients found" tabIndex={-1}>
          {rows.map((row, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox that owns the list
            <div
              key={row.id}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={styles.option}
              // Before the blur of the input, which closes the list.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => open(row)}
            >
              <strong>{fullName(row)}</strong>
              <span className={styles.ids}>
                born <Born birthDate={row.birthDate} /> · {row.recordNumber} · {clinic.name}
              </span>
            </div>
          ))}
        </div>
        <p className={styles.note} role="status">
          {isShown ? noteOf(found.data, found.isError) : ''}
        </p>
      </div>
    </div>
  );
}

function noteOf(
  data: { readonly patients: readonly unknown[]; readonly total: number } | undefined,
  failed: boolean,
) {
  if (failed) return 'The search failed. Try again.';
  if (data === undefined) return 'Searching…';
  if (data.total === 0) return 'Nobody matches';
  return `Showing ${data.patients.length} of ${data.total}`;
}

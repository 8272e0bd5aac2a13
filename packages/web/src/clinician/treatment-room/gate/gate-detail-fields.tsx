import { useState } from 'react';
import { Button } from '../../../kit/ui/button.tsx';
import room from '../treatment-room.module.css';
import styles from './gate.module.css';
import { type DetailField, type DetailTexts, SUBSTANCE_WORDS } from './gate-detail.ts';

interface GateDetailFieldsProps {
  readonly check: string;
  readonly fields: readonly DetailField[];
  readonly texts: DetailTexts;
  readonly onChange: (name: string, text: string) => void;
}

export function GateDetailFields({ check, fields, texts, onChange }: GateDetailFieldsProps) {
  return (
    <div className={room.details}>
      {fields.map((field) => {
        const id = `${check}-${field.name}`;
        const text = texts[field.name] ?? '';
        if (field.kind === 'substances')
          return <Substances key={id} id={id} text={text} onChange={(next) => onChange(field.name, next)} />;
        return (
          <div key={id} className={room.detail}>
            <label htmlFor={id}>{field.label}</label>
            {field.kind === 'choice' ? (
              <select
                id={id}
                value={text}
                onChange={(event) => onChange(field.name, event.currentTarget.value)}
              >
                <option value="">Choose…</option>
                {field.options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </select>
            ) : (
              <input
                id={id}
                value={text}
                inputMode={field.kind === 'text' ? 'text' : 'numeric'}
                placeholder={field.kind === 'time' ? 'HH:mm' : undefined}
                size={field.kind === 'text' ? 22 : 7}
                autoComplete="off"
                onChange={(event) => onChange(field.name, event.currentTarget.value)}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}

/** What was taken last, of the classes the check asks for; "none" is an answer of its own. */
function Substances({ id, text, onChange }: { id: string; text: string; onChange: (text: string) => void }) {
  const [kind, setKind] = useState('');
  const [name, setName] = useState('');
  const [clock, setClock] = useState('');
  const lines = text === '' || text === 'none' ? [] : text.split('\n');
  return (
    <fieldset className={styles.substances}>
      <legend>Taken last: sedative, opioid, alcohol, stimulant, cannabis, nasal spray</legend>
      <label className={room.tick}>
        <input
          type="checkbox"
          checked={text === 'none'}
          onChange={(event) => onChange(event.currentTarget.checked ? 'none' : '')}
        />
        Asked, none taken
      </label>
      {lines.map((line) => {
        const [code = '', what = '', when = ''] = line.split('|');
        const word = Object.entries(SUBSTANCE_WORDS).find(([key]) => key === code)?.[1] ?? code;
        return (
          <p key={line} className={styles.substance}>
            {word} {what} {when === '' ? '' : `at ${when}`}
            <button
              type="button"
              className={room.logAct}
              onClick={() => onChange(lines.filter((one) => one !== line).join('\n'))}
            >
              Remove
            </button>
          </p>
        );
      })}
      {text === 'none' ? null : (
        <div className={room.details}>
          <div className={room.detail}>
            <label htmlFor={`${id}-class`}>What</label>
            <select id={`${id}-class`} value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
              <option value="">Choose…</option>
              {Object.entries(SUBSTANCE_WORDS).map(([value, word]) => (
                <option key={value} value={value}>
                  {word}
                </option>
              ))}
            </select>
          </div>
          <div className={room.detail}>
            <label htmlFor={`${id}-name`}>Name</label>
            <input
              id={`${id}-name`}
              size={16}
              value={name}
              onChange={(event) => setName(event.currentTarget.value.replace(/[|\n]/g, ' '))}
            />
          </div>
          <div className={room.detail}>
            <label htmlFor={`${id}-at`}>At</label>
            <input
              id={`${id}-at`}
              size={7}
              placeholder="HH:mm"
              value={clock}
              onChange={(event) => setClock(event.currentTarget.value.replace(/[|\n]/g, ''))}
            />
          </div>
          <Button
            size="small"
            look="secondary"
            disabled={kind === ''}
            onClick={() => {
              onChange([...lines, `${kind}|${name}|${clock}`].join('\n'));
              setKind('');
              setName('');
              setClock('');
            }}
          >
            Add
          </Button>
        </div>
      )}
    </fieldset>
  );
}

import { type DragEvent, useId, useState } from 'react';
import { Button } from '../../../kit/ui/button.tsx';
import { TextAreaField } from '../../../kit/ui/field.tsx';
import styles from './instruments.module.css';

interface ChoosePackageProps {
  readonly onText: (text: string) => void;
  readonly onUnreadable: (message: string) => void;
}

/** A text package by button, by dropping it, or pasted. */
export function ChoosePackage({ onText, onUnreadable }: ChoosePackageProps) {
  const [isOver, setOver] = useState(false);
  const [pasted, setPasted] = useState('');
  const inputId = useId();
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    try {
      onText(new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()));
    } catch {
      onUnreadable(`${file.name} is not text in UTF-8: choose a JSON file`);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <div className={styles.choose}>
      <label
        htmlFor={inputId}
        className={`${styles.drop} ${isOver ? styles.over : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <strong>Choose a text package, or drop it here</strong>
        <span>JSON, as the empty template of the instrument lays it out</span>
        <input
          id={inputId}
          type="file"
          accept=".json,application/json"
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            // The same file may be chosen again after it was mended.
            event.currentTarget.value = '';
          }}
        />
      </label>
      <details>
        <summary>Or paste it</summary>
        <TextAreaField
          name="pasted-package"
          label="Text package"
          rows={6}
          spellCheck={false}
          value={pasted}
          onChange={(event) => setPasted(event.currentTarget.value)}
        />
        <Button look="secondary" disabled={pasted.trim() === ''} onClick={() => onText(pasted)}>
          Read what I pasted
        </Button>
      </details>
    </div>
  );
}

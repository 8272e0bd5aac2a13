import { type DragEvent, useState } from 'react';
import styles from './imports.module.css';
import type { ImportProblem } from './problems.ts';

export interface ChosenFile {
  readonly fileName: string;
  readonly text: string;
}

interface ChooseFileProps {
  readonly busy: boolean;
  readonly onChosen: (file: ChosenFile) => void;
  readonly onProblem: (problem: ImportProblem) => void;
}

/** As much as the server reads; a larger file is refused here already. */
const MOST_BYTES = 48 * 1024 * 1024;

/** A file by button or by dropping it anywhere on the field. */
export function ChooseFile({ busy, onChosen, onProblem }: ChooseFileProps) {
  const [isOver, setOver] = useState(false);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > MOST_BYTES)
      return onProblem({ message: `${file.name} is larger than an import may be (48 MB)`, path: '' });
    const text = await textOf(file);
    if (text === undefined)
      return onProblem({ message: `${file.name} is not text in UTF-8: choose a JSON file`, path: '' });
    if (text.trim() === '') return onProblem({ message: `${file.name} is empty`, path: '' });
    onChosen({ fileName: file.name.slice(0, 200), text });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <label
      className={`${styles.drop} ${isOver ? styles.over : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <strong>{busy ? 'Reading the record…' : 'Choose a file, or drop it here'}</strong>
      <span>JSON or NDJSON, up to 48 MB</span>
      <input
        type="file"
        accept=".json,.ndjson,application/json,application/fhir+json"
        disabled={busy}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          // The same file may be chosen again after it was mended.
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}

/** `undefined` for bytes that are no UTF-8 text: a picture, an archive, another encoding. */
async function textOf(file: File): Promise<string | undefined> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

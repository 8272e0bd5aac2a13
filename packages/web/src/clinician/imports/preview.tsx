import { Link } from '@tanstack/react-router';
import type { ImportPreview } from '@titrate/contract';
import { useState } from 'react';
import { count } from '../../kit/format/text.ts';
import { Button } from '../../kit/ui/button.tsx';
import { Choices } from '../../kit/ui/field.tsx';
import { dateWords, timeWords } from '../patients/entry/wire.ts';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './imports.module.css';
import type { Target } from './imports.page.tsx';
import { Landing } from './landing.tsx';
import { NotUnderstood } from './not-understood.tsx';

interface PreviewProps {
  readonly fileName: string;
  readonly preview: ImportPreview;
  readonly busy: boolean;
  readonly onPut: (target: Target) => void;
  readonly onAgain: () => void;
}

const NEW = 'new';

/** Who it is about, which chart it goes to, what lands where, and what nobody could read. */
export function Preview({ fileName, preview, busy, onPut, onAgain }: PreviewProps) {
  const { matches, counts, patient, importedBefore } = preview;
  const [chosen, setChosen] = useState<string | undefined>(matches.length === 0 ? NEW : undefined);
  const put = () => {
    if (chosen === undefined) return;
    onPut(
      chosen === NEW
        ? { patientId: null, despiteMatch: matches.length > 0 }
        : { patientId: chosen, despiteMatch: false },
    );
  };
  return (
    <>
      <section className={styles.person} aria-labelledby="import-person">
        <h2 id="import-person">
          {patient.familyName.toUpperCase()}, {patient.givenName}
        </h2>
        <p>
          born {dateWords(patient.birthDate)}, sex at birth {patient.sexAtBirth ?? 'not known'}
          {patient.deceased ? ', deceased' : ''}. From {fileName}: {counts.taken} of{' '}
          {count(counts.entries, 'entry', 'entries')} understood, {counts.notTaken} not taken.
        </p>
        <Before before={importedBefore} />
        <WhichChart preview={preview} chosen={chosen} onChoose={setChosen} />
        <p className={styles.acts}>
          <Button disabled={busy || chosen === undefined} onClick={put}>
            {busy ? 'Importing…' : actWords(preview, chosen)}
          </Button>
          <Button look="quiet" disabled={busy} onClick={onAgain}>
            Choose another file
          </Button>
        </p>
      </section>
      <Landing preview={preview} />
      <NotUnderstood notes={preview.notUnderstood} />
    </>
  );
}

function actWords({ matches, patient }: ImportPreview, chosen: string | undefined): string {
  const match = matches.find((one) => one.id === chosen);
  if (match !== undefined) return `Add all of it to ${match.recordNumber}`;
  return chosen === NEW
    ? `Make a new chart for ${patient.givenName} ${patient.familyName}`
    : 'Choose the chart first';
}

function Before({ before }: { readonly before: ImportPreview['importedBefore'] }) {
  const { clinic } = useClinic();
  if (before === null) return null;
  return (
    <p className={styles.before}>
      This very document was imported {timeWords(before.at, clinic.zone)}. Importing it again changes nothing.{' '}
      <Link to="/$clinicId/patients/$patientId" params={{ clinicId: clinic.id, patientId: before.patientId }}>
        Open that chart
      </Link>
    </p>
  );
}

interface WhichChartProps {
  readonly preview: ImportPreview;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

function WhichChart({ preview: { matches }, chosen, onChoose }: WhichChartProps) {
  if (matches.length === 0)
    return <p>Nobody with this name and birth date has a chart here: a new one is made.</p>;
  return (
    <Choices
      legend={
        matches.length === 1
          ? 'Somebody like this has a chart. Is it the same person?'
          : `${matches.length} people like this have charts. Is one of them the same person?`
      }
      name="chart"
      value={chosen}
      onChange={onChoose}
      options={[
        ...matches.map((one) => ({
          value: one.id,
          label: (
            <>
              Same person: {one.familyName.toUpperCase()}, {one.givenName}, born {dateWords(one.birthDate)},{' '}
              {one.recordNumber} (
              {one.by === 'identifier' ? 'the same number elsewhere' : 'same name and birth date'})
            </>
          ),
        })),
        { value: NEW, label: 'Another person: make a new chart' },
      ]}
    />
  );
}

import { Link } from '@tanstack/react-router';
import {
  commitImport,
  type ImportPreview,
  listImports,
  listPatients,
  previewImport,
  type ResponseOf,
} from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../kit/api/hooks.ts';
import { count } from '../../kit/format/text.ts';
import { Button, buttonClass } from '../../kit/ui/button.tsx';
import { Page } from '../shell/app-shell.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { ChooseFile, type ChosenFile } from './choose-file.tsx';
import { EarlierImports } from './earlier-imports.tsx';
import styles from './imports.module.css';
import { NotUnderstood } from './not-understood.tsx';
import { Preview } from './preview.tsx';
import { formatProblems, type ImportProblem } from './problems.ts';

type Done = ResponseOf<typeof commitImport>;

/** Where the import goes: nothing is chosen while somebody like this has a chart. */
export type Target = { readonly patientId: string | null; readonly despiteMatch: boolean };

/** A chart from elsewhere: read, shown row by row, then put on a chart whole or not at all. */
export function ImportsPage() {
  const { clinic } = useClinic();
  const params = { clinicId: clinic.id };
  const [file, setFile] = useState<ChosenFile>();
  const [problems, setProblems] = useState<readonly ImportProblem[]>([]);
  const [done, setDone] = useState<Done>();
  const preview = useAct(previewImport);
  const commit = useAct(commitImport, { refreshes: [listImports, listPatients] });
  const start = (next: ChosenFile) => {
    setFile(next);
    setProblems([]);
    setDone(undefined);
    preview.mutate({ params, body: next }, { onError: (error) => setProblems(formatProblems(error)) });
  };
  const put = (target: Target) => {
    if (file === undefined) return;
    setProblems([]);
    commit.mutate(
      { params, body: { ...file, ...target } },
      { onSuccess: setDone, onError: (error) => setProblems(formatProblems(error)) },
    );
  };
  const restart = () => {
    setFile(undefined);
    setDone(undefined);
    setProblems([]);
    preview.reset();
  };
  return (
    <Page>
      <h1>Import a record</h1>
      <p>
        A FHIR R4 bundle, or one resource a line. It is shown first; nothing is stored until you say so, and
        then all of it or nothing.
      </p>
      <Problems problems={problems} fileName={file?.fileName} />
      {done !== undefined ? (
        <Result done={done} onMore={restart} />
      ) : preview.data !== undefined && file !== undefined ? (
        <Preview
          // Another file is another choice of chart.
          key={file.fileName}
          fileName={file.fileName}
          preview={preview.data}
          busy={commit.isPending}
          onPut={put}
          onAgain={restart}
        />
      ) : (
        <>
          <ChooseFile
            busy={preview.isPending}
            onChosen={start}
            onProblem={(one) => {
              setFile(undefined);
              setProblems([one]);
            }}
          />
          <EarlierImports />
        </>
      )}
    </Page>
  );
}

function Problems({
  problems,
  fileName,
}: {
  readonly problems: readonly ImportProblem[];
  readonly fileName: string | undefined;
}) {
  if (problems.length === 0) return null;
  return (
    <div className={styles.problems} role="alert">
      <h2>{fileName ?? 'This file'} cannot be imported. Nothing was stored.</h2>
      <ul>
        {problems.slice(0, 50).map((problem) => (
          <li key={`${problem.path}${problem.message}`}>
            {problem.message}
            {problem.path === '' ? null : <code>{problem.path}</code>}
          </li>
        ))}
      </ul>
      {problems.length > 50 ? <p>Showing 50 of {problems.length}</p> : null}
    </div>
  );
}

function Result({ done, onMore }: { readonly done: Done; readonly onMore: () => void }) {
  const { clinic } = useClinic();
  return (
    <>
      <section className={styles.result} aria-label="Result" role="status">
        <h2>Imported</h2>
        <p>
          {done.counts.taken} of {done.counts.entries} entries are on the chart {done.recordNumber}.{' '}
          {count(done.counts.notTaken, 'entry was', 'entries were')} not taken; each stands below with its
          reason and stays with the import.
        </p>
        <p className={styles.acts}>
          <Link
            className={buttonClass()}
            to="/$clinicId/patients/$patientId"
            params={{ clinicId: clinic.id, patientId: done.patientId }}
          >
            Open the chart
          </Link>
          <Button look="secondary" onClick={onMore}>
            Import another record
          </Button>
        </p>
      </section>
      <NotUnderstood notes={done.notUnderstood} />
    </>
  );
}

export type { ImportPreview };

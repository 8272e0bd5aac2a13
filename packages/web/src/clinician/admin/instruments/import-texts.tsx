import { type InstrumentId, instrumentById, textDifferences } from '@titrate/clinical/instruments';
import { importTexts, readTexts, readWording, type Wording } from '@titrate/contract';
import { useRef, useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { isApiError, wordsOf } from '../../../kit/api/problems.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { toast } from '../../../kit/ui/toasts.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { useTexts } from '../../shell/clinic-texts.ts';
import { ChoosePackage } from './choose-package.tsx';
import { Differences } from './differences.tsx';
import { FormPreview } from './form-preview.tsx';
import styles from './instruments.module.css';
import { LicenceFacts } from './licence-facts.tsx';
import { type PackageProblem, type ReadPackage, readPackage } from './read-package.ts';
import { languageWords } from './standing.ts';

interface ImportTextsProps {
  readonly wording: Wording;
  /** Only packages of this instrument; without it, of any. */
  readonly instrument?: InstrumentId;
}

type Good = Extract<ReadPackage, { ok: true }>;

/** Read, shown as it will be read, then imported whole or not at all. */
export function ImportTexts({ wording, instrument }: ImportTextsProps) {
  const { on } = useTexts();
  const [read, setRead] = useState<Good>();
  const [problems, setProblems] = useState<readonly PackageProblem[]>([]);
  const heading = useRef<HTMLHeadingElement>(null);
  const show = (text: string) => {
    const next = readPackage(text, on);
    const isOther = next.ok && instrument !== undefined && next.texts.instrument !== instrument;
    setRead(next.ok && !isOther ? next : undefined);
    setProblems(
      isOther
        ? [
            {
              message: `this is wording of ${instrumentById(next.texts.instrument).shortTitle}`,
              path: 'instrument',
            },
          ]
        : next.ok
          ? []
          : next.problems,
    );
    requestAnimationFrame(() => heading.current?.focus());
  };
  return (
    <>
      {problems.length === 0 ? null : (
        <div className={styles.problems} role="alert">
          <h3 ref={heading} tabIndex={-1}>
            This cannot be imported. Nothing was stored.
          </h3>
          <ul>
            {problems.slice(0, 100).map(({ message, path }) => (
              <li key={`${path} ${message}`}>
                {path === '' ? null : <code>{path}</code>} {message}
              </li>
            ))}
          </ul>
          {problems.length > 100 ? <p>Showing 100 of {problems.length}</p> : null}
        </div>
      )}
      {read === undefined ? (
        <ChoosePackage
          onText={show}
          onUnreadable={(message) => {
            setRead(undefined);
            setProblems([{ message, path: '' }]);
          }}
        />
      ) : (
        <Confirm
          read={read}
          wording={wording}
          headingRef={heading}
          onProblems={(found) => {
            setRead(undefined);
            setProblems(found);
          }}
          onClose={() => setRead(undefined)}
        />
      )}
    </>
  );
}

interface ConfirmProps {
  readonly read: Good;
  readonly wording: Wording;
  readonly headingRef: React.RefObject<HTMLHeadingElement | null>;
  readonly onProblems: (problems: readonly PackageProblem[]) => void;
  readonly onClose: () => void;
}

function Confirm({ read: { texts, json }, wording, headingRef, onProblems, onClose }: ConfirmProps) {
  const { clinic } = useClinic();
  const { texts: known, on } = useTexts();
  const [packageId] = useState(() => crypto.randomUUID());
  const act = useAct(importTexts, { refreshes: [readWording, readTexts] });
  const { shortTitle } = instrumentById(texts.instrument);
  const isSame = (one: { instrument: string; language: string }) =>
    one.instrument === texts.instrument && one.language === texts.language;
  const current = wording.packages.find(isSame);
  const before = current === undefined ? undefined : known.find(isSame);
  const send = () =>
    act.mutate(
      { params: { clinicId: clinic.id, packageId }, body: { package: json, replaces: current?.id ?? null } },
      {
        onSuccess: () => {
          toast(`The wording of ${shortTitle} is in force`);
          onClose();
        },
        onError: (error) => {
          const named = isApiError(error) ? (error.problem.problems ?? []) : [];
          if (named.length > 0) onProblems(named);
        },
      },
    );
  return (
    <div className={styles.confirm}>
      <h3 ref={headingRef} tabIndex={-1}>
        {current === undefined ? 'Import' : 'Replace'} the wording of {shortTitle},{' '}
        {languageWords(texts.language)}
      </h3>
      <LicenceFacts {...texts.licence} />
      {before === undefined ? null : <Differences differences={textDifferences(before, texts)} />}
      <FormPreview texts={texts} on={on} />
      {act.isError ? (
        <p role="alert" className={styles.refused}>
          {wordsOf(act.error)}
        </p>
      ) : null}
      <div className={styles.acts}>
        <Button disabled={act.isPending} onClick={send}>
          {act.isPending
            ? 'Importing…'
            : `${current === undefined ? 'Import' : 'Replace'} the wording of ${shortTitle}`}
        </Button>
        <Button look="secondary" onClick={onClose}>
          Do not import
        </Button>
      </div>
    </div>
  );
}

import { useState } from 'react';
import { Button } from '../../../kit/ui/button.tsx';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { Provenance } from '../entry/provenance.tsx';
import { timeWords } from '../entry/wire.ts';
import { Corrected } from './corrected.tsx';
import {
  EXAMINATION_KINDS,
  EXAMINATION_WORDS,
  type ExaminationKind,
  fieldWords,
  kindWords,
} from './examination-fields.ts';
import { ExaminationForm } from './examination-form.tsx';
import styles from './history.module.css';
import { type History, useEarlier } from './history-context.tsx';
import { RowActs, Section } from './section.tsx';
import { useMayWrite } from './use-entry.ts';

export type Examination = History['examinations'][number];

/** Examinations and assessments; only signed ones count for the rules. */
export function ExaminationsSection({ history }: { readonly history: History }) {
  const [adding, setAdding] = useState<ExaminationKind>();
  const mayWrite = useMayWrite();
  return (
    <Section title="Examinations" state="Only a signed one counts for suitability.">
      {mayWrite && adding === undefined ? (
        <span className={styles.acts}>
          {EXAMINATION_KINDS.map((kind) => (
            <Button key={kind} look="secondary" size="small" onClick={() => setAdding(kind)}>
              New: {EXAMINATION_WORDS[kind]}
            </Button>
          ))}
        </span>
      ) : null}
      {adding === undefined ? null : (
        <ExaminationForm key={adding} kind={adding} onDone={() => setAdding(undefined)} />
      )}
      {history.examinations.length === 0 ? <p className={styles.empty}>None recorded.</p> : null}
      {history.examinations.map((one) => (
        <Card key={one.id} examination={one} />
      ))}
    </Section>
  );
}

function Card({ examination }: { readonly examination: Examination }) {
  const { clinic } = useClinic();
  const earlier = useEarlier();
  const [isOpen, setOpen] = useState(false);
  const { signedBy, signedAt } = examination;
  const kind = EXAMINATION_KINDS.find((one) => one === examination.kind);
  if (isOpen && kind !== undefined)
    return <ExaminationForm kind={kind} draft={examination} onDone={() => setOpen(false)} />;
  return (
    <article className={styles.note}>
      <header className={styles.head}>
        <strong>
          {kindWords(examination.kind)}, {timeWords(examination.at, clinic.zone)}
        </strong>
        <StatusBadge status={signedBy === null ? 'draft' : 'signed'} />
      </header>
      <Findings kind={examination.kind} findings={examination.findings} />
      {examination.note === '' ? null : <p className={styles.text}>{examination.note}</p>}
      <p>
        {signedBy === null ? (
          <>
            Not signed. <Provenance by={examination.by} recordedAt={examination.recordedAt} />
          </>
        ) : (
          `Signed by ${signedBy}, ${timeWords(signedAt, clinic.zone)}`
        )}
      </p>
      <Corrected
        replaces={examination.replaces}
        earlier={earlier?.examinations}
        describe={(one) => `${kindWords(one.kind)}: ${Object.values(one.findings).join('; ')} ${one.note}`}
      />
      {signedBy === null ? (
        <RowActs>
          <Button look="secondary" size="small" onClick={() => setOpen(true)}>
            Go on writing or sign
          </Button>
        </RowActs>
      ) : null}
    </article>
  );
}

function Findings({ kind, findings }: { readonly kind: string; readonly findings: Examination['findings'] }) {
  const written = Object.entries(findings).filter(([, value]) => value !== null && value !== '');
  if (written.length === 0) return null;
  return (
    <dl className={styles.findings}>
      {written.map(([id, value]) => (
        <div key={id}>
          <dt>{fieldWords(kind, id)}</dt>
          <dd>{typeof value === 'boolean' ? (value ? 'Yes' : 'No') : String(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

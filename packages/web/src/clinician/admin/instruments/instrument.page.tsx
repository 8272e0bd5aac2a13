import { Link, useParams } from '@tanstack/react-router';
import { type Instrument, instrumentById, isInstrumentId } from '@titrate/clinical/instruments';
import type { Wording, WordingPackage } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { useState } from 'react';
import { formatDateTime } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { FiveStates } from '../../../kit/ui/five-states.tsx';
import { EmptyState } from '../../../kit/ui/states.tsx';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { useTexts } from '../../shell/clinic-texts.ts';
import { AdminFrame } from '../admin-frame.tsx';
import { Earlier } from './earlier.tsx';
import { FormPreview } from './form-preview.tsx';
import { ImportTexts } from './import-texts.tsx';
import styles from './instruments.module.css';
import { LicenceFacts } from './licence-facts.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { consequenceOf, LICENCE_WORDS, languageWords, rowOf } from './standing.ts';
import { TemplateButton } from './template-button.tsx';
import { useWording } from './use-wording.ts';

/** One instrument: what its licence allows, the wording in force with its licence, and how to bring other words. */
export function InstrumentPage() {
  const { clinic } = useClinic();
  const id = useParams({ strict: false, select: (params) => params.instrument ?? '' });
  const { query, mayRead } = useWording();
  return (
    <AdminFrame lead="What the licence of this instrument lets your patients read, and where you bring words of your own.">
      <p className={styles.back}>
        <Link to="/$clinicId/clinic/instruments" params={{ clinicId: clinic.id }}>
          All instruments
        </Link>
      </p>
      {!isInstrumentId(id) ? (
        <EmptyState title="There is no such instrument" />
      ) : mayRead ? (
        <FiveStates query={query} what="The wording">
          {(data) => <Parts key={id} instrument={instrumentById(id)} wording={data} />}
        </FiveStates>
      ) : (
        <p role="note">Owners and prescribers read this page; an owner changes it.</p>
      )}
    </AdminFrame>
  );
}

function Parts({ instrument, wording }: { readonly instrument: Instrument; readonly wording: Wording }) {
  const { isOwner } = useWording();
  const row = rowOf(instrument, wording);
  const [language, setLanguage] = useState(row.state === 'ships' ? 'de' : 'en');
  return (
    <div className={styles.parts}>
      <section className={styles.panel} aria-labelledby="instrument">
        <h2 id="instrument">
          {instrument.shortTitle}: {instrument.title}
        </h2>
        <p>
          <StatusBadge status={row.badge.status} word={row.badge.word} /> {consequenceOf(row)}
        </p>
        <p>
          Class {row.licence}. {LICENCE_WORDS[row.licence]}
        </p>
        <dl className={styles.facts}>
          <div>
            <dt>Rights</dt>
            <dd>{instrument.licence.holder}</dd>
          </div>
          <div>
            <dt>Definition</dt>
            <dd>{instrument.version}</dd>
          </div>
          <div>
            <dt>Items</dt>
            <dd>{instrument.items.length}</dd>
          </div>
          <div>
            <dt>Asked of patients and not finished</dt>
            <dd>{row.openForms}</dd>
          </div>
        </dl>
      </section>
      {row.packages.map((one) => (
        <Imported key={one.id} wording={one} openForms={row.openForms} isOwner={isOwner} />
      ))}
      {isOwner && row.state !== 'no-form' ? (
        <section className={styles.panel} aria-labelledby="bring">
          <h2 id="bring">Bring your own wording</h2>
          <p>
            Download the template, put your licensed words into every empty place, name holder, reference and
            last day of the licence, and bring the file back.
            {row.state === 'ships' && row.licence === 'A' ? ' English ships; you can add translations.' : ''}
          </p>
          <div className={styles.acts}>
            <label className={styles.language}>
              Language
              <input
                value={language}
                size={8}
                spellCheck={false}
                autoCapitalize="none"
                onChange={(event) => setLanguage(event.currentTarget.value.trim())}
              />
            </label>
            <TemplateButton instrument={instrument.id} language={language} />
          </div>
          <ImportTexts wording={wording} instrument={instrument.id} />
        </section>
      ) : null}
      <Earlier instrument={instrument.id} wording={wording} />
    </div>
  );
}

interface ImportedProps {
  readonly wording: WordingPackage;
  readonly openForms: number;
  readonly isOwner: boolean;
}

const STANDING = {
  'in-force': { status: 'clear', word: 'In force' },
  'ends-soon': { status: 'due', word: 'Ends soon' },
  ended: { status: 'expired', word: 'Licence ended' },
  'other-version': { status: 'due', word: 'For another version' },
} as const;

function Imported({ wording, openForms, isOwner }: ImportedProps) {
  const { clinic } = useClinic();
  const { texts, on } = useTexts();
  const [removing, setRemoving] = useState(false);
  const { licence, language, standing } = wording;
  const words = texts.find((one) => one.instrument === wording.instrument && one.language === language);
  const id = `imported-${language}`;
  const isForPatients =
    isInstrumentId(wording.instrument) && instrumentById(wording.instrument).respondent !== 'clinician';
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <h2 id={id}>Imported wording, {languageWords(language)}</h2>
      <p>
        <StatusBadge status={STANDING[standing].status} word={STANDING[standing].word} /> Imported by{' '}
        {wording.importedBy}, {timeOf(wording.importedAt, clinic.zone)}.{' '}
        {standing === 'ended' ? 'The form no longer opens for patients in this language.' : ''}
        {standing === 'other-version'
          ? `It belongs to definition ${wording.version}, which is not the one in force: import it again for the definition of today.`
          : ''}
      </p>
      <LicenceFacts {...licence} />
      {words === undefined || (standing !== 'in-force' && standing !== 'ends-soon') ? null : (
        <details>
          <summary>{isForPatients ? 'Read it as a patient does' : 'Read all of it'}</summary>
          <FormPreview texts={words} on={on} />
        </details>
      )}
      {isOwner ? (
        <div>
          <Button look="secondary" onClick={() => setRemoving(true)}>
            Remove this wording
          </Button>
        </div>
      ) : null}
      {removing ? (
        <RemoveDialog wording={wording} openForms={openForms} onClose={() => setRemoving(false)} />
      ) : null}
    </section>
  );
}

function timeOf(text: string, zone: string): string {
  const at = parseInstant(text);
  return at.ok ? formatDateTime(at.value, zone) : 'not known when';
}

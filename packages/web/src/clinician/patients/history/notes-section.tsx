import { saveNote } from '@titrate/contract';
import { formatInstant } from '@titrate/quantity';
import { useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { now } from '../../../kit/clock/clock.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { SelectField, TextAreaField } from '../../../kit/ui/field.tsx';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import entry from '../entry/entry.module.css';
import { EntryForm } from '../entry/entry-form.tsx';
import { Provenance } from '../entry/provenance.tsx';
import { momentOf, readMoment, WhenField } from '../entry/when-field.tsx';
import { atOf, timeWords } from '../entry/wire.ts';
import { addendaOf } from './addenda.ts';
import { Corrected } from './corrected.tsx';
import { useDraft } from './drafts.ts';
import styles from './history.module.css';
import { type History, useEarlier } from './history-context.tsx';
import { PatientIdentity } from './patient-identity.tsx';
import { RowActs, Section } from './section.tsx';
import { CHART, useEntry } from './use-entry.ts';

type Note = History['notes'][number];
const KINDS = ['progress', 'integration', 'therapy', 'phone'] as const;
type Kind = (typeof KINDS)[number] | 'addendum';

const KIND_WORDS: Record<Kind, string> = {
  progress: 'Progress note',
  integration: 'Integration note',
  therapy: 'Therapy note',
  phone: 'Telephone note',
  addendum: 'Addendum',
};
const kindOf = (text: string): Kind | undefined =>
  text === 'addendum' ? 'addendum' : KINDS.find((one) => one === text);

/** Notes, newest first; what was added to a signed one stands right below it. */
export function NotesSection({ history }: { readonly history: History }) {
  const notes = history.notes.filter((one) => one.kind !== 'addendum');
  return (
    <Section title="Notes" add="Write a note" form={(onDone) => <NoteForm onDone={onDone} />}>
      {notes.length === 0 ? <p className={styles.empty}>None written.</p> : null}
      {notes.map((note) => (
        <NoteCard key={note.id} note={note} addenda={addendaOf(note.id, history.notes)} />
      ))}
    </Section>
  );
}

function NoteCard({ note, addenda }: { readonly note: Note; readonly addenda: readonly Note[] }) {
  const { clinic } = useClinic();
  const earlier = useEarlier();
  const [isOpen, setOpen] = useState(false);
  const isSigned = note.signedBy !== null;
  const last = addenda.at(-1) ?? note;
  return (
    <article className={styles.note}>
      <header className={styles.head}>
        <strong>
          {KIND_WORDS[kindOf(note.kind) ?? 'progress']}, {timeWords(note.at, clinic.zone)}
        </strong>
        <StatusBadge status={addenda.length > 0 ? 'amended' : isSigned ? 'signed' : 'draft'} />
      </header>
      <Body note={note} />
      <Corrected replaces={note.replaces} earlier={earlier?.notes} describe={(one) => one.text} />
      {addenda.map((one) => (
        <div key={one.id} className={styles.addendum}>
          <strong>Addendum, {timeWords(one.at, clinic.zone)}</strong>
          <Body note={one} />
        </div>
      ))}
      {isOpen ? (
        isSigned ? (
          <NoteForm amends={last} onDone={() => setOpen(false)} />
        ) : (
          <NoteForm draft={note} onDone={() => setOpen(false)} />
        )
      ) : (
        <RowActs>
          <Button look="secondary" size="small" onClick={() => setOpen(true)}>
            {isSigned ? 'Add an addendum' : 'Go on writing or sign'}
          </Button>
        </RowActs>
      )}
    </article>
  );
}

function Body({ note }: { readonly note: Note }) {
  const { clinic } = useClinic();
  return (
    <>
      <p className={styles.text}>{note.text}</p>
      <p>
        {note.signedBy === null ? (
          <>
            Not signed. <Provenance by={note.by} recordedAt={note.recordedAt} />
          </>
        ) : (
          `Signed by ${note.signedBy}, ${timeWords(note.signedAt, clinic.zone)}`
        )}
      </p>
    </>
  );
}

interface NoteFormProps {
  /** An unsigned note that is gone on with. */
  readonly draft?: Note;
  /** A signed note, or its last addendum, that is added to. */
  readonly amends?: Note;
  readonly onDone: () => void;
}

function NoteForm({ draft, amends, onDone }: NoteFormProps) {
  const { clinic, user } = useClinic();
  const { id, params, problems, handlers } = useEntry(onDone);
  const save = useAct(saveNote, { refreshes: CHART });
  const replaces = draft?.id ?? amends?.id ?? null;
  const [text, setText, forget] = useDraft(
    `${params.patientId} note ${replaces ?? 'new'}`,
    draft?.text ?? '',
  );
  const [kind, setKind] = useState<Kind | undefined>(
    amends === undefined ? kindOf(draft?.kind ?? '') : 'addendum',
  );
  const [when, setWhen] = useState(() => momentOf(draft === undefined ? now() : atOf(draft.at), clinic.zone));
  const [isSigning, setSigning] = useState(false);
  const check = () => {
    const at = readMoment(when, clinic.zone);
    const missing = [
      ...(kind === undefined ? [{ field: 'kind', message: 'Choose the kind of note' }] : []),
      ...(text.trim() === '' ? [{ field: 'text', message: 'Nothing is written yet' }] : []),
      ...(at === undefined ? [{ field: 'at', message: 'Enter the day and the time' }] : []),
    ];
    problems.show(missing);
    return missing.length > 0 || kind === undefined || at === undefined
      ? undefined
      : { kind, at: formatInstant(at) };
  };
  const send = (sign: boolean) => {
    const checked = check();
    if (checked === undefined) return;
    save.mutate(
      { params, body: { id, replaces, text, sessionId: draft?.sessionId ?? null, sign, ...checked } },
      {
        onSuccess: () => {
          forget();
          handlers.onSuccess();
        },
        onError: (error) => {
          setSigning(false);
          handlers.onError(error);
        },
      },
    );
  };
  const title = amends !== undefined ? 'Addendum' : draft === undefined ? 'New note' : 'Go on with this note';
  return (
    <>
      <EntryForm
        title={title}
        // An addendum that is not signed would leave a signed note half amended.
        act={amends === undefined ? 'Save as a draft' : 'Sign the addendum'}
        busy={save.isPending}
        problems={problems}
        onSubmit={() => {
          if (amends === undefined) send(false);
          else if (check() !== undefined) setSigning(true);
        }}
        onCancel={() => {
          forget();
          onDone();
        }}
        more={
          amends === undefined ? (
            <Button
              look="secondary"
              disabled={save.isPending}
              onClick={() => {
                if (check() !== undefined) setSigning(true);
              }}
            >
              Sign
            </Button>
          ) : null
        }
      >
        {amends === undefined ? (
          <SelectField
            name="kind"
            label="Kind"
            options={KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
            value={kind ?? ''}
            error={problems.of('kind')}
            onChange={(event) => setKind(kindOf(event.currentTarget.value))}
          />
        ) : null}
        <div className={entry.wide}>
          <TextAreaField
            name="text"
            label="Text"
            rows={8}
            maxLength={40_000}
            value={text}
            error={problems.of('text')}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </div>
        <WhenField
          name="at"
          label="About the time"
          zone={clinic.zone}
          value={when}
          error={problems.of('at')}
          onChange={setWhen}
        />
      </EntryForm>
      <ConfirmAct
        open={isSigning}
        title="Sign this note"
        act={`Sign as ${user.name}`}
        identity={<PatientIdentity />}
        busy={save.isPending}
        onAct={() => send(true)}
        onClose={() => setSigning(false)}
      >
        <p className={styles.text}>{text}</p>
        <p>You sign this as its author. It can no longer be changed; more is added by an addendum.</p>
      </ConfirmAct>
    </>
  );
}

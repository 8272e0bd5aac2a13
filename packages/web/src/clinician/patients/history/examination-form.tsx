import { saveExamination } from '@titrate/contract';
import { formatInstant } from '@titrate/quantity';
import { useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { now } from '../../../kit/clock/clock.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { TextAreaField } from '../../../kit/ui/field.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import entry from '../entry/entry.module.css';
import { EntryForm } from '../entry/entry-form.tsx';
import { momentOf, readMoment, WhenField } from '../entry/when-field.tsx';
import { atOf } from '../entry/wire.ts';
import { useDraft } from './drafts.ts';
import { EXAMINATION_FIELDS, EXAMINATION_WORDS, type ExaminationKind } from './examination-fields.ts';
import type { Examination } from './examinations-section.tsx';
import { PatientIdentity } from './patient-identity.tsx';
import { CHART, useEntry } from './use-entry.ts';

interface ExaminationFormProps {
  readonly kind: ExaminationKind;
  /** An unsigned one that is gone on with. */
  readonly draft?: Examination;
  readonly onDone: () => void;
}

/** Writes an examination down; saved as a draft it waits on the list of unsigned work. */
export function ExaminationForm({ kind, draft, onDone }: ExaminationFormProps) {
  const { clinic, user } = useClinic();
  const { id, params, problems, handlers } = useEntry(onDone);
  const save = useAct(saveExamination, { refreshes: CHART });
  const [isSigning, setSigning] = useState(false);
  const [form, setForm, forget] = useDraft(
    `${params.patientId} ${kind} ${draft?.id ?? 'new'}`,
    startOf(kind, draft),
  );
  const [when, setWhen] = useState(() => momentOf(draft === undefined ? now() : atOf(draft.at), clinic.zone));
  const maySign = kind !== 'psychiatric' || user.roles.includes('prescriber');
  const isEmpty = [...Object.values(form.findings), form.note].every((text) => text.trim() === '');
  const check = (): string | undefined => {
    const at = readMoment(when, clinic.zone);
    const missing = [
      ...(isEmpty ? [{ field: 'note', message: 'Nothing is written yet' }] : []),
      ...(at === undefined ? [{ field: 'at', message: 'Enter the day and the time' }] : []),
    ];
    problems.show(missing);
    return missing.length > 0 || at === undefined ? undefined : formatInstant(at);
  };
  const send = (sign: boolean) => {
    const at = check();
    if (at === undefined) return;
    save.mutate(
      {
        params,
        body: { id, replaces: draft?.id ?? null, kind, findings: form.findings, note: form.note, at, sign },
      },
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
  const cancel = () => {
    forget();
    onDone();
  };
  return (
    <>
      <EntryForm
        title={EXAMINATION_WORDS[kind]}
        act="Save as a draft"
        busy={save.isPending}
        problems={problems}
        onSubmit={() => send(false)}
        onCancel={cancel}
        more={
          <Button
            look="secondary"
            disabled={save.isPending || !maySign}
            onClick={() => {
              if (check() !== undefined) setSigning(true);
            }}
          >
            {maySign ? 'Sign' : 'A prescriber signs this'}
          </Button>
        }
      >
        {EXAMINATION_FIELDS[kind].map(([name, label]) => (
          <div key={name} className={entry.wide}>
            <TextAreaField
              name={name}
              label={label}
              rows={2}
              maxLength={4000}
              value={form.findings[name] ?? ''}
              onChange={(event) =>
                setForm({ ...form, findings: { ...form.findings, [name]: event.currentTarget.value } })
              }
            />
          </div>
        ))}
        <div className={entry.wide}>
          <TextAreaField
            name="note"
            label="Anything else"
            optional
            rows={3}
            maxLength={20_000}
            value={form.note}
            error={problems.of('note')}
            onChange={(event) => setForm({ ...form, note: event.currentTarget.value })}
          />
        </div>
        <WhenField
          name="at"
          label="Examined"
          zone={clinic.zone}
          value={when}
          error={problems.of('at')}
          onChange={setWhen}
        />
      </EntryForm>
      <ConfirmAct
        open={isSigning}
        title={`Sign the ${EXAMINATION_WORDS[kind].toLowerCase()}`}
        act={`Sign as ${user.name}`}
        identity={<PatientIdentity />}
        busy={save.isPending}
        onAct={() => send(true)}
        onClose={() => setSigning(false)}
      >
        <p>
          You sign, as author, what stands in the form. It can no longer be changed; a later finding is a new
          examination.
        </p>
      </ConfirmAct>
    </>
  );
}

interface Written {
  readonly findings: Readonly<Record<string, string>>;
  readonly note: string;
}

function startOf(kind: ExaminationKind, draft: Examination | undefined): Written {
  const findings = EXAMINATION_FIELDS[kind].map(([name]) => {
    const value = draft?.findings[name];
    return [name, typeof value === 'string' ? value : ''] as const;
  });
  return { findings: Object.fromEntries(findings), note: draft?.note ?? '' };
}

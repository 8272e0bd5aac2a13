import { reconcile, saveAllergy } from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { wordsOf } from '../../../kit/api/problems.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { SelectField, TextField } from '../../../kit/ui/field.tsx';
import { toast, toastFailure } from '../../../kit/ui/toasts.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { usePatientParams } from '../../shell/patient-frame.tsx';
import { EntryForm } from '../entry/entry-form.tsx';
import { Provenance } from '../entry/provenance.tsx';
import { timeWords } from '../entry/wire.ts';
import { Corrected, Removed } from './corrected.tsx';
import { type History, useEarlier } from './history-context.tsx';
import { RowActs, Section } from './section.tsx';
import { HistoryTable } from './table.tsx';
import { CHART, useEntry } from './use-entry.ts';

type Allergy = History['allergies'][number];

/** What somebody reacts to; "none known" is said by a person, never concluded from an empty list (UI-03). */
export function AllergiesSection({ history }: { readonly history: History }) {
  const { clinic } = useClinic();
  const earlier = useEarlier();
  const [correcting, setCorrecting] = useState<string>();
  const rows = history.allergies;
  const row = rows.find((one) => one.id === correcting);
  const close = () => setCorrecting(undefined);
  const active = rows.filter((one) => one.status === 'active').length;
  const { allergiesReviewed: done } = history;
  return (
    <Section
      title="Allergies"
      state={
        done === null
          ? 'Never reviewed with the patient: ask before dosing.'
          : `Reviewed ${timeWords(done.at, clinic.zone)} by ${done.by}${done.noneKnown ? ': no known allergies' : ''}.`
      }
      add="Add an allergy"
      form={(onDone) => <AllergyForm onDone={onDone} />}
      acts={<ReviewButton isEmpty={active === 0} />}
    >
      <HistoryTable
        caption="Allergies"
        rows={rows}
        rowKey={(one) => one.id}
        empty={
          done?.noneKnown === true
            ? 'No known allergies.'
            : 'None recorded. That does not mean there are none.'
        }
        open={
          row === undefined ? undefined : { key: row.id, form: <AllergyForm corrects={row} onDone={close} /> }
        }
        columns={[
          {
            id: 'substance',
            title: 'Substance',
            cell: (one) => (
              <>
                <strong>{one.substance}</strong>
                <Corrected replaces={one.replaces} earlier={earlier?.allergies} describe={describe} />
              </>
            ),
          },
          { id: 'reaction', title: 'Reaction', cell: (one) => one.reaction ?? 'Not recorded' },
          { id: 'risk', title: 'Risk', cell: (one) => RISK_WORDS[one.criticality ?? ''] ?? 'Not recorded' },
          {
            id: 'status',
            title: 'Status',
            cell: (one) => (one.status === 'refuted' ? 'Ruled out' : 'Active'),
          },
          {
            id: 'by',
            title: 'Recorded',
            cell: (one) => <Provenance by={one.by} recordedAt={one.recordedAt} />,
          },
          {
            id: 'acts',
            title: 'Change',
            cell: (one) => <Acts row={one} onCorrect={() => setCorrecting(one.id)} />,
          },
        ]}
      />
      <Removed
        entries={earlier?.allergies}
        isRemoval={(one) => one.status === 'entered-in-error'}
        describe={describe}
      />
    </Section>
  );
}

const RISK_WORDS: Readonly<Record<string, string>> = { low: 'Low', high: 'High', unknown: 'Not known' };

const describe = (one: { readonly substance: string; readonly reaction: string | null }) =>
  one.reaction === null ? one.substance : `${one.substance}, ${one.reaction}`;

const RISKS = ['low', 'high', 'unknown'] as const;
type Risk = (typeof RISKS)[number];

const riskOf = (text: string | null): Risk | undefined => RISKS.find((one) => one === text);

function Acts({ row, onCorrect }: { readonly row: Allergy; readonly onCorrect: () => void }) {
  const params = usePatientParams();
  const save = useAct(saveAllergy, { refreshes: CHART });
  const [id] = useState(() => crypto.randomUUID());
  const { substance, reaction } = row;
  return (
    <RowActs>
      <Button look="quiet" size="small" aria-label={`Correct ${substance}`} onClick={onCorrect}>
        Correct
      </Button>
      <Button
        look="quiet"
        size="small"
        aria-label={`Error: ${substance}`}
        disabled={save.isPending}
        onClick={() =>
          save.mutate(
            {
              params,
              body: {
                id,
                replaces: row.id,
                substance,
                reaction,
                criticality: riskOf(row.criticality) ?? null,
                status: 'entered-in-error',
              },
            },
            {
              onSuccess: () => toast(`${substance} is marked as an error`),
              onError: (error) => toastFailure(wordsOf(error)),
            },
          )
        }
      >
        Error
      </Button>
    </RowActs>
  );
}

function AllergyForm({ corrects, onDone }: { readonly corrects?: Allergy; readonly onDone: () => void }) {
  const { id, params, problems, handlers } = useEntry(onDone);
  const save = useAct(saveAllergy, { refreshes: CHART });
  const [substance, setSubstance] = useState(corrects?.substance ?? '');
  const [reaction, setReaction] = useState(corrects?.reaction ?? '');
  const [risk, setRisk] = useState<Risk | undefined>(riskOf(corrects?.criticality ?? null));
  const [status, setStatus] = useState<'active' | 'refuted'>(
    corrects?.status === 'refuted' ? 'refuted' : 'active',
  );
  const send = () => {
    if (substance.trim() === '')
      return problems.show([{ field: 'substance', message: 'Enter the substance' }]);
    problems.clear();
    save.mutate(
      {
        params,
        body: {
          id,
          replaces: corrects?.id ?? null,
          substance,
          reaction: reaction.trim() === '' ? null : reaction,
          criticality: risk ?? null,
          status,
        },
      },
      handlers,
    );
  };
  return (
    <EntryForm
      title={corrects === undefined ? 'Add an allergy' : `Correct ${corrects.substance}`}
      act={corrects === undefined ? 'Add this allergy' : 'Save the correction'}
      busy={save.isPending}
      problems={problems}
      onSubmit={send}
      onCancel={onDone}
    >
      <TextField
        name="substance"
        label="Substance"
        autoComplete="off"
        value={substance}
        error={problems.of('substance')}
        onChange={(event) => setSubstance(event.currentTarget.value)}
      />
      <TextField
        name="reaction"
        label="What happened"
        optional
        hint="Such as rash, swelling, nausea"
        autoComplete="off"
        value={reaction}
        onChange={(event) => setReaction(event.currentTarget.value)}
      />
      <SelectField
        name="criticality"
        label="Risk of a dangerous reaction"
        optional
        options={RISKS.map((value) => ({ value, label: RISK_WORDS[value] ?? value }))}
        value={risk ?? ''}
        onChange={(event) => setRisk(riskOf(event.currentTarget.value))}
      />
      {corrects === undefined ? null : (
        <SelectField
          name="status"
          label="Status"
          options={[
            { value: 'active', label: 'Active' },
            { value: 'refuted', label: 'Ruled out' },
          ]}
          value={status}
          onChange={(event) => setStatus(event.currentTarget.value === 'refuted' ? 'refuted' : 'active')}
        />
      )}
    </EntryForm>
  );
}

function ReviewButton({ isEmpty }: { readonly isEmpty: boolean }) {
  const params = usePatientParams();
  const act = useAct(reconcile, { refreshes: CHART });
  return (
    <Button
      look="secondary"
      size="small"
      disabled={act.isPending}
      onClick={() =>
        act.mutate(
          { params, body: { id: crypto.randomUUID(), kind: 'allergies', noneKnown: isEmpty } },
          { onSuccess: () => toast('Reviewed'), onError: (error) => toastFailure(wordsOf(error)) },
        )
      }
    >
      {isEmpty ? 'No known allergies' : 'Gone through with the patient'}
    </Button>
  );
}

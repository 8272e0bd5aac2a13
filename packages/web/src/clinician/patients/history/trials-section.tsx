import { saveTrial } from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { SelectField, TextField } from '../../../kit/ui/field.tsx';
import { DateField, storedDate, type TypedDate } from '../entry/date-field.tsx';
import { EntryForm } from '../entry/entry-form.tsx';
import { Provenance } from '../entry/provenance.tsx';
import { dateWords } from '../entry/wire.ts';
import { Corrected, Removed } from './corrected.tsx';
import { type History, useEarlier } from './history-context.tsx';
import { RowActs, Section } from './section.tsx';
import { HistoryTable } from './table.tsx';
import { CHART, useEntry } from './use-entry.ts';
import { headWords, optionsOf } from './words.ts';

type Trial = History['trials'][number];
const KINDS = [
  'antidepressant',
  'augmentation',
  'psychotherapy',
  'neuromodulation',
  'analgesic',
  'other',
] as const;
const ADEQUATE = ['yes', 'no', 'unknown'] as const;
const OUTCOMES = ['remission', 'response', 'partial', 'none', 'worse', 'unknown'] as const;
const EPISODES = ['yes', 'no'] as const;

const oneOf = <T extends string>(list: readonly T[], text: string): T | undefined =>
  list.find((one) => one === text);

/** What was tried before: with what dose, how long, how it went, and whether it counts as adequate. */
export function TrialsSection({ history }: { readonly history: History }) {
  const earlier = useEarlier();
  const [correcting, setCorrecting] = useState<string>();
  const rows = history.trials.toSorted((a, b) => (b.startedOn ?? '').localeCompare(a.startedOn ?? ''));
  const row = rows.find((one) => one.id === correcting);
  const close = () => setCorrecting(undefined);
  return (
    <Section title="Treatments before" add="Add a treatment" form={(onDone) => <TrialForm onDone={onDone} />}>
      <HistoryTable
        caption="Treatments before"
        rows={rows}
        rowKey={(one) => one.id}
        empty="None recorded."
        open={
          row === undefined ? undefined : { key: row.id, form: <TrialForm corrects={row} onDone={close} /> }
        }
        columns={[
          {
            id: 'treatment',
            title: 'Treatment',
            cell: (one) => (
              <>
                <strong>{one.treatment}</strong>, {headWords(one.kind)}
                <Corrected replaces={one.replaces} earlier={earlier?.trials} describe={describe} />
              </>
            ),
          },
          { id: 'dose', title: 'Highest dose', cell: (one) => one.highestDoseText ?? 'Not recorded' },
          {
            id: 'time',
            title: 'From, to',
            cell: (one) =>
              `${dateWords(one.startedOn)}, ${one.stoppedOn === null ? 'not recorded' : dateWords(one.stoppedOn)}`,
          },
          { id: 'adequate', title: 'Adequate', cell: (one) => headWords(one.adequate) },
          { id: 'outcome', title: 'Outcome', cell: (one) => headWords(one.outcome) },
          {
            id: 'episode',
            title: 'This episode',
            cell: (one) => (one.currentEpisode === null ? 'Not recorded' : one.currentEpisode ? 'Yes' : 'No'),
          },
          { id: 'because', title: 'Stopped because', cell: (one) => one.stoppedBecause ?? 'Not recorded' },
          {
            id: 'by',
            title: 'Recorded',
            cell: (one) => <Provenance by={one.by} recordedAt={one.recordedAt} />,
          },
          {
            id: 'acts',
            title: 'Change',
            cell: (one) => (
              <RowActs>
                <Button
                  look="quiet"
                  size="small"
                  aria-label={`Correct ${one.treatment}`}
                  onClick={() => setCorrecting(one.id)}
                >
                  Correct
                </Button>
              </RowActs>
            ),
          },
        ]}
      />
      <Removed entries={earlier?.trials} isRemoval={(one) => one.voided} describe={describe} />
    </Section>
  );
}

const describe = (one: { treatment: string; outcome: string; adequate: string }) =>
  `${one.treatment}, adequate: ${headWords(one.adequate)}, outcome: ${headWords(one.outcome)}`;

function TrialForm({ corrects, onDone }: { readonly corrects?: Trial; readonly onDone: () => void }) {
  const { id, params, problems, handlers } = useEntry(onDone);
  const save = useAct(saveTrial, { refreshes: CHART });
  const [treatment, setTreatment] = useState(corrects?.treatment ?? '');
  const [kind, setKind] = useState(corrects?.kind ?? '');
  const [dose, setDose] = useState(corrects?.highestDoseText ?? '');
  const [from, setFrom] = useState<TypedDate>(storedDate(corrects?.startedOn ?? null));
  const [to, setTo] = useState<TypedDate>(storedDate(corrects?.stoppedOn ?? null));
  const [adequate, setAdequate] = useState(corrects?.adequate ?? '');
  const [outcome, setOutcome] = useState(corrects?.outcome ?? '');
  const [because, setBecause] = useState(corrects?.stoppedBecause ?? '');
  const [episode, setEpisode] = useState(episodeOf(corrects));
  const send = (voided: boolean) => {
    const [one, enough, how] = [oneOf(KINDS, kind), oneOf(ADEQUATE, adequate), oneOf(OUTCOMES, outcome)];
    const unread = (field: string, typed: TypedDate) =>
      typed.text !== '' && typed.date === undefined
        ? [{ field, message: 'Write the month as a word, such as 02-Jun-1984' }]
        : [];
    const missing = [
      ...(treatment.trim() === '' ? [{ field: 'treatment', message: 'Enter the treatment' }] : []),
      ...(one === undefined ? [{ field: 'kind', message: 'Choose the kind' }] : []),
      ...(enough === undefined
        ? [{ field: 'adequate', message: 'Say whether dose and time were adequate' }]
        : []),
      ...(how === undefined ? [{ field: 'outcome', message: 'Choose the outcome' }] : []),
      ...unread('startedOn', from),
      ...unread('stoppedOn', to),
    ];
    if (missing.length > 0 || one === undefined || enough === undefined || how === undefined)
      return problems.show(missing);
    problems.clear();
    save.mutate(
      {
        params,
        body: {
          id,
          replaces: corrects?.id ?? null,
          treatment,
          kind: one,
          highestDoseText: dose.trim() === '' ? null : dose,
          startedOn: from.date ?? null,
          stoppedOn: to.date ?? null,
          adequate: enough,
          outcome: how,
          stoppedBecause: because.trim() === '' ? null : because,
          currentEpisode: episode === '' ? null : episode === 'yes',
          voided,
        },
      },
      handlers,
    );
  };
  const select = (
    name: string,
    label: string,
    codes: readonly string[],
    value: string,
    set: (value: string) => void,
    optional = false,
  ) => (
    <SelectField
      name={name}
      label={label}
      optional={optional}
      options={optionsOf(codes)}
      value={value}
      error={problems.of(name)}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
  const text = (
    name: string,
    label: string,
    value: string,
    set: (value: string) => void,
    optional = true,
  ) => (
    <TextField
      name={name}
      label={label}
      optional={optional}
      autoComplete="off"
      value={value}
      error={problems.of(name)}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
  return (
    <EntryForm
      title={corrects === undefined ? 'Add a treatment' : `Correct ${corrects.treatment}`}
      act={corrects === undefined ? 'Add this treatment' : 'Save the correction'}
      busy={save.isPending}
      problems={problems}
      onSubmit={() => send(false)}
      onCancel={onDone}
      more={
        corrects === undefined ? null : (
          <Button look="secondary" disabled={save.isPending} onClick={() => send(true)}>
            Entered in error
          </Button>
        )
      }
    >
      {text('treatment', 'Treatment', treatment, setTreatment, false)}
      {select('kind', 'Kind', KINDS, kind, setKind)}
      {text('highestDoseText', 'Highest dose', dose, setDose)}
      <DateField
        name="startedOn"
        label="From"
        optional
        value={from}
        error={problems.of('startedOn')}
        onChange={setFrom}
      />
      <DateField
        name="stoppedOn"
        label="To"
        optional
        value={to}
        error={problems.of('stoppedOn')}
        onChange={setTo}
      />
      {select('adequate', 'Adequate dose and time', ADEQUATE, adequate, setAdequate)}
      {select('outcome', 'Outcome', OUTCOMES, outcome, setOutcome)}
      {select('currentEpisode', 'In the present episode', EPISODES, episode, setEpisode, true)}
      {text('stoppedBecause', 'Stopped because', because, setBecause)}
    </EntryForm>
  );
}

const episodeOf = (trial: Trial | undefined): string =>
  trial?.currentEpisode == null ? '' : trial.currentEpisode ? 'yes' : 'no';

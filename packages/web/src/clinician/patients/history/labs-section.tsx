import { MEASUREMENTS } from '@titrate/clinical/rules';
import { saveLab } from '@titrate/contract';
import { formatInstant } from '@titrate/quantity';
import { useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { now } from '../../../kit/clock/clock.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { DataTable } from '../../../kit/ui/data-table.tsx';
import { SelectField, TextField } from '../../../kit/ui/field.tsx';
import { EmptyState } from '../../../kit/ui/states.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { EntryForm } from '../entry/entry-form.tsx';
import { Provenance } from '../entry/provenance.tsx';
import { momentOf, readMoment, WhenField } from '../entry/when-field.tsx';
import { atOf, timeWords } from '../entry/wire.ts';
import { Corrected, Removed } from './corrected.tsx';
import styles from './history.module.css';
import { type History, useEarlier } from './history-context.tsx';
import { againstLimits, limitWords } from './lab-range.ts';
import { RowActs, Section } from './section.tsx';
import { CHART, useEntry } from './use-entry.ts';

type Lab = History['labs'][number];

/** Results with unit, the limits of their own laboratory, and where they lie against them. */
export function LabsSection({ history }: { readonly history: History }) {
  const { clinic } = useClinic();
  const earlier = useEarlier();
  const [correcting, setCorrecting] = useState<string>();
  const row = history.labs.find((one) => one.id === correcting);
  const close = () => setCorrecting(undefined);
  return (
    <Section title="Laboratory" add="Record a result" form={(onDone) => <LabForm onDone={onDone} />}>
      {row === undefined ? null : <LabForm key={row.id} corrects={row} onDone={close} />}
      <DataTable
        caption="Laboratory results"
        rows={history.labs}
        rowKey={(one) => one.id}
        searchText={(one) => `${one.name} ${one.code}`}
        pageSize={25}
        empty={<EmptyState title="No result recorded" />}
        columns={[
          {
            id: 'name',
            title: 'Test',
            cell: (one) => (
              <>
                <strong>{one.name}</strong> <span className={styles.soft}>{one.code}</span>
                <Corrected replaces={one.replaces} earlier={earlier?.labs} describe={describe} />
              </>
            ),
          },
          {
            id: 'value',
            title: 'Result',
            align: 'end',
            cell: (one) => (
              <span className="no-break">
                {one.valueText} {one.unit ?? ''}
              </span>
            ),
          },
          { id: 'limits', title: 'Limits given', cell: (one) => limitWords(one) },
          {
            id: 'range',
            title: 'Against the limits',
            cell: (one) => {
              const words = againstLimits(one);
              return words.endsWith('the limit') ? <span className={styles.mark}>{words}</span> : words;
            },
          },
          { id: 'at', title: 'Observed', cell: (one) => timeWords(one.observedAt, clinic.zone) },
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
                  aria-label={`Correct ${one.name} of ${timeWords(one.observedAt, clinic.zone)}`}
                  onClick={() => setCorrecting(one.id)}
                >
                  Correct
                </Button>
              </RowActs>
            ),
          },
        ]}
      />
      <Removed entries={earlier?.labs} isRemoval={(one) => one.voided} describe={describe} />
    </Section>
  );
}

const describe = (one: { name: string; valueText: string; unit: string | null }) =>
  `${one.name} ${one.valueText} ${one.unit ?? ''}`;

const OTHER = 'other';
/** Weight and height are measured, not sent to a laboratory. */
const KNOWN = MEASUREMENTS.filter((one) => one.id !== 'weight' && one.id !== 'height');

function LabForm({ corrects, onDone }: { readonly corrects?: Lab; readonly onDone: () => void }) {
  const { clinic } = useClinic();
  const { id, params, problems, handlers } = useEntry(onDone);
  const save = useAct(saveLab, { refreshes: CHART });
  const isKnown = (code: string | undefined) => KNOWN.some((one) => one.loinc === code);
  const [test, setTest] = useState(
    corrects === undefined ? '' : isKnown(corrects.code) ? corrects.code : OTHER,
  );
  const [typed, setTyped] = useState({
    code: corrects?.code ?? '',
    name: corrects?.name ?? '',
    unit: corrects?.unit ?? '',
    value: corrects?.valueText ?? '',
    lower: corrects?.lowerLimit ?? '',
    upper: corrects?.upperLimit ?? '',
  });
  const [when, setWhen] = useState(() =>
    momentOf(corrects === undefined ? now() : atOf(corrects.observedAt), clinic.zone),
  );
  const known = KNOWN.find((one) => one.loinc === test);
  const send = (voided: boolean) => {
    const at = readMoment(when, clinic.zone);
    const missing = [
      ...(test === '' ? [{ field: 'test', message: 'Choose the test' }] : []),
      ...(typed.value.trim() === '' ? [{ field: 'valueText', message: 'Enter the result' }] : []),
      ...(at === undefined ? [{ field: 'observedAt', message: 'Enter the day and the time' }] : []),
      ...(known?.needsUpperLimit === true && typed.upper.trim() === ''
        ? [
            {
              field: 'upperLimit',
              message: 'Enter the upper limit on the report: rules read the result against it',
            },
          ]
        : []),
    ];
    if (missing.length > 0 || at === undefined) return problems.show(missing);
    problems.clear();
    const number = /^(0|[1-9]\d{0,6})(\.\d{1,6})?$/.test(typed.value.trim()) ? typed.value.trim() : null;
    const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
    save.mutate(
      {
        params,
        body: {
          id,
          replaces: corrects?.id ?? null,
          code: known?.loinc ?? typed.code.trim(),
          name: known?.title ?? typed.name,
          value: number,
          valueText: typed.value,
          unit: known?.unit ?? orNull(typed.unit),
          lowerLimit: orNull(typed.lower),
          upperLimit: orNull(typed.upper),
          observedAt: formatInstant(at),
          voided,
        },
      },
      handlers,
    );
  };
  const text = (name: string, key: keyof typeof typed, label: string, more: object = {}) => (
    <TextField
      name={name}
      label={label}
      autoComplete="off"
      value={typed[key]}
      error={problems.of(name)}
      onChange={(event) => setTyped({ ...typed, [key]: event.currentTarget.value })}
      {...more}
    />
  );
  return (
    <EntryForm
      title={corrects === undefined ? 'Record a result' : `Correct ${corrects.name}`}
      act={corrects === undefined ? 'Save this result' : 'Save the correction'}
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
      <SelectField
        name="test"
        label="Test"
        options={[
          ...KNOWN.map(({ loinc, title, unit }) => ({ value: loinc, label: `${title} (${unit})` })),
          { value: OTHER, label: 'Another test' },
        ]}
        value={test}
        error={problems.of('test')}
        onChange={(event) => setTest(event.currentTarget.value)}
      />
      {test === OTHER ? (
        <>
          {text('name', 'name', 'Name of the test')}
          {text('code', 'code', 'LOINC code', { hint: 'Such as 1742-6' })}
          {text('unit', 'unit', 'Unit', { optional: true })}
        </>
      ) : null}
      {text('valueText', 'value', known === undefined ? 'Result' : `Result, in ${known.unit}`, {
        inputMode: 'decimal',
      })}
      {text('lowerLimit', 'lower', 'Lower limit on the report', { optional: true, inputMode: 'decimal' })}
      {text('upperLimit', 'upper', 'Upper limit on the report', {
        optional: known?.needsUpperLimit !== true,
        inputMode: 'decimal',
      })}
      <WhenField
        name="observedAt"
        label="Taken"
        zone={clinic.zone}
        value={when}
        error={problems.of('observedAt')}
        onChange={setWhen}
      />
    </EntryForm>
  );
}

import { MEASUREMENTS, type MeasurementId } from '@titrate/clinical/rules';
import { saveVital } from '@titrate/contract';
import { type Decimal, formatInstant } from '@titrate/quantity';
import { useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { now } from '../../../kit/clock/clock.ts';
import { SelectField } from '../../../kit/ui/field.tsx';
import { judgeQuantity, type QuantityBounds, rangeOf } from '../../../kit/ui/quantity.ts';
import { NO_QUANTITY, QuantityField, type QuantityValue } from '../../../kit/ui/quantity-field.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { vitalBounds } from '../../treatment-room/chart/bounds.ts';
import { EntryForm } from '../entry/entry-form.tsx';
import { momentOf, readMoment, WhenField } from '../entry/when-field.tsx';
import { atOf } from '../entry/wire.ts';
import { CHART, useEntry } from './use-entry.ts';
import type { Vital } from './vitals-section.tsx';

const FIELDS = [
  { name: 'systolicMmhg', label: 'Systolic pressure', unit: 'mmHg', bounds: vitalBounds('systolicMmHg') },
  { name: 'diastolicMmhg', label: 'Diastolic pressure', unit: 'mmHg', bounds: vitalBounds('diastolicMmHg') },
  { name: 'heartRatePerMin', label: 'Pulse', unit: '/min', bounds: vitalBounds('heartRatePerMin') },
  {
    name: 'respiratoryRatePerMin',
    label: 'Breaths',
    unit: '/min',
    bounds: vitalBounds('respiratoryRatePerMin'),
  },
  { name: 'spo2Percent', label: 'Oxygen saturation', unit: '%', bounds: vitalBounds('spo2Percent') },
  { name: 'temperatureCel', label: 'Temperature', unit: '°C', bounds: vitalBounds('temperatureCel') },
  { name: 'weightKg', label: 'Weight', unit: 'kg', bounds: measured('weight') },
  { name: 'heightCm', label: 'Height', unit: 'cm', bounds: measured('height') },
] as const satisfies readonly { name: string; label: string; unit: string; bounds: QuantityBounds }[];
type Name = (typeof FIELDS)[number]['name'];

function measured(id: MeasurementId): QuantityBounds {
  const kind = MEASUREMENTS.find((one) => one.id === id);
  if (kind === undefined) throw new Error(`Invariant broken: ${id} is measured`);
  return { absolute: rangeOf(kind.min, kind.max) };
}

interface VitalFormProps {
  readonly corrects?: Vital;
  readonly onDone: () => void;
}

/** One sitting: any of the values, each with its unit; empty stays not recorded. */
export function VitalForm({ corrects, onDone }: VitalFormProps) {
  const { clinic } = useClinic();
  const { id, params, problems, handlers } = useEntry(onDone);
  const save = useAct(saveVital, { refreshes: CHART });
  const [values, setValues] = useState<Readonly<Record<Name, QuantityValue>>>(() => startOf(corrects));
  const [method, setMethod] = useState(corrects?.weightMethod ?? '');
  const [when, setWhen] = useState(() =>
    momentOf(corrects === undefined ? now() : atOf(corrects.observedAt), clinic.zone),
  );
  const send = () => {
    const observedAt = readMoment(when, clinic.zone);
    const found = [
      ...FIELDS.flatMap(({ name, label }) =>
        values[name].text !== '' && values[name].value === undefined
          ? [{ field: name, message: `${label}: check this value` }]
          : [],
      ),
      ...(observedAt === undefined ? [{ field: 'observedAt', message: 'Enter the day and the time' }] : []),
      ...(values.weightKg.value !== undefined && method === ''
        ? [{ field: 'weightMethod', message: 'Say whether the weight was measured or stated' }]
        : []),
    ];
    if (found.length > 0 || observedAt === undefined) return problems.show(found);
    problems.clear();
    const whole = (name: Name) => values[name].value?.toNumber() ?? null;
    const exact = (name: Name) => textOf(values[name].value);
    save.mutate(
      {
        params,
        body: {
          id,
          replaces: corrects?.id ?? null,
          observedAt: formatInstant(observedAt),
          systolicMmhg: whole('systolicMmhg'),
          diastolicMmhg: whole('diastolicMmhg'),
          heartRatePerMin: whole('heartRatePerMin'),
          respiratoryRatePerMin: whole('respiratoryRatePerMin'),
          spo2Percent: whole('spo2Percent'),
          temperatureCel: exact('temperatureCel'),
          weightKg: exact('weightKg'),
          weightMethod:
            values.weightKg.value === undefined ? null : method === 'measured' ? 'measured' : 'stated',
          heightCm: exact('heightCm'),
        },
      },
      handlers,
    );
  };
  return (
    <EntryForm
      title={corrects === undefined ? 'Record values' : 'Correct these values'}
      act={corrects === undefined ? 'Save these values' : 'Save the correction'}
      busy={save.isPending}
      problems={problems}
      onSubmit={send}
      onCancel={onDone}
    >
      {FIELDS.map(({ name, label, unit, bounds }) => (
        <QuantityField
          key={name}
          name={name}
          label={label}
          unit={unit}
          bounds={bounds}
          value={values[name]}
          error={problems.of(name)}
          onChange={(value) => setValues({ ...values, [name]: value })}
        />
      ))}
      <SelectField
        name="weightMethod"
        label="Weight was"
        optional
        options={[
          { value: 'measured', label: 'Measured here' },
          { value: 'stated', label: 'Stated by the patient' },
        ]}
        value={method}
        error={problems.of('weightMethod')}
        onChange={(event) => setMethod(event.currentTarget.value)}
      />
      <WhenField
        name="observedAt"
        label="Observed"
        zone={clinic.zone}
        value={when}
        error={problems.of('observedAt')}
        onChange={setWhen}
      />
    </EntryForm>
  );
}

const textOf = (value: Decimal | undefined): string | null => value?.toString() ?? null;

/** A correction begins with what stands; a new sitting begins empty (UI-40). */
function startOf(corrects: Vital | undefined): Readonly<Record<Name, QuantityValue>> {
  const of = (name: Name): QuantityValue => {
    const stored = corrects?.[name] ?? null;
    if (stored === null) return NO_QUANTITY;
    const text = String(stored);
    const field = FIELDS.find((one) => one.name === name);
    const judged = field === undefined ? undefined : judgeQuantity(text, field.unit, field.bounds);
    // What stands was confirmed when it was recorded.
    return judged?.kind === 'fits' || judged?.kind === 'ask'
      ? { text, value: judged.value, confirmedUnusual: true }
      : { text, value: undefined, confirmedUnusual: false };
  };
  return {
    systolicMmhg: of('systolicMmhg'),
    diastolicMmhg: of('diastolicMmhg'),
    heartRatePerMin: of('heartRatePerMin'),
    respiratoryRatePerMin: of('respiratoryRatePerMin'),
    spo2Percent: of('spo2Percent'),
    temperatureCel: of('temperatureCel'),
    weightKg: of('weightKg'),
    heightCm: of('heightCm'),
  };
}

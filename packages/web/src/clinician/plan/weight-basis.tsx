import { Link } from '@tanstack/react-router';
import { ABSOLUTE_BOUNDS, type DosingWeights } from '@titrate/clinical/dose';
import type { PlanBasis } from '@titrate/contract';
import { formatAmount, type Instant, instant } from '@titrate/quantity';
import { formatAge, formatDateTime } from '../../kit/format/date.ts';
import { Choices } from '../../kit/ui/field.tsx';
import { rangeOf } from '../../kit/ui/quantity.ts';
import { QuantityField } from '../../kit/ui/quantity-field.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { usePatientParams } from '../shell/patient-frame.tsx';
import styles from './plan.module.css';
import { mustChooseKind, mustReenter, type PlanDraft, type WeightKind } from './plan-draft.ts';

interface WeightBasisProps {
  readonly basis: PlanBasis;
  readonly weights: DosingWeights | undefined;
  readonly draft: PlanDraft;
  readonly kind: WeightKind | undefined;
  readonly now: Instant;
  readonly onChange: (part: Partial<PlanDraft>) => void;
}

const KIND_WORDS: Record<WeightKind, string> = {
  actual: 'Actual weight',
  adjusted: 'Adjusted weight',
  ideal: 'Ideal weight',
};

/** The charted weight the dose stands on, how old it is and how it was taken, and which kind of weight counts. */
export function WeightBasis({ basis, weights, draft, kind, now, onChange }: WeightBasisProps) {
  const params = usePatientParams();
  const { clinic } = useClinic();
  const latest = basis.weights[0];
  if (latest === undefined || weights === undefined) {
    return (
      <div className={styles.block} id="field-weight" tabIndex={-1}>
        <h3>Weight</h3>
        <p>
          No weight in the chart.{' '}
          <Link to="/$clinicId/patients/$patientId/history" params={params}>
            Record a measured weight
          </Link>
        </p>
      </div>
    );
  }
  const taken = instant(Date.parse(latest.observedAt));
  const kinds = [
    { kind: 'actual' as const, kg: weights.actual.kg },
    ...(weights.adjusted === null ? [] : [{ kind: 'adjusted' as const, kg: weights.adjusted.kg }]),
    ...(weights.ideal === null ? [] : [{ kind: 'ideal' as const, kg: weights.ideal.kg }]),
  ];
  return (
    <div className={styles.block} id="field-weight" tabIndex={-1}>
      <h3>Weight</h3>
      <p>
        <strong>{formatAmount(weights.actual.kg.value, 'kg')}</strong>,{' '}
        {latest.method ?? 'method not recorded'}, {formatAge(taken, now)} (
        {formatDateTime(taken, clinic.zone)}, {latest.by}).{' '}
        <Link to="/$clinicId/patients/$patientId/history" params={params}>
          Record a new one
        </Link>
      </p>
      <p>
        Body-mass index:{' '}
        {weights.bmi === null
          ? 'Not assessed, the height is missing'
          : formatAmount(weights.bmi.value.round(1), 'kg/m²')}
        {weights.heightBelowFormula ? '. The height is below the formula of ideal weight: ask.' : ''}
      </p>
      {mustReenter(latest.kg) ? (
        <QuantityField
          name="weight-again"
          label="Enter the weight a second time"
          unit="kg"
          bounds={{ absolute: rangeOf(ABSOLUTE_BOUNDS.kg.min, ABSOLUTE_BOUNDS.kg.max) }}
          hint="So rare a weight is read off the scale again before a dose stands on it (DW-01)."
          value={draft.weightReentered}
          onChange={(weightReentered) => onChange({ weightReentered })}
        />
      ) : null}
      {mustChooseKind(weights.bmi?.value ?? null) ? (
        <Choices
          legend="Which weight counts for the dose?"
          name="weight-kind"
          value={draft.weightKind}
          onChange={(weightKind) => onChange({ weightKind })}
          options={kinds.map((one) => ({
            value: one.kind,
            label: `${KIND_WORDS[one.kind]}, ${formatAmount(one.kg.value.round(1), 'kg')}`,
          }))}
        />
      ) : (
        <details className={styles.folded}>
          <summary>{KIND_WORDS[kind ?? 'actual']} counts for the dose. Choose another</summary>
          <Choices
            legend="Which weight counts for the dose?"
            name="weight-kind"
            value={kind}
            onChange={(weightKind) => onChange({ weightKind })}
            options={kinds.map((one) => ({
              value: one.kind,
              label: `${KIND_WORDS[one.kind]}, ${formatAmount(one.kg.value.round(1), 'kg')}`,
            }))}
          />
        </details>
      )}
    </div>
  );
}

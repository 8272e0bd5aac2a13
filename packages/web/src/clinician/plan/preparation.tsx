import { ABSOLUTE_BOUNDS } from '@titrate/clinical/dose';
import { PRODUCTS, type Protocol } from '@titrate/clinical/protocols';
import { SelectField } from '../../kit/ui/field.tsx';
import type { FormProblems } from '../../kit/ui/form-problems.tsx';
import { rangeOf } from '../../kit/ui/quantity.ts';
import { QuantityField } from '../../kit/ui/quantity-field.tsx';
import styles from './plan.module.css';
import { needsVial, type PlanDraft } from './plan-draft.ts';

interface PreparationProps {
  readonly draft: PlanDraft;
  readonly protocol: Protocol;
  readonly onChange: (part: Partial<PlanDraft>) => void;
  readonly problems: FormProblems;
}

const { ml: ML, minutes: MINUTES } = ABSOLUTE_BOUNDS;

/** What it is drawn from, made up to, and how long it runs. Strength is picked, never typed (AR-01). */
export function Preparation({ draft, protocol, onChange, problems }: PreparationProps) {
  const vials = PRODUCTS.filter(
    (form) =>
      form.kind === 'vial' && form.product === protocol.product && form.routes.includes(protocol.route),
  );
  if (protocol.product === 'esketamine' || !needsVial(protocol)) return null;
  const { durationMin } = protocol;
  return (
    <div className={styles.block}>
      <h3>Preparation</h3>
      <SelectField
        name="product"
        label="Vial"
        value={draft.productId}
        error={problems.of('product')}
        options={vials.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => onChange({ productId: event.currentTarget.value })}
      />
      {durationMin === null ? null : (
        <>
          <div className={styles.row}>
            <SelectField
              name="finalKind"
              label="Volume"
              value={draft.finalKind ?? ''}
              error={problems.of('finalKind')}
              options={[
                { value: 'made-up-to', label: 'Made up to' },
                { value: 'added-to', label: 'Added to a bag of' },
              ]}
              onChange={(event) =>
                onChange({
                  finalKind: (['made-up-to', 'added-to'] as const).find(
                    (one) => one === event.currentTarget.value,
                  ),
                })
              }
            />
            <QuantityField
              name="finalMl"
              label="Final volume"
              unit="mL"
              bounds={{ absolute: rangeOf(ML.min, ML.max) }}
              value={draft.finalMl}
              error={problems.of('finalMl') ?? problems.of('diluentMl')}
              onChange={(finalMl) => onChange({ finalMl })}
            />
          </div>
          <QuantityField
            name="durationMin"
            label="Runs for"
            unit="min"
            bounds={{
              absolute: rangeOf(MINUTES.min, MINUTES.max),
              usual: rangeOf(durationMin.usualMin, durationMin.usualMax),
            }}
            hint={protocol.durationText}
            value={draft.durationMin}
            error={problems.of('durationMin')}
            onChange={(duration) => onChange({ durationMin: duration })}
          />
        </>
      )}
    </div>
  );
}

import { ABSOLUTE_BOUNDS, guardDose } from '@titrate/clinical/dose';
import type { Protocol } from '@titrate/clinical/protocols';
import type { ChartedWeight, PlanBasis } from '@titrate/contract';
import { MG_PER_DEVICE } from '../../kit/predicted-level/regimen.ts';
import { Choices, SelectField, Tick } from '../../kit/ui/field.tsx';
import type { FormProblems } from '../../kit/ui/form-problems.tsx';
import { rangeOf } from '../../kit/ui/quantity.ts';
import { NO_QUANTITY, QuantityField } from '../../kit/ui/quantity-field.tsx';
import styles from './plan.module.css';
import type { PlanDraft } from './plan-draft.ts';

interface DoseEntryProps {
  readonly basis: PlanBasis;
  readonly draft: PlanDraft;
  readonly protocol: Protocol;
  readonly weight: ChartedWeight | undefined;
  readonly onChange: (part: Partial<PlanDraft>) => void;
  readonly problems: FormProblems;
}

const { mg: MG, mgPerKg: MG_PER_KG } = ABSOLUTE_BOUNDS;

/** The dose, typed by the prescriber. The field is always empty at first, whatever the protocol or the last plan says. */
export function DoseEntry({ basis, draft, protocol, weight, onChange, problems }: DoseEntryProps) {
  const isNasal = protocol.product === 'esketamine';
  const unit = isNasal ? 'mg' : draft.unit;
  return (
    <div className={styles.block}>
      <h3>Dose</h3>
      {isNasal ? null : (
        <Choices
          legend="The dose is ordered in"
          name="unit"
          value={draft.unit}
          // A figure never changes its unit: it is typed again.
          onChange={(chosen) => onChange({ unit: chosen, dose: NO_QUANTITY, reasons: {} })}
          options={[
            { value: 'mg/kg', label: 'mg for each kg of weight' },
            { value: 'mg', label: 'mg in all' },
          ]}
        />
      )}
      {unit === undefined ? (
        <span id="field-dose" tabIndex={-1} />
      ) : (
        <QuantityField
          key={unit}
          name="dose"
          label="Dose"
          unit={unit}
          bounds={{
            absolute: unit === 'mg/kg' ? rangeOf(MG_PER_KG.min, MG_PER_KG.max) : rangeOf(MG.min, MG.max),
          }}
          hint={isNasal ? `In whole devices of ${MG_PER_DEVICE} mg` : undefined}
          value={draft.dose}
          error={problems.of('dose')}
          onChange={(dose) => onChange({ dose })}
        />
      )}
      <Guard draft={draft} basis={basis} weight={weight} />
      {isNasal ? null : (
        <div className={styles.row}>
          <SelectField
            name="frail"
            label="Frail?"
            optional
            value={draft.frail === undefined ? '' : draft.frail ? 'yes' : 'no'}
            options={[
              { value: 'no', label: 'No' },
              { value: 'yes', label: 'Yes' },
            ]}
            onChange={(event) =>
              onChange({
                frail: event.currentTarget.value === '' ? undefined : event.currentTarget.value === 'yes',
              })
            }
          />
          <SelectField
            name="asa"
            label="ASA class"
            optional
            value={draft.asaClass === undefined ? '' : String(draft.asaClass)}
            options={['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))}
            onChange={(event) =>
              onChange({
                asaClass: event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value),
              })
            }
          />
        </div>
      )}
      {Number.isFinite(basis.context['previousWeightKg']) ? (
        <Tick
          name="remeasured"
          checked={draft.remeasuredByTwo}
          onChange={(remeasuredByTwo) => onChange({ remeasuredByTwo })}
        >
          The weight was measured again with a second person
        </Tick>
      ) : null}
    </div>
  );
}

interface GuardProps {
  readonly draft: PlanDraft;
  readonly basis: PlanBasis;
  readonly weight: ChartedWeight | undefined;
}

/** Slips of the decimal point and of the field, against the last dose, as soon as a figure stands there. */
function Guard({ draft, basis, weight }: GuardProps) {
  const dose = draft.dose.value?.toNumber();
  if (dose === undefined || draft.unit === undefined) return null;
  const last = basis.context['previousMgPerKg'];
  const found = guardDose({
    ...(draft.unit === 'mg/kg' ? { doseMgPerKg: dose } : { doseMg: dose }),
    ...(weight === undefined ? {} : { weightKg: weight.kg }),
    ...(typeof last === 'number' ? { lastMgPerKg: last } : {}),
  });
  if (!found.ok || found.value.length === 0) return null;
  return (
    <ul className={styles.guard} role="status">
      {found.value.map(({ rule, text }) => (
        <li key={rule}>
          {text} ({rule})
        </li>
      ))}
    </ul>
  );
}

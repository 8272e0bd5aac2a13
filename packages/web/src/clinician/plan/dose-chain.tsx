import { MG_PER_DEVICE } from '../../kit/predicted-level/regimen.ts';
import { amount } from './amount.ts';
import styles from './plan.module.css';
import type { PlanDraft, Preview } from './plan-draft.ts';

interface DoseChainProps {
  readonly preview: Preview;
  readonly draft: PlanDraft;
}

/** From the figure that was typed to the figure on the pump, every step with its unit and each rounding shown. */
export function DoseChain({ preview, draft }: DoseChainProps) {
  return (
    <section className={styles.chainBox} aria-labelledby="chain">
      <h3 id="chain">What it comes to</h3>
      {preview.kind === 'incomplete' ? (
        <p className={styles.quiet}>
          {draft.dose.text === '' ? 'Type the dose.' : 'Waiting for the dose, its unit and the weight.'}
        </p>
      ) : preview.kind === 'refused' ? (
        <ul className={styles.guard}>
          {preview.problems.map(({ path, message }) => (
            <li key={`${path}${message}`}>{message}</li>
          ))}
        </ul>
      ) : (
        <dl className={styles.chain} aria-live="polite">
          {stepsOf(preview).map(({ name, value, note }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {value}
                {note === undefined ? null : <span className={styles.note}>{note}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

interface Step {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
}

function stepsOf({ evaluation }: Extract<Preview, { kind: 'worked-out' }>): readonly Step[] {
  const { answer, steps } = evaluation;
  const { drawMl, roundedMg, roundingPercent, finalMl, concentrationMgPerMl } = answer;
  const { rateMlPerH, rateMgPerH, rateMgPerKgPerMin, devices } = answer;
  const step = (name: string, value: number | null, unit: string, note?: string): readonly Step[] =>
    value === null ? [] : [{ name, value: amount(value, unit), ...(note === undefined ? {} : { note }) }];
  const perKg =
    steps === null
      ? []
      : step(
          'Per kilogram',
          steps.orderedMgPerKg.value.toNumber(),
          'mg/kg',
          `of ${steps.dosingWeight.kind} weight, ${amount(steps.dosingWeight.kg.value.toNumber(), 'kg')}`,
        );
  return [
    ...perKg,
    ...step('Ordered', answer.orderedMg, 'mg'),
    ...step('Drawn up', drawMl, 'mL'),
    ...step(
      'In the syringe',
      roundedMg,
      'mg',
      roundingPercent === null || roundingPercent === 0
        ? 'no rounding'
        : `rounded from ${amount(answer.orderedMg, 'mg')}, ${roundingPercent > 0 ? '+' : ''}${amount(roundingPercent, '%')}`,
    ),
    ...step('Final volume', finalMl, 'mL'),
    ...step('Concentration', concentrationMgPerMl, 'mg per mL'),
    ...step('Pump rate', rateMlPerH, 'mL/h'),
    ...step('which gives', rateMgPerH, 'mg/h'),
    ...step('and', rateMgPerKgPerMin, 'mg/kg/min'),
    ...step('Devices', devices, `of ${MG_PER_DEVICE} mg`),
  ];
}

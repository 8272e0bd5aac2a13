import type { PlanView } from '@titrate/contract';
import { parseCivilDate } from '@titrate/quantity';
import { formatDate } from '../../kit/format/date.ts';
import { treatmentWords } from '../../kit/format/treatment.ts';
import { MG_PER_DEVICE } from '../../kit/predicted-level/regimen.ts';
import { amount } from './amount.ts';

export interface PlanFact {
  readonly name: string;
  readonly value: string;
}

/** A plan as named facts in a fixed order: what the page shows, and what two versions are compared by. */
export function factsOf(plan: PlanView): readonly PlanFact[] {
  const { answer } = plan;
  const number = (name: string, value: number | null, unit: string): readonly PlanFact[] =>
    value === null ? [] : [{ name, value: amount(value, unit) }];
  const text = (name: string, value: string): readonly PlanFact[] =>
    value.trim() === '' ? [] : [{ name, value }];
  const review = plan.reviewOn === null ? undefined : parseCivilDate(plan.reviewOn);
  return [
    { name: 'Treatment', value: treatmentWords(plan.product, plan.route) },
    ...number('Dose', plan.doseMg, 'mg'),
    ...number('Per kilogram', plan.doseMgPerKg, 'mg/kg'),
    ...(plan.weightKg === null
      ? []
      : [
          { name: 'Weight', value: `${amount(plan.weightKg, 'kg')}, ${plan.weightKind ?? 'kind not known'}` },
        ]),
    ...number('Drawn up', answer.drawMl, 'mL'),
    ...number('Final volume', answer.finalMl, 'mL'),
    ...number('Concentration', answer.concentrationMgPerMl, 'mg per mL'),
    ...number('Duration', plan.durationMin, 'min'),
    ...number('Pump rate', answer.rateMlPerH, 'mL/h'),
    ...number('Devices', answer.devices, `of ${MG_PER_DEVICE} mg`),
    { name: 'Series', value: `${plan.sessionsPlanned} sessions, ${plan.sessionsPerWeek} a week` },
    ...text('Target', plan.target),
    ...text('Stop rule', plan.stopRule),
    { name: 'Review', value: review?.ok === true ? formatDate(review.value) : 'No date' },
    ...text('As needed', plan.prn.map(prnWords).join('; ')),
  ];
}

function prnWords(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null || !('name' in entry)) return '';
  const note = 'note' in entry ? String(entry.note) : '';
  return note === '' ? String(entry.name) : `${String(entry.name)} (${note})`;
}

export interface PlanDifference {
  readonly name: string;
  /** `null` where the older plan said nothing of it. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What a plan changed against the one it replaced. */
export function differencesOf(before: PlanView, after: PlanView): readonly PlanDifference[] {
  const old = new Map(factsOf(before).map(({ name, value }) => [name, value]));
  const now = new Map(factsOf(after).map(({ name, value }) => [name, value]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const [was, is] = [old.get(name) ?? null, now.get(name) ?? null];
    return was === is ? [] : [{ name, before: was, after: is }];
  });
}

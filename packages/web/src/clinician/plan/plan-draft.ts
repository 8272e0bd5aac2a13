import { DOSE_RULES, type DoseEvaluation, evaluateDose } from '@titrate/clinical/dose';
import { CATALOGUE_VALUES, type ClinicValues } from '@titrate/clinical/library';
import { type Protocol, protocolById } from '@titrate/clinical/protocols';
import type { ChartedWeight, PlanBasis } from '@titrate/contract';
import type { CivilDate, Decimal, Problem } from '@titrate/quantity';
import { NO_DATE, type TypedDate } from '../../kit/date-entry/typed-date.ts';
import { NO_QUANTITY, type QuantityValue } from '../../kit/ui/quantity-field.tsx';

export type WeightKind = 'actual' | 'adjusted' | 'ideal';
export type DoseUnit = 'mg/kg' | 'mg';

/** What stands in the form. Nothing of it is filled in for anybody (DO-001). */
export interface PlanDraft {
  readonly protocolId: string;
  readonly unit: DoseUnit | undefined;
  readonly dose: QuantityValue;
  readonly weightKind: WeightKind | undefined;
  readonly productId: string;
  readonly finalKind: 'made-up-to' | 'added-to' | undefined;
  readonly finalMl: QuantityValue;
  readonly durationMin: QuantityValue;
  readonly frail: boolean | undefined;
  readonly asaClass: number | undefined;
  readonly weightReentered: QuantityValue;
  readonly remeasuredByTwo: boolean;
  readonly sessions: QuantityValue;
  readonly perWeek: QuantityValue;
  readonly target: string;
  readonly stopRule: string;
  readonly review: TypedDate;
  readonly prn: readonly { readonly name: string; readonly note: string }[];
  readonly reasons: Readonly<Record<string, string>>;
}

export const EMPTY_DRAFT: PlanDraft = {
  protocolId: '',
  unit: undefined,
  dose: NO_QUANTITY,
  weightKind: undefined,
  productId: '',
  finalKind: undefined,
  finalMl: NO_QUANTITY,
  durationMin: NO_QUANTITY,
  frail: undefined,
  asaClass: undefined,
  weightReentered: NO_QUANTITY,
  remeasuredByTwo: false,
  sessions: NO_QUANTITY,
  perWeek: NO_QUANTITY,
  target: '',
  stopRule: '',
  review: NO_DATE,
  prn: [],
  reasons: {},
};

export const protocolOf = (draft: PlanDraft): Protocol | undefined => protocolById(draft.protocolId);

/** The body-mass index from which the prescriber must choose the kind of weight (DW-03). */
const CHOOSE_FROM = DOSE_RULES.find((rule) => rule.id === 'DW-03')?.thresholds['chooseFrom']?.value;

const WEIGHT_LIMITS = DOSE_RULES.find((rule) => rule.id === 'DW-01')?.thresholds;

/** A rare weight is entered a second time before a dose may stand on it (DW-01). */
export function mustReenter(kg: number): boolean {
  const { tooLight, tooHeavy } = WEIGHT_LIMITS ?? {};
  return tooLight === undefined || tooHeavy === undefined || kg < tooLight.value || kg > tooHeavy.value;
}

/** Whether the kind of weight must be chosen: at and above that index, and when nobody knows the index. */
export const mustChooseKind = (bmi: Decimal | null): boolean =>
  bmi === null || CHOOSE_FROM === undefined || bmi.toNumber() >= CHOOSE_FROM;

/** The kind of weight in force: chosen, or actual weight where no choice is asked for. */
export function kindOf(draft: PlanDraft, bmi: Decimal | null): WeightKind | undefined {
  return draft.weightKind ?? (mustChooseKind(bmi) ? undefined : 'actual');
}

export interface DraftOrder {
  /** The order as it is sent; the server puts the chart's facts in again. */
  readonly order: Readonly<Record<string, unknown>> & {
    readonly product: Protocol['product'];
    readonly route: Protocol['route'];
  };
  readonly weightId: string;
}

/** The order as far as it is typed, once it can be read at all: a protocol, a dose, and a weight of a chosen kind. */
export function orderOf(
  draft: PlanDraft,
  basis: PlanBasis,
  weight: ChartedWeight | undefined,
  kind: WeightKind | undefined,
  at: number,
  vialMgPerMl: number | null,
): DraftOrder | undefined {
  const protocol = protocolOf(draft);
  const dose = draft.dose.value?.toNumber();
  if (protocol === undefined || dose === undefined || weight === undefined || kind === undefined)
    return undefined;
  if (protocol.product === 'ketamine' && draft.unit === undefined) return undefined;
  const isNasal = protocol.product === 'esketamine';
  return {
    weightId: weight.id,
    order: {
      product: protocol.product,
      route: protocol.route,
      protocol: protocol.id,
      ...(draft.unit === 'mg/kg' && !isNasal ? { doseMgPerKg: dose } : { doseMg: dose }),
      weight: { kg: weight.kg, kind },
      ...(basis.height === null ? {} : { heightCm: basis.height.cm }),
      ...(basis.sex === null ? {} : { sex: basis.sex }),
      ...(isNasal || vialMgPerMl === null ? {} : { vialMgPerMl }),
      ...finalOf(draft),
      ...(draft.durationMin.value === undefined ? {} : { durationMin: draft.durationMin.value.toNumber() }),
      context: {
        ...basis.context,
        ...statedOf(draft, weight),
        ...(weight.method === null ? {} : { weightMethod: weight.method }),
        weightAgeDays: Math.max(0, (at - Date.parse(weight.observedAt)) / DAY_MS),
      },
    },
  };
}

const DAY_MS = 86_400_000;

function finalOf({ finalKind, finalMl }: PlanDraft): Record<string, number> {
  if (finalKind === undefined || finalMl.value === undefined) return {};
  return finalKind === 'made-up-to'
    ? { finalMl: finalMl.value.toNumber() }
    : { diluentMl: finalMl.value.toNumber() };
}

/** What the prescriber states beside the chart; it is signed with the plan. */
function statedOf(draft: PlanDraft, weight: ChartedWeight): Record<string, unknown> {
  return {
    ...(draft.frail === undefined ? {} : { frail: draft.frail }),
    ...(draft.asaClass === undefined ? {} : { asaClass: draft.asaClass }),
    ...(draft.weightReentered.value?.toNumber() === weight.kg ? { weightReentered: true } : {}),
    ...(draft.remeasuredByTwo ? { weightRemeasuredByTwo: true } : {}),
  };
}

export type Preview =
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'worked-out'; readonly evaluation: DoseEvaluation };

/** The same arithmetic and rules as the server's, while somebody types. The server's answer is the record. */
export function previewOf(order: DraftOrder | undefined, values: ClinicValues = CATALOGUE_VALUES): Preview {
  if (order === undefined) return { kind: 'incomplete' };
  const evaluation = evaluateDose(order.order, values);
  return evaluation.ok
    ? { kind: 'worked-out', evaluation: evaluation.value }
    : { kind: 'refused', problems: evaluation.error };
}

export interface DraftProblem {
  readonly field: string;
  readonly message: string;
}

/** What is still missing in the form before it can be reviewed; limits are the server's and the core's affair. */
export function draftProblems(
  draft: PlanDraft,
  preview: Preview,
  review: { readonly ok: boolean; readonly day: CivilDate | null },
): readonly DraftProblem[] {
  const protocol = protocolOf(draft);
  const need = (isMissing: boolean, field: string, message: string): readonly DraftProblem[] =>
    isMissing ? [{ field, message }] : [];
  const isInfusion = protocol?.durationMin !== null && protocol !== undefined;
  return [
    ...need(protocol === undefined, 'protocol', 'Choose a protocol'),
    ...figure(true, draft.dose, 'dose', 'the dose'),
    ...figure(isInfusion, draft.durationMin, 'durationMin', 'how long it runs'),
    ...figure(isInfusion, draft.finalMl, 'finalMl', 'the final volume'),
    ...need(
      isInfusion && draft.finalKind === undefined,
      'finalKind',
      'Say whether it is made up to or added to that volume',
    ),
    ...need(
      protocol !== undefined &&
        draft.productId === '' &&
        protocol.product === 'ketamine' &&
        needsVial(protocol),
      'product',
      'Choose the strength of the vial',
    ),
    ...figure(true, draft.sessions, 'sessions', 'how many sessions are planned'),
    ...figure(true, draft.perWeek, 'perWeek', 'how many sessions a week'),
    ...need(!review.ok, 'review-day', 'Choose a day to come for the review, or leave it empty'),
    ...(preview.kind === 'refused'
      ? preview.problems.map(({ path, message }) => ({ field: path.replace(/^\//, ''), message }))
      : []),
    ...need(
      preview.kind === 'incomplete' && draft.dose.value !== undefined,
      'weight',
      'The weight the dose stands on is missing or not chosen',
    ),
    ...openReasons(draft, preview),
  ];
}

/** A figure that is missing is typed; one that was refused or only asked about is corrected or confirmed. */
function figure(
  isNeeded: boolean,
  { text, value }: QuantityValue,
  field: string,
  what: string,
): readonly DraftProblem[] {
  if (!isNeeded || value !== undefined) return [];
  return [{ field, message: text === '' ? `Type ${what}` : `Confirm or correct ${what}` }];
}

export const needsVial = ({ route }: Protocol): boolean => ['IV', 'IM', 'SC'].includes(route);

const SHORTEST_REASON = 15;

function openReasons(draft: PlanDraft, preview: Preview): readonly DraftProblem[] {
  if (preview.kind !== 'worked-out') return [];
  return preview.evaluation.answer.findings.flatMap(({ rule, severity, text }) =>
    severity === 'block'
      ? [{ field: `finding-${rule}`, message: text }]
      : severity === 'override' && (draft.reasons[rule] ?? '').trim().length < SHORTEST_REASON
        ? [
            {
              field: `overrides.${rule}`,
              message: `Write a reason of at least ${SHORTEST_REASON} characters: ${text}`,
            },
          ]
        : [],
  );
}

import type { PlanBasis } from '@titrate/contract';
import { Decimal } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import type { QuantityValue } from '../../kit/ui/quantity-field.tsx';
import {
  draftProblems,
  EMPTY_DRAFT,
  kindOf,
  mustReenter,
  orderOf,
  type PlanDraft,
  previewOf,
} from './plan-draft.ts';

const NOW = Date.parse('2026-03-02T15:00:00.000Z');
const WEIGHT = {
  id: '00000000-0000-4000-8000-000000000001',
  kg: 80,
  method: 'measured' as const,
  observedAt: '2026-03-02T14:00:00.000Z',
  by: 'Nurse',
};
const BASIS: PlanBasis = {
  weights: [WEIGHT],
  height: { cm: 180, observedAt: WEIGHT.observedAt },
  sex: 'male',
  ageYears: 40,
  assessment: null,
  hasConsent: true,
  courseId: null,
  context: {
    region: 'US',
    setting: 'office',
    ageYears: 40,
    sessionNumber: 1,
    stage: 'induction',
    stableHeartDisease: false,
  },
};
const typed = (text: string): QuantityValue => ({
  text,
  value: Decimal.of(Number(text)),
  confirmedUnusual: false,
});
const DRAFT: PlanDraft = {
  ...EMPTY_DRAFT,
  protocolId: 'ketamine-iv-psychiatric',
  unit: 'mg/kg',
  dose: typed('0.5'),
  weightKind: 'actual',
  productId: 'ketamine-50',
  finalKind: 'made-up-to',
  finalMl: typed('100'),
  durationMin: typed('40'),
  frail: false,
  asaClass: 2,
  sessions: typed('6'),
  perWeek: typed('2'),
};
const NO_REVIEW = { ok: true, day: null };
const worked = (draft: PlanDraft) => previewOf(orderOf(draft, BASIS, WEIGHT, draft.weightKind, NOW, 50));
const fieldsOf = (draft: PlanDraft) =>
  draftProblems(draft, worked(draft), NO_REVIEW).map(({ field }) => field);

describe('a plan in writing', () => {
  it('holds no dose, unit, weight kind, volume or time until somebody types it', () => {
    expect(EMPTY_DRAFT).toMatchObject({ unit: undefined, weightKind: undefined, finalKind: undefined });
    for (const field of [
      EMPTY_DRAFT.dose,
      EMPTY_DRAFT.finalMl,
      EMPTY_DRAFT.durationMin,
      EMPTY_DRAFT.sessions,
    ])
      expect(field.text).toBe('');
    expect(worked(EMPTY_DRAFT).kind).toBe('incomplete');
  });

  it('shows the chain of TV-1: 40 mg, 0.8 mL, 0.4 mg per mL, 150 mL/h', () => {
    const preview = worked(DRAFT);
    if (preview.kind !== 'worked-out') throw new Error(preview.kind);
    expect(preview.evaluation.answer).toMatchObject({
      orderedMg: 40,
      drawMl: 0.8,
      concentrationMgPerMl: 0.4,
      rateMlPerH: 150,
    });
    expect(fieldsOf(DRAFT)).toEqual([]);
  });

  it('lets the prescriber choose the kind of weight from a body-mass index of 30, and when it is not known', () => {
    expect(kindOf(EMPTY_DRAFT, Decimal.of(29.9))).toBe('actual');
    expect(kindOf(EMPTY_DRAFT, Decimal.of(30))).toBeUndefined();
    expect(kindOf(EMPTY_DRAFT, null)).toBeUndefined();
    expect(kindOf({ ...EMPTY_DRAFT, weightKind: 'ideal' }, Decimal.of(40))).toBe('ideal');
  });

  it('waits for a reason where a limit asks for one, and leads to its field', () => {
    const high = { ...DRAFT, dose: typed('0.6') };
    expect(fieldsOf(high)).toEqual(['overrides.IV-01']);
    const short = { ...high, reasons: { 'IV-01': 'too short' } };
    expect(fieldsOf(short)).toEqual(['overrides.IV-01']);
    const reasoned = { ...high, reasons: { 'IV-01': 'Tolerated well elsewhere.' } };
    expect(fieldsOf(reasoned)).toEqual([]);
  });

  it('cannot be reviewed past a hard limit', () => {
    expect(fieldsOf({ ...DRAFT, dose: typed('1.01') })).toContain('finding-IV-01');
  });

  it('counts a weight as entered twice only when both entries agree', () => {
    const again = (text: string) =>
      orderOf({ ...DRAFT, weightReentered: typed(text) }, BASIS, WEIGHT, 'actual', NOW, 50)?.order['context'];
    expect(again('80')).toMatchObject({ weightReentered: true });
    expect(again('81')).not.toHaveProperty('weightReentered');
  });

  it('asks again for a weight under 35 or over 250 kg, and not at these ends', () => {
    expect([34.9, 35, 250, 250.1].map(mustReenter)).toEqual([true, false, false, true]);
  });

  it('names everything an infusion still lacks', () => {
    const bare = { ...EMPTY_DRAFT, protocolId: 'ketamine-iv-psychiatric' };
    expect(fieldsOf(bare)).toEqual([
      'dose',
      'durationMin',
      'finalMl',
      'finalKind',
      'product',
      'sessions',
      'perWeek',
    ]);
  });
});

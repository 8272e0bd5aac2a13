import type { PlanView } from '@titrate/contract';
import { describe, expect, it } from 'vitest';
import { differencesOf, factsOf } from './plan-facts.ts';

const PLAN: PlanView = {
  id: '00000000-0000-4000-8000-000000000001',
  courseId: '00000000-0000-4000-8000-000000000002',
  product: 'ketamine',
  route: 'IV',
  protocol: 'ketamine-iv-psychiatric',
  request: {},
  answer: {
    orderedMg: 40,
    drawMl: 0.8,
    roundedMg: 40,
    roundingPercent: 0,
    finalMl: 100,
    concentrationMgPerMl: 0.4,
    rateMlPerH: 150,
    rateMgPerH: 60,
    rateMgPerKgPerMin: 0.0125,
    devices: null,
    findings: [],
  },
  doseMg: 40,
  doseMgPerKg: 0.5,
  weightKg: 80,
  weightKind: 'actual',
  weightObservedAt: '2026-03-02T14:00:00.000Z',
  durationMin: 40,
  sessionsPlanned: 6,
  sessionsPerWeek: 2,
  target: '',
  stopRule: '',
  reviewOn: null,
  prn: [{ name: 'ondansetron 4 mg into a vein', note: 'once, for nausea' }],
  overrides: [],
  status: 'signed',
  author: 'Dr Test',
  createdAt: '2026-03-02T15:00:00.000Z',
  signedBy: 'Dr Test',
  signedAt: '2026-03-02T15:00:00.000Z',
  replaces: null,
  version: 1,
};

describe('a signed plan', () => {
  it('names drug and route in full and every figure with its unit', () => {
    const facts = new Map(factsOf(PLAN).map(({ name, value }) => [name, value]));
    expect(facts.get('Treatment')).toBe('ketamine (racemic), into a vein (IV)');
    expect(facts.get('Dose')).toBe('40\u00a0mg');
    expect(facts.get('As needed')).toBe('ondansetron 4 mg into a vein (once, for nausea)');
    expect(facts.get('Review')).toBe('No date');
    expect(facts.has('Devices')).toBe(false);
  });

  it('says what changed against the plan before, and what came and went', () => {
    const after: PlanView = { ...PLAN, doseMg: 32, doseMgPerKg: 0.4, reviewOn: '2026-03-20', prn: [] };
    expect(differencesOf(PLAN, after)).toEqual([
      { name: 'Dose', before: '40\u00a0mg', after: '32\u00a0mg' },
      { name: 'Per kilogram', before: '0.5\u00a0mg/kg', after: '0.4\u00a0mg/kg' },
      { name: 'Review', before: 'No date', after: '20-Mar-2026' },
      { name: 'As needed', before: 'ondansetron 4 mg into a vein (once, for nausea)', after: null },
    ]);
    expect(differencesOf(PLAN, PLAN)).toEqual([]);
  });
});

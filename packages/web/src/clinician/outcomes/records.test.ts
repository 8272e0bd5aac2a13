import type { PatientTaskView, TreatmentView } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { riskItemsOf } from './chart-data.ts';
import { inductionEndedAt, missedAt, treatmentsOf } from './records.ts';

const at = (text: string) => {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
};

const task = (more: Partial<PatientTaskView>): PatientTaskView => ({
  id: '0197a000-0000-7000-8000-00000000000a',
  kind: 'instrument',
  ref: 'phq9',
  title: 'PHQ-9',
  moment: 'day-1',
  opensAt: '2026-03-02T12:00:00Z',
  dueAt: null,
  status: 'open',
  answered: 0,
  questions: 10,
  completedAt: null,
  sessionId: null,
  ...more,
});

const treatment = (number: number, more: Partial<TreatmentView> = {}): TreatmentView => ({
  sessionId: `session ${number}`,
  courseId: 'course',
  number,
  coursePhase: 'induction',
  product: 'ketamine',
  route: 'IV',
  startedAt: `2026-03-0${number}T12:00:00Z`,
  endedAt: `2026-03-0${number}T12:40:00Z`,
  givenMg: 40,
  givenMgPerKg: 0.5,
  durationMin: 40,
  tolerability: { maxSystolicMmHg: null, peakCadss6: null, worstAdverseEventGrade: null },
  ...more,
});

describe('a form that was asked', () => {
  it('is missed once its link has run out, or its due time has passed', () => {
    const open = [task({})];
    expect(missedAt(open, 'phq9', at('2026-03-05T12:00:00Z'))).toEqual([]);
    expect(missedAt(open, 'phq9', at('2026-03-05T12:00:01Z'))).toEqual([at('2026-03-02T12:00:00Z')]);
    expect(
      missedAt([task({ dueAt: '2026-03-03T12:00:00Z' })], 'phq9', at('2026-03-04T12:00:00Z')),
    ).toHaveLength(1);
  });

  it.each(['done', 'cancelled'] as const)('is not missed when it is %s', (status) => {
    expect(missedAt([task({ status })], 'phq9', at('2026-04-01T00:00:00Z'))).toEqual([]);
  });
});

describe('the induction', () => {
  const all = [treatment(1), treatment(2)];

  it('goes on until a maintenance session was given', () => {
    expect(inductionEndedAt(treatmentsOf(all, 'course'), undefined)).toBeNull();
    const later = [...all, treatment(3, { coursePhase: 'maintenance' })];
    expect(inductionEndedAt(treatmentsOf(later, 'course'), undefined)).toBe(at('2026-03-02T12:40:00Z'));
  });

  it('is read in order of time and of its own course only', () => {
    const mixed = [treatment(2), treatment(3, { courseId: 'another' }), treatment(1)];
    expect(treatmentsOf(mixed, 'course').map(({ view }) => view.number)).toEqual([1, 2]);
  });
});

describe('the risk items', () => {
  it('are the ninth of the PHQ-9, all of the suicide screen, none of the GAD-7', () => {
    expect([...riskItemsOf('phq9')]).toEqual([8]);
    expect(riskItemsOf('cssrs_screen').size).toBe(7);
    expect(riskItemsOf('gad7').size).toBe(0);
  });
});

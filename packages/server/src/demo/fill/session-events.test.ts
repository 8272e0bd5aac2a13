import { verifyChain } from '@titrate/clinical/session';
import { ageInYears, type CivilDate, instant, utcDateOf } from '@titrate/quantity';
import { ARCHETYPES, syntheticChart } from '@titrate/virtual-clinic';
import { describe, expect, it } from 'vitest';
import { HARBOUR } from '../accounts.ts';
import { calendarFrom } from './calendar.ts';
import { chairsOf } from './chairs.ts';
import { scripted } from './fill.ts';
import { sealScript } from './session-events.ts';
import { teamOf } from './staff.ts';

const now = instant(Date.parse('2026-11-22T15:00:00Z'));
const calendar = calendarFrom(now);
const team = teamOf(
  HARBOUR,
  new Map(
    HARBOUR.staff.map((member, index) => [member.email, `00000000-0000-4000-8000-00000000000${index}`]),
  ),
);
const [chair] = chairsOf(HARBOUR);

describe('an invented session of the demonstration', () => {
  const cases = ARCHETYPES.flatMap((archetype) =>
    Array.from({ length: 12 }, (_, index) => [archetype.id, index] as const),
  );

  it.each(cases)('is one the product would have admitted, event by event: %s %i', (archetype, index) => {
    if (chair === undefined) throw new Error('a clinic has chairs');
    const chart = syntheticChart({
      seed: `test/${archetype}/${index}`,
      stage: 'in-treatment',
      year: 2026,
      archetype,
    });
    const patient = {
      chart,
      patientId: 'patient',
      ageYears: ageInYears(chart.person.birthDate as CivilDate, utcDateOf(now)),
      treatment: { courseId: 'course', planId: 'plan' },
      sessionsDone: 2,
    };
    const session = scripted({ clinic: HARBOUR, calendar }, patient, patient.treatment, chair, {
      sessionId: `session-${archetype}-${index}`,
      number: (index % 3) + 1,
      zero: calendar.ago(3),
      seed: `${archetype}/${index}`,
    });
    const { events, state } = sealScript(team, session);
    expect(state.phase.name).toBe('closed');
    expect(verifyChain(events)).toEqual({ chain: 'valid' });
    expect(state.ignored).toEqual([]);
  });
});

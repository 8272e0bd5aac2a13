import { formatInstant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { REMS_FORM } from '../../protocols/rems-form.ts';
import { fold } from '../fold/fold.ts';
import { eventsOf, minute, type Script, type Step } from '../testing/script.ts';
import { remsAnswers } from './rems-form.ts';

const SCRIPT: Script = {
  preset: 'esk',
  steps: [
    [0, 'device', 1],
    [5, 'device', 2],
    [10, 'device', 3],
    [20, 'scale', 'moaas', 4],
    [20, 'scale', 'dissociation-item', 6],
    [40, 'vitals', '138/88 76 97 13'],
    [40, 'scale', 'moaas', 3],
    [41, 'scale', 'dissociation-item', 3],
    [90, 'scale', 'moaas', 5],
    [95, 'scale', 'dissociation-item', 1],
    [129, 'vitals', '126/82 72 98 14'],
    [131, 'well'],
    [132, 'session.discharged'],
  ],
};
const answersOf = (script: Script, at = 140) => {
  const state = fold(eventsOf(script));
  return new Map(remsAnswers(state, minute(script, at)).map((one) => [one.field, one]));
};
const answered = (script: Script, field: string, at?: number) => answersOf(script, at).get(field)?.value;
const withSteps = (...steps: readonly Step[]): Script => ({ ...SCRIPT, steps });
const clock = (at: number) => formatInstant(minute(SCRIPT, at));

describe('the REMS monitoring form', () => {
  it('REC-07 answers every field of the form that comes from the record, and no other', () => {
    const fromRecord = REMS_FORM.fields.filter(({ from }) => from === 'record').map(({ id }) => id);
    expect([...answersOf(SCRIPT).keys()].sort()).toEqual([...fromRecord].sort());
  });

  it('REC-07 names the entry of today behind each answer it gives', () => {
    const state = fold(eventsOf(SCRIPT));
    const known = new Set(state.events.map(({ id }) => id));
    for (const { field, value, traces } of answersOf(SCRIPT).values()) {
      if (value === null || field === 'serious') continue;
      expect(traces.length, field).toBeGreaterThan(0);
      for (const { eventId } of traces) expect(known.has(eventId), field).toBe(true);
    }
  });

  it.each([
    ['dose', 84],
    ['lots', 'L1'],
    ['minutesMonitored', 132],
    ['firstTreatment', false],
    ['enrolled', true],
    ['providerName', 'Nora Quist'],
    ['pressureBefore', '120/80'],
    ['pressureAt40', '138/88'],
    ['pressureAfter', '120/80'],
    ['acceptableBefore', true],
    ['acceptableAfter', true],
    ['sedation', true],
    ['sedationSeverity', 'MOAA/S 3'],
    ['dissociation', true],
    ['dissociationSeverity', '6 of 10'],
    ['respiratoryDepression', false],
    ['respiratoryDepressionOnset', null],
    ['benzodiazepines', false],
    ['serious', false],
    ['seriousType', null],
  ])('reads %s as %s', (field, value) => {
    expect(answered(SCRIPT, field)).toBe(value);
  });

  it('times an event from its first sign to the first look without it', () => {
    expect(answered(SCRIPT, 'sedationOnset')).toContain(clock(20));
    expect(answered(SCRIPT, 'sedationResolution')).toContain(clock(90));
    expect(answered(SCRIPT, 'dissociationResolution')).toContain(clock(95));
  });

  it.each([
    ['no scale was scored', [[0, 'device', 1]], 'sedation', null],
    ['no breath was counted', [[0, 'device', 1]], 'respiratoryDepression', null],
    [
      'a breath in ten seconds too few',
      [
        [0, 'device', 1],
        [9, 'vitals', '120/80 70 98 9'],
      ],
      'respiratoryDepression',
      true,
    ],
    [
      'breathing at the limit',
      [
        [0, 'device', 1],
        [9, 'vitals', '120/80 70 98 10'],
      ],
      'respiratoryDepression',
      false,
    ],
    [
      'dissociation at the cut',
      [
        [0, 'device', 1],
        [9, 'scale', 'dissociation-item', 1],
      ],
      'dissociation',
      false,
    ],
    [
      'dissociation above the cut',
      [
        [0, 'device', 1],
        [9, 'scale', 'dissociation-item', 2],
      ],
      'dissociation',
      true,
    ],
    [
      'a whole CADSS at the cut',
      [
        [0, 'device', 1],
        [9, 'scale', 'cadss', 4],
      ],
      'dissociation',
      false,
    ],
    [
      'a whole CADSS above the cut',
      [
        [0, 'device', 1],
        [9, 'scale', 'cadss', 5],
      ],
      'dissociation',
      true,
    ],
    [
      'sedation charted by name',
      [
        [0, 'device', 1],
        [9, 'symptom', 'sedation'],
      ],
      'sedation',
      true,
    ],
    [
      'a symptom that is over before it began',
      [
        [0, 'device', 1],
        [9, 'over', 'dissociation'],
      ],
      'dissociation',
      false,
    ],
    [
      'a nausea scale only',
      [
        [0, 'device', 1],
        [9, 'scale', 'nausea', 3],
      ],
      'dissociation',
      null,
    ],
    ['nothing given', [], 'sedation', null],
    ['nothing given', [], 'dose', null],
    ['nothing given', [], 'lots', null],
    ['nothing given', [], 'pressureBefore', null],
    ['nothing given', [], 'acceptableBefore', null],
    ['the patient still here', [[0, 'device', 1]], 'serious', null],
    ['the patient still here', [[0, 'device', 1]], 'minutesMonitored', null],
    ['the patient still here', [[0, 'device', 1]], 'acceptableAfter', null],
    [
      'a pressure ten minutes off',
      [
        [0, 'device', 1],
        [50, 'vitals', '130/80 70 98 14'],
      ],
      'pressureAt40',
      '130/80',
    ],
    [
      'a pressure eleven minutes off',
      [
        [0, 'device', 1],
        [51, 'vitals', '130/80 70 98 14'],
      ],
      'pressureAt40',
      null,
    ],
    [
      'two pressures',
      [
        [0, 'device', 1],
        [35, 'vitals', '130/80 70 98 14'],
        [41, 'vitals', '131/80 70 98 14'],
      ],
      'pressureAt40',
      '131/80',
    ],
    ['no medicine', [[0, 'device', 1]], 'medicinesGiven', null],
    [
      'a medicine',
      [
        [0, 'device', 1],
        [9, 'give', 'ondansetron', 'antiemetic'],
      ],
      'medicinesGiven',
      'ondansetron 1 mg',
    ],
  ] as const)('REC-07 with %s', (_, steps, field, value) => {
    expect(answered(withSteps(...steps), field)).toBe(value);
  });

  it('REC-07 leaves an answer open that nobody gave, instead of no', () => {
    const bare: Script = { ...SCRIPT, bare: true, steps: [] };
    for (const field of ['enrolled', 'benzodiazepines', 'acceptableBefore', 'providerName', 'date'])
      expect(answered(bare, field), field).toBeNull();
    const unopened = remsAnswers(fold([]), minute(bare, 0));
    expect(unopened.find(({ field }) => field === 'firstTreatment')?.value).toBeNull();
  });

  it('leaves the vital signs before the first device open where one had grown old', () => {
    expect(answered(withSteps([0, 'device', 1]), 'acceptableBefore')).toBe(true);
    expect(answered(withSteps([6, 'device', 1]), 'acceptableBefore')).toBeNull();
  });

  it('rests on the last pressure before completion, and names its entry', () => {
    for (const field of ['acceptableAfter', 'pressureAfter'])
      expect(
        answersOf(SCRIPT)
          .get(field)
          ?.traces.map(({ at }) => at),
        field,
      ).toEqual([clock(131)]);
    expect(answered({ ...SCRIPT, opening: { sessionNumber: 1 } }, 'firstTreatment')).toBe(true);
  });

  it('is not acceptable at the end when the pressure was and the heart rate was not', () => {
    const [last, ...before] = SCRIPT.steps.toReversed();
    if (last === undefined) throw new Error('no steps');
    const left: Step = [132, 'session.ended', { manner: 'left-before-criteria', note: 'Walked out' }];
    const end = (...steps: readonly Step[]) =>
      answered(withSteps(...before.toReversed(), ...steps, left), 'acceptableAfter', 150);
    expect(end()).toBe(true);
    expect(end([131.5, 'vitals', '120/80 130 98 14'])).toBe(false);
  });

  it('looks at signs of each event alone, and at a number before a word', () => {
    const told = (...steps: readonly Step[]) => answersOf(withSteps([0, 'device', 1], ...steps));
    expect(told([15, 'symptom', 'nausea']).get('sedation')?.value).toBeNull();
    const both = told([15, 'symptom', 'sedation'], [20, 'scale', 'moaas', 4]);
    expect(both.get('sedationSeverity')?.value).toBe('MOAA/S 4');
    const calm = told([15, 'scale', 'moaas', 5], [30, 'scale', 'moaas', 5]);
    expect(calm.get('sedation')).toMatchObject({ value: false, traces: [{ at: clock(30) }] });
  });

  it('is over with a look later than the last sign of it, not between two signs nor at the moment of one', () => {
    const over = (...steps: readonly Step[]) =>
      answersOf(withSteps([0, 'device', 1], ...steps)).get('sedationResolution')?.value;
    const twice: readonly Step[] = [
      [15, 'scale', 'moaas', 4],
      [20, 'scale', 'moaas', 5],
      [25, 'scale', 'moaas', 4],
    ];
    expect(over(...twice)).toBeNull();
    expect(over(...twice, [30, 'scale', 'moaas', 5])).toBe(clock(30));
    expect(over([20, 'scale', 'moaas', 4], [20, 'over', 'sedation'])).toBeNull();
  });

  it('a scale that nobody could score is no look at the patient', () => {
    const unscored = (scale: string): Step => [20, 'scale.recorded', { scale, notObtained: 'refused' }];
    const only = (...steps: readonly Step[]) => answersOf(withSteps([0, 'device', 1], ...steps));
    for (const scale of ['moaas', 'cadss', 'dissociation-item']) {
      const answers = only(unscored(scale));
      expect(answers.get('sedation')?.value, scale).toBeNull();
      expect(answers.get('dissociation')?.value, scale).toBeNull();
    }
    const looked = only(unscored('moaas'), [25, 'scale', 'moaas', 5], [25, 'scale', 'cadss', 0]);
    expect([looked.get('sedation')?.value, looked.get('dissociation')?.value]).toEqual([false, false]);
  });

  it('says that the vital signs were not acceptable when the gate was decided against', () => {
    const script = withSteps([-1, 'vitals', '165/80 70 98 14'], [0, 'device', 1]);
    expect(answered(script, 'acceptableBefore')).toBe(false);
  });

  it('leaves the vital signs before completion open when they were not measured at the end', () => {
    const script = withSteps(
      [0, 'device', 1],
      [140, 'session.ended', { manner: 'left-before-criteria', note: 'Walked out' }],
    );
    expect(answered(script, 'acceptableAfter', 150)).toBeNull();
    expect(answered(script, 'serious', 150)).toBe(false);
  });

  it('tells a serious event with its type and in the words it was charted in', () => {
    const event = (verbatim: string, seriousness: readonly string[]): Step => [
      30,
      'adverseEvent.recorded',
      {
        code: 'syncope',
        verbatim,
        grade: 3,
        relation: 'possible',
        onsetAt: formatInstant(minute(SCRIPT, 30)),
        ...(seriousness.length === 0 ? {} : { seriousness }),
      },
    ];
    const script = withSteps([0, 'device', 1], event('Fainted.', ['admission']), event('Felt faint.', []));
    expect(answered(script, 'serious')).toBe(true);
    expect(answered(script, 'seriousType')).toBe('admission');
    expect(answered(script, 'seriousNarrative')).toBe('Fainted.');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseDocument } from './cases.ts';
import { MEASUREMENTS } from './catalogue/measurements.ts';
import { parseSnapshot, snapshotJsonSchema } from './parse-snapshot.ts';
import { screen } from './screen.ts';

type Bag = Record<string, unknown>;
/** A well patient's document with one part replaced. */
function documentWith(change: Bag): Bag {
  // The case builder makes a plain JSON object.
  return { ...(caseDocument({}) as Bag), ...change };
}
const problemsOf = (input: unknown) => {
  const parsed = parseSnapshot(input);
  return parsed.ok ? [] : parsed.error.map((problem) => `${problem.type} ${problem.path}`);
};
const at = '2026-02-16T11:00:00Z';
const EXPOSURE = { ivSessionsPast12Months: 1, esketamineSessionsPast12Months: 0, consecutiveDoseRises: 0 };

describe('Reading a snapshot', () => {
  it('reads a whole document', () => {
    expect(problemsOf(caseDocument({}))).toEqual([]);
  });

  it('fills only what has a documented default', () => {
    const parsed = parseSnapshot({
      asOf: '2026-02-16T12:00:00Z',
      region: 'EU',
      patient: {},
      treatment: { product: 'esketamine', route: 'IN', indications: ['trd'] },
    });
    expect(parsed.ok && parsed.value.treatment).toMatchObject({
      stage: 'assessment',
      firstSession: true,
      recurrent: true,
      setting: 'clinic',
    });
    expect(parsed.ok && 'compounded' in parsed.value.treatment).toBe(false);
  });

  it.each([
    ['nothing', undefined, ['not-an-object /']],
    ['a list', [], ['not-an-object /']],
    ['a number', 7, ['not-an-object /']],
    [
      'an empty object',
      {},
      ['missing-field /asOf', 'missing-field /region', 'missing-field /patient', 'missing-field /treatment'],
    ],
    ['a moment without zone', documentWith({ asOf: '2026-02-16T12:00:00' }), ['not-an-instant /asOf']],
    ['an unknown region', documentWith({ region: 'UK' }), ['not-one-of /region']],
    ['a misspelt field', documentWith({ medicins: [] }), ['unknown-field /medicins']],
    [
      'a day that does not exist',
      documentWith({ patient: { birthDate: '1985-02-30' } }),
      ['not-a-date /patient/birthDate'],
    ],
    [
      'a birthday after today',
      documentWith({ patient: { birthDate: '2030-01-01' } }),
      ['contradiction /patient/birthDate'],
    ],
    [
      'an age of 150',
      documentWith({ patient: { birthDate: '1870-01-01' } }),
      ['contradiction /patient/birthDate'],
    ],
    [
      'an unknown fact',
      documentWith({ facts: { aneurism: { value: 'yes', observedAt: at, source: 'patient' } } }),
      ['unknown-fact /facts/aneurism'],
    ],
    [
      'a boolean where a coded answer belongs',
      documentWith({ facts: { aneurysm: { value: true, observedAt: at, source: 'patient' } } }),
      ['not-one-of /facts/aneurysm/value'],
    ],
    [
      'an answer without its time',
      documentWith({ facts: { aneurysm: { value: 'no', source: 'patient' } } }),
      ['missing-field /facts/aneurysm/observedAt'],
    ],
    [
      'an answer from the future',
      documentWith({
        facts: { aneurysm: { value: 'no', observedAt: '2026-02-17T12:00:00Z', source: 'patient' } },
      }),
      ['contradiction /facts/aneurysm/observedAt'],
    ],
    [
      'the date of a stroke that was denied',
      documentWith({
        facts: {
          stroke: { value: 'no', observedAt: at, source: 'patient' },
          strokeDate: { value: '2025-01-01', observedAt: at, source: 'patient' },
        },
      }),
      ['contradiction /facts/strokeDate'],
    ],
    [
      'the date of a stroke after today',
      documentWith({
        facts: {
          stroke: { value: 'yes', observedAt: at, source: 'patient' },
          strokeDate: { value: '2027-01-01', observedAt: at, source: 'patient' },
        },
      }),
      ['contradiction /facts/strokeDate/value'],
    ],
    [
      'a pregnant man',
      documentWith({
        patient: { sexAtBirth: 'male' },
        facts: { pregnant: { value: 'yes', observedAt: at, source: 'patient' } },
      }),
      ['contradiction /facts/pregnant'],
    ],
    [
      'a man who can become pregnant',
      documentWith({ patient: { sexAtBirth: 'male', canBecomePregnant: true } }),
      ['contradiction /patient/canBecomePregnant'],
    ],
    [
      'a pregnancy of somebody who cannot become pregnant',
      documentWith({
        patient: { sexAtBirth: 'female', canBecomePregnant: false },
        facts: { pregnant: { value: 'yes', observedAt: at, source: 'patient' } },
      }),
      ['contradiction /facts/pregnant'],
    ],
    [
      'a diastolic above the systolic',
      documentWith({ vitals: [{ observedAt: at, systolicMmHg: 80, diastolicMmHg: 120 }] }),
      ['contradiction /vitals/0/diastolicMmHg'],
    ],
    [
      'a diastolic equal to the systolic',
      documentWith({ vitals: [{ observedAt: at, systolicMmHg: 90, diastolicMmHg: 90 }] }),
      ['contradiction /vitals/0/diastolicMmHg'],
    ],
    [
      'half a blood pressure',
      documentWith({ vitals: [{ observedAt: at, systolicMmHg: 120 }] }),
      ['contradiction /vitals/0'],
    ],
    [
      'a weight of 400 kg',
      documentWith({ measurements: [{ code: 'weight', value: 400, unit: 'kg', observedAt: at }] }),
      ['out-of-range /measurements/0/value'],
    ],
    [
      'a weight in pounds',
      documentWith({ measurements: [{ code: '29463-7', value: 180, unit: '[lb_av]', observedAt: at }] }),
      ['wrong-unit /measurements/0/unit'],
    ],
    [
      'an unknown laboratory code',
      documentWith({ measurements: [{ code: '1234-5', value: 1, unit: 'U/L', observedAt: at }] }),
      ['unknown-code /measurements/0/code'],
    ],
    [
      'a number as text',
      documentWith({ measurements: [{ code: 'weight', value: '70', unit: 'kg', observedAt: at }] }),
      ['not-a-number /measurements/0/value'],
    ],
    [
      'not a number',
      documentWith({ measurements: [{ code: 'weight', value: Number.NaN, unit: 'kg', observedAt: at }] }),
      ['not-a-number /measurements/0/value'],
    ],
    [
      'an outcome the record cannot have',
      documentWith({ records: { pregnancyTest: { outcome: 'maybe', at } } }),
      ['not-one-of /records/pregnancyTest/outcome'],
    ],
    [
      'a trial that stops before it starts',
      documentWith({
        antidepressantTrials: [
          {
            name: 'sertraline',
            startedOn: '2025-06-01',
            stoppedOn: '2025-05-01',
            doseAdequate: 'yes',
            outcome: 'inadequate',
            currentEpisode: true,
          },
        ],
      }),
      ['contradiction /antidepressantTrials/0/stoppedOn'],
    ],
    [
      'a trial that starts after today',
      documentWith({
        antidepressantTrials: [
          {
            name: 'sertraline',
            startedOn: '2026-02-17',
            doseAdequate: 'yes',
            outcome: 'inadequate',
            currentEpisode: true,
          },
        ],
      }),
      ['contradiction /antidepressantTrials/0/startedOn'],
    ],
    [
      'a table of the clinic that is none',
      documentWith({ site: { diazepamEquivalentMg: [5] } }),
      ['not-an-object /site/diazepamEquivalentMg'],
    ],
    [
      'a text for a table of the clinic',
      documentWith({ site: { diazepamEquivalentMg: 'lorazepam' } }),
      ['not-an-object /site/diazepamEquivalentMg'],
    ],
    [
      'nothing for a table of the clinic',
      documentWith({ site: { diazepamEquivalentMg: null } }),
      ['not-an-object /site/diazepamEquivalentMg'],
    ],
    [
      'an equivalent under a name that never ends, of which it shows the beginning',
      documentWith({ site: { diazepamEquivalentMg: { ['n'.repeat(61)]: 0 } } }),
      [`out-of-range /site/diazepamEquivalentMg/${'n'.repeat(60)}`],
    ],
    [
      'a table of the clinic with an impossible equivalent',
      documentWith({ site: { diazepamEquivalentMg: { lorazepam: 1, alprazolam: 0 } } }),
      ['out-of-range /site/diazepamEquivalentMg/alprazolam'],
    ],
    [
      'more medicines than anyone takes',
      documentWith({ medicines: Array(201).fill({}) }),
      ['too-many /medicines'],
    ],
  ])('refuses %s', (_, input, expected) => {
    expect(problemsOf(input)).toEqual(expected);
  });

  it('takes a measurement on each of its bounds, and none beyond, saying why the bound is there', () => {
    for (const { id, unit, min, max, boundsReason } of MEASUREMENTS) {
      const read = (value: number) =>
        parseSnapshot(documentWith({ measurements: [{ code: id, value, unit, observedAt: at }] }));
      expect([read(min).ok, read(max).ok], id).toEqual([true, true]);
      const above = read(max + 0.1);
      expect(above.ok ? [] : above.error, id).toMatchObject([
        { type: 'out-of-range', path: '/measurements/0/value' },
      ]);
      expect(boundsReason, id).toMatch(/^(Above any survivable result|Outside)/);
      expect(above.ok ? '' : above.error[0]?.message).toContain(`. ${boundsReason}`);
      expect(read(min - 0.1).ok, id).toBe(false);
    }
  });

  it.each([
    ['was born today', '2026-02-16', []],
    ['will be born tomorrow', '2026-02-17', ['contradiction /patient/birthDate']],
    ['is 130 years old', '1895-02-17', []],
    ['turns 131 today', '1895-02-16', ['contradiction /patient/birthDate']],
  ])('of somebody who %s', (_, birthDate, expected) => {
    expect(problemsOf(documentWith({ patient: { birthDate } }))).toEqual(expected);
  });

  it('takes an event of today, and refuses one of tomorrow', () => {
    const stroke = (value: string) =>
      problemsOf(
        documentWith({
          facts: {
            stroke: { value: 'yes', observedAt: at, source: 'patient' },
            strokeDate: { value, observedAt: at, source: 'patient' },
          },
        }),
      );
    expect(stroke('2026-02-16')).toEqual([]);
    expect(stroke('2026-02-17')).toEqual(['contradiction /facts/strokeDate/value']);
  });

  const [now, later] = ['2026-02-16T12:00:00Z', '2026-02-16T12:00:00.001Z'];
  it.each<[string, (when: string) => Bag]>([
    ['/records/ecg/at', (when) => ({ records: { ecg: { outcome: 'normal', at: when } } })],
    ['/vitals/0/observedAt', (when) => ({ vitals: [{ observedAt: when, spo2Percent: 98 }] })],
    [
      '/measurements/0/observedAt',
      (when) => ({ measurements: [{ code: 'weight', value: 70, unit: 'kg', observedAt: when }] }),
    ],
    ['/instruments/0/at', (when) => ({ instruments: [{ instrument: 'phq9', at: when }] })],
    [
      '/medicines/0/lastTakenAt',
      (when) => ({ medicines: [{ name: 'lorazepam', status: 'current', lastTakenAt: when }] }),
    ],
    ['/exposure/at', (when) => ({ exposure: { ...EXPOSURE, at: when } })],
    ['/medicinesReconciledAt', (when) => ({ medicinesReconciledAt: when })],
    ['/allergiesReviewedAt', (when) => ({ allergiesReviewedAt: when })],
    ['/antidepressantTrialsReviewedAt', (when) => ({ antidepressantTrialsReviewedAt: when })],
  ])('takes %s up to the moment of the question, and nothing later', (path, change) => {
    expect(problemsOf(documentWith(change(now)))).toEqual([]);
    expect(problemsOf(documentWith(change(later)))).toEqual([`contradiction ${path}`]);
  });

  it('names every problem at once', () => {
    const problems = problemsOf(documentWith({ region: 'UK', asOf: 'now', facts: { x: {} } }));
    expect(problems).toEqual(['not-an-instant /asOf', 'not-one-of /region', 'unknown-fact /facts/x']);
  });

  it('takes a laboratory value by LOINC code', () => {
    const parsed = parseSnapshot(
      documentWith({
        measurements: [{ code: '1742-6', value: 20, unit: 'U/L', upperLimit: 40, observedAt: at }],
      }),
    );
    expect(parsed.ok && parsed.value.measurements[0]?.code).toBe('alt');
  });

  it('takes a questionnaire without a total as one without a total, flag or part', () => {
    const parsed = parseSnapshot(documentWith({ instruments: [{ instrument: 'phq9', at }] }));
    expect(parsed.ok && parsed.value.instruments).toMatchObject([
      { instrument: 'phq9', total: null, band: null, flags: [], subscales: {} },
    ]);
  });

  it('takes a trial that starts and stops today', () => {
    const today = { startedOn: '2026-02-16', stoppedOn: '2026-02-16' };
    const trial = { name: 'sertraline', doseAdequate: 'yes', outcome: 'inadequate', currentEpisode: true };
    expect(problemsOf(documentWith({ antidepressantTrials: [{ ...trial, ...today }] }))).toEqual([]);
  });

  it('takes a dose in micrograms as milligrams', () => {
    const parsed = parseSnapshot(
      documentWith({
        medicines: [{ name: 'levothyroxine', status: 'current', dailyDose: { value: 100, unit: 'ug' } }],
      }),
    );
    expect(parsed.ok && parsed.value.medicines[0]?.dailyDoseMg).toBe(0.1);
  });

  it('never throws and never screens what it refused, whatever it is given', () => {
    const fields = Object.keys(documentWith({}));
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.jsonValue(), (field, value) => {
        const parsed = parseSnapshot(documentWith({ [field]: value }));
        if (parsed.ok) expect(screen(parsed.value).findings.length).toBeGreaterThan(0);
        else expect(parsed.error.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('is not fooled by names that every object has', () => {
    const parsed = JSON.parse('{"facts":{"__proto__":{"value":"yes"},"constructor":{"value":"yes"}}}');
    expect(problemsOf(documentWith(parsed))).toEqual([
      'unknown-fact /facts/__proto__',
      'unknown-fact /facts/constructor',
    ]);
  });
});

describe('The JSON Schema of a snapshot', () => {
  it('names the same fields as the parser and closes every object', () => {
    expect(snapshotJsonSchema['$schema']).toContain('2020-12');
    const text = JSON.stringify(snapshotJsonSchema);
    const objects = text.match(/"type":"object"/g)?.length ?? 0;
    const closed = text.match(/"additionalProperties":/g)?.length ?? 0;
    expect(closed).toBe(objects);
    expect(snapshotJsonSchema['required']).toEqual(['asOf', 'region', 'patient', 'treatment']);
    for (const name of ['facts', 'records', 'medicines', 'aneurysm', 'psychiatricAssessment']) {
      expect(text).toContain(`"${name}"`);
    }
  });
});

import { Quantity } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import type { CaseGiven } from '../cases.ts';
import { readingOf, reasons } from '../testing/reading-of.ts';

describe('what a rule looks at', () => {
  it('is what it lists, and nothing else', () => {
    expect(() => readingOf(['region']).ageYears()).toThrow('a rule reads only the inputs it lists');
    expect(() => readingOf([]).limit('none' as never)).toThrow('thresholds it declares');
  });

  it('is noted once, however often it is read, and each lack once', () => {
    const read = readingOf(['region', 'facts.delirium'], { facts: { delirium: null } });
    read.region();
    read.region();
    expect(read.used).toEqual([{ input: 'region', value: 'US' }]);
    expect([read.fact('delirium'), read.fact('delirium')]).toEqual(['unknown', 'unknown']);
    expect(reasons(read)).toEqual(['facts.delirium not-recorded']);
  });

  it('is each value of one input, where there are several', () => {
    const read = readingOf(['vitals.bloodPressure'], {
      bloodPressures: [
        [120, 80],
        [120, 80, 1],
        [130, 80, 2],
      ],
    });
    read.lastBloodPressures(3);
    expect(read.used.map(({ value }) => value)).toEqual(['120/80', '120/80', '130/80']);
  });
});

describe('an answer of the history', () => {
  const fact = (given: CaseGiven, hoursEarlier = 0) => {
    const read = readingOf(['facts.delirium'], given, {}, hoursEarlier);
    return [read.fact('delirium'), ...reasons(read)];
  };
  it('counts for as long as the rule allows, and not a moment longer', () => {
    const old = (daysOld: number) => fact({ facts: { delirium: { value: 'yes', daysOld } } });
    expect(old(7)).toEqual(['true']);
    expect(old(7.01)).toEqual(['unknown', 'facts.delirium too-old']);
  });
  it('was not there before it was given', () => {
    expect(fact({ facts: { delirium: 'yes' } }, 1)).toEqual(['unknown', 'facts.delirium not-recorded']);
  });
  it('that somebody is unsure about is unknown, and was asked all the same', () => {
    const read = readingOf(['facts.delirium'], { facts: { delirium: 'unsure' } });
    expect([read.fact('delirium'), read.asked('delirium')]).toEqual(['unknown', 'true']);
    expect(reasons(read)).toEqual(['facts.delirium unsure']);
    expect(readingOf(['facts.delirium'], { facts: { delirium: null } }).asked('delirium')).toBe('unknown');
  });
});

describe('a table of the clinic', () => {
  it('is shown as its names and numbers, and a list as its words', () => {
    const read = readingOf(['site.diazepamEquivalentMg', 'site.approvedIndications', 'site.remsCertified'], {
      site: { diazepamEquivalentMg: { lorazepam: 1, alprazolam: 0.5 }, approvedIndications: ['trd', 'crps'] },
    });
    read.site('diazepamEquivalentMg');
    read.site('approvedIndications');
    read.site('remsCertified');
    expect(read.used.map(({ value }) => value)).toEqual([
      ['lorazepam 1', 'alprazolam 0.5'],
      ['trd', 'crps'],
      true,
    ]);
  });
});

describe('what is planned', () => {
  it('is missing where nobody said it, and no indication is none', () => {
    const read = readingOf(['treatment.compounded', 'treatment.indications', 'treatment.plannedMedicines'], {
      compounded: null,
    });
    expect(read.treatment('compounded')).toBeUndefined();
    expect(read.treatment('indications')).toEqual(['trd']);
    expect(read.treatment('plannedMedicines')).toEqual([]);
    expect(reasons(read)).toEqual(['treatment.compounded not-recorded']);
  });
  it('beside it is unknown where nobody recognises a name', () => {
    const planned = (...plannedMedicines: readonly string[]) => {
      const read = readingOf(['treatment.plannedMedicines'], { plannedMedicines });
      return [read.plannedMedicines(['opioid']), ...reasons(read)];
    };
    expect(planned()).toEqual(['false']);
    expect(planned('ondansetron')).toEqual(['false']);
    expect(planned('ondansetron', 'morphine')).toEqual(['true']);
    expect(planned('Zzyxoril')).toEqual(['unknown', 'treatment.plannedMedicines not-recognised']);
    expect(planned('Zzyxoril', 'morphine')[0]).toBe('true');
    expect(planned('acetaminophen / oxycodone')).toEqual(['true']);
  });
});

describe('whether pregnancy is possible', () => {
  const possible = (given: CaseGiven, more: object = {}) =>
    readingOf(['patient.canBecomePregnant'], given, more).canBecomePregnant();
  it('is what was said, not for a man, and otherwise unknown', () => {
    expect(possible({ canBecomePregnant: true })).toBe('true');
    expect(possible({ canBecomePregnant: false })).toBe('false');
    expect(possible({ sexAtBirth: 'male' })).toBe('false');
    expect(possible({ canBecomePregnant: null })).toBe('unknown');
  });
});

describe('a measurement', () => {
  it('is the newest one that was there', () => {
    const rows = [
      { code: 'weight', value: 70, unit: 'kg', observedAt: '2026-02-15T12:00:00Z' },
      { code: 'weight', value: 71, unit: 'kg', observedAt: '2026-02-16T11:30:00Z' },
      { code: 'weight', value: 69, unit: 'kg', observedAt: '2026-02-14T12:00:00Z' },
    ];
    const weight = (hoursEarlier: number) =>
      readingOf(['measurements.weight'], {}, { measurements: rows }, hoursEarlier).measurement('weight', 'kg')
        ?.value;
    expect([weight(0), weight(0.5), weight(0.6), weight(24), weight(47)]).toEqual([71, 71, 70, 70, 69]);
  });
  it('of a laboratory is told in times of its upper limit, or what is missing for it', () => {
    const alt = (measurements: CaseGiven['measurements']) => {
      const read = readingOf(['measurements.alt'], measurements === undefined ? {} : { measurements });
      return [read.timesUpperLimit('alt')?.value, ...reasons(read)];
    };
    expect(alt({ alt: { value: 120, upperLimit: 40 } })).toEqual([3]);
    expect(alt({ alt: { value: 120, upperLimit: null } })).toEqual([
      undefined,
      'measurements.alt no-upper-limit',
    ]);
    expect(alt({ alt: null })).toEqual([undefined, 'measurements.alt not-recorded']);
    expect(alt({ alt: { value: 120, upperLimit: 40, daysOld: 7.1 } })).toEqual([
      undefined,
      'measurements.alt too-old',
    ]);
  });
  it('of weight and height gives the body mass index, of one alone none', () => {
    const bmi = (measurements: CaseGiven['measurements'] = {}) =>
      readingOf(['measurements.weight', 'measurements.height'], { measurements }).bodyMassIndex()?.value;
    expect(bmi({ weight: 80, height: 200 })).toBe(20);
    expect([bmi({ weight: null }), bmi({ height: null })]).toEqual([undefined, undefined]);
  });
});

describe('blood pressures', () => {
  const given: CaseGiven = {
    bloodPressures: [
      [150, 90],
      [140, 80, 1],
      [100, 60, 8],
    ],
  };
  it('are averaged over the last few, with fewer there is no mean', () => {
    const read = readingOf(['vitals.bloodPressure'], given);
    expect([read.meanBloodPressure(2)?.systolic.value, read.meanBloodPressure(2)?.diastolic.value]).toEqual([
      145, 85,
    ]);
    expect(read.lastBloodPressures(1)?.map(({ systolic }) => systolic.value)).toEqual([150]);
    expect(reasons(read)).toEqual([]);
  });
  it('are the newest ones, in whatever order they were written down', () => {
    const read = readingOf(['vitals.bloodPressure'], {
      bloodPressures: [
        [110, 70, 2],
        [150, 90],
        [140, 80, 1],
      ],
    });
    expect(read.lastBloodPressures(2)?.map(({ systolic }) => systolic.value)).toEqual([150, 140]);
  });
  it('that are too old, or were never taken, are told apart', () => {
    const lacks = (count: number) => {
      const read = readingOf(['vitals.bloodPressure'], given);
      expect(read.meanBloodPressure(count)).toBeUndefined();
      return reasons(read);
    };
    expect(lacks(3)).toEqual(['vitals.bloodPressure too-old']);
    expect(lacks(4)).toEqual(['vitals.bloodPressure not-recorded']);
  });
  it('of later than the question are not there yet', () => {
    expect(readingOf(['vitals.bloodPressure'], given, {}, 1).lastBloodPressures(1)?.[0]?.systolic.value).toBe(
      140,
    );
  });
  it('stand beside other signs, each with its own age', () => {
    const sign = (more: CaseGiven) => {
      const read = readingOf(['vitals.spo2Percent'], more);
      return [read.vitalSign('spo2Percent'), ...reasons(read)];
    };
    expect(sign({})).toEqual([98]);
    expect(sign({ noVitalSign: 'spo2Percent' })).toEqual([undefined, 'vitals.spo2Percent not-recorded']);
    expect(sign({ everythingDaysOld: 7.1 })).toEqual([undefined, 'vitals.spo2Percent too-old']);
  });
});

describe('a questionnaire', () => {
  const forms: CaseGiven = {
    instruments: {
      phq9: [
        { total: 21, daysOld: 30 },
        { total: null, daysOld: 20 },
        { total: 15, daysOld: 6 },
        { total: 9, daysOld: 1 },
      ],
    },
  };
  const read = () => readingOf(['instruments.phq9', 'instruments.gad7'], forms);
  it('is the last one, before it the one before, and the first complete one for comparison', () => {
    expect(read().total('phq9')?.value).toBe(9);
    expect(read().instrumentBefore('phq9')?.total).toBe(15);
    expect(read().firstTotal('phq9')?.value).toBe(21);
  });
  it('was the one before at an earlier moment', () => {
    const earlier = readingOf(['instruments.phq9'], forms, {}, 48);
    expect([earlier.total('phq9')?.value, earlier.instrumentBefore('phq9')?.total]).toEqual([15, null]);
    expect(earlier.used.map(({ value }) => value)).toEqual([15, 'no total']);
  });
  it('alone has none before it, and that is an answer', () => {
    const one = readingOf(['instruments.phq9'], { instruments: { phq9: 12 } });
    expect(one.instrumentBefore('phq9')).toBeUndefined();
    expect(one.firstTotal('phq9')?.value).toBe(12);
    expect(reasons(one)).toEqual([]);
  });
  it('that is not complete, too old or missing has no total, and says which', () => {
    const total = (score: number | null | { readonly total: number | null; readonly daysOld: number }) => {
      const own = readingOf(['instruments.phq9'], { instruments: { phq9: score } });
      return [own.total('phq9')?.value, ...reasons(own)];
    };
    expect(total({ total: null, daysOld: 1 })).toEqual([undefined, 'instruments.phq9 not-recorded']);
    expect(total({ total: 9, daysOld: 7.1 })).toEqual([undefined, 'instruments.phq9 too-old']);
    expect(total({ total: 9, daysOld: 7 })).toEqual([9]);
    expect(total(null)).toEqual([undefined, 'instruments.phq9 not-recorded']);
  });
  it('of which two stand at one moment is the one that was written first', () => {
    const forms = readingOf(['instruments.phq9'], { instruments: { phq9: [{ total: 12 }, { total: 13 }] } });
    expect([forms.total('phq9')?.value, forms.firstTotal('phq9')?.value]).toEqual([12, 12]);
  });
  it('of one kind says nothing about another', () => {
    const none = readingOf(['instruments.gad7'], { instruments: { gad7: null, phq9: 3 } });
    expect([none.instrument('gad7'), none.firstTotal('gad7')]).toEqual([undefined, undefined]);
  });
});

describe('a record of the work-up', () => {
  const done = (record: string | { readonly outcome: string; readonly daysOld: number } | null) => {
    const read = readingOf(['records.remsEnrolment'], { records: { remsEnrolment: record } });
    return [read.done('remsEnrolment'), ...reasons(read)];
  };
  it('is done, refused, or not there yet', () => {
    expect(done('verified')).toEqual(['true']);
    expect(done('refused')).toEqual(['false']);
    expect(done('sent')).toEqual(['unknown', 'records.remsEnrolment not-done']);
    expect(done(null)).toEqual(['unknown', 'records.remsEnrolment not-recorded']);
    expect(done({ outcome: 'verified', daysOld: 7 })).toEqual(['true']);
    expect(done({ outcome: 'verified', daysOld: 7.1 })).toEqual(['unknown', 'records.remsEnrolment too-old']);
  });
});

describe('the medicine list', () => {
  const opioids = (given: CaseGiven, evenStopped = false) => {
    const read = readingOf(['medicines'], given);
    return [read.medicines(['opioid'], { evenStopped }).present, ...reasons(read)];
  };
  it('without one of a class is a no only when it was gone through and every name is known', () => {
    expect(opioids({})).toEqual(['false']);
    expect(opioids({ medicines: [{ name: 'sertraline' }] })).toEqual(['false']);
    expect(opioids({ medicines: [{ name: 'Zzyxoril' }] })).toEqual(['unknown', 'medicines not-recognised']);
    expect(opioids({ medicines: [{ name: 'Zzyxoril', reviewedClasses: [] }] })).toEqual(['false']);
    expect(opioids({ medicinesReconciledDaysAgo: null })).toEqual(['unknown', 'medicines not-reconciled']);
    expect(opioids({ medicinesReconciledDaysAgo: 7 })).toEqual(['false']);
    expect(opioids({ medicinesReconciledDaysAgo: 7.1 })).toEqual(['unknown', 'medicines too-old']);
  });
  it('with one of a class is a yes, reconciled or not', () => {
    expect(opioids({ medicines: [{ name: 'morphine' }], medicinesReconciledDaysAgo: null })).toEqual([
      'true',
    ]);
    expect(opioids({ medicines: [{ name: 'Zzyxoril', reviewedClasses: ['opioid'] }] })).toEqual(['true']);
  });
  it('is shown with its names and with the day it was gone through', () => {
    const used = (given: CaseGiven) => {
      const read = readingOf(['medicines'], given);
      read.medicines(['opioid']);
      return read.used.map(({ value, observedAt }) => [value, observedAt]);
    };
    const morphine = [{ name: 'morphine' }, { name: 'sertraline' }];
    const noon = readingOf([]).at;
    expect(used({ medicines: morphine })).toEqual([[['morphine'], noon]]);
    expect(used({ medicines: morphine, medicinesReconciledDaysAgo: null })).toEqual([
      [['morphine'], undefined],
    ]);
    expect(used({ medicines: [{ name: 'sertraline' }] })).toEqual([[['sertraline'], noon]]);
    expect(used({ medicines: [{ name: 'Zzyxoril' }] })).toEqual([]);
  });
  it('names each stranger on it, once', () => {
    const read = readingOf(['medicines'], { medicines: [{ name: 'Zzyxoril' }, { name: 'Foobarine' }] });
    read.medicines(['opioid']);
    read.medicineListComplete();
    expect(read.missing).toEqual([
      { input: 'medicines', reason: 'not-recognised', detail: 'Zzyxoril' },
      { input: 'medicines', reason: 'not-recognised', detail: 'Foobarine' },
    ]);
  });
  it('of what was stopped counts where the last dose may still act', () => {
    const stopped: CaseGiven = { medicines: [{ name: 'morphine', status: 'stopped' }] };
    expect(opioids(stopped)).toEqual(['false']);
    expect(opioids(stopped, true)).toEqual(['true']);
  });
  it('is complete without a stranger that is still taken', () => {
    const complete = (given: CaseGiven) => readingOf(['medicines'], given).medicineListComplete();
    expect(complete({})).toBe('true');
    expect(complete({ medicines: [{ name: 'Zzyxoril' }] })).toBe('unknown');
    expect(complete({ medicines: [{ name: 'Zzyxoril', status: 'stopped' }] })).toBe('true');
    expect(complete({ medicinesReconciledDaysAgo: null })).toBe('unknown');
  });
  it('says whether one was taken within hours of the session, that many hours excluded', () => {
    const within = (
      medicine: { readonly takenHoursAgo?: number; readonly status?: 'stopped' },
      more: CaseGiven = {},
    ) => {
      const medicines = [{ name: 'morphine', ...medicine }];
      const read = readingOf(['medicines', 'treatment.sessionAt'], { medicines, ...more });
      return [read.takenWithin(['opioid'], Quantity.of(12, 'h')), ...reasons(read)];
    };
    expect(within({ takenHoursAgo: 11.9 })).toEqual(['true']);
    expect(within({ takenHoursAgo: 12 })).toEqual(['false']);
    expect(within({})).toEqual(['unknown', 'medicines no-time']);
    expect(within({ status: 'stopped' })).toEqual(['false']);
    expect(within({ takenHoursAgo: 1 }, { sessionInHours: null })).toEqual([
      'unknown',
      'treatment.sessionAt not-recorded',
    ]);
    expect(within({ takenHoursAgo: 1 }, { sessionInHours: 11 })).toEqual(['false']);
  });
});

describe('allergies and what was counted', () => {
  it('an allergy list counts once somebody went through it, an active entry at once', () => {
    const allergies = (days: number | null) => {
      const read = readingOf(['allergies'], { allergies: ['ketamine'], allergiesReviewedDaysAgo: days });
      return [read.allergies()?.length, ...read.recordedAllergies(), ...reasons(read)];
    };
    expect(allergies(7)).toEqual([1, 'ketamine']);
    expect(allergies(7.1)).toEqual([undefined, 'ketamine', 'allergies too-old']);
    expect(allergies(null)).toEqual([undefined, 'ketamine', 'allergies not-recorded']);
  });
  it('an allergy that was refuted is not active', () => {
    const list = [
      { substance: 'latex', status: 'refuted' },
      { substance: 'ketamine', status: 'active' },
    ];
    expect(readingOf(['allergies'], {}, { allergies: list }).recordedAllergies()).toEqual(['ketamine']);
  });
  it('earlier antidepressants do not age, only whether they were gone through', () => {
    const trials = (trialsReviewedDaysAgo: number | null) =>
      readingOf(['antidepressantTrials'], { trialsReviewedDaysAgo }).antidepressantTrials() === undefined;
    expect([trials(400), trials(null)]).toEqual([false, true]);
  });
  it('sessions given so far count while the count is fresh', () => {
    const sessions = (exposure: CaseGiven['exposure'] & object, hoursEarlier = 0) => {
      const read = readingOf(['exposure.ivSessionsPast12Months'], { exposure }, {}, hoursEarlier);
      return [read.exposure('ivSessionsPast12Months')?.value, ...reasons(read)];
    };
    expect(sessions({ ivSessionsPast12Months: 4, daysOld: 7 })).toEqual([4]);
    expect(sessions({ ivSessionsPast12Months: 4, daysOld: 7.1 })).toEqual([
      undefined,
      'exposure.ivSessionsPast12Months too-old',
    ]);
    expect(sessions({ ivSessionsPast12Months: 4 }, 1)).toEqual([
      undefined,
      'exposure.ivSessionsPast12Months not-recorded',
    ]);
  });
});

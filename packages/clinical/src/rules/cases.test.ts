import { describe, expect, it } from 'vitest';
import { type CaseGiven, caseDocument } from './cases.ts';
import { RECORDS } from './catalogue/records.ts';
import { FACTS } from './facts.ts';
import type { AppliesTo } from './rule.ts';

const NOON = '2026-02-16T12:00:00.000Z';
/** One part of the document of a case. */
const part = (name: string, given: CaseGiven = {}, appliesTo: AppliesTo = {}): unknown =>
  Object(caseDocument(given, appliesTo))[name];
const has = (name: string, given: CaseGiven): boolean => Object.hasOwn(Object(caseDocument(given)), name);
const measured = (given: CaseGiven) =>
  new Map(list(part('measurements', given)).map((row) => [row.code, row]));
const list = (value: unknown): readonly { readonly [key: string]: unknown }[] =>
  Array.isArray(value) ? value : [];

/** Written out a second time: every case of every rule differs from this patient in what it names, and in nothing else. */
describe('the patient of a case, of whom everything is known and well', () => {
  it('is a woman of forty in the United States, before the first session for depression', () => {
    expect(part('asOf')).toBe(NOON);
    expect(part('region')).toBe('US');
    expect(part('patient')).toEqual({
      birthDate: '1986-02-16',
      sexAtBirth: 'female',
      canBecomePregnant: false,
    });
    expect(part('treatment')).toEqual({
      product: 'ketamine',
      route: 'IV',
      indications: ['trd'],
      stage: 'assessment',
      firstSession: true,
      recurrent: true,
      compounded: false,
      setting: 'clinic',
      plannedMedicines: [],
      sessionAt: NOON,
    });
  });

  it('has three usual blood pressures, the first beside the other signs', () => {
    expect(part('vitals')).toEqual([
      {
        observedAt: NOON,
        systolicMmHg: 118,
        diastolicMmHg: 74,
        heartRatePerMin: 70,
        respiratoryRatePerMin: 14,
        spo2Percent: 98,
        temperatureCel: 36.8,
      },
      { observedAt: NOON, systolicMmHg: 120, diastolicMmHg: 76 },
      { observedAt: NOON, systolicMmHg: 122, diastolicMmHg: 78 },
    ]);
  });

  it('has usual measurements, those of a laboratory with its upper limit', () => {
    expect(list(part('measurements')).map((row) => [row['code'], row['value'], row['upperLimit']])).toEqual([
      ['weight', 70, undefined],
      ['height', 170, undefined],
      ['alt', 20, 40],
      ['ast', 20, 40],
      ['alp', 60, 120],
      ['ggt', 20, 50],
      ['bilirubin', 0.6, 1.2],
      ['creatinine', 0.9, undefined],
    ]);
  });

  it('is depressed, and nothing else that a questionnaire asks about', () => {
    const scores = list(part('instruments'));
    expect(scores.map((row) => [row['instrument'], row['total']])).toEqual([
      ['phq9', 18],
      ['gad7', 8],
      ['cssrs_screen', null],
      ['ymrs', 2],
      ['asrm', 1],
      ['audit_c', 1],
      ['dast10', 0],
      ['moca', 28],
      ['icsi_icpi', 2],
      ['pain_nrs', 6],
    ]);
    expect(scores[2]).toEqual({
      instrument: 'cssrs_screen',
      total: null,
      flags: [],
      subscales: { ideation_level: 0 },
      at: NOON,
    });
  });

  it('tried two antidepressants for eight weeks each in this episode, in vain', () => {
    const tried = {
      startedOn: '2025-09-13',
      stoppedOn: '2025-11-08',
      doseAdequate: 'yes',
      outcome: 'inadequate',
      currentEpisode: true,
    };
    expect(part('antidepressantTrials')).toEqual([
      { name: 'sertraline', ...tried },
      { name: 'venlafaxine', ...tried },
    ]);
  });

  it('takes nothing, is allergic to nothing, and every list was gone through today', () => {
    expect([part('medicines'), part('allergies')]).toEqual([[], []]);
    for (const name of ['medicinesReconciledAt', 'allergiesReviewedAt', 'antidepressantTrialsReviewedAt'])
      expect(part(name), name).toBe(NOON);
  });

  it('had six infusions in a year, no esketamine and no dose rises', () => {
    expect(part('exposure')).toEqual({
      ivSessionsPast12Months: 6,
      esketamineSessionsPast12Months: 0,
      consecutiveDoseRises: 0,
      at: NOON,
    });
  });

  it('comes to a clinic that has all it needs', () => {
    expect(part('site')).toEqual({
      approvedIndications: ['trd', 'mdsi', 'bipolar-depression', 'ptsd', 'crps'],
      resuscitationStaffAndKit: true,
      remsCertified: true,
      remsStaffTrained: true,
      remsDirectObservation: true,
      remsTwoHourMonitoring: true,
      remsSupplierCertified: true,
      remsFormsOverdue: 0,
      homeDosingEnabled: true,
    });
  });

  it('has answered every first question well, and has every record of the work-up', () => {
    const facts = Object(part('facts'));
    const first = FACTS.filter((fact) => fact.askedWhenYes === undefined && fact.kind !== 'date');
    expect(Object.keys(facts)).toEqual(first.map((fact) => fact.id));
    expect([facts.delirium.value, facts.capacityToConsent.value, facts.delirium.observedAt]).toEqual([
      'no',
      'yes',
      NOON,
    ]);
    const records = Object(part('records'));
    for (const record of RECORDS) expect(records[record.id]).toEqual({ outcome: record.done[0], at: NOON });
  });
});

describe('what a case says otherwise', () => {
  it('of a medicine is its dose, its last time and what staff looked up, each only where it is said', () => {
    const medicines: CaseGiven['medicines'] = [
      { name: 'diazepam' },
      { name: 'diazepam', dailyDoseMg: 5, takenHoursAgo: 12.5, status: 'as-needed', reviewedClasses: [] },
    ];
    expect(part('medicines', { medicines })).toEqual([
      { name: 'diazepam', status: 'current' },
      {
        name: 'diazepam',
        status: 'as-needed',
        dailyDose: { value: 5, unit: 'mg' },
        lastTakenAt: '2026-02-15T23:30:00.000Z',
        reviewedClasses: [],
      },
    ]);
  });

  it('of an antidepressant is counted in weeks up to a hundred days ago', () => {
    const trials = [{ name: 'bupropion', weeks: 2, currentEpisode: false }];
    expect(part('antidepressantTrials', { trials })).toMatchObject([
      { startedOn: '2025-10-25', stoppedOn: '2025-11-08', currentEpisode: false },
    ]);
  });

  it('of an age lies in whole days before the moment, for one thing or for everything', () => {
    const monthAgo = '2026-01-17T12:00:00.000Z';
    const old = { everythingDaysOld: 30 };
    expect(list(part('vitals', old)).map((row) => row['observedAt'])).toEqual([monthAgo, monthAgo, monthAgo]);
    expect(part('exposure', { exposure: { daysOld: 30 } })).toMatchObject({ at: monthAgo });
    expect(part('medicinesReconciledAt', { medicinesReconciledDaysAgo: 30 })).toBe(monthAgo);
    expect(part('facts', { facts: { dialysis: { value: 'no', daysOld: 30 } } })).toMatchObject({
      dialysis: { observedAt: monthAgo },
      delirium: { observedAt: NOON },
    });
  });

  it('of a birthday is in days from today', () => {
    expect(part('patient', { ageYears: 65, birthdayInDays: 1 })).toMatchObject({ birthDate: '1961-02-17' });
    expect(part('patient', { ageYears: 65, birthdayInDays: -1 })).toMatchObject({ birthDate: '1961-02-15' });
  });

  it('of a session is in hours from now', () => {
    expect(part('treatment', { sessionInHours: 1.5 })).toMatchObject({
      sessionAt: '2026-02-16T13:30:00.000Z',
    });
  });

  it('of a man says nothing about pregnancy', () => {
    expect(part('patient', { sexAtBirth: 'male' })).toEqual({ birthDate: '1986-02-16', sexAtBirth: 'male' });
    expect(part('patient', { canBecomePregnant: true })).toMatchObject({ canBecomePregnant: true });
  });

  it('with nothing takes that one thing away', () => {
    expect(part('patient', { ageYears: null, canBecomePregnant: null })).toEqual({ sexAtBirth: 'female' });
    const treatment = Object(part('treatment', { compounded: null, sessionInHours: null }));
    expect([Object.hasOwn(treatment, 'compounded'), Object.hasOwn(treatment, 'sessionAt')]).toEqual([
      false,
      false,
    ]);
    expect([has('exposure', { exposure: null }), has('exposure', {})]).toEqual([false, true]);
    expect(has('medicinesReconciledAt', { medicinesReconciledDaysAgo: null })).toBe(false);
    expect(list(part('vitals', { noVitalSign: 'spo2Percent' }))[0]).toEqual({
      observedAt: NOON,
      systolicMmHg: 118,
      diastolicMmHg: 74,
      heartRatePerMin: 70,
      respiratoryRatePerMin: 14,
      temperatureCel: 36.8,
    });
    const rows = measured({ measurements: { alt: null, ast: { value: 20, upperLimit: null } } });
    expect([rows.has('alt'), Object.hasOwn(rows.get('ast') ?? {}, 'upperLimit')]).toEqual([false, false]);
    expect(Object.hasOwn(Object(part('site', { site: { remsCertified: null } })), 'remsCertified')).toBe(
      false,
    );
    expect(list(part('instruments', { instruments: { phq9: null } })).length).toBe(9);
  });

  it('is that of the rule where the rule speaks of one treatment alone', () => {
    const rule: AppliesTo = {
      products: ['esketamine'],
      stages: ['session'],
      indicationClass: 'pain',
      ongoingOnly: true,
    };
    expect(part('treatment', {}, rule)).toMatchObject({
      product: 'esketamine',
      route: 'IN',
      indications: ['crps'],
      stage: 'session',
      firstSession: false,
    });
    expect(part('region', {}, { regions: ['EU'] })).toBe('EU');
    expect(part('treatment', {}, { routes: ['SL', 'PO'] })).toMatchObject({ route: 'SL' });
  });
});

import { describe, expect, it } from 'vitest';
import { linesOf, listOf, nodeOf } from '../testing/schema-lines.ts';
import { RECORDS } from './catalogue/records.ts';
import { FACTS } from './facts.ts';
import { parseSnapshot, snapshotJsonSchema } from './parse-snapshot.ts';

const { facts, records, ...rest } = nodeOf(snapshotJsonSchema['properties']);
const found = linesOf({ ...snapshotJsonSchema, properties: rest }, 'snapshot');

/** Written out a second time, so that no bound of a chart moves unseen. */
const EXPECTED = `
snapshot.asOf date-time
snapshot.region one of 2 words
snapshot.patient.birthDate? date
snapshot.patient.sexAtBirth? one of 3 words
snapshot.patient.canBecomePregnant? yes or no
snapshot.treatment.product one of 2 words
snapshot.treatment.route one of 6 words
snapshot.treatment.indications list 0..5
snapshot.treatment.indications[] one of 11 words
snapshot.treatment.stage? one of 2 words
snapshot.treatment.firstSession? yes or no
snapshot.treatment.recurrent? yes or no
snapshot.treatment.compounded? yes or no
snapshot.treatment.setting? one of 2 words
snapshot.treatment.sessionAt? date-time
snapshot.treatment.plannedMedicines? list 0..20
snapshot.treatment.plannedMedicines?[] text 1..200
snapshot.vitals? list 0..2000
snapshot.vitals?[].observedAt date-time
snapshot.vitals?[].systolicMmHg? 40..300
snapshot.vitals?[].diastolicMmHg? 20..200
snapshot.vitals?[].heartRatePerMin? 20..250
snapshot.vitals?[].respiratoryRatePerMin? 2..80
snapshot.vitals?[].spo2Percent? 30..100
snapshot.vitals?[].temperatureCel? 30..44
snapshot.measurements? list 0..2000
snapshot.measurements?[].code text 1..40
snapshot.measurements?[].value 0..1000000
snapshot.measurements?[].unit text 1..20
snapshot.measurements?[].upperLimit? 0.000001..1000000
snapshot.measurements?[].observedAt date-time
snapshot.medicines? list 0..200
snapshot.medicines?[].name text 1..200
snapshot.medicines?[].rxnorm? text 1..20
snapshot.medicines?[].dailyDose?.value 0.0001..100000
snapshot.medicines?[].dailyDose?.unit one of 2 words
snapshot.medicines?[].lastTakenAt? date-time
snapshot.medicines?[].status one of 3 words
snapshot.medicines?[].reviewedClasses? list 0..10
snapshot.medicines?[].reviewedClasses?[] one of 36 words
snapshot.medicinesReconciledAt? date-time
snapshot.allergies? list 0..200
snapshot.allergies?[].substance text 1..200
snapshot.allergies?[].status one of 2 words
snapshot.allergiesReviewedAt? date-time
snapshot.antidepressantTrials? list 0..200
snapshot.antidepressantTrials?[].name text 1..200
snapshot.antidepressantTrials?[].startedOn date
snapshot.antidepressantTrials?[].stoppedOn? date
snapshot.antidepressantTrials?[].doseAdequate one of 3 words
snapshot.antidepressantTrials?[].outcome one of 4 words
snapshot.antidepressantTrials?[].currentEpisode yes or no
snapshot.antidepressantTrialsReviewedAt? date-time
snapshot.instruments? list 0..2000
snapshot.instruments?[].instrument text 1..40
snapshot.instruments?[].total? (or null) -1000..10000
snapshot.instruments?[].band? (or null) text 1..60
snapshot.instruments?[].flags? list 0..40
snapshot.instruments?[].flags?[] text 1..60
snapshot.instruments?[].subscales? at most 100 named
snapshot.instruments?[].subscales?[name] (or null) -1000..10000
snapshot.instruments?[].at date-time
snapshot.exposure?.ivSessionsPast12Months 0..1000
snapshot.exposure?.esketamineSessionsPast12Months 0..1000
snapshot.exposure?.consecutiveDoseRises 0..1000
snapshot.exposure?.at date-time
snapshot.site?.approvedIndications? list 0..40
snapshot.site?.approvedIndications?[] one of 11 words
snapshot.site?.resuscitationStaffAndKit? yes or no
snapshot.site?.remsCertified? yes or no
snapshot.site?.remsStaffTrained? yes or no
snapshot.site?.remsDirectObservation? yes or no
snapshot.site?.remsTwoHourMonitoring? yes or no
snapshot.site?.remsSupplierCertified? yes or no
snapshot.site?.remsFormsOverdue? 0..100000
snapshot.site?.homeDosingEnabled? yes or no
snapshot.site?.diazepamEquivalentMg? at most 100 named
snapshot.site?.diazepamEquivalentMg?[name] 0.01..1000
snapshot.site?.morphineEquivalentFactor? at most 100 named
snapshot.site?.morphineEquivalentFactor?[name] 0.01..1000
`;

describe('what is known of a patient', () => {
  it('has the bounds that were reviewed, field by field', () => {
    expect(found).toEqual(EXPECTED.trim().split('\n'));
  });

  it('has a place for every question and every record of the catalogue, with the words of each', () => {
    expect(Object.keys(nodeOf(nodeOf(facts)['properties']))).toEqual(FACTS.map(({ id }) => id));
    const kinds = Object.entries(nodeOf(nodeOf(records)['properties']));
    expect(kinds.map(([id]) => id)).toEqual(RECORDS.map(({ id }) => id));
    const outcomes = kinds.map(([, kind]) =>
      listOf(nodeOf(nodeOf(nodeOf(kind)['properties'])['outcome'])['enum']),
    );
    expect(outcomes).toEqual(RECORDS.map((record) => record.outcomes));
  });

  it('takes as many names in a table of the clinic as its schema says, and no more', () => {
    const problems = (names: number) => {
      const table = Object.fromEntries(Array.from({ length: names }, (_, i) => [`drug ${i}`, 1]));
      const parsed = parseSnapshot({
        asOf: '2026-02-16T12:00:00Z',
        region: 'US',
        patient: {},
        treatment: { product: 'ketamine', route: 'IV', indications: ['trd'] },
        site: { morphineEquivalentFactor: table },
      });
      return parsed.ok ? [] : parsed.error.map(({ type, path }) => `${type} ${path}`);
    };
    expect(problems(100)).toEqual([]);
    expect(problems(101)).toEqual(['too-many /site/morphineEquivalentFactor']);
  });
});

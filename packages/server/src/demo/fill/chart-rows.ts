import { score } from '@titrate/clinical/instruments';
import { FACTS } from '@titrate/clinical/rules';
import { formatInstant } from '@titrate/quantity';
import type { Random, SyntheticChart } from '@titrate/virtual-clinic';
import type { Tx } from '../../platform/database/schema.ts';
import type { Calendar } from './calendar.ts';
import { authorOf, type DemoTeam, signatureBy } from './staff.ts';

export interface ChartIds {
  readonly patientId: string;
  readonly recordNumber: string;
}

/** Writes who an invented patient is and what is known of them, each table at once. */
export async function writeChart(
  tx: Tx,
  team: DemoTeam,
  chart: SyntheticChart,
  ids: ChartIds,
  calendar: Calendar,
  random: Random,
): Promise<void> {
  await writePatient(tx, team, chart, ids, calendar);
  if (chart.stage === 'intake' && random.chance(0.5)) return;
  await writeHistory(tx, team, chart, ids, calendar, random);
  await writeMeasurements(tx, team, chart, ids, calendar, random);
  await writeResponses(tx, team, chart, ids, calendar, random);
}

async function writePatient(
  tx: Tx,
  team: DemoTeam,
  { person, stage, enteredDaysAgo }: SyntheticChart,
  ids: ChartIds,
  calendar: Calendar,
): Promise<void> {
  await tx
    .insertInto('patient')
    .values({
      clinicId: team.clinicId,
      id: ids.patientId,
      recordNumber: ids.recordNumber,
      familyName: person.familyName,
      givenName: person.givenName,
      preferredName: person.preferredName ?? null,
      birthDate: person.birthDate,
      sexAtBirth: person.sexAtBirth,
      canBecomePregnant: person.sexAtBirth === 'female' ? ageOn(person.birthDate, calendar) < 52 : null,
      gender: person.gender,
      pronouns: person.pronouns,
      email: person.email,
      phone: person.phone,
      address: person.address,
      emergencyName: person.emergency.name,
      emergencyPhone: person.emergency.phone,
      emergencyRelation: person.emergency.relation,
      stage,
      createdAt: calendar.agoText(enteredDaysAgo + 2),
    })
    .execute();
}

/** For invented people only: a plausible answer. */
const ageOn = (birthDate: string, calendar: Calendar): number =>
  Number(calendar.agoText(0).slice(0, 4)) - Number(birthDate.slice(0, 4));

async function writeHistory(
  tx: Tx,
  team: DemoTeam,
  chart: SyntheticChart,
  { patientId }: ChartIds,
  calendar: Calendar,
  random: Random,
): Promise<void> {
  const { clinicId, nurse, prescriber } = team;
  const at = calendar.agoText(chart.enteredDaysAgo);
  const entry = (table: string) => ({
    clinicId,
    patientId,
    id: random.fork(table).uuid(),
    recordedAt: at,
    author: JSON.stringify(authorOf(nurse)),
  });
  await tx
    .insertInto('fact')
    .values(
      factsOf(chart).map(([factId, value, by], index) => ({
        ...entry(`fact/${index}`),
        factId,
        value: JSON.stringify(value),
        observedAt: at,
        source: by,
        importId: null,
        author: JSON.stringify(by === 'patient' ? { type: 'patient', id: patientId } : authorOf(prescriber)),
      })),
    )
    .execute();
  await tx
    .insertInto('condition')
    .values({
      ...entry('condition'),
      name: chart.archetype.diagnosis.name,
      system: 'http://snomed.info/sct',
      code: chart.archetype.diagnosis.snomed,
      clinicalStatus: 'active',
      onsetAt: null,
      abatedAt: null,
      importId: null,
      replaces: null,
    })
    .execute();
  await tx
    .insertInto('medicine')
    .values(
      chart.archetype.medicines.map((medicine, index) => ({
        ...entry(`medicine/${index}`),
        name: medicine.name,
        rxnorm: null,
        doseText: medicine.doseText,
        dailyDoseMg: medicine.dailyDoseMg ?? null,
        lastTakenAt: null,
        status: 'current' as const,
        reviewedClasses: null,
        startedAt: null,
        stoppedAt: null,
        importId: null,
        replaces: null,
      })),
    )
    .execute();
  if (chart.allergies.length > 0) {
    await tx
      .insertInto('allergy')
      .values(
        chart.allergies.map((substance, index) => ({
          ...entry(`allergy/${index}`),
          substance,
          system: null,
          code: null,
          reaction: 'Rash',
          criticality: 'low' as const,
          status: 'active' as const,
          importId: null,
          replaces: null,
        })),
      )
      .execute();
  }
  const lastSession = chart.sessions.at(-1);
  // Gone through before the decision, and again before the last session.
  const reviews = [chart.enteredDaysAgo - 4, ...(lastSession === undefined ? [] : [lastSession.daysAgo + 1])];
  await tx
    .insertInto('reconciliation')
    .values(
      reviews.flatMap((daysAgo) =>
        (['medicines', 'allergies'] as const).map((kind) => ({
          clinicId,
          patientId,
          id: random.fork(`reconciled/${kind}/${daysAgo}`).uuid(),
          kind,
          noneKnown: kind === 'allergies' && chart.allergies.length === 0,
          at: calendar.agoText(Math.max(0, daysAgo)),
          author: JSON.stringify(authorOf(nurse)),
        })),
      ),
    )
    .execute();
  await tx
    .insertInto('treatmentTrial')
    .values(
      chart.trials.map((trial, index) => ({
        ...entry(`trial/${index}`),
        treatment: trial.treatment,
        kind: kindOfTrial(trial.treatment),
        highestDoseText: null,
        startedOn: calendar.agoText(trial.startedDaysAgo).slice(0, 10),
        stoppedOn: calendar.agoText(trial.startedDaysAgo - trial.weeks * 7).slice(0, 10),
        adequate: 'yes' as const,
        outcome: trial.outcome,
        stoppedBecause: 'not enough benefit',
        currentEpisode: true,
        replaces: null,
      })),
    )
    .execute();
}

const kindOfTrial = (treatment: string) =>
  /therapy|exposure/i.test(treatment)
    ? ('psychotherapy' as const)
    : /augmentation/i.test(treatment)
      ? ('augmentation' as const)
      : ('antidepressant' as const);

/** Every history question answered no, except what this person has; dates and choices only where they follow. */
function factsOf(chart: SyntheticChart): [factId: string, value: string, by: 'patient' | 'clinician'][] {
  return FACTS.flatMap((fact): [string, string, 'patient' | 'clinician'][] => {
    const by = fact.askedOf === 'patient' ? 'patient' : 'clinician';
    const own = chart.facts[fact.id] ?? ANSWERED_BY_STAFF[fact.id];
    if (own !== undefined) return [[fact.id, own, by]];
    if (!fact.history || fact.kind !== 'yes-no' || fact.askedWhenYes !== undefined) return [];
    if (fact.onlyIfCanBecomePregnant === true && chart.person.sexAtBirth === 'male') return [];
    return [[fact.id, GOOD_WHEN_YES.has(fact.id) ? 'yes' : 'no', by]];
  });
}

/** What a clinician answers beside the yes-or-no questions. */
const ANSWERED_BY_STAFF: Readonly<Record<string, string>> = {
  childPugh: 'none',
  intoxicationOrWithdrawal: 'no',
};

/** Questions whose good answer is yes. */
const GOOD_WHEN_YES: ReadonlySet<string> = new Set([
  'capacityToConsent',
  'treatingPsychiatrist',
  'escortArranged',
  'safeTransportPlan',
  'reliableContraception',
  'intraocularPressureControlled',
]);

async function writeMeasurements(
  tx: Tx,
  team: DemoTeam,
  chart: SyntheticChart,
  { patientId }: ChartIds,
  calendar: Calendar,
  random: Random,
): Promise<void> {
  const { clinicId } = team;
  const author = JSON.stringify(authorOf(team.nurse));
  if (chart.vitals.length > 0) {
    await tx
      .insertInto('vital')
      .values(
        chart.vitals.map(({ daysAgo, weightKg, heightCm, ...vital }, index) => ({
          clinicId,
          patientId,
          id: random.fork(`vital/${index}`).uuid(),
          ...vital,
          temperatureCel: '36.6',
          weightKg: String(weightKg),
          weightMethod: 'measured' as const,
          heightCm: String(heightCm),
          observedAt: calendar.agoText(daysAgo),
          recordedAt: calendar.agoText(daysAgo),
          author,
          source: 'clinician' as const,
          importId: null,
          replaces: null,
        })),
      )
      .execute();
  }
  if (chart.labs.length > 0) {
    await tx
      .insertInto('lab')
      .values(
        chart.labs.map(({ daysAgo, value, ...lab }, index) => ({
          clinicId,
          patientId,
          id: random.fork(`lab/${index}`).uuid(),
          ...lab,
          value,
          valueText: value,
          lowerLimit: null,
          observedAt: calendar.agoText(daysAgo),
          recordedAt: calendar.agoText(daysAgo),
          author,
          source: 'clinician' as const,
          importId: null,
          replaces: null,
        })),
      )
      .execute();
  }
  if (chart.stage !== 'intake') await writeWorkUp(tx, team, chart, patientId, calendar, random);
}

async function writeWorkUp(
  tx: Tx,
  team: DemoTeam,
  chart: SyntheticChart,
  patientId: string,
  calendar: Calendar,
  random: Random,
): Promise<void> {
  const { clinicId, prescriber } = team;
  const at = calendar.agoText(chart.enteredDaysAgo - 1);
  const author = JSON.stringify(authorOf(prescriber));
  const records: readonly (readonly [recordId: string, outcome: string])[] = [
    ['medicalHistory', 'complete'],
    ['urineDrugScreen', 'expected'],
    ['ketamineAssay', 'expected'],
    ['urinalysis', 'normal'],
    ['pdmpQuery', 'expected'],
    ['emergencyContact', 'complete'],
    ['escortNamed', 'complete'],
    ['safetyPlan', 'complete'],
    ['failedAlternatives', 'documented'],
    ['treatmentEndpoint', 'documented'],
    ...(chart.person.sexAtBirth === 'female' ? ([['pregnancyTest', 'negative']] as const) : []),
    ...(chart.archetype.product === 'esketamine'
      ? ([
          ['remsEnrolment', 'verified'],
          ['remsCounselling', 'complete'],
          ['remsTransfer', 'no-transfer'],
        ] as const)
      : []),
    ['ecg', 'normal'],
  ];
  await tx
    .insertInto('clinicalRecord')
    .values(
      records.map(([recordId, outcome], index) => ({
        clinicId,
        patientId,
        id: random.fork(`record/${index}`).uuid(),
        recordId,
        outcome,
        at,
        recordedAt: at,
        author,
        importId: null,
      })),
    )
    .execute();
  await tx
    .insertInto('examination')
    .values(
      (['psychiatric', 'physical'] as const).map((kind) => ({
        clinicId,
        patientId,
        id: random.fork(`examination/${kind}`).uuid(),
        kind,
        findings: JSON.stringify(
          kind === 'physical'
            ? { airway: 'Mallampati II', heart: 'Regular, no murmur', lungs: 'Clear' }
            : { diagnosis: chart.archetype.diagnosis.name, psychosis: 'none' },
        ),
        note: '',
        at,
        recordedAt: at,
        author,
        signature: JSON.stringify(signatureBy(prescriber, at, 'demonstration')),
        replaces: null,
      })),
    )
    .execute();
}

async function writeResponses(
  tx: Tx,
  team: DemoTeam,
  chart: SyntheticChart,
  { patientId }: ChartIds,
  calendar: Calendar,
  random: Random,
): Promise<void> {
  const { clinicId } = team;
  const rows = chart.responses.flatMap((response, index) => {
    const context = response.instrument === 'audit_c' ? { sex: chart.person.sexAtBirth } : {};
    const scored = score({ instrument: response.instrument, answers: response.answers, context });
    if (!scored.ok)
      throw new Error(`Invariant broken: an invented form does not score (${scored.error.message})`);
    const at = formatInstant(calendar.ago(response.daysAgo, 16));
    const { total, band, flags, version } = scored.value;
    return [
      {
        clinicId,
        patientId,
        id: random.fork(`response/${index}`).uuid(),
        instrument: response.instrument,
        instrumentVersion: version,
        answers: JSON.stringify(response.answers),
        context: JSON.stringify(context),
        extra: '{}',
        score: JSON.stringify(scored.value),
        total: total === null ? null : String(total),
        band,
        flags: [...flags],
        mode: 'self' as const,
        moment: response.moment,
        sessionId: null,
        taskId: null,
        startedAt: null,
        completedAt: at,
        recordedAt: at,
        author: JSON.stringify({ type: 'patient', id: patientId }),
        importId: null,
        replaces: null,
      },
    ];
  });
  if (rows.length > 0) await tx.insertInto('response').values(rows).execute();
}

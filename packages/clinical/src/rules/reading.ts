/** The only eyes of a rule: each look is noted, so a finding can show what it used, how old that was, and what it missed. */
import {
  ageInYears,
  type CivilDate,
  daysBetween,
  type Instant,
  invariant,
  Quantity,
  type Unit,
  utcDateOf,
} from '@titrate/quantity';
import type { MeasurementId } from './catalogue/measurements.ts';
import { type RecordId, recordById } from './catalogue/records.ts';
import type { ChoiceFactId, DateFactId, FactId, YesNoFactId } from './facts.ts';
import { factById } from './facts.ts';
import { type DrugClass, type ResolvedMedicine, resolveMedicine } from './medicines.ts';
import type { Thresholds, Tri } from './rule.ts';
import type { InstrumentScore, ListedMedicine, PatientSnapshot } from './snapshot.ts';
import { anyOf, tri } from './tri.ts';

export interface InputUsed {
  readonly input: string;
  readonly value: string | number | boolean | readonly string[];
  readonly unit?: Unit;
  readonly observedAt?: Instant;
}

export type MissingReason =
  | 'not-recorded'
  | 'too-old'
  | 'unsure'
  | 'no-upper-limit'
  | 'not-reconciled'
  | 'not-recognised'
  | 'no-dose'
  | 'no-time'
  | 'no-equivalent'
  | 'not-done';

export interface InputMissing {
  readonly input: string;
  readonly reason: MissingReason;
  /** What exactly, where an input is a list: the name of the medicine. */
  readonly detail?: string;
}

export interface MedicineOnList {
  readonly listed: ListedMedicine;
  readonly resolved: ResolvedMedicine | undefined;
  readonly classes: readonly DrugClass[];
}

export interface MedicineAnswer {
  /** True when one is on the list; false only when the list was reconciled and every name was recognised. */
  readonly present: Tri;
  readonly matched: readonly MedicineOnList[];
}

type Age = Quantity<'d'> | Quantity<'h'>;
const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 86_400_000;
const ageMs = (age: Age): number => age.value * (age.unit === 'd' ? MS_PER_DAY : MS_PER_HOUR);

export class Reading<T extends Thresholds = Thresholds> {
  readonly at: Instant;
  readonly used: InputUsed[] = [];
  readonly missing: InputMissing[] = [];
  readonly #snapshot: PatientSnapshot;
  readonly #medicines: readonly MedicineOnList[];
  readonly #listed: readonly string[];
  readonly #limits: T;
  readonly #maxAge: Age | null;

  constructor(options: {
    readonly snapshot: PatientSnapshot;
    readonly medicines: readonly MedicineOnList[];
    readonly at: Instant;
    readonly inputs: readonly string[];
    readonly limits: T;
    readonly maxAge: Age | null;
  }) {
    this.#snapshot = options.snapshot;
    this.#medicines = options.medicines;
    this.at = options.at;
    this.#listed = options.inputs;
    this.#limits = options.limits;
    this.#maxAge = options.maxAge;
  }

  /** The threshold in force: the catalogue's, or the clinic's tighter one. */
  limit<K extends keyof T>(name: K): T[K]['at'] {
    const threshold = this.#limits[name];
    invariant(threshold !== undefined, 'a rule asks only for thresholds it declares');
    return threshold.at;
  }

  // --- what is asked about -------------------------------------------------------------------------------------

  treatment<K extends keyof PatientSnapshot['treatment']>(key: K): PatientSnapshot['treatment'][K] {
    const input = `treatment.${key}`;
    this.#look(input);
    const value = this.#snapshot.treatment[key];
    const nothing =
      value === undefined || (key === 'indications' && Array.isArray(value) && value.length === 0);
    if (nothing) this.#lack(input, 'not-recorded');
    else this.#use({ input, value: shown(value) });
    return value;
  }

  region(): 'US' | 'EU' {
    this.#look('region');
    this.#use({ input: 'region', value: this.#snapshot.region });
    return this.#snapshot.region;
  }

  // --- the person ----------------------------------------------------------------------------------------------

  ageYears(): Quantity<'a'> | undefined {
    const input = 'patient.birthDate';
    this.#look(input);
    const born = this.#snapshot.patient.birthDate;
    if (born === undefined) {
      this.#lack(input, 'not-recorded');
      return undefined;
    }
    const years = Quantity.of(ageInYears(born, utcDateOf(this.at)), 'a');
    this.#use({ input, value: years.value, unit: 'a' });
    return years;
  }

  canBecomePregnant(): Tri {
    const input = 'patient.canBecomePregnant';
    this.#look(input);
    const { canBecomePregnant, sexAtBirth } = this.#snapshot.patient;
    const answer = canBecomePregnant ?? (sexAtBirth === 'male' ? false : undefined);
    if (answer === undefined) this.#lack(input, 'not-recorded');
    else this.#use({ input, value: answer });
    return tri(answer);
  }

  // --- coded history -------------------------------------------------------------------------------------------

  /** A yes or no question. "unsure", never asked and too old are unknown; a yes to something lasting never ages. */
  fact(id: YesNoFactId, maxAge?: Age): Tri {
    const value = this.#factValue(id, maxAge);
    if (value === 'unsure') this.#lack(`facts.${id}`, 'unsure');
    return value === 'yes' ? 'true' : value === 'no' ? 'false' : 'unknown';
  }

  choice(id: ChoiceFactId): string | undefined {
    return this.#factValue(id);
  }

  /** Whole days from the day in the answer to today. */
  daysSince(id: DateFactId): Quantity<'d'> | undefined {
    const value = this.#factValue(id);
    // The shape of the snapshot has checked that a date fact holds a day.
    return value === undefined
      ? undefined
      : Quantity.of(daysBetween(value as CivilDate, utcDateOf(this.at)), 'd');
  }

  /** Whether a question was asked at all in time, whatever the answer: "unsure" is an answer here. */
  asked(id: FactId): Tri {
    return this.#factValue(id) === undefined ? 'unknown' : 'true';
  }

  #factValue(id: FactId, maxAge: Age | null = this.#maxAge): string | undefined {
    const input = `facts.${id}`;
    this.#look(input);
    const entry = this.#snapshot.facts[id];
    if (entry === undefined || entry.observedAt > this.at) {
      this.#lack(input, 'not-recorded');
      return undefined;
    }
    const fact = factById(id);
    const ages = fact?.kind !== 'date' && !(fact?.lasting === true && entry.value === 'yes');
    // After the first session the history is kept true by the session gate, which asks for changes (GT-12).
    const limit = fact?.history === true && !this.#snapshot.treatment.firstSession ? null : maxAge;
    if (ages && this.#tooOld(entry.observedAt, limit)) {
      this.#lack(input, 'too-old');
      return undefined;
    }
    this.#use({ input, value: entry.value, observedAt: entry.observedAt });
    return entry.value;
  }

  // --- measured things -----------------------------------------------------------------------------------------

  measurement<U extends Unit>(id: MeasurementId, unit: U, maxAge?: Age): Quantity<U> | undefined {
    const row = this.#latestMeasurement(id, maxAge);
    if (row === undefined) return undefined;
    this.#use({ input: `measurements.${id}`, value: row.value, unit, observedAt: row.observedAt });
    return Quantity.of(row.value, unit);
  }

  /** A laboratory value as a multiple of that laboratory's upper limit. */
  timesUpperLimit(id: MeasurementId, maxAge?: Age): Quantity<'1'> | undefined {
    const row = this.#latestMeasurement(id, maxAge);
    if (row === undefined) return undefined;
    const input = `measurements.${id}`;
    if (row.upperLimit === undefined) {
      this.#lack(input, 'no-upper-limit');
      return undefined;
    }
    const ratio = Quantity.of(row.value / row.upperLimit, '1');
    this.#use({ input, value: ratio.value, unit: '1', observedAt: row.observedAt });
    return ratio;
  }

  bodyMassIndex(): Quantity<'kg/m2'> | undefined {
    const weight = this.measurement('weight', 'kg');
    const height = this.measurement('height', 'cm');
    if (weight === undefined || height === undefined) return undefined;
    return Quantity.of(weight.value / (height.value / 100) ** 2, 'kg/m2');
  }

  #latestMeasurement(id: MeasurementId, maxAge: Age | null = this.#maxAge) {
    const input = `measurements.${id}`;
    this.#look(input);
    const row = latest(
      this.#snapshot.measurements.filter((entry) => entry.code === id),
      (entry) => entry.observedAt,
      this.at,
    );
    if (row === undefined || this.#tooOld(row.observedAt, maxAge)) {
      this.#lack(input, row === undefined ? 'not-recorded' : 'too-old');
      return undefined;
    }
    return row;
  }

  /** Mean of the last `count` blood pressures that are fresh enough; unknown with fewer. */
  meanBloodPressure(
    count: number,
  ): { readonly systolic: Quantity<'mm[Hg]'>; readonly diastolic: Quantity<'mm[Hg]'> } | undefined {
    const rows = this.#bloodPressures(count);
    if (rows === undefined) return undefined;
    const mean = (values: readonly number[]) =>
      Quantity.of(values.reduce((sum, value) => sum + value, 0) / values.length, 'mm[Hg]');
    return {
      systolic: mean(rows.map((row) => row.systolicMmHg)),
      diastolic: mean(rows.map((row) => row.diastolicMmHg)),
    };
  }

  #bloodPressures(count: number) {
    const input = 'vitals.bloodPressure';
    this.#look(input);
    const all = this.#snapshot.vitals
      .flatMap(({ systolicMmHg, diastolicMmHg, observedAt }) =>
        systolicMmHg === undefined || diastolicMmHg === undefined || observedAt > this.at
          ? []
          : [{ systolicMmHg, diastolicMmHg, observedAt }],
      )
      .sort((a, b) => b.observedAt - a.observedAt);
    const rows = all.filter((row) => !this.#tooOld(row.observedAt)).slice(0, count);
    for (const row of rows) {
      this.#use({
        input,
        value: `${row.systolicMmHg}/${row.diastolicMmHg}`,
        unit: 'mm[Hg]',
        observedAt: row.observedAt,
      });
    }
    if (rows.length < count) {
      this.#lack(input, all.length < count ? 'not-recorded' : 'too-old');
      return undefined;
    }
    return rows;
  }

  /** Whether a set of vital signs with this part exists and is fresh. */
  vitalSign(
    part: 'heartRatePerMin' | 'respiratoryRatePerMin' | 'spo2Percent' | 'temperatureCel',
  ): number | undefined {
    const input = `vitals.${part}`;
    this.#look(input);
    const row = latest(
      this.#snapshot.vitals.filter((entry) => entry[part] !== undefined),
      (entry) => entry.observedAt,
      this.at,
    );
    const value = row?.[part];
    if (row === undefined || value === undefined || this.#tooOld(row.observedAt)) {
      this.#lack(input, row === undefined ? 'not-recorded' : 'too-old');
      return undefined;
    }
    this.#use({ input, value, observedAt: row.observedAt });
    return value;
  }

  // --- instruments, records, site ------------------------------------------------------------------------------

  instrument(id: string, maxAge: Age | null = this.#maxAge): InstrumentScore | undefined {
    const input = `instruments.${id}`;
    this.#look(input);
    const score = latest(
      this.#snapshot.instruments.filter((entry) => entry.instrument === id),
      (entry) => entry.at,
      this.at,
    );
    if (score === undefined || this.#tooOld(score.at, maxAge)) {
      this.#lack(input, score === undefined ? 'not-recorded' : 'too-old');
      return undefined;
    }
    this.#use({ input, value: score.total ?? score.band ?? 'no total', observedAt: score.at });
    return score;
  }

  /** The total of an instrument; an incomplete form has none and counts as not recorded. */
  total(id: string, maxAge?: Age): Quantity<'{score}'> | undefined {
    const score = this.instrument(id, maxAge);
    if (score === undefined) return undefined;
    if (score.total === null) {
      this.#lack(`instruments.${id}`, 'not-recorded');
      return undefined;
    }
    return Quantity.of(score.total, '{score}');
  }

  record(
    id: RecordId,
    maxAge: Age | null = this.#maxAge,
  ): { readonly outcome: string; readonly at: Instant } | undefined {
    const input = `records.${id}`;
    this.#look(input);
    const entry = this.#snapshot.records[id];
    if (entry === undefined || entry.at > this.at || this.#tooOld(entry.at, maxAge)) {
      this.#lack(input, entry === undefined || entry.at > this.at ? 'not-recorded' : 'too-old');
      return undefined;
    }
    this.#use({ input, value: entry.outcome, observedAt: entry.at });
    return entry;
  }

  /** Whether a work-up item is done and fresh; false only on an explicit refusal. */
  done(id: RecordId, maxAge: Age | null = this.#maxAge): Tri {
    const entry = this.record(id, maxAge);
    if (entry === undefined) return 'unknown';
    const kind = recordById(id);
    if (kind?.done.includes(entry.outcome) === true) return 'true';
    if (kind?.refused.includes(entry.outcome) === true) return 'false';
    this.#lack(`records.${id}`, 'not-done');
    return 'unknown';
  }

  site<K extends keyof PatientSnapshot['site']>(key: K): PatientSnapshot['site'][K] {
    const input = `site.${key}`;
    this.#look(input);
    const value = this.#snapshot.site[key];
    if (value === undefined) this.#lack(input, 'not-recorded');
    else this.#use({ input, value: shown(value) });
    return value;
  }

  /** A count of what was given so far; unknown while nobody has counted, or too long ago. */
  exposure(
    key: Exclude<keyof NonNullable<PatientSnapshot['exposure']>, 'at'>,
  ): Quantity<'{count}'> | undefined {
    const input = `exposure.${key}`;
    this.#look(input);
    const exposure = this.#snapshot.exposure;
    if (exposure === undefined || exposure.at > this.at || this.#tooOld(exposure.at)) {
      this.#lack(input, exposure === undefined || exposure.at > this.at ? 'not-recorded' : 'too-old');
      return undefined;
    }
    this.#use({ input, value: exposure[key], observedAt: exposure.at });
    return Quantity.of(exposure[key], '{count}');
  }

  /** The last `count` blood pressures one by one, newest first; undefined with fewer. */
  lastBloodPressures(
    count: number,
  ):
    | readonly { readonly systolic: Quantity<'mm[Hg]'>; readonly diastolic: Quantity<'mm[Hg]'> }[]
    | undefined {
    return this.#bloodPressures(count)?.map((row) => ({
      systolic: Quantity.of(row.systolicMmHg, 'mm[Hg]'),
      diastolic: Quantity.of(row.diastolicMmHg, 'mm[Hg]'),
    }));
  }

  // --- medicines -----------------------------------------------------------------------------------------------

  /** Medicines of these classes on the list. With `evenStopped`, also those that were stopped: the last dose may still act. */
  medicines(
    classes: readonly DrugClass[],
    options: { readonly evenStopped?: boolean; readonly maxAge?: Age } = {},
  ): MedicineAnswer {
    this.#look('medicines');
    const taken = this.#medicines.filter(
      (entry) => options.evenStopped === true || entry.listed.status !== 'stopped',
    );
    const matched = taken.filter((entry) => entry.classes.some((name) => classes.includes(name)));
    const reconciledAt = this.#snapshot.medicinesReconciledAt;
    if (matched.length > 0) {
      this.#use({
        input: 'medicines',
        value: matched.map((entry) => entry.listed.name),
        ...(reconciledAt === undefined ? {} : { observedAt: reconciledAt }),
      });
      return { present: 'true', matched };
    }
    const complete = this.#listIsComplete(taken, options.maxAge);
    return { present: complete ? 'false' : 'unknown', matched };
  }

  /** Names on the list that nobody recognised; the list itself is missing when it was not reconciled in time. */
  medicineListComplete(): Tri {
    this.#look('medicines');
    return this.#listIsComplete(this.#medicines.filter((entry) => entry.listed.status !== 'stopped'))
      ? 'true'
      : 'unknown';
  }

  #listIsComplete(taken: readonly MedicineOnList[], maxAge: Age | null = this.#maxAge): boolean {
    const reconciledAt = this.#snapshot.medicinesReconciledAt;
    const strangers = taken.filter(
      (entry) => entry.resolved === undefined && entry.listed.reviewedClasses === undefined,
    );
    for (const { listed } of strangers) this.#lack('medicines', 'not-recognised', listed.name);
    if (reconciledAt === undefined || reconciledAt > this.at) this.#lack('medicines', 'not-reconciled');
    else if (this.#tooOld(reconciledAt, maxAge)) this.#lack('medicines', 'too-old');
    else {
      if (strangers.length === 0) {
        this.#use({
          input: 'medicines',
          value: taken.map((entry) => entry.listed.name),
          observedAt: reconciledAt,
        });
      }
      return strangers.length === 0;
    }
    return false;
  }

  /** A detail of a listed medicine that a rule needed and did not find. */
  lackOfMedicine(name: string, reason: 'no-dose' | 'no-time' | 'no-equivalent'): void {
    this.#look('medicines');
    this.#lack('medicines', reason, name);
  }

  /** Whether any of these was taken within the hours before the session. */
  takenWithin(classes: readonly DrugClass[], window: Quantity<'h'>): Tri {
    const { matched, present } = this.medicines(classes, { evenStopped: true });
    if (present !== 'true') return present;
    const session = this.treatment('sessionAt');
    if (session === undefined) return 'unknown';
    return anyOf(
      ...matched.map(({ listed }): Tri => {
        if (listed.lastTakenAt === undefined) {
          if (listed.status === 'stopped') return 'false';
          this.#lack('medicines', 'no-time', listed.name);
          return 'unknown';
        }
        return tri(Quantity.of((session - listed.lastTakenAt) / MS_PER_HOUR, 'h').isBelow(window));
      }),
    );
  }

  plannedMedicines(classes: readonly DrugClass[]): Tri {
    const names = this.treatment('plannedMedicines');
    return anyOf(
      'false',
      ...names.map((name): Tri => {
        const resolved = resolveMedicine({ name });
        if (resolved === undefined) {
          this.#lack('treatment.plannedMedicines', 'not-recognised', name);
          return 'unknown';
        }
        return tri(
          resolved.ingredients.some((entry) => entry.classes.some((kind) => classes.includes(kind))),
        );
      }),
    );
  }

  /** Allergies and antidepressant trials are lists that someone went through on a day. */
  allergies(): PatientSnapshot['allergies'] | undefined {
    this.#look('allergies');
    const reviewed = this.#snapshot.allergiesReviewedAt;
    if (!this.#reviewed('allergies', reviewed)) return undefined;
    const { allergies } = this.#snapshot;
    this.#use({
      input: 'allergies',
      value: allergies.map((entry) => entry.substance),
      ...(reviewed === undefined ? {} : { observedAt: reviewed }),
    });
    return allergies;
  }

  /** Active allergies on the list, whether or not the list is complete. */
  recordedAllergies(): readonly string[] {
    this.#look('allergies');
    return this.#snapshot.allergies
      .filter((entry) => entry.status === 'active')
      .map((entry) => entry.substance);
  }

  antidepressantTrials(): PatientSnapshot['antidepressantTrials'] | undefined {
    const input = 'antidepressantTrials';
    this.#look(input);
    const reviewed = this.#snapshot.antidepressantTrialsReviewedAt;
    if (!this.#reviewed(input, reviewed, null)) return undefined;
    const trials = this.#snapshot.antidepressantTrials;
    this.#use({
      input,
      value: trials.map((trial) => trial.name),
      ...(reviewed === undefined ? {} : { observedAt: reviewed }),
    });
    return trials;
  }

  #reviewed(input: string, at: Instant | undefined, maxAge: Age | null = this.#maxAge): boolean {
    if (at === undefined || at > this.at) this.#lack(input, 'not-recorded');
    else if (this.#tooOld(at, maxAge)) this.#lack(input, 'too-old');
    else return true;
    return false;
  }

  // --- notes ---------------------------------------------------------------------------------------------------

  #tooOld(observedAt: Instant, maxAge: Age | null = this.#maxAge): boolean {
    return maxAge !== null && this.at - observedAt > ageMs(maxAge);
  }

  #look(input: string): void {
    invariant(this.#listed.includes(input), `a rule reads only the inputs it lists; it looked at ${input}`);
  }

  #use(entry: InputUsed): void {
    if (
      !this.used.some(
        (there) =>
          there.input === entry.input && there.value === entry.value && there.observedAt === entry.observedAt,
      )
    ) {
      this.used.push(entry);
    }
  }

  #lack(input: string, reason: MissingReason, detail?: string): void {
    if (
      !this.missing.some(
        (there) => there.input === input && there.reason === reason && there.detail === detail,
      )
    ) {
      this.missing.push(detail === undefined ? { input, reason } : { input, reason, detail });
    }
  }
}

function shown(
  value: string | number | boolean | readonly string[] | Readonly<Record<string, number>>,
): InputUsed['value'] {
  if (typeof value !== 'object') return value;
  return Array.isArray(value)
    ? [...value]
    : Object.entries(value).map(([name, number]) => `${name} ${number}`);
}

function latest<R>(rows: readonly R[], timeOf: (row: R) => Instant, at: Instant): R | undefined {
  let best: R | undefined;
  for (const row of rows) {
    if (timeOf(row) <= at && (best === undefined || timeOf(row) > timeOf(best))) best = row;
  }
  return best;
}

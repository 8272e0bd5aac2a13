import { type Instant, Quantity, type Unit } from '@titrate/quantity';
import type { MeasurementId } from '../catalogue/measurements.ts';
import { type RecordId, recordOf } from '../catalogue/records.ts';
import type { Tri } from '../rule.ts';
import type { InstrumentScore } from '../snapshot.ts';
import { AskedReading } from './asked.ts';
import { type Age, latest } from './notes.ts';

/** Measurements, vital signs, scores and records of the work-up. */
export class MeasuredReading extends AskedReading {
  measurement<U extends Unit>(id: MeasurementId, unit: U, maxAge?: Age): Quantity<U> | undefined {
    const row = this.#latestMeasurement(id, maxAge);
    if (row === undefined) return undefined;
    this.use({ input: `measurements.${id}`, value: row.value, unit, observedAt: row.observedAt });
    return Quantity.of(row.value, unit);
  }

  /** A laboratory value as a multiple of that laboratory's upper limit. */
  timesUpperLimit(id: MeasurementId, maxAge?: Age): Quantity<'1'> | undefined {
    const row = this.#latestMeasurement(id, maxAge);
    if (row === undefined) return undefined;
    const input = `measurements.${id}`;
    if (row.upperLimit === undefined) {
      this.lack(input, 'no-upper-limit');
      return undefined;
    }
    const ratio = Quantity.of(row.value / row.upperLimit, '1');
    this.use({ input, value: ratio.value, unit: '1', observedAt: row.observedAt });
    return ratio;
  }

  bodyMassIndex(): Quantity<'kg/m2'> | undefined {
    const weight = this.measurement('weight', 'kg');
    const height = this.measurement('height', 'cm');
    if (weight === undefined || height === undefined) return undefined;
    return Quantity.of(weight.value / (height.value / 100) ** 2, 'kg/m2');
  }

  #latestMeasurement(id: MeasurementId, maxAge: Age | null = this.maxAge) {
    const input = `measurements.${id}`;
    this.look(input);
    const row = latest(
      this.snapshot.measurements.filter((entry) => entry.code === id),
      (entry) => entry.observedAt,
      this.at,
    );
    if (row === undefined || this.tooOld(row.observedAt, maxAge)) {
      this.lack(input, row === undefined ? 'not-recorded' : 'too-old');
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
    this.look(input);
    const all = this.snapshot.vitals
      .flatMap(({ systolicMmHg, diastolicMmHg, observedAt }) =>
        systolicMmHg === undefined || diastolicMmHg === undefined || observedAt > this.at
          ? []
          : [{ systolicMmHg, diastolicMmHg, observedAt }],
      )
      .sort((a, b) => b.observedAt - a.observedAt);
    const rows = all.filter((row) => !this.tooOld(row.observedAt)).slice(0, count);
    for (const row of rows) {
      this.use({
        input,
        value: `${row.systolicMmHg}/${row.diastolicMmHg}`,
        unit: 'mm[Hg]',
        observedAt: row.observedAt,
      });
    }
    if (rows.length < count) {
      this.lack(input, all.length < count ? 'not-recorded' : 'too-old');
      return undefined;
    }
    return rows;
  }

  /** Whether a set of vital signs with this part exists and is fresh. */
  vitalSign(
    part: 'heartRatePerMin' | 'respiratoryRatePerMin' | 'spo2Percent' | 'temperatureCel',
  ): number | undefined {
    const input = `vitals.${part}`;
    this.look(input);
    const row = latest(
      this.snapshot.vitals.filter((entry) => entry[part] !== undefined),
      (entry) => entry.observedAt,
      this.at,
    );
    const value = row?.[part];
    if (row === undefined || value === undefined || this.tooOld(row.observedAt)) {
      this.lack(input, row === undefined ? 'not-recorded' : 'too-old');
      return undefined;
    }
    this.use({ input, value, observedAt: row.observedAt });
    return value;
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

  instrument(id: string, maxAge: Age | null = this.maxAge): InstrumentScore | undefined {
    const input = `instruments.${id}`;
    this.look(input);
    const score = latest(
      this.snapshot.instruments.filter((entry) => entry.instrument === id),
      (entry) => entry.at,
      this.at,
    );
    if (score === undefined || this.tooOld(score.at, maxAge)) {
      this.lack(input, score === undefined ? 'not-recorded' : 'too-old');
      return undefined;
    }
    this.use({ input, value: score.total ?? score.band ?? 'no total', observedAt: score.at });
    return score;
  }

  /** The form before the latest one; its age does not matter, and that there is none is an answer. */
  instrumentBefore(id: string): InstrumentScore | undefined {
    const input = `instruments.${id}`;
    this.look(input);
    const all = this.snapshot.instruments.filter((entry) => entry.instrument === id);
    const last = latest(all, (entry) => entry.at, this.at);
    const before = latest(
      all.filter((entry) => last !== undefined && entry.at < last.at),
      (entry) => entry.at,
      this.at,
    );
    if (before !== undefined)
      this.use({ input, value: before.total ?? before.band ?? 'no total', observedAt: before.at });
    return before;
  }

  /** The first complete total, which later ones are compared with. */
  firstTotal(id: string): Quantity<'{score}'> | undefined {
    const input = `instruments.${id}`;
    this.look(input);
    const first = this.snapshot.instruments
      .filter((entry) => entry.instrument === id && entry.total !== null && entry.at <= this.at)
      .reduce<InstrumentScore | undefined>(
        (found, entry) => (found === undefined || entry.at < found.at ? entry : found),
        undefined,
      );
    if (first?.total === null || first === undefined) return undefined;
    this.use({ input, value: first.total, observedAt: first.at });
    return Quantity.of(first.total, '{score}');
  }

  /** The total of an instrument; an incomplete form has none and counts as not recorded. */
  total(id: string, maxAge?: Age): Quantity<'{score}'> | undefined {
    const score = this.instrument(id, maxAge);
    if (score === undefined) return undefined;
    if (score.total === null) {
      this.lack(`instruments.${id}`, 'not-recorded');
      return undefined;
    }
    return Quantity.of(score.total, '{score}');
  }

  record(
    id: RecordId,
    maxAge: Age | null = this.maxAge,
  ): { readonly outcome: string; readonly at: Instant } | undefined {
    const input = `records.${id}`;
    this.look(input);
    const entry = this.snapshot.records[id];
    if (entry === undefined || entry.at > this.at || this.tooOld(entry.at, maxAge)) {
      this.lack(input, entry === undefined || entry.at > this.at ? 'not-recorded' : 'too-old');
      return undefined;
    }
    this.use({ input, value: entry.outcome, observedAt: entry.at });
    return entry;
  }

  /** Whether a work-up item is done and fresh; false only on an explicit refusal. */
  done(id: RecordId, maxAge: Age | null = this.maxAge): Tri {
    const entry = this.record(id, maxAge);
    if (entry === undefined) return 'unknown';
    const { done, refused } = recordOf(id);
    if (done.includes(entry.outcome)) return 'true';
    if (refused.includes(entry.outcome)) return 'false';
    this.lack(`records.${id}`, 'not-done');
    return 'unknown';
  }
}

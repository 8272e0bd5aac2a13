import { ageInYears, type CivilDate, daysBetween, Quantity, utcDateOf } from '@titrate/quantity';
import type { ChoiceFactId, DateFactId, FactId, YesNoFactId } from '../facts.ts';
import { factOf } from '../facts.ts';
import type { Tri } from '../rule.ts';
import type { PatientSnapshot } from '../snapshot.ts';
import { tri } from '../tri.ts';
import { type Age, Notes, shown } from './notes.ts';

/** The treatment that is asked about, the person, and the coded history. */
export class AskedReading extends Notes {
  treatment<K extends keyof PatientSnapshot['treatment']>(key: K): PatientSnapshot['treatment'][K] {
    const input = `treatment.${key}`;
    this.look(input);
    const value = this.snapshot.treatment[key];
    const nothing =
      value === undefined || (key === 'indications' && Array.isArray(value) && value.length === 0);
    if (nothing) this.lack(input, 'not-recorded');
    else this.use({ input, value: shown(value) });
    return value;
  }

  region(): 'US' | 'EU' {
    this.look('region');
    this.use({ input: 'region', value: this.snapshot.region });
    return this.snapshot.region;
  }

  // --- the person ----------------------------------------------------------------------------------------------

  ageYears(): Quantity<'a'> | undefined {
    const input = 'patient.birthDate';
    this.look(input);
    const born = this.snapshot.patient.birthDate;
    if (born === undefined) {
      this.lack(input, 'not-recorded');
      return undefined;
    }
    const years = Quantity.of(ageInYears(born, utcDateOf(this.at)), 'a');
    this.use({ input, value: years.value, unit: 'a' });
    return years;
  }

  canBecomePregnant(): Tri {
    const input = 'patient.canBecomePregnant';
    this.look(input);
    const { canBecomePregnant, sexAtBirth } = this.snapshot.patient;
    const answer = canBecomePregnant ?? (sexAtBirth === 'male' ? false : undefined);
    if (answer === undefined) this.lack(input, 'not-recorded');
    else this.use({ input, value: answer });
    return tri(answer);
  }

  // --- coded history -------------------------------------------------------------------------------------------

  /** A yes or no question. "unsure", never asked and too old are unknown; a yes to something lasting never ages. */
  fact(id: YesNoFactId, maxAge?: Age): Tri {
    const value = this.#factValue(id, maxAge);
    if (value === 'unsure') this.lack(`facts.${id}`, 'unsure');
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

  #factValue(id: FactId, maxAge: Age | null = this.maxAge): string | undefined {
    const input = `facts.${id}`;
    this.look(input);
    const entry = this.snapshot.facts[id];
    if (entry === undefined || entry.observedAt > this.at) {
      this.lack(input, 'not-recorded');
      return undefined;
    }
    const fact = factOf(id);
    const ages = fact.kind !== 'date' && !(fact.lasting === true && entry.value === 'yes');
    // After the first session the history is kept true by the session gate, which asks for changes (GT-12).
    const limit = fact.history === true && !this.snapshot.treatment.firstSession ? null : maxAge;
    if (ages && this.tooOld(entry.observedAt, limit)) {
      this.lack(input, 'too-old');
      return undefined;
    }
    this.use({ input, value: entry.value, observedAt: entry.observedAt });
    return entry.value;
  }
}

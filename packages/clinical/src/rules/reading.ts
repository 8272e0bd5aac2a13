/** The only eyes of a rule: each look is noted, so a finding can show what it used, how old that was, and what it missed. */
import { invariant, Quantity } from '@titrate/quantity';
import { type MedicineOnList, MedicineReading } from './reading/medicines.ts';
import { type NotesOptions, shown } from './reading/notes.ts';
import type { Thresholds } from './rule.ts';
import type { PatientSnapshot } from './snapshot.ts';

export type { MedicineOnList } from './reading/medicines.ts';
export type { InputMissing, InputUsed } from './reading/notes.ts';

export class Reading<T extends Thresholds = Thresholds> extends MedicineReading {
  readonly #limits: T;

  constructor(options: NotesOptions & { readonly medicines: readonly MedicineOnList[]; readonly limits: T }) {
    super(options);
    this.#limits = options.limits;
  }

  /** The threshold in force: the catalogue's, or the clinic's tighter one. */
  limit<K extends keyof T>(name: K): T[K]['at'] {
    const threshold = this.#limits[name];
    invariant(threshold !== undefined, 'a rule asks only for thresholds it declares');
    return threshold.at;
  }

  site<K extends keyof PatientSnapshot['site']>(key: K): PatientSnapshot['site'][K] {
    const input = `site.${key}`;
    this.look(input);
    const value = this.snapshot.site[key];
    if (value === undefined) this.lack(input, 'not-recorded');
    else this.use({ input, value: shown(value) });
    return value;
  }

  /** A count of what was given so far; unknown while nobody has counted, or too long ago. */
  exposure(
    key: Exclude<keyof NonNullable<PatientSnapshot['exposure']>, 'at'>,
  ): Quantity<'{count}'> | undefined {
    const input = `exposure.${key}`;
    this.look(input);
    const exposure = this.snapshot.exposure;
    if (exposure === undefined || exposure.at > this.at || this.tooOld(exposure.at)) {
      this.lack(input, exposure === undefined || exposure.at > this.at ? 'not-recorded' : 'too-old');
      return undefined;
    }
    this.use({ input, value: exposure[key], observedAt: exposure.at });
    return Quantity.of(exposure[key], '{count}');
  }

  /** Allergies and antidepressant trials are lists that someone went through on a day. */
  allergies(): PatientSnapshot['allergies'] | undefined {
    this.look('allergies');
    const reviewed = this.snapshot.allergiesReviewedAt;
    if (!this.reviewed('allergies', reviewed)) return undefined;
    const { allergies } = this.snapshot;
    this.use({
      input: 'allergies',
      value: allergies.map((entry) => entry.substance),
      observedAt: reviewed,
    });
    return allergies;
  }

  /** Active allergies on the list, whether or not the list is complete. */
  recordedAllergies(): readonly string[] {
    this.look('allergies');
    return this.snapshot.allergies
      .filter((entry) => entry.status === 'active')
      .map((entry) => entry.substance);
  }

  antidepressantTrials(): PatientSnapshot['antidepressantTrials'] | undefined {
    const input = 'antidepressantTrials';
    this.look(input);
    const reviewed = this.snapshot.antidepressantTrialsReviewedAt;
    if (!this.reviewed(input, reviewed, null)) return undefined;
    const trials = this.snapshot.antidepressantTrials;
    this.use({
      input,
      value: trials.map((trial) => trial.name),
      observedAt: reviewed,
    });
    return trials;
  }
}

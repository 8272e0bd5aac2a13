import { Quantity } from '@titrate/quantity';
import { type DrugClass, type ResolvedMedicine, resolveMedicine } from '../medicines.ts';
import type { Tri } from '../rule.ts';
import type { ListedMedicine } from '../snapshot.ts';
import { anyOf, tri } from '../tri.ts';
import { MeasuredReading } from './measured.ts';
import { type Age, MS_PER_HOUR, type NotesOptions } from './notes.ts';

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

/** The medicine list, and what is planned beside the treatment. */
export class MedicineReading extends MeasuredReading {
  readonly #medicines: readonly MedicineOnList[];

  constructor(options: NotesOptions & { readonly medicines: readonly MedicineOnList[] }) {
    super(options);
    this.#medicines = options.medicines;
  }

  /** Medicines of these classes on the list. With `evenStopped`, also those that were stopped: the last dose may still act. */
  medicines(
    classes: readonly DrugClass[],
    options: { readonly evenStopped?: boolean; readonly maxAge?: Age } = {},
  ): MedicineAnswer {
    this.look('medicines');
    const taken = this.#medicines.filter(
      (entry) => options.evenStopped === true || entry.listed.status !== 'stopped',
    );
    const matched = taken.filter((entry) => entry.classes.some((name) => classes.includes(name)));
    const reconciledAt = this.snapshot.medicinesReconciledAt;
    if (matched.length > 0) {
      this.use({
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
    this.look('medicines');
    return this.#listIsComplete(this.#medicines.filter((entry) => entry.listed.status !== 'stopped'))
      ? 'true'
      : 'unknown';
  }

  #listIsComplete(taken: readonly MedicineOnList[], maxAge: Age | null = this.maxAge): boolean {
    const reconciledAt = this.snapshot.medicinesReconciledAt;
    const strangers = taken.filter(
      (entry) => entry.resolved === undefined && entry.listed.reviewedClasses === undefined,
    );
    for (const { listed } of strangers) this.lack('medicines', 'not-recognised', listed.name);
    if (reconciledAt === undefined || reconciledAt > this.at) this.lack('medicines', 'not-reconciled');
    else if (this.tooOld(reconciledAt, maxAge)) this.lack('medicines', 'too-old');
    else {
      if (strangers.length === 0) {
        this.use({
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
    this.look('medicines');
    this.lack('medicines', reason, name);
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
          this.lack('medicines', 'no-time', listed.name);
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
          this.lack('treatment.plannedMedicines', 'not-recognised', name);
          return 'unknown';
        }
        return tri(
          resolved.ingredients.some((entry) => entry.classes.some((kind) => classes.includes(kind))),
        );
      }),
    );
  }
}

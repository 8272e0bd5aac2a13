import { SUPPORTIVE_NEEDS } from '@titrate/clinical/protocols';

/**
 * The as-needed list of a plan in words. An entry is a text, or an object whose texts are shown as they stand; a need
 * of the protocol is named by its words. Entries the screen cannot read are shown as "not readable", never left out.
 */
export function plannedMedicines(prn: readonly unknown[]): readonly string[] {
  return prn.map((entry) => {
    if (typeof entry === 'string') return needOf(entry) ?? entry;
    if (typeof entry !== 'object' || entry === null) return 'Entry not readable: ask the prescriber';
    const texts = Object.entries(entry).flatMap(([key, value]) =>
      key === 'id' || (typeof value !== 'string' && typeof value !== 'number')
        ? []
        : [needOf(String(value)) ?? String(value)],
    );
    return texts.length === 0 ? 'Entry not readable: ask the prescriber' : texts.join(', ');
  });
}

const needOf = (id: string): string | undefined => SUPPORTIVE_NEEDS.find((need) => need.id === id)?.need;

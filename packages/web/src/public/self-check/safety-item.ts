import type { Instrument } from '@titrate/clinical/instruments';

export interface SafetyItem {
  /** Counts from 0, in the order of the form. */
  readonly item: number;
  readonly atLeast: number;
}

/** The item whose answer calls for help at once, as the instrument itself defines it. */
export function safetyItemOf(instrument: Instrument): SafetyItem | undefined {
  const rule = instrument.flags.find((one) => one.kind === 'item' && one.code === 'si_item_positive');
  return rule?.kind === 'item' ? { item: rule.item, atLeast: rule.atLeast } : undefined;
}

/** Whether what was answered calls for help before anything else. */
export function callsForHelp(
  instrument: Instrument,
  answers: readonly (number | null | undefined)[],
): boolean {
  const safety = safetyItemOf(instrument);
  if (safety === undefined) return false;
  const answer = answers[safety.item];
  return answer !== null && answer !== undefined && answer >= safety.atLeast;
}

import { addDays, type CivilDate, type Problem } from '@titrate/quantity';
import { findInstrument } from './catalogue/index.ts';
import type { TextPackage } from './text-package.ts';

/**
 * What an imported wording is good for on a day. `other-version`: it belongs to a definition that is not the one in
 * force, so its words may not fit the items any more.
 */
export type TextStanding = 'in-force' | 'ends-soon' | 'ended' | 'other-version';

/** [default]: so many days before its last day a licence asks to be renewed. */
export const LICENCE_REMIND_DAYS = 30;

export function textStandingOf(
  texts: Pick<TextPackage, 'instrument' | 'version' | 'licence'>,
  on: CivilDate,
): TextStanding {
  const { validUntil } = texts.licence;
  if (findInstrument(texts.instrument)?.version !== texts.version) return 'other-version';
  if (validUntil === undefined) return 'in-force';
  if (validUntil < on) return 'ended';
  return validUntil <= addDays(on, LICENCE_REMIND_DAYS) ? 'ends-soon' : 'in-force';
}

/** Words whose licence is over are not taken in: no form could open with them. */
export function endedProblem(texts: TextPackage, on: CivilDate, path: string): readonly Problem[] {
  if (textStandingOf(texts, on) !== 'ended') return [];
  const message = `this licence ended on ${texts.licence.validUntil}: expected a day from today on`;
  return [{ type: 'licence-ended', message, path: `${path === '' ? '' : `${path}.`}licence.validUntil` }];
}

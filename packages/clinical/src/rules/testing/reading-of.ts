import { addMs, Quantity } from '@titrate/quantity';
import { type CaseGiven, caseDocument } from '../cases.ts';
import { resolveMedicine } from '../medicines.ts';
import { parseSnapshot } from '../parse-snapshot.ts';
import { Reading } from '../reading.ts';

const HOUR = 3_600_000;
const WEEK = Quantity.of(7, 'd');
const snapshotOf = (given: CaseGiven, more: object = {}) => {
  // The case builder makes a plain JSON object.
  const snapshot = parseSnapshot({ ...(caseDocument(given) as object), ...more });
  if (!snapshot.ok) throw new Error(JSON.stringify(snapshot.error));
  return snapshot.value;
};
/** What a rule reads of a patient that lists these inputs and lets nothing count that is older than a week. */
export const readingOf = (
  inputs: readonly string[],
  given: CaseGiven = {},
  more: object = {},
  hoursEarlier = 0,
) => {
  const snapshot = snapshotOf(given, more);
  const medicines = snapshot.medicines.map((listed) => {
    const resolved = resolveMedicine(listed);
    const known = resolved?.ingredients.flatMap((entry) => entry.classes) ?? [];
    return { listed, resolved, classes: [...known, ...(listed.reviewedClasses ?? [])] };
  });
  const at = addMs(snapshot.asOf, -hoursEarlier * HOUR);
  return new Reading({ snapshot, medicines, at, inputs, limits: {}, maxAge: WEEK });
};
export const reasons = (read: Reading) => read.missing.map(({ input, reason }) => `${input} ${reason}`);

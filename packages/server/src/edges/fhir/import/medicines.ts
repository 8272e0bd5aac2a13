import { resolveMedicine } from '@titrate/clinical/rules';
import { type Concept, codeIn, RXNORM, readConcept, wordsOf } from './codes.ts';
import { hasFaults, type ImportContext, noteCodeFaults } from './context.ts';
import type { Cursor } from './cursor.ts';
import type { Entry } from './document.ts';
import type { DraftMedicine } from './draft.ts';
import { readMoment } from './moments.ts';

const REQUEST: Readonly<Record<string, 'current' | 'stopped'>> = {
  active: 'current',
  'on-hold': 'current',
  completed: 'stopped',
  stopped: 'stopped',
};
const STATEMENT: Readonly<Record<string, 'current' | 'stopped'>> = {
  active: 'current',
  intended: 'current',
  'on-hold': 'current',
  completed: 'stopped',
  stopped: 'stopped',
};

/** Reads a MedicationRequest or MedicationStatement as a line of the medicines list. */
export function readMedicine(context: ImportContext, entry: Entry): DraftMedicine | undefined {
  const { resource, resourceType } = entry;
  if (!context.isAboutPatient(entry, 'subject')) return undefined;
  const statusText = resource.get('status').text() ?? '';
  const status = (resourceType === 'MedicationRequest' ? REQUEST : STATEMENT)[statusText];
  if (status === undefined) {
    const known = ['draft', 'cancelled', 'entered-in-error', 'unknown', 'not-taken'].includes(statusText);
    return context.note(
      entry,
      known ? 'not-kept' : 'fault',
      `${resource.path}.status`,
      known ? `the sender marks it as ${statusText}` : 'is not a known status',
    );
  }
  const intent = resource.get('intent').text();
  if (intent === 'proposal')
    return context.note(entry, 'not-kept', `${resource.path}.intent`, 'it is only a proposal');
  const medicine = medicineOf(context, entry);
  if (medicine === undefined) return undefined;
  const faults: { path: string; reason: string }[] = [];
  const started =
    readMoment(resource.get('effectivePeriod').get('start'), faults) ??
    readMoment(resource.get('effectiveDateTime'), faults) ??
    readMoment(resource.get('authoredOn'), faults);
  const stopped = readMoment(resource.get('effectivePeriod').get('end'), faults);
  const dosage = resource.get(resourceType === 'MedicationRequest' ? 'dosageInstruction' : 'dosage');
  const asNeeded = dosage
    .items()
    .some(
      (one) =>
        one.get('asNeededBoolean').boolean() === true || one.get('asNeededCodeableConcept').isPresent(),
    );
  const doseText = dosage
    .items()
    .map(doseTextOf)
    .filter((one) => one !== '')
    .join('; ');
  const name = wordsOf(medicine);
  if (name === undefined)
    faults.push({ path: resource.path, reason: 'the medicine has neither words nor a code with a display' });
  if (hasFaults(context, entry, faults) || name === undefined) return undefined;
  noteCodeFaults(context, entry, medicine);
  if (statusText === 'on-hold')
    context.note(entry, 'remark', `${resource.path}.status`, 'it is on hold; it was taken as current');
  const rxnorm = codeIn(medicine, RXNORM);
  const resolved = resolveMedicine({ name, ...(rxnorm === undefined ? {} : { rxnorm }) });
  if (resolved === undefined)
    context.note(
      entry,
      'remark',
      resource.path,
      'the medicine is not in the dictionary: somebody must look up what it is',
    );
  return {
    from: context.take(entry),
    name: name.slice(0, 400),
    rxnorm,
    doseText: doseText === '' ? undefined : doseText.slice(0, 400),
    status: status === 'current' && asNeeded ? 'as-needed' : status,
    startedAt: started?.at,
    stoppedAt: stopped?.at,
    ingredients: resolved?.ingredients.map((one) => one.ingredient),
  };
}

function medicineOf(context: ImportContext, entry: Entry): Concept | undefined {
  const { resource } = entry;
  const inline = resource.get('medicationCodeableConcept');
  if (inline.isPresent()) return readConcept(inline);
  const at = resource.get('medicationReference').get('reference');
  const reference = at.text();
  if (reference === undefined) return context.note(entry, 'fault', resource.path, 'it names no medicine');
  if (reference.startsWith('#')) {
    const contained = resource
      .get('contained')
      .items()
      .find((one) => one.get('id').text() === reference.slice(1));
    if (contained?.get('resourceType').text() === 'Medication') return readConcept(contained.get('code'));
  }
  const target = context.entryOf(reference);
  if (target?.resourceType !== 'Medication')
    return context.note(entry, 'fault', at.path, 'the medicine it refers to is not in the document');
  context.take(target);
  return readConcept(target.resource.get('code'));
}

function doseTextOf(dosage: Cursor): string {
  const text = dosage.get('text').text();
  if (text !== undefined) return text;
  const quantity = dosage.get('doseAndRate').first().get('doseQuantity');
  const repeat = dosage.get('timing').get('repeat');
  const amount = [quantity.get('value').decimal()?.text, quantity.get('unit').text()]
    .filter((part) => part !== undefined)
    .join(' ');
  const [frequency, period, unit] = [
    repeat.get('frequency').decimal()?.text,
    repeat.get('period').decimal()?.text,
    repeat.get('periodUnit').text(),
  ];
  const often =
    frequency === undefined || period === undefined || unit === undefined
      ? ''
      : `${frequency} time(s) every ${period} ${unit}`;
  return [amount, often].filter((part) => part !== '').join(', ');
}

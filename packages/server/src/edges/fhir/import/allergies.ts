import { codeIn, RXNORM, readConcept, SNOMED, wordsOf } from './codes.ts';
import { hasFaults, type ImportContext, noteCodeFaults } from './context.ts';
import type { Entry } from './document.ts';
import type { DraftAllergy } from './draft.ts';
import { readMoment } from './moments.ts';

const CRITICALITY: Readonly<Record<string, 'low' | 'high' | 'unknown'>> = {
  low: 'low',
  high: 'high',
  'unable-to-assess': 'unknown',
};

/** Reads an AllergyIntolerance. One that is over is listed and not carried over as active. */
export function readAllergy(context: ImportContext, entry: Entry): DraftAllergy | undefined {
  const { resource } = entry;
  if (!context.isAboutPatient(entry, 'patient')) return undefined;
  const verification = resource.get('verificationStatus').get('coding').first().get('code').text();
  if (verification === 'entered-in-error')
    return context.note(
      entry,
      'not-kept',
      `${resource.path}.verificationStatus`,
      'the sender marks it as entered-in-error',
    );
  const clinical = resource.get('clinicalStatus').get('coding').first().get('code').text();
  if (clinical === 'inactive' || clinical === 'resolved') {
    return context.note(
      entry,
      'not-kept',
      `${resource.path}.clinicalStatus`,
      `the allergy is ${clinical}; ask the patient before it is listed`,
    );
  }
  const faults: { path: string; reason: string }[] = [];
  if (clinical !== undefined && clinical !== 'active')
    faults.push({ path: `${resource.path}.clinicalStatus`, reason: 'is not a known clinical status' });
  const concept = readConcept(resource.get('code'));
  const substance = wordsOf(concept);
  if (substance === undefined)
    faults.push({
      path: `${resource.path}.code`,
      reason: 'the allergy has neither words nor a code with a display',
    });
  const recorded = readMoment(resource.get('recordedDate'), faults);
  const criticality = resource.get('criticality').text();
  if (criticality !== undefined && CRITICALITY[criticality] === undefined)
    faults.push({ path: `${resource.path}.criticality`, reason: 'is not a known criticality' });
  const reactions = resource
    .get('reaction')
    .items()
    .flatMap((one) => one.get('manifestation').items())
    .map((one) => wordsOf(readConcept(one)));
  if (hasFaults(context, entry, faults) || substance === undefined) return undefined;
  noteCodeFaults(context, entry, concept);
  const snomed = codeIn(concept, SNOMED);
  const rxnorm = codeIn(concept, RXNORM);
  return {
    from: context.take(entry),
    substance: substance.slice(0, 400),
    system: snomed !== undefined ? SNOMED : rxnorm !== undefined ? RXNORM : undefined,
    code: snomed ?? rxnorm,
    reaction: reactions.filter((one) => one !== undefined).join(', ') || undefined,
    criticality: criticality === undefined ? undefined : CRITICALITY[criticality],
    status: verification === 'refuted' ? 'refuted' : 'active',
    recordedAt: recorded?.at,
  };
}

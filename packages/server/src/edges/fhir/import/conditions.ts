import { FACTS, type FactId, INDICATIONS } from '@titrate/clinical/rules';
import { formatInstant, type Instant } from '@titrate/quantity';
import { type Concept, codeIn, ICD10CM, readConcept, SNOMED, wordsOf } from './codes.ts';
import { hasFaults, type ImportContext, noteCodeFaults } from './context.ts';
import type { Entry } from './document.ts';
import type { DraftCondition, DraftFact } from './draft.ts';
import { type Moment, readMoment } from './moments.ts';

const CLINICAL: Readonly<Record<string, DraftCondition['clinicalStatus']>> = {
  active: 'active',
  recurrence: 'active',
  relapse: 'active',
  inactive: 'resolved',
  remission: 'resolved',
  resolved: 'resolved',
};

/** Reads one Condition, and the facts of the history that its code answers. */
export function readCondition(
  context: ImportContext,
  entry: Entry,
): { readonly condition: DraftCondition; readonly facts: readonly DraftFact[] } | undefined {
  const { resource } = entry;
  if (!context.isAboutPatient(entry, 'subject')) return undefined;
  const verification = resource.get('verificationStatus').get('coding').first().get('code').text();
  if (verification === 'entered-in-error' || verification === 'refuted') {
    return context.note(
      entry,
      'not-kept',
      `${resource.path}.verificationStatus`,
      `the sender marks it as ${verification}`,
    );
  }
  const concept = readConcept(resource.get('code'));
  const name = wordsOf(concept);
  const faults: { path: string; reason: string }[] = [];
  const onset =
    readMoment(resource.get('onsetDateTime'), faults) ??
    readMoment(resource.get('onsetPeriod').get('start'), faults);
  const abated = readMoment(resource.get('abatementDateTime'), faults);
  const recorded = readMoment(resource.get('recordedDate'), faults);
  const statusText = resource.get('clinicalStatus').get('coding').first().get('code').text();
  const clinicalStatus = statusText === undefined ? 'unknown' : CLINICAL[statusText];
  if (clinicalStatus === undefined)
    faults.push({ path: `${resource.path}.clinicalStatus`, reason: 'is not a known clinical status' });
  if (name === undefined)
    faults.push({
      path: `${resource.path}.code`,
      reason: 'the condition has neither words nor a code with a display',
    });
  for (const moment of [onset, recorded]) {
    if (moment !== undefined && moment.at > context.at)
      faults.push({ path: resource.path, reason: 'it begins in the future' });
  }
  if (hasFaults(context, entry, faults) || name === undefined || clinicalStatus === undefined)
    return undefined;
  noteCodeFaults(context, entry, concept);
  const snomed = codeIn(concept, SNOMED);
  const icd10 = codeIn(concept, ICD10CM);
  const known = factsOf(concept, clinicalStatus);
  const from = context.take(entry);
  const condition: DraftCondition = {
    from,
    name: name.slice(0, 400),
    system: snomed !== undefined ? SNOMED : icd10 !== undefined ? ICD10CM : undefined,
    code: snomed ?? icd10,
    clinicalStatus,
    onsetAt: onset?.at,
    abatedAt: abated?.at,
    recordedAt: recorded?.at,
    facts: known,
    indications: INDICATIONS.filter(
      (one) =>
        (snomed !== undefined && one.snomed.includes(snomed)) ||
        (icd10 !== undefined && one.icd10.includes(icd10)),
    ).map((one) => one.id),
  };
  const observedAt = recorded?.at ?? onset?.at ?? context.at;
  const yes = known.map((factId): DraftFact => ({ factId, value: 'yes', observedAt, because: from }));
  return { condition, facts: [...yes, ...datesOf(known, onset, observedAt, from)] };
}

/** A lasting fact stays true after its condition has ended; another only while the condition is active. */
function factsOf(concept: Concept, status: DraftCondition['clinicalStatus']): readonly FactId[] {
  const snomed = codeIn(concept, SNOMED);
  const icd10 = codeIn(concept, ICD10CM);
  return FACTS.filter(
    (fact) =>
      fact.kind === 'yes-no' &&
      (fact.lasting || status === 'active') &&
      fact.codes.some(({ system, code }) =>
        system === 'SNOMED'
          ? code === snomed
          : icd10 !== undefined && (icd10 === code || icd10.startsWith(code)),
      ),
  ).map((fact) => fact.id);
}

/** The day of the event, where the history asks for it and the onset was written to the day. */
function datesOf(
  known: readonly FactId[],
  onset: Moment | undefined,
  observedAt: Instant,
  because: DraftFact['because'],
): readonly DraftFact[] {
  if (onset === undefined || onset.text.length < 10) return [];
  return FACTS.filter((fact) => fact.kind === 'date' && known.some((id) => id === fact.askedWhenYes)).map(
    (fact) => ({
      factId: fact.id,
      value: onset.exact ? formatInstant(onset.at).slice(0, 10) : onset.text,
      observedAt,
      because,
    }),
  );
}

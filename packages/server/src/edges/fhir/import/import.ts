import { err, type Instant, ok, type Refusal, type Result } from '@titrate/quantity';
import { readAllergy } from './allergies.ts';
import { readConcept } from './codes.ts';
import { readCondition } from './conditions.ts';
import { carriesModifier, createContext, type ImportContext, noteCodeFaults } from './context.ts';
import { type Entry, openDocument } from './document.ts';
import type {
  DraftAllergy,
  DraftCondition,
  DraftFact,
  DraftInstrument,
  DraftLab,
  DraftMedicine,
  DraftRecord,
  ImportDraft,
} from './draft.ts';
import { readMedicine } from './medicines.ts';
import { readObservation } from './observations.ts';
import { readPatient } from './patient.ts';
import { gatherVitals, type VitalValue } from './vitals.ts';

/** Types that are right and have no place in a clinic's chart, and what to say of them. */
const NOT_KEPT: Readonly<Record<string, string>> = {
  Claim: 'bills are not kept',
  ExplanationOfBenefit: 'bills are not kept',
  Coverage: 'insurance is not kept',
  Encounter: 'visits elsewhere are not kept',
  Organization: 'names of other organisations are not kept',
  Practitioner: 'names of other clinicians are not kept',
  PractitionerRole: 'names of other clinicians are not kept',
  Location: 'places elsewhere are not kept',
  Procedure: 'procedures are not kept; ask about those that matter',
  Immunization: 'immunisations are not kept',
  CarePlan: 'plans of other places are not kept',
  CareTeam: 'teams of other places are not kept',
  Goal: 'goals of other places are not kept',
  DiagnosticReport: 'a report is not kept; its results are taken one by one where they are in the document',
  ImagingStudy: 'images are not kept',
  DocumentReference: 'documents are not kept',
  Device: 'devices of other places are not kept',
  Provenance: 'the history of the record elsewhere is not kept',
};

/**
 * What a FHIR document would put on the chart: a bundle, a resource, or NDJSON, about one person.
 * Pure: nothing is stored. A document that cannot be read at all, or holds no usable patient, is refused
 * with every reason; else each entry is taken, or listed with why it was not.
 */
export function draftImport(text: string, at: Instant): Result<ImportDraft, Refusal> {
  const opened = openDocument(text);
  if (!opened.ok) return opened;
  const entries = opened.value;
  const people = entries.filter((entry) => entry.resourceType === 'Patient');
  const [person] = people;
  if (person === undefined || people.length > 1) {
    const message =
      person === undefined
        ? 'the document holds no patient'
        : 'the document holds several patients; import one at a time';
    return err(
      person === undefined
        ? [{ type: 'no-patient', message, path: '' }]
        : people.map((one) => ({ type: 'several-patients', message, path: one.resource.path })),
    );
  }
  const patient = readPatient(person, at);
  if (!patient.ok) return patient;
  const { context, notes, taken } = createContext(entries, person, at);
  context.take(person);
  if (patient.value.deceased)
    context.note(
      person,
      'remark',
      `${person.resource.path}.deceased`,
      'the sender says that this person has died',
    );
  const rows = readEntries(
    context,
    entries.filter((entry) => entry !== person),
  );
  const silent = entries.filter(
    (entry) => !taken.has(entry) && !notes.some((note) => note.path.startsWith(entry.resource.path)),
  );
  for (const entry of silent)
    context.note(entry, 'not-kept', entry.resource.path, 'nothing in it has a place in the chart');
  return ok({
    patient: patient.value,
    ...rows,
    notUnderstood: notes,
    counts: {
      entries: entries.length,
      taken: taken.size,
      notTaken: entries.length - taken.size,
      byType: countByType(entries, taken),
    },
  });
}

type Rows = Pick<
  ImportDraft,
  'conditions' | 'facts' | 'medicines' | 'allergies' | 'vitals' | 'labs' | 'instruments' | 'records'
>;

function readEntries(context: ImportContext, entries: readonly Entry[]): Rows {
  const conditions: DraftCondition[] = [];
  const facts: DraftFact[] = [];
  const medicines: DraftMedicine[] = [];
  const allergies: DraftAllergy[] = [];
  const values: VitalValue[] = [];
  const labs: DraftLab[] = [];
  const instruments: DraftInstrument[] = [];
  const records: DraftRecord[] = [];
  for (const entry of entries) {
    if (!isReadable(context, entry)) continue;
    switch (entry.resourceType) {
      case 'Condition': {
        const read = readCondition(context, entry);
        if (read !== undefined) {
          conditions.push(read.condition);
          facts.push(...read.facts);
        }
        break;
      }
      case 'MedicationRequest':
      case 'MedicationStatement': {
        const medicine = readMedicine(context, entry);
        if (medicine !== undefined) medicines.push(medicine);
        break;
      }
      case 'AllergyIntolerance': {
        const allergy = readAllergy(context, entry);
        if (allergy !== undefined) allergies.push(allergy);
        break;
      }
      case 'Observation': {
        const read = readObservation(context, entry);
        values.push(...read.vitals);
        if (read.lab !== undefined) labs.push(read.lab);
        if (read.instrument !== undefined) instruments.push(read.instrument);
        if (read.record !== undefined) records.push(read.record);
        break;
      }
      case 'Medication':
        // Read where a request refers to it.
        break;
      default:
        noteCodeFaults(context, entry, readConcept(entry.resource.get('code')));
        context.note(
          entry,
          'not-kept',
          entry.resource.path,
          NOT_KEPT[entry.resourceType] ?? 'this type of resource is not kept',
        );
    }
  }
  return {
    conditions,
    facts: latestFacts(facts),
    medicines,
    allergies,
    vitals: gatherVitals(context, values),
    labs,
    instruments,
    records,
  };
}

function isReadable(context: ImportContext, entry: Entry): boolean {
  if (entry.method !== undefined && entry.method !== 'POST' && entry.method !== 'PUT') {
    context.note(entry, 'fault', entry.resource.path, `an import cannot ${entry.method.slice(0, 10)}`);
    return false;
  }
  const modifier = carriesModifier(entry.resource);
  if (modifier !== undefined) {
    context.note(
      entry,
      'fault',
      modifier,
      'it carries an extension that changes its meaning and is not known here',
    );
    return false;
  }
  return true;
}

/** One answer per fact: the one known latest; of two dates, the later event. */
function latestFacts(facts: readonly DraftFact[]): readonly DraftFact[] {
  const best = new Map<string, DraftFact>();
  for (const fact of facts) {
    const other = best.get(fact.factId);
    const later =
      other === undefined ||
      fact.observedAt > other.observedAt ||
      (fact.observedAt === other.observedAt && fact.value > other.value);
    if (later) best.set(fact.factId, fact);
  }
  return [...best.values()];
}

function countByType(entries: readonly Entry[], taken: ReadonlySet<Entry>): ImportDraft['counts']['byType'] {
  const counts = new Map<string, { entries: number; taken: number }>();
  for (const entry of entries) {
    const row = counts.get(entry.resourceType) ?? { entries: 0, taken: 0 };
    counts.set(entry.resourceType, {
      entries: row.entries + 1,
      taken: row.taken + (taken.has(entry) ? 1 : 0),
    });
  }
  return Object.fromEntries(counts);
}

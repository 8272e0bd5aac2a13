import { commitImport, type ImportPreview, listImports, previewImport } from '@titrate/contract';
import { formatInstant, type Instant } from '@titrate/quantity';
import type { ImportDraft, NotUnderstood } from '../../edges/fhir/import/draft.ts';
import { draftImport } from '../../edges/fhir/import/import.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { recordAuthor } from '../record-author.ts';
import { importedBefore, matchingCharts, putOnChart } from './put-on-chart.ts';

const LARGE = { bodyLimit: 48 * 1024 * 1024 };

export const importRoutes = [
  route(
    previewImport,
    async ({ tx, clinicId, body, now }) => {
      const draft = draftOrRefuse(body.text, now);
      const before = await importedBefore(tx, clinicId, body.text);
      return {
        ...viewDraft(draft),
        matches: await matchingCharts(tx, clinicId, draft),
        importedBefore: before ?? null,
      };
    },
    LARGE,
  ),

  route(
    commitImport,
    async ({ tx, clinicId, body, actor, now, audit, publish }) => {
      const draft = draftOrRefuse(body.text, now);
      const { fileName, text, patientId, despiteMatch } = body;
      const put = await putOnChart(
        { tx, clinicId, now, author: recordAuthor(actor), fileName, text, patientId, despiteMatch },
        draft,
      );
      if (!put.again) {
        audit({
          act: 'import.commit',
          object: { kind: 'import', id: put.importId },
          patientId: put.patientId,
          detail: { entries: draft.counts.entries, taken: draft.counts.taken },
        });
        await publish({ topic: 'patients', id: put.patientId });
      }
      const { importId, recordNumber } = put;
      return {
        importId,
        patientId: put.patientId,
        recordNumber,
        counts: draft.counts,
        notUnderstood: draft.notUnderstood.map(viewNote),
      };
    },
    LARGE,
  ),

  route(listImports, async ({ tx, clinicId, query }) => {
    let found = tx
      .selectFrom('importBatch')
      .select(['id', 'fileName', 'patientId', 'at', 'report'])
      .where('clinicId', '=', clinicId);
    if (query.patientId !== undefined) found = found.where('patientId', '=', query.patientId);
    const rows = await found.orderBy('at', 'desc').orderBy('id').limit(100).execute();
    return {
      imports: rows.map(({ report, ...row }) => {
        // Written by `putOnChart`; the answer's schema checks it on the way out.
        const { counts, notUnderstood } = report as Pick<ImportDraft, 'counts' | 'notUnderstood'>;
        return { ...row, counts, notUnderstood: notUnderstood.map(viewNote) };
      }),
    };
  }),
] as const;

function draftOrRefuse(text: string, now: Instant): ImportDraft {
  const draft = draftImport(text, now);
  if (!draft.ok)
    throw refuse('invalid-input', 'The document cannot be imported; nothing was stored', draft.error);
  return draft.value;
}

function viewNote({ kind, resourceType, id, path, reason }: NotUnderstood) {
  return { kind, resourceType, id: id ?? null, path, reason };
}

function viewDraft(draft: ImportDraft): Omit<ImportPreview, 'matches' | 'importedBefore'> {
  const { patient } = draft;
  return {
    patient: {
      familyName: patient.familyName,
      givenName: patient.givenName,
      birthDate: patient.birthDate,
      sexAtBirth: patient.sexAtBirth ?? null,
      deceased: patient.deceased,
      identifiers: patient.identifiers.map(({ system, value }) => ({ system, value })),
    },
    conditions: draft.conditions.map(({ name, code, clinicalStatus, onsetAt, facts, indications }) => ({
      name,
      code: code ?? null,
      status: clinicalStatus,
      onsetAt: onsetAt === undefined ? null : formatInstant(onsetAt),
      facts: [...facts],
      indications: [...indications],
    })),
    facts: draft.facts.map(({ factId, value, observedAt }) => ({
      factId,
      value,
      observedAt: formatInstant(observedAt),
    })),
    medicines: draft.medicines.map(({ name, rxnorm, status, doseText, ingredients }) => ({
      name,
      rxnorm: rxnorm ?? null,
      status,
      doseText: doseText ?? null,
      ingredients: ingredients === undefined ? null : [...ingredients],
    })),
    allergies: draft.allergies.map(({ substance, criticality, status }) => ({
      substance,
      criticality: criticality ?? null,
      status,
    })),
    vitals: draft.vitals.map(({ observedAt, from: _, ...values }) => ({
      observedAt: formatInstant(observedAt),
      values,
    })),
    labs: draft.labs.map(({ code, name, valueText, unit, observedAt, measurement }) => ({
      code,
      name,
      valueText,
      unit: unit ?? null,
      observedAt: formatInstant(observedAt),
      measurement: measurement ?? null,
    })),
    instruments: draft.instruments.map(({ instrument, total, at }) => ({
      instrument,
      total,
      at: formatInstant(at),
    })),
    records: draft.records.map(({ recordId, outcome, at }) => ({ recordId, outcome, at: formatInstant(at) })),
    notUnderstood: draft.notUnderstood.map(viewNote),
    counts: draft.counts,
  };
}

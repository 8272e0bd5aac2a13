import { resolveMedicine } from '@titrate/clinical/rules';
import { readHistory } from '@titrate/contract';
import { route } from '../../platform/http/route.ts';
import { findPatient } from '../patients/patients.queries.ts';
import {
  allergies,
  conditions,
  examinations,
  facts,
  labs,
  medicines,
  notes,
  type Of,
  trials,
  vitals,
} from './rows.ts';
import { byOf, signed, view } from './views.ts';

const MOST = 1000;

export const historyReadRoutes = [
  route(readHistory, async ({ tx, clinicId, params, audit }) => {
    await findPatient(tx, clinicId, params.patientId);
    audit({
      act: 'history.read',
      object: { kind: 'patient', id: params.patientId },
      patientId: params.patientId,
    });
    const of = { tx, clinicId, patientId: params.patientId };
    return {
      facts: (await facts(of, 'standing')).map(view),
      conditions: (await conditions(of, 'standing')).map(view),
      medicines: await currentMedicines(of),
      medicinesReconciled: await reconciled(of, 'medicines'),
      allergies: (await allergies(of, 'standing')).map(view),
      allergiesReviewed: await reconciled(of, 'allergies'),
      vitals: (await vitals(of, 'standing')).map(view),
      labs: (await labs(of, 'standing')).map(view),
      trials: (await trials(of, 'standing')).map(view),
      records: await records(of),
      examinations: (await examinations(of, 'standing')).map((row) => ({
        ...view(row),
        findings: { ...row.findings },
        ...signed(row.signature),
      })),
      notes: (await notes(of, 'standing')).map((row) => ({ ...view(row), ...signed(row.signature) })),
    };
  }),
] as const;

async function currentMedicines(of: Of) {
  const rows = await medicines(of, 'standing');
  return rows.flatMap((row) =>
    // Rows that take an entry away do not stand; this tells the compiler so.
    row.status === 'entered-in-error'
      ? []
      : [{ ...view(row), status: row.status, resolved: knownAs(row.rxnorm, row.name) }],
  );
}

function knownAs(rxnorm: string | null, name: string) {
  const found = resolveMedicine({ name, ...(rxnorm === null ? {} : { rxnorm }) });
  if (found === undefined) return null;
  return {
    ingredients: found.ingredients.map((entry) => entry.ingredient),
    classes: [...new Set(found.ingredients.flatMap((entry) => entry.classes))],
  };
}

async function reconciled({ tx, clinicId, patientId }: Of, kind: 'medicines' | 'allergies') {
  const row = await tx
    .selectFrom('reconciliation')
    .select(['at', 'author', 'noneKnown'])
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('kind', '=', kind)
    .orderBy('at', 'desc')
    .executeTakeFirst();
  return row === undefined ? null : { at: row.at, by: byOf(row.author).name, noneKnown: row.noneKnown };
}

async function records({ tx, clinicId, patientId }: Of) {
  const rows = await tx
    .selectFrom('clinicalRecord')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .orderBy('at', 'desc')
    .limit(MOST)
    .execute();
  return rows.map(view);
}

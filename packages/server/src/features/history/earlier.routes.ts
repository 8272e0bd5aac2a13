import { readEarlierHistory } from '@titrate/contract';
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
  trials,
  vitals,
} from './rows.ts';
import { earlierView, signed, view } from './views.ts';

export const earlierRoutes = [
  route(readEarlierHistory, async ({ tx, clinicId, params, audit }) => {
    const { patientId } = params;
    await findPatient(tx, clinicId, patientId);
    audit({ act: 'history.readEarlier', object: { kind: 'patient', id: patientId }, patientId });
    const of = { tx, clinicId, patientId };
    return {
      facts: (await facts(of, 'earlier')).map(view),
      conditions: (await conditions(of, 'earlier')).map(earlierView),
      medicines: (await medicines(of, 'earlier')).map(earlierView),
      allergies: (await allergies(of, 'earlier')).map(earlierView),
      vitals: (await vitals(of, 'earlier')).map(earlierView),
      labs: (await labs(of, 'earlier')).map(earlierView),
      trials: (await trials(of, 'earlier')).map(earlierView),
      examinations: (await examinations(of, 'earlier')).map((row) => ({
        ...earlierView(row),
        findings: { ...row.findings },
        ...signed(row.signature),
      })),
      notes: (await notes(of, 'earlier')).map((row) => ({ ...earlierView(row), ...signed(row.signature) })),
    };
  }),
] as const;

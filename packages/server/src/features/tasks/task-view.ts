import { instrumentById, isInstrumentId } from '@titrate/clinical/instruments';
import { FACT_GROUP_TITLES, FACT_GROUPS, FACTS } from '@titrate/clinical/rules';
import type { PatientTaskView } from '@titrate/contract';
import type { Selectable } from 'kysely';
import type { PatientTaskTable } from './tasks.tables.ts';

export type PatientTask = Selectable<PatientTaskTable>;

/** The title of a task, or nothing when the reference is of no instrument and no group. */
export function titleOf(kind: 'instrument' | 'intake', ref: string): string | undefined {
  if (kind === 'instrument') return isInstrumentId(ref) ? instrumentById(ref).shortTitle : undefined;
  const group = FACT_GROUPS.find((one) => one === ref);
  return group === undefined ? undefined : FACT_GROUP_TITLES[group];
}

export function toTaskView(task: PatientTask): PatientTaskView {
  return {
    id: task.id,
    kind: task.kind === 'intake' ? 'intake' : 'instrument',
    ref: task.ref,
    title: task.title,
    moment: task.moment,
    opensAt: task.opensAt,
    dueAt: task.dueAt,
    status: task.status,
    answered: Object.keys(task.progress).length,
    questions: questionCount(task),
    completedAt: task.completedAt,
    sessionId: task.sessionId,
  };
}

/** Questions that everyone gets; those that only an answer opens are left out. */
function questionCount(task: PatientTask): number {
  if (task.kind === 'intake') {
    return FACTS.filter(
      (fact) =>
        fact.group === task.ref &&
        fact.askedOf === 'patient' &&
        fact.history &&
        fact.askedWhenYes === undefined,
    ).length;
  }
  if (!isInstrumentId(task.ref)) return 0;
  const { items, unscored = [] } = instrumentById(task.ref);
  return items.filter((item) => item.askedWhen === undefined).length + unscored.length;
}

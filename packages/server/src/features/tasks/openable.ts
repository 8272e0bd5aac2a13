import { isInstrumentId } from '@titrate/clinical/instruments';
import type { Problem } from '@titrate/quantity';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { formsOfPatient } from '../wording/in-force.ts';
import type { WantedTask } from './make-tasks.ts';
import { openWork } from './open-work.ts';
import type { Asked } from './questions.ts';

/** Nobody is sent a link to a form that would not open: for want of wording, or because a clinician rates it. */
export async function refuseUnopenable(
  tx: Tx,
  { tasks, ...who }: Asked & { readonly tasks: readonly WantedTask[] },
): Promise<void> {
  const open = await formsOfPatient(tx, who);
  const problems = tasks.flatMap(({ kind, ref }, index): Problem[] => {
    if (kind !== 'instrument' || !isInstrumentId(ref)) return [];
    const { form } = open(ref);
    return form.ok ? [] : [{ ...form.error, path: `/tasks/${index}/ref` }];
  });
  if (problems.length > 0)
    throw refuse(
      'held',
      `Not sent: ${problems.map(({ message }) => message).join('; ')}. Score entry works`,
      problems,
    );
}

/** Open tasks of one patient, by whether their form would open today. */
export async function byOpenable<T extends { readonly kind: string; readonly ref: string }>(
  tx: Tx,
  who: Asked,
  tasks: readonly T[],
): Promise<{ readonly openable: readonly T[]; readonly shut: readonly T[] }> {
  const open = await formsOfPatient(tx, who);
  const opens = ({ kind, ref }: T) => kind !== 'instrument' || (isInstrumentId(ref) && open(ref).form.ok);
  return { openable: tasks.filter(opens), shut: tasks.filter((task) => !opens(task)) };
}

/** What the schedule asked and the patient cannot open is a clinician's to ask: it is never dropped in silence. */
export async function openAskYourself(
  tx: Tx,
  { clinicId, patientId, now }: Asked,
  shut: readonly { readonly ref: string; readonly title: string; readonly moment: string }[],
): Promise<void> {
  await openWork(tx, {
    clinicId,
    patientId,
    kind: 'follow-up',
    priority: shut.some(({ ref }) => ref === 'cssrs_screen') ? 'high' : 'medium',
    title: `Ask or rate yourself: ${shut.map(({ title }) => title).join(', ')}. The patient cannot open ${shut.length === 1 ? 'this form' : 'these forms'}`,
    detail: { instruments: shut.map(({ ref }) => ref), moment: shut[0]?.moment },
    now,
  });
}

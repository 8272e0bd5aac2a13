import {
  type InstrumentId,
  instrumentById,
  isFlagCode,
  isInstrumentId,
  type Score,
} from '@titrate/clinical/instruments';
import type { CourseSession, DatedScore, SessionFacts } from '@titrate/clinical/outcomes';
import type { CourseView, PatientTaskView, ResponseView, TreatmentView } from '@titrate/contract';
import { addMs, days, type Instant, parseInstant } from '@titrate/quantity';

/** A stored form in the shape the outcome functions read. Forms of instruments the catalogue no longer knows are left out. */
export function datedScores(responses: readonly ResponseView[]): readonly DatedScore[] {
  return responses.flatMap((response) => {
    const at = parseInstant(response.completedAt);
    const score = scoreOf(response);
    return at.ok && score !== undefined ? [{ id: response.id, at: at.value, score }] : [];
  });
}

function scoreOf({ score }: ResponseView): Score | undefined {
  const { instrument } = score;
  if (!isInstrumentId(instrument)) return undefined;
  return { ...score, instrument, flags: score.flags.filter(isFlagCode) };
}

/** Instruments with at least one form, those with a total first, each in the order of its first form. */
export function instrumentsOf(responses: readonly ResponseView[]): readonly InstrumentId[] {
  const seen = [...new Set(responses.map(({ instrument }) => instrument))].filter(isInstrumentId);
  const hasTotal = (id: InstrumentId) => instrumentById(id).range !== undefined;
  return [...seen.filter(hasTotal), ...seen.filter((id) => !hasTotal(id))];
}

/** A treatment with its times read. */
export interface Treatment {
  readonly view: TreatmentView;
  readonly at: Instant;
  readonly endedAt: Instant | null;
}

/** Treatments of one course in order of time. */
export function treatmentsOf(
  treatments: readonly TreatmentView[],
  courseId: string | undefined,
): readonly Treatment[] {
  return treatments
    .filter((view) => view.courseId === courseId)
    .flatMap((view) => {
      const at = parseInstant(view.startedAt);
      const ended = view.endedAt === null ? undefined : parseInstant(view.endedAt);
      return at.ok ? [{ view, at: at.value, endedAt: ended?.ok === true ? ended.value : null }] : [];
    })
    .sort((a, b) => a.at - b.at);
}

export const sessionFacts = ({ view, at }: Treatment): SessionFacts => ({
  id: view.sessionId,
  at,
  product: view.product,
  route: view.route,
  givenMg: view.givenMg,
  givenMgPerKg: view.givenMgPerKg,
  durationMin: view.durationMin,
  tolerability: view.tolerability,
});

export const courseSession = ({ view, at }: Treatment): CourseSession => ({
  id: view.sessionId,
  at,
  kind: view.coursePhase ?? 'induction',
});

/**
 * When the induction ended: the end of its last session once a maintenance session was given, or once as many were
 * given as the plan in force says. `null` while it goes on, or while the last session does.
 */
export function inductionEndedAt(
  treatments: readonly Treatment[],
  course: CourseView | undefined,
): Instant | null {
  const induction = treatments.filter(({ view }) => view.coursePhase !== 'maintenance');
  const planned = course?.plans.find(({ status }) => status === 'signed')?.sessionsPlanned;
  const isOver =
    induction.length < treatments.length ||
    course?.endedAt != null ||
    (planned !== undefined && induction.length >= planned);
  return isOver ? (induction.at(-1)?.endedAt ?? null) : null;
}

/** A link opens its questions for three days; after that a form without a due date counts as missed. */
const LINK_LIFE = days(3);

/** Times at which a form was asked and not answered in time: gaps of the chart, never bridged (OUT-01). */
export function missedAt(
  tasks: readonly PatientTaskView[],
  instrument: InstrumentId,
  now: Instant,
): readonly Instant[] {
  return tasks.flatMap((task) => {
    const at = parseInstant(task.opensAt);
    const due = task.dueAt === null ? undefined : parseInstant(task.dueAt);
    const isOpen = task.ref === instrument && task.status !== 'done' && task.status !== 'cancelled';
    if (!isOpen || !at.ok) return [];
    const missedFrom = due?.ok === true ? due.value : addMs(at.value, LINK_LIFE);
    return missedFrom < now ? [at.value] : [];
  });
}

import type { InstrumentId } from '@titrate/clinical/instruments';
import {
  type DatedScore,
  earlyLook,
  maintenanceFindings,
  type OutcomeFinding,
} from '@titrate/clinical/outcomes';
import type { CourseView } from '@titrate/contract';
import { now } from '../../kit/clock/clock.ts';
import { FindingCard, type ShownFinding } from '../../kit/ui/finding-card.tsx';
import styles from './outcomes.module.css';
import { courseSession, inductionEndedAt, type Treatment } from './records.ts';

interface CourseFindingsProps {
  readonly instrument: InstrumentId;
  readonly course: CourseView | undefined;
  readonly scores: readonly DatedScore[];
  readonly treatments: readonly Treatment[];
  readonly zone: string;
}

/** What the outcome rules say about this course: prompts for a clinician, nothing is booked or stopped by them. */
export function CourseFindings({ instrument, course, scores, treatments, zone }: CourseFindingsProps) {
  if (treatments.length === 0) return null;
  const early = earlyLook({
    instrument,
    scores,
    infusions: treatments.flatMap(({ endedAt }) => (endedAt === null ? [] : [endedAt])),
  });
  const ended = inductionEndedAt(treatments, course);
  const later =
    ended === null
      ? []
      : maintenanceFindings({
          instrument,
          scores,
          sessions: treatments.map(courseSession),
          inductionEndedAt: ended,
          at: now(),
        });
  const all = early === null ? later : [early, ...later];
  const pressing = all.filter(({ result }) => result !== 'false');
  const rest = all.filter(({ result }) => result === 'false');
  return (
    <section aria-labelledby="findings-title">
      <h2 id="findings-title">What the rules say about this course</h2>
      {all.length === 0 ? (
        <p className={styles.note}>
          Nothing yet: the first look is due after the fourth session, the others after induction.
        </p>
      ) : null}
      <div className={styles.cards}>
        {pressing.map((finding) => (
          <FindingCard key={finding.rule} finding={shown(finding)} zone={zone} />
        ))}
      </div>
      {rest.length === 0 ? null : (
        <details className={styles.more}>
          <summary>Looked at and does not apply: {rest.length}</summary>
          <div className={styles.cards}>
            {rest.map((finding) => (
              <FindingCard key={finding.rule} finding={shown(finding)} zone={zone} />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

const shown = (finding: OutcomeFinding): ShownFinding => ({
  rule: finding.rule,
  version: finding.version,
  severity: finding.severity,
  result: finding.result,
  text: finding.clinicianText,
  inputs: Object.entries(finding.inputs).map(([name, value]) => ({
    name,
    value: String(value ?? 'Not known'),
  })),
  missing: finding.missing,
  source: finding.sources.map(({ key, mark }) => `${key} [${mark}]`).join(', '),
});

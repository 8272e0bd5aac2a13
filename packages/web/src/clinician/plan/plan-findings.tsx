import { DOSE_RULES, type DoseRuleOutcome } from '@titrate/clinical/dose';
import { sourceByKey } from '@titrate/clinical/rules';
import { unitWords } from '../../kit/format/treatment.ts';
import { TextAreaField } from '../../kit/ui/field.tsx';
import { SeverityLabel, StatusBadge } from '../../kit/ui/status-badge.tsx';
import styles from './plan.module.css';
import type { PlanDraft, Preview } from './plan-draft.ts';

interface PlanFindingsProps {
  readonly preview: Preview;
  readonly draft: PlanDraft;
  readonly onChange: (part: Partial<PlanDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

/** What every limit says of this dose, worst first; an override asks for its reason right here. */
export function PlanFindings({ preview, draft, onChange, errorOf }: PlanFindingsProps) {
  if (preview.kind !== 'worked-out') return null;
  const { outcomes, answer } = preview.evaluation;
  const shown = answer.findings.flatMap((finding) => {
    const outcome = outcomes.find((one) => one.rule === finding.rule);
    return outcome === undefined ? [] : [{ ...finding, outcome }];
  });
  const unassessed = outcomes.filter((outcome) => outcome.result === 'unknown' && outcome.severity === null);
  const clear = outcomes.filter((outcome) => outcome.result === 'false').length;
  return (
    <section className={styles.limits} aria-labelledby="limits">
      <h3 id="limits">Limits</h3>
      {shown.length === 0 ? <p className={styles.quiet}>No limit speaks against this dose.</p> : null}
      {shown.map(({ rule, severity, text, outcome }) => (
        <article
          key={rule}
          id={`field-finding-${rule}`}
          tabIndex={-1}
          className={`${styles.limit} ${styles[severity]}`}
        >
          <div className={styles.limitHead}>
            <SeverityLabel severity={severity} />
            {outcome.result === 'unknown' ? <StatusBadge status="not-assessed" word="Cannot tell" /> : null}
          </div>
          <p>{text}</p>
          {severity === 'override' ? (
            <TextAreaField
              name={`overrides.${rule}`}
              label="Your reason to go on"
              hint="At least 15 characters; signed with the plan"
              rows={2}
              maxLength={2000}
              value={draft.reasons[rule] ?? ''}
              error={errorOf(`overrides.${rule}`)}
              onChange={(event) =>
                onChange({ reasons: { ...draft.reasons, [rule]: event.currentTarget.value } })
              }
            />
          ) : null}
          <Behind outcome={outcome} />
        </article>
      ))}
      {unassessed.length === 0 ? null : (
        <details className={styles.folded}>
          <summary>Not assessed: {unassessed.length} limits, because something is not known</summary>
          <ul>
            {unassessed.map(({ rule, missing }) => (
              <li key={rule}>
                {titleOf(rule)} ({rule}): needs {missing.map(inputWords).join(', ')}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className={styles.quiet}>{clear} further limits were asked and say nothing.</p>
    </section>
  );
}

function Behind({ outcome }: { readonly outcome: DoseRuleOutcome }) {
  const rule = DOSE_RULES.find((one) => one.id === outcome.rule);
  if (rule === undefined) return null;
  const limits = Object.entries(outcome.limits);
  return (
    <details className={styles.behind}>
      <summary>
        Limit and sources<span className="visually-hidden"> of {rule.title}</span>
      </summary>
      <p>{rule.rationale}</p>
      {limits.length === 0 ? null : (
        <p>
          In force:{' '}
          {limits
            .map(([name, { op, value, unit }]) => `${inputWords(name)} ${op} ${value} ${unitWords(unit)}`)
            .join('; ')}
        </p>
      )}
      <p>
        Looks at: {rule.inputs.map(inputWords).join(', ')}. Source:{' '}
        {rule.sources.map(({ key, mark }) => `${sourceByKey(key)?.citation ?? key} (${mark})`).join('; ')}
      </p>
      <p>
        {rule.title}. Rule {rule.id}, version {outcome.version}.
      </p>
    </details>
  );
}

const titleOf = (id: string): string => DOSE_RULES.find((rule) => rule.id === id)?.title ?? id;

/** `context.weightAgeDays` is `weight age days`. */
function inputWords(path: string): string {
  const name = path.replace(/^context\./, '').replace('.', ' ');
  return name.replace(/([a-z])([A-Z0-9])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
}

import { bandsOf, instrumentById } from '@titrate/clinical/instruments';
import {
  BASELINE_MAX_AGE_DAYS,
  type Baseline,
  change,
  type Trend,
  type TrendPoint,
} from '@titrate/clinical/outcomes';
import { useState } from 'react';
import { formatDateTime } from '../../kit/format/date.ts';
import { SelectField } from '../../kit/ui/field.tsx';
import { ScrollRegion } from '../../kit/ui/scroll-region.tsx';
import styles from './outcomes.module.css';
import { ReliableChangePanel } from './reliable-change.tsx';
import { courseSentences, movedWords, standing, yesNo } from './words.ts';

interface BaselineAndChangeProps {
  readonly trend: Trend;
  readonly zone: string;
  readonly sex: string | null;
}

const BY_RULE = 'rule';

/** The baseline by name, chosen openly, and every form compared with it in points and percent (OUT-03). */
export function BaselineAndChange({ trend, zone, sex }: BaselineAndChangeProps) {
  const [choice, setChoice] = useState<string>(BY_RULE);
  const complete = trend.points.filter((point) => point.total !== null);
  const chosen = complete.find(({ id }) => id === choice);
  const ruled = trend.baseline.kind === 'found' ? trend.baseline.reading : undefined;
  const base = choice === BY_RULE ? ruled : chosen;
  const current = complete.at(-1);
  return (
    <section aria-labelledby="change-title">
      <h2 id="change-title">Change from baseline</h2>
      <div className={styles.choose}>
        <SelectField
          name="baseline"
          label="Baseline"
          value={choice}
          options={[
            { value: BY_RULE, label: `By rule: ${baselineWords(trend.baseline, zone)}` },
            ...complete.map(({ id, at, total }) => ({
              value: id,
              label: `${total} on ${formatDateTime(at, zone)}`,
            })),
          ]}
          onChange={(event) =>
            setChoice(event.currentTarget.value === '' ? BY_RULE : event.currentTarget.value)
          }
        />
      </div>
      <p className={styles.note}>
        The rule takes the last complete form before the first dose of the course, at most{' '}
        {BASELINE_MAX_AGE_DAYS} days old.
        {choice === BY_RULE ? '' : ' Response, remission and relapse over the course keep to the rule.'}
      </p>
      {base === undefined || base.total === null || current === undefined || current.total === null ? (
        <p>
          <strong>Nothing can be compared:</strong> {baselineWords(trend.baseline, zone)}.
        </p>
      ) : (
        <p className={styles.headline}>
          From {base.total} to {current.total}:{' '}
          {movedWords(trend, base.total, current.total, percentOf(trend, base.total, current.total))}
        </p>
      )}
      {ruled === undefined ? null : (
        <ul>
          {courseSentences(trend, zone).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <ChangeTable trend={trend} zone={zone} sex={sex} />
      {base === undefined || base.total === null || current === undefined || current.total === null ? null : (
        <ReliableChangePanel
          title={instrumentById(trend.instrument).shortTitle}
          difference={base.total - current.total}
        />
      )}
    </section>
  );
}

function ChangeTable({ trend, zone, sex }: BaselineAndChangeProps) {
  const bands = bandsOf(trend.instrument, sex === 'male' || sex === 'female' ? { sex } : {});
  const bandOf = ({ total }: TrendPoint) =>
    total === null
      ? 'Not scored'
      : (bands.find(({ from, to }) => total >= from && total <= to)?.label ?? 'No band');
  return (
    <ScrollRegion className={styles.scroll} label="Every form against the baseline">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Filled in</th>
            <th scope="col">Total</th>
            <th scope="col">Band</th>
            <th scope="col">Better by</th>
            <th scope="col">Standing</th>
            <th scope="col">Meaningful</th>
            <th scope="col">Worse</th>
          </tr>
        </thead>
        <tbody>
          {trend.points.map((point) => (
            <tr key={point.id}>
              <th scope="row">
                {formatDateTime(point.at, zone)}
                {point.overlapsPrevious ? (
                  <span className={styles.small}>shares days with the form before</span>
                ) : null}
              </th>
              <td>
                {point.total ?? 'Cannot be scored'}
                {point.isEstimated ? (
                  <span className={styles.small}>estimated: answers are missing</span>
                ) : null}
              </td>
              <td>{bandOf(point)}</td>
              <td>
                {point.change?.pct_improvement == null ? 'Not compared' : `${point.change.pct_improvement} %`}
              </td>
              <td>{standing(point.change)}</td>
              <td>{point.change === null ? '' : yesNo(point.change.mcid_improved)}</td>
              <td>{point.change === null ? '' : yesNo(point.change.worse)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function percentOf(trend: Trend, baseline: number, current: number): number | null {
  const answer = change({ instrument: trend.instrument, baseline, current });
  return answer.ok ? answer.value.pct_improvement : null;
}

function baselineWords(baseline: Baseline, zone: string): string {
  switch (baseline.kind) {
    case 'found':
      return `${baseline.reading.total} on ${formatDateTime(baseline.reading.at, zone)}`;
    case 'no-dose-yet':
      return 'no dose was given yet';
    case 'none-before-first-dose':
      return 'no complete form before the first dose';
    case 'too-old':
      return `the last form before the first dose is too old (${formatDateTime(baseline.reading.at, zone)})`;
  }
}

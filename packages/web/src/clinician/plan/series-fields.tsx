import type { Protocol } from '@titrate/clinical/protocols';
import { DateBoxes } from '../../kit/date-entry/date-boxes.tsx';
import { Button } from '../../kit/ui/button.tsx';
import { TextAreaField, TextField } from '../../kit/ui/field.tsx';
import type { FormProblems } from '../../kit/ui/form-problems.tsx';
import { rangeOf } from '../../kit/ui/quantity.ts';
import { QuantityField } from '../../kit/ui/quantity-field.tsx';
import styles from './plan.module.css';
import type { PlanDraft } from './plan-draft.ts';

interface SeriesFieldsProps {
  readonly draft: PlanDraft;
  readonly protocol: Protocol;
  readonly onChange: (part: Partial<PlanDraft>) => void;
  readonly problems: FormProblems;
}

/** Most sessions one plan may hold; after that the next plan is written. */
const MOST_SESSIONS = 60;

/** How often, to what end, until when, and what may be given as needed. */
export function SeriesFields({ draft, protocol, onChange, problems }: SeriesFieldsProps) {
  const { induction, perWeekMax } = protocol.series;
  const reviewProblem = problems.of('review-day');
  return (
    <div className={styles.block}>
      <h3>Series</h3>
      <p className={styles.quiet}>{protocol.seriesText}</p>
      <div className={styles.row}>
        <QuantityField
          name="sessions"
          label="Sessions planned"
          unit="sessions"
          bounds={{
            absolute: rangeOf(1, MOST_SESSIONS),
            ...(induction === null ? {} : { usual: rangeOf(1, induction.sessions) }),
          }}
          value={draft.sessions}
          error={problems.of('sessions') ?? problems.of('sessionsPlanned')}
          onChange={(sessions) => onChange({ sessions })}
        />
        <QuantityField
          name="perWeek"
          label="Sessions a week"
          unit="a week"
          bounds={{ absolute: rangeOf(0.1, perWeekMax) }}
          value={draft.perWeek}
          error={problems.of('perWeek') ?? problems.of('sessionsPerWeek')}
          onChange={(perWeek) => onChange({ perWeek })}
        />
      </div>
      <TextAreaField
        name="target"
        label="Target"
        optional
        hint="What should be different, and by which measure"
        rows={2}
        maxLength={2000}
        value={draft.target}
        onChange={(event) => onChange({ target: event.currentTarget.value })}
      />
      <TextAreaField
        name="stopRule"
        label="Stop rule"
        optional
        hint="When the course ends without having helped"
        rows={2}
        maxLength={2000}
        value={draft.stopRule}
        onChange={(event) => onChange({ stopRule: event.currentTarget.value })}
      />
      <DateBoxes
        name="review"
        legend="Review on"
        hint="Without a stop rule or a review date a course has no end (DO-004)."
        value={draft.review}
        problem={reviewProblem === undefined ? undefined : { box: 'day', message: reviewProblem }}
        onChange={(review) => onChange({ review })}
      />
      <PrnList draft={draft} onChange={onChange} />
    </div>
  );
}

/** Chosen by the prescriber; the product never suggests a drug (3.9). */
function PrnList({ draft, onChange }: Pick<SeriesFieldsProps, 'draft' | 'onChange'>) {
  const set = (index: number, part: Partial<PlanDraft['prn'][number]>) =>
    onChange({ prn: draft.prn.map((one, i) => (i === index ? { ...one, ...part } : one)) });
  return (
    <fieldset className={styles.prn}>
      <legend>As needed</legend>
      {draft.prn.map((medicine, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
        <div key={index} className={styles.row}>
          <TextField
            name={`prn-name-${index}`}
            label="Medicine, dose and route"
            maxLength={120}
            value={medicine.name}
            onChange={(event) => set(index, { name: event.currentTarget.value })}
          />
          <TextField
            name={`prn-note-${index}`}
            label="For what, and how often at most"
            maxLength={400}
            value={medicine.note}
            onChange={(event) => set(index, { note: event.currentTarget.value })}
          />
          <Button
            look="quiet"
            size="small"
            aria-label={`Remove ${medicine.name === '' ? 'this medicine' : medicine.name}`}
            onClick={() => onChange({ prn: draft.prn.filter((_, i) => i !== index) })}
          >
            Remove
          </Button>
        </div>
      ))}
      <Button
        look="secondary"
        size="small"
        disabled={draft.prn.length >= 30}
        onClick={() => onChange({ prn: [...draft.prn, { name: '', note: '' }] })}
      >
        Add a medicine
      </Button>
    </fieldset>
  );
}

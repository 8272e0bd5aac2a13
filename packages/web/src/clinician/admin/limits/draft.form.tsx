import {
  type AdjustableRule,
  adjustableRules,
  type ClinicValues,
  canChange,
  checkValues,
} from '@titrate/clinical/library';
import {
  discardLibrary,
  type Library,
  type LibraryChange,
  proposeLibrary,
  readLibrary,
  saveLibraryDraft,
} from '@titrate/contract';
import type { Problem } from '@titrate/quantity';
import { useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { wordsOf } from '../../../kit/api/problems.ts';
import { capital } from '../../../kit/format/text.ts';
import { unitWords } from '../../../kit/format/treatment.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { SelectField, TextAreaField, TextField } from '../../../kit/ui/field.tsx';
import { toast } from '../../../kit/ui/toasts.tsx';
import { useClinic, useToday } from '../../shell/clinic-frame.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { draftOf, SEVERITIES, withRule } from './draft-values.ts';
import styles from './limits.module.css';

interface DraftFormProps {
  /** Stays the same while a new draft becomes a stored one. */
  readonly id: string;
  readonly library: Library;
  readonly draft: LibraryChange | undefined;
}

const CHANGEABLE = adjustableRules().filter(canChange);

/** One prescriber writes: rule by rule, with the difference always in sight. */
export function DraftForm({ id, library, draft }: DraftFormProps) {
  const { clinic } = useClinic();
  const before = draft?.before ?? library.inForce?.values ?? {};
  const [values, setValues] = useState<ClinicValues>(draft?.values ?? before);
  const [ruleId, setRuleId] = useState('');
  const [note, setNote] = useState(draft?.note ?? '');
  const [effectiveOn, setEffectiveOn] = useState(draft?.effectiveOn ?? '');
  const [reviewBy, setReviewBy] = useState(draft?.reviewBy ?? '');
  const [tried, setTried] = useState(false);
  const today = useToday();
  const save = useAct(saveLibraryDraft, { refreshes: [readLibrary] });
  const propose = useAct(proposeLibrary, { refreshes: [readLibrary] });
  const discard = useAct(discardLibrary, { refreshes: [readLibrary] });
  const params = { clinicId: clinic.id, changeId: id };
  const rule = CHANGEABLE.find((one) => one.id === ruleId);
  const checked = checkValues(values);
  const problems = checked.ok ? [] : checked.error;
  // Those of the rule that is open stand beside their fields.
  const elsewhere = problems.filter((one) => rule === undefined || !one.path.startsWith(`/${rule.id}/`));
  const failed = [save, propose, discard].find((act) => act.isError)?.error;
  const send = (then: () => void) =>
    save.mutate(
      {
        params,
        body: { values, note, effectiveOn, reviewBy, version: draft?.version ?? 0 },
      },
      { onSuccess: then },
    );
  const dates = dateProblems(effectiveOn, reviewBy, today);
  const isComplete = checked.ok && dates.effectiveOn === undefined && dates.reviewBy === undefined;
  const attempt = (then: () => void) => {
    setTried(true);
    if (isComplete) send(then);
  };
  const busy = save.isPending || propose.isPending || discard.isPending;
  return (
    <div className={styles.form}>
      <SelectField
        name="rule"
        label="Rule to change"
        value={ruleId}
        onChange={(event) => setRuleId(event.currentTarget.value)}
        options={CHANGEABLE.map((one) => ({ value: one.id, label: `${one.id} · ${one.title}` }))}
      />
      {rule === undefined ? null : (
        <RuleFields
          key={rule.id}
          rule={rule}
          values={values}
          onChange={setValues}
          problems={problems.filter((one) => one.path.startsWith(`/${rule.id}/`))}
        />
      )}
      {elsewhere.length === 0 ? null : (
        <ul className={styles.problems} role="alert">
          {elsewhere.map((one) => (
            <li key={one.path}>{placed(one)}</li>
          ))}
        </ul>
      )}
      {checked.ok ? <DifferenceTable caption="What changes" before={before} after={checked.value} /> : null}
      <div className={styles.dates}>
        <TextField
          name="effectiveOn"
          type="date"
          label="In force from"
          min={today}
          error={tried ? dates.effectiveOn : undefined}
          value={effectiveOn}
          onChange={(event) => setEffectiveOn(event.currentTarget.value)}
        />
        <TextField
          name="reviewBy"
          type="date"
          label="To be reviewed by"
          error={tried ? dates.reviewBy : undefined}
          value={reviewBy}
          onChange={(event) => setReviewBy(event.currentTarget.value)}
        />
      </div>
      <p className={styles.soft}>
        After the day of review no session opens until the library is signed again.
      </p>
      <TextAreaField
        name="note"
        label="Note to the second person"
        optional
        rows={3}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {tried && !isComplete ? (
        <p className={styles.problem} role="alert">
          Nothing is saved yet: correct what is marked above.
        </p>
      ) : null}
      {failed === undefined || failed === null ? null : (
        <p className={styles.problem} role="alert">
          {wordsOf(failed)}
        </p>
      )}
      <div className={styles.acts}>
        <Button
          disabled={busy}
          onClick={() =>
            attempt(() =>
              propose.mutate({ params }, { onSuccess: () => toast('Proposed: the replay has begun') }),
            )
          }
        >
          Propose to a second person
        </Button>
        <Button look="secondary" disabled={busy} onClick={() => attempt(() => toast('The draft is saved'))}>
          Save the draft
        </Button>
        {draft === undefined ? null : (
          <Button look="quiet" disabled={busy} onClick={() => discard.mutate({ params })}>
            Discard the draft
          </Button>
        )}
      </div>
    </div>
  );
}

interface DateProblems {
  readonly effectiveOn: string | undefined;
  readonly reviewBy: string | undefined;
}

function dateProblems(effectiveOn: string, reviewBy: string, today: string): DateProblems {
  return {
    effectiveOn:
      effectiveOn === '' ? 'Choose the first day' : effectiveOn < today ? 'This day has passed' : undefined,
    reviewBy:
      reviewBy === ''
        ? 'Choose the day of review'
        : reviewBy <= effectiveOn
          ? 'A review comes after the first day'
          : undefined,
  };
}

/** A problem of a rule that is not open, with where it is in words. */
function placed({ path, message }: Problem): string {
  const [id = '', part, name] = path.slice(1).split('/');
  const rule = adjustableRules().find((one) => one.id === id);
  const number = rule?.numbers.find((one) => one.name === name);
  const where = number?.meaning ?? (part === undefined ? '' : part);
  return `${[id, rule?.title, where].filter((text) => text !== undefined && text !== '').join(' · ')}: ${message}`;
}

interface RuleFieldsProps {
  readonly rule: AdjustableRule;
  readonly values: ClinicValues;
  readonly onChange: (values: ClinicValues) => void;
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

/** Every number of one rule, empty where the catalogue's own holds. */
function RuleFields({ rule, values, onChange, problems }: RuleFieldsProps) {
  const [draft, setDraft] = useState(() => draftOf(rule, values));
  const change = (part: Partial<typeof draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    onChange(withRule(values, rule, next));
  };
  const errorOf = (path: string) => problems.find((one) => one.path === `/${rule.id}/${path}`)?.message;
  return (
    <div className={styles.rule}>
      <div className={styles.numbers}>
        {rule.numbers.map(({ name, value, unit, tighter, meaning }) => (
          <TextField
            key={name}
            name={`number-${name}`}
            inputMode="decimal"
            label={capital(meaning)}
            hint={`Catalogue: ${`${value} ${unitWords(unit)}`.trim()}; only ${tighter}`}
            error={errorOf(`thresholds/${name}`)}
            value={draft.numbers[name] ?? ''}
            onChange={(event) => change({ numbers: { ...draft.numbers, [name]: event.currentTarget.value } })}
          />
        ))}
        {rule.severity === undefined ? null : (
          <SelectField
            name="severity"
            label="Severity"
            hint={`Catalogue: ${rule.severity}${rule.relaxable ? '; may be loosened to override with a reason' : '; only stricter'}`}
            error={errorOf('severity')}
            value={draft.severity}
            onChange={(event) => change({ severity: event.currentTarget.value })}
            options={SEVERITIES.map((one) => ({ value: one, label: one }))}
          />
        )}
      </div>
      <TextAreaField
        name="rationale"
        label="Reason"
        optional={!rule.relaxable}
        error={errorOf('rationale')}
        rows={2}
        maxLength={2000}
        value={draft.rationale}
        onChange={(event) => change({ rationale: event.currentTarget.value })}
      />
    </div>
  );
}

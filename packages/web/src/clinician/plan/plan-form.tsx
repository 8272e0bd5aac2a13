import { actualWeight, centimetres, dosingWeights } from '@titrate/clinical/dose';
import { PRODUCTS } from '@titrate/clinical/protocols';
import { type CourseView, type PlanBasis, readLibrary } from '@titrate/contract';
import { type CivilDate, parseCivilDate } from '@titrate/quantity';
import { useMemo, useState } from 'react';
import { useCall } from '../../kit/api/hooks.ts';
import { useNow } from '../../kit/clock/use-now.ts';
import { NO_DATE, readDate, type TypedDate } from '../../kit/date-entry/typed-date.ts';
import { Button } from '../../kit/ui/button.tsx';
import { ErrorSummary, useFormProblems } from '../../kit/ui/form-problems.tsx';
import { useClinic, useToday } from '../shell/clinic-frame.tsx';
import type { PatientRecord } from '../shell/patient-frame.tsx';
import { DoseChain } from './dose-chain.tsx';
import { DoseEntry } from './dose-entry.tsx';
import styles from './plan.module.css';
import {
  draftProblems,
  EMPTY_DRAFT,
  kindOf,
  orderOf,
  type PlanDraft,
  previewOf,
  protocolOf,
} from './plan-draft.ts';
import { PlanFindings } from './plan-findings.tsx';
import { PredictedLevel } from './predicted-level.tsx';
import { Preparation } from './preparation.tsx';
import { ProtocolChoice } from './protocol-choice.tsx';
import { SeriesFields } from './series-fields.tsx';
import { SignPlan } from './sign-plan.tsx';
import { WeightBasis } from './weight-basis.tsx';

interface PlanFormProps {
  readonly basis: PlanBasis;
  readonly courses: readonly CourseView[];
  readonly record: PatientRecord;
  readonly onDone: () => void;
}

/** The prescriber writes; the same arithmetic as the server's shows at once what would be drawn up and what limits say. */
export function PlanForm({ basis, courses, record, onDone }: PlanFormProps) {
  const { clinic } = useClinic();
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [reviewing, setReviewing] = useState(false);
  const problems = useFormProblems();
  const now = useNow(60_000);
  const today = useToday();
  const change = (part: Partial<PlanDraft>) => setDraft((before) => ({ ...before, ...part }));

  const weight = basis.weights[0];
  const weights = useMemo(() => weightsOf(basis), [basis]);
  const kind = kindOf(draft, weights?.bmi?.value ?? null);
  const protocol = protocolOf(draft);
  const vial = PRODUCTS.find((form) => form.id === draft.productId)?.strengthMgPerMl ?? null;
  const order = orderOf(draft, basis, weight, kind, now, vial);
  const library = useCall(readLibrary, { params: { clinicId: clinic.id } });
  const preview = previewOf(order, library.data?.inForce?.values);
  const review = reviewDay(draft.review, today);

  const check = () => {
    const found = draftProblems(draft, preview, review);
    problems.show(found);
    if (found.length === 0) setReviewing(true);
  };

  return (
    <section className={`${styles.form} no-print`} aria-labelledby="write-plan">
      <h2 id="write-plan">Write a plan</h2>
      <ErrorSummary problems={problems.all} />
      <ProtocolChoice basis={basis} draft={draft} onChange={change} error={problems.of('protocol')} />
      {protocol === undefined ? null : (
        <div className={styles.columns}>
          <div className={styles.fields}>
            <WeightBasis
              basis={basis}
              weights={weights}
              draft={draft}
              kind={kind}
              now={now}
              onChange={change}
            />
            <DoseEntry
              basis={basis}
              draft={draft}
              protocol={protocol}
              weight={weight}
              onChange={change}
              problems={problems}
            />
            <Preparation draft={draft} protocol={protocol} onChange={change} problems={problems} />
            <SeriesFields draft={draft} protocol={protocol} onChange={change} problems={problems} />
          </div>
          <div className={styles.aside}>
            <DoseChain preview={preview} draft={draft} />
            <PlanFindings preview={preview} draft={draft} onChange={change} errorOf={problems.of} />
            <PredictedLevel
              basis={basis}
              draft={draft}
              protocol={protocol}
              preview={preview}
              weightKg={weight?.kg}
            />
          </div>
        </div>
      )}
      <div className={styles.acts}>
        <Button onClick={check}>Review and sign…</Button>
        <Button look="secondary" onClick={onDone}>
          Leave without signing
        </Button>
      </div>
      {reviewing && order !== undefined ? (
        <SignPlan
          draft={draft}
          order={order}
          reviewOn={review.day}
          preview={preview}
          course={courses.find((one) => one.id === basis.courseId)}
          record={record}
          onClose={() => setReviewing(false)}
          onRefused={(error) => {
            setReviewing(false);
            problems.showRefusal(error);
          }}
          onSigned={onDone}
        />
      ) : null}
    </section>
  );
}

function weightsOf({ weights, height, sex }: PlanBasis) {
  const latest = weights[0];
  if (latest === undefined) return undefined;
  return dosingWeights({
    actual: actualWeight(latest.kg),
    height: height === null ? undefined : centimetres(height.cm),
    sex: sex ?? undefined,
  });
}

/** An empty review date is allowed; a past one, or one that does not exist, is not. */
function reviewDay(typed: TypedDate, today: CivilDate): { ok: boolean; day: CivilDate | null } {
  if (typed.day === NO_DATE.day && typed.month === NO_DATE.month && typed.year === NO_DATE.year)
    return { ok: true, day: null };
  const last = parseCivilDate('9999-12-31');
  const read = last.ok ? readDate(typed, last.value) : undefined;
  return read?.ok === true && read.value >= today ? { ok: true, day: read.value } : { ok: false, day: null };
}

import { indicationById } from '@titrate/clinical/rules';
import type { CourseView, PlanView } from '@titrate/contract';
import { Decimal, formatAmount } from '@titrate/quantity';
import { FiveStates } from '../../../kit/ui/five-states.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { dayWords, timeWords } from '../entry/wire.ts';
import { Card, Unknown } from './card.tsx';
import styles from './chart.module.css';
import type { Chart } from './use-chart.ts';

const DECISION_WORDS = {
  suitable: 'Suitable',
  'not-suitable': 'Not suitable',
  'more-needed': 'More needed',
} as const;

const PRODUCT_WORDS = { ketamine: 'ketamine (racemic)', esketamine: 'esketamine' } as const;

/** The treatment in force: for what, with what, how far, and who signed it. */
export function CourseCard({ chart }: { readonly chart: Chart }) {
  return (
    <Card title="Course and plan" more={{ path: '/plan', words: 'Plan' }}>
      <FiveStates query={chart.courses} what="The course">
        {({ courses }) => {
          const course = courses.find((one) => one.endedAt === null) ?? courses[0];
          return course === undefined ? <Unknown>No course yet.</Unknown> : <Course course={course} />;
        }}
      </FiveStates>
      <Decision chart={chart} />
    </Card>
  );
}

function Course({ course }: { readonly course: CourseView }) {
  const { clinic } = useClinic();
  const plan = course.plans.find((one) => one.status === 'signed');
  return (
    <dl className={styles.facts}>
      <div>
        <dt>Indication</dt>
        <dd>{indicationById(course.indication)?.title ?? course.indication}</dd>
      </div>
      <div>
        <dt>{course.endedAt === null ? 'Since' : 'Ended'}</dt>
        <dd>
          {dayWords(course.endedAt ?? course.startedAt, clinic.zone)}
          {course.endReason === null ? '' : `: ${course.endReason}`}
        </dd>
      </div>
      {plan === undefined ? (
        <div>
          <dt>Plan</dt>
          <dd>None signed</dd>
        </div>
      ) : (
        <Plan plan={plan} done={course.sessionsDone} />
      )}
    </dl>
  );
}

function Plan({ plan, done }: { readonly plan: PlanView; readonly done: number }) {
  const { clinic } = useClinic();
  const amount = (value: number, unit: string) => formatAmount(Decimal.of(value), unit);
  return (
    <>
      <div>
        <dt>Drug</dt>
        <dd>
          {PRODUCT_WORDS[plan.product]} {plan.route}
        </dd>
      </div>
      <div>
        <dt>Dose</dt>
        <dd>
          <span className="no-break">{amount(plan.doseMg, 'mg')}</span>
          {plan.doseMgPerKg === null ? '' : ` (${amount(plan.doseMgPerKg, 'mg/kg')}`}
          {plan.weightKg === null || plan.doseMgPerKg === null
            ? plan.doseMgPerKg === null
              ? ''
              : ')'
            : `, ${plan.weightKind ?? ''} weight ${amount(plan.weightKg, 'kg')})`}
          {plan.durationMin === null ? '' : ` over ${amount(plan.durationMin, 'min')}`}
        </dd>
      </div>
      <div>
        <dt>Sessions</dt>
        <dd>
          {done} of {plan.sessionsPlanned} given, {plan.sessionsPerWeek} a week
        </dd>
      </div>
      <div>
        <dt>Signed</dt>
        <dd>
          {plan.signedBy ?? 'Not signed'}, {timeWords(plan.signedAt, clinic.zone)}
        </dd>
      </div>
    </>
  );
}

function Decision({ chart }: { readonly chart: Chart }) {
  const { clinic } = useClinic();
  const last = chart.decisions.data?.assessments[0];
  if (chart.decisions.isError) return <Unknown>The assessment could not be loaded.</Unknown>;
  if (last === undefined) return <Unknown>Suitability not assessed.</Unknown>;
  return (
    <p className={styles.note}>
      <strong>{DECISION_WORDS[last.decision]}</strong>: {last.signedBy},{' '}
      {timeWords(last.signedAt, clinic.zone)}
      {chart.evaluation.data?.chartChangedSince === true
        ? '. The chart has changed since it was evaluated.'
        : ''}
    </p>
  );
}

import {
  type CourseView,
  listCourses,
  previewDose,
  readPatient,
  readPlanBasis,
  signPlan,
} from '@titrate/contract';
import type { CivilDate } from '@titrate/quantity';
import { useEffect } from 'react';
import { useActId } from '../../kit/api/act-id.ts';
import { useAct } from '../../kit/api/hooks.ts';
import { wordsOf } from '../../kit/api/problems.ts';
import { formatDate } from '../../kit/format/date.ts';
import { treatmentWords } from '../../kit/format/treatment.ts';
import { ConfirmAct } from '../../kit/ui/confirm-act.tsx';
import { toast } from '../../kit/ui/toasts.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { type PatientRecord, usePatientParams } from '../shell/patient-frame.tsx';
import { patientIdentity } from '../shell/patient-identity.tsx';
import { amount } from './amount.ts';
import styles from './plan.module.css';
import type { DraftOrder, PlanDraft, Preview } from './plan-draft.ts';

interface SignPlanProps {
  readonly draft: PlanDraft;
  readonly order: DraftOrder;
  readonly reviewOn: CivilDate | null;
  readonly preview: Preview;
  readonly course: CourseView | undefined;
  readonly record: PatientRecord;
  readonly onClose: () => void;
  readonly onRefused: (error: unknown) => void;
  readonly onSigned: () => void;
}

type Numbers = NonNullable<ReturnType<typeof useServerDose>['data']>['answer'];

/** Shows the sentence of the dose as the server works it out, and signs exactly that (DOSE-07, REC-03). */
export function SignPlan(props: SignPlanProps) {
  const { draft, order, record, onClose, onRefused, onSigned } = props;
  const { user } = useClinic();
  const params = usePatientParams();
  const server = useServerDose(order);
  const sign = useAct(signPlan, { refreshes: [listCourses, readPlanBasis, readPatient] });
  const act = useActId();
  const send = () =>
    sign.mutate(
      { params, body: bodyOf(act.id, props) },
      {
        onSuccess: () => {
          toast('The plan is signed.');
          onSigned();
        },
        onError: onRefused,
      },
    );
  const { product, route } = order.order;
  const same = server.data === undefined || agrees(server.data.answer, props.preview);
  return (
    <ConfirmAct
      open
      title="Sign this plan"
      act={
        server.data === undefined ? 'Working it out on the server…' : `Sign ${doseWords(server.data.answer)}`
      }
      identity={patientIdentity(record)}
      busy={sign.isPending}
      disabled={server.data === undefined || !same}
      problem={
        server.error !== null
          ? wordsOf(server.error)
          : same
            ? undefined
            : 'The server comes to other numbers than this screen: close, read the page again, and type anew.'
      }
      onAct={send}
      onClose={onClose}
    >
      {server.data === undefined ? null : (
        <p className={styles.sentence}>
          {sentenceOf(server.data.answer, server.data.request, product, route, draft)}
        </p>
      )}
      <p>
        {draft.sessions.text} sessions, {draft.perWeek.text} a week.{' '}
        {props.reviewOn === null ? 'No review date.' : `Review on ${formatDate(props.reviewOn)}.`}
        {draft.stopRule.trim() === '' ? ' No stop rule.' : ` Stop rule: ${draft.stopRule}`}
      </p>
      {Object.entries(draft.reasons)
        .filter(([rule]) => isOverridden(rule, props.preview))
        .map(([rule, reason]) => (
          <p key={rule}>
            Against {rule}: “{reason}”
          </p>
        ))}
      <p className={styles.quiet}>
        Signed as {user.name}
        {user.credentials === '' ? '' : `, ${user.credentials}`}.
        {props.course?.plans.some((plan) => plan.status === 'signed') === true
          ? ' It takes the place of the plan in force.'
          : ''}
      </p>
    </ConfirmAct>
  );
}

/** The dose worked out by the server, with what the chart says put in. */
function useServerDose({ order, weightId }: DraftOrder) {
  const params = usePatientParams();
  const ask = useAct(previewDose);
  const { mutate } = ask;
  const key = JSON.stringify({ params, order, weightId });
  useEffect(() => {
    const question = JSON.parse(key);
    mutate({ params: question.params, body: { order: question.order, weightId: question.weightId } });
  }, [key, mutate]);
  return ask;
}

const isOverridden = (rule: string, preview: Preview): boolean =>
  preview.kind === 'worked-out' &&
  preview.evaluation.answer.findings.some((one) => one.rule === rule && one.severity === 'override');

function agrees(server: Numbers, preview: Preview): boolean {
  if (preview.kind !== 'worked-out') return false;
  const { answer } = preview.evaluation;
  return (
    server.orderedMg === answer.orderedMg &&
    server.roundedMg === answer.roundedMg &&
    server.rateMlPerH === answer.rateMlPerH &&
    server.devices === answer.devices
  );
}

const doseWords = ({ roundedMg, orderedMg }: Numbers): string => amount(roundedMg ?? orderedMg, 'mg');

/** Drug, mg, mg/kg, weight, mL, mL/h, minutes and route together, all from the server. */
function sentenceOf(
  answer: Numbers,
  request: Readonly<Record<string, unknown>>,
  product: DraftOrder['order']['product'],
  route: DraftOrder['order']['route'],
  draft: PlanDraft,
): string {
  const weight = request['weight'];
  const kg = typeof weight === 'object' && weight !== null && 'kg' in weight ? Number(weight.kg) : undefined;
  return [
    `${treatmentWords(product, route)}:`,
    `${doseWords(answer)}${draft.unit === 'mg/kg' ? ` (${draft.dose.text} mg/kg)` : ''}`,
    ...(kg === undefined ? [] : [`on a measured weight of ${amount(kg, 'kg')}`]),
    ...(answer.drawMl === null ? [] : [`drawn as ${amount(answer.drawMl, 'mL')}`]),
    ...(answer.finalMl === null ? [] : [`in ${amount(answer.finalMl, 'mL')}`]),
    ...(draft.durationMin.value === undefined ? [] : [`over ${draft.durationMin.text} min`]),
    ...(answer.rateMlPerH === null ? [] : [`at ${amount(answer.rateMlPerH, 'mL/h')}`]),
    ...(answer.devices === null ? [] : [`${answer.devices} devices`]),
  ]
    .join(', ')
    .replace(':,', ':');
}

function bodyOf(id: string, { draft, order, reviewOn, preview, course }: SignPlanProps) {
  return {
    id,
    ...(course === undefined ? {} : { courseId: course.id }),
    protocol: draft.protocolId,
    order: { ...order.order },
    weightId: order.weightId,
    sessionsPlanned: draft.sessions.value?.toNumber() ?? 0,
    sessionsPerWeek: draft.perWeek.value?.toNumber() ?? 0,
    target: draft.target,
    stopRule: draft.stopRule,
    reviewOn,
    prn: draft.prn.filter(({ name }) => name.trim() !== '').map((one) => ({ ...one })),
    overrides: Object.entries(draft.reasons)
      .filter(([rule]) => isOverridden(rule, preview))
      .map(([rule, reason]) => ({ rule, reason })),
  };
}

import { cancelTask, listPatientTasks, type PatientTaskView, sendTasks } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { useState } from 'react';
import { useAct, useCall } from '../../kit/api/hooks.ts';
import { wordsOf } from '../../kit/api/problems.ts';
import { formatDateTime } from '../../kit/format/date.ts';
import { useLive } from '../../kit/live/use-live.tsx';
import { Button } from '../../kit/ui/button.tsx';
import { ConfirmAct } from '../../kit/ui/confirm-act.tsx';
import { DataTable } from '../../kit/ui/data-table.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import type { Status } from '../../kit/ui/status.ts';
import { StatusBadge } from '../../kit/ui/status-badge.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { useTexts } from '../shell/clinic-texts.ts';
import type { PatientRecord } from '../shell/patient-frame.tsx';
import { patientIdentity } from '../shell/patient-identity.tsx';
import { allForms } from './forms.ts';
import { LinkCard, type SentLink } from './link-card.tsx';
import styles from './tasks.module.css';
import { momentTitle } from './words.ts';

const STATUS_OF: Record<PatientTaskView['status'], Status> = {
  open: 'sent',
  started: 'opened',
  done: 'done',
  expired: 'expired',
  cancelled: 'cancelled',
};

/** What was asked, how far it is, and a new link for what is open. */
export function SentTasks({ record, maySend }: { record: PatientRecord; maySend: boolean }) {
  const { clinic } = useClinic();
  const params = { clinicId: clinic.id, patientId: record.patient.id };
  const tasks = useCall(listPatientTasks, { params });
  const resend = useAct(sendTasks, { refreshes: [listPatientTasks] });
  const [link, setLink] = useState<SentLink>();
  const [taking, setTaking] = useState<PatientTaskView>();
  const { texts, on, isKnown } = useTexts();
  const forms = allForms({ texts, on, language: record.patient.language });
  const shutBecause = (task: PatientTaskView): string | undefined =>
    isKnown && (task.status === 'open' || task.status === 'started')
      ? forms.find(({ ref }) => ref === task.ref)?.notByLink
      : undefined;
  useLive('patients', record.patient.id, () => void tasks.refetch());
  if (link !== undefined) return <LinkCard sent={link} record={record} onClose={() => setLink(undefined)} />;
  return (
    <FiveStates query={tasks} what="The tasks">
      {(data) => {
        const open = data.tasks.filter((task) => task.status === 'open' || task.status === 'started');
        const [latest] = data.invitations;
        return (
          <>
            <div className={styles.moves}>
              <p className={styles.note}>
                {latest === undefined
                  ? 'No link was made yet.'
                  : `Last link: made ${timeOf(latest.createdAt, clinic.zone)}, ${latest.opened ? 'opened' : latest.closed ? 'closed' : 'not opened yet'}.`}
              </p>
              {maySend && open.length > 0 ? (
                <Button
                  look="secondary"
                  disabled={resend.isPending}
                  onClick={() =>
                    resend.mutate(
                      { params, body: { moment: open[0]?.moment ?? 'single', tasks: [] } },
                      { onSuccess: setLink },
                    )
                  }
                >
                  New link for what is open
                </Button>
              ) : null}
            </div>
            {resend.isError ? (
              <p role="alert" className={styles.problem}>
                {wordsOf(resend.error)}
              </p>
            ) : null}
            <DataTable
              caption="Tasks"
              rows={data.tasks}
              rowKey={(task) => task.id}
              empty={
                <EmptyState title="Nothing was asked yet">
                  Choose “Ask” to send forms to the patient’s phone.
                </EmptyState>
              }
              columns={[
                {
                  id: 'title',
                  title: 'Form',
                  cell: (task) => (
                    <>
                      {task.title}
                      {shutBecause(task) === undefined ? null : (
                        <span className={styles.when}>Cannot be opened: {shutBecause(task)}</span>
                      )}
                    </>
                  ),
                },
                { id: 'moment', title: 'Moment', cell: (task) => momentTitle(task.moment) },
                { id: 'opens', title: 'From', cell: (task) => timeOf(task.opensAt, clinic.zone) },
                {
                  id: 'status',
                  title: 'Status',
                  cell: (task) => <StatusBadge status={STATUS_OF[task.status]} />,
                },
                { id: 'progress', title: 'Answered', align: 'end', cell: progressOf },
                {
                  id: 'done',
                  title: 'Finished',
                  cell: (task) => (task.completedAt === null ? '' : timeOf(task.completedAt, clinic.zone)),
                },
                {
                  id: 'acts',
                  title: 'Acts',
                  cell: (task) =>
                    maySend && (task.status === 'open' || task.status === 'started') ? (
                      <Button look="quiet" size="small" onClick={() => setTaking(task)}>
                        Take back<span className="visually-hidden"> {task.title}</span>
                      </Button>
                    ) : null,
                },
              ]}
            />
            {taking === undefined ? null : (
              <TakeBack record={record} task={taking} onClose={() => setTaking(undefined)} />
            )}
          </>
        );
      }}
    </FiveStates>
  );
}

function TakeBack({
  record,
  task,
  onClose,
}: {
  record: PatientRecord;
  task: PatientTaskView;
  onClose: () => void;
}) {
  const { clinic } = useClinic();
  const cancel = useAct(cancelTask, { refreshes: [listPatientTasks] });
  const params = { clinicId: clinic.id, patientId: record.patient.id, taskId: task.id };
  return (
    <ConfirmAct
      open
      title={`Take back ${task.title}`}
      act={`Take back ${task.title}`}
      identity={patientIdentity(record)}
      risky
      busy={cancel.isPending}
      problem={cancel.isError ? wordsOf(cancel.error) : undefined}
      onAct={() => cancel.mutate({ params }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>
        {task.answered === 0
          ? 'Nothing was answered yet.'
          : `${task.answered} answers were given; they do not become a form. A risk answer stays on the work list.`}
      </p>
    </ConfirmAct>
  );
}

const progressOf = (task: PatientTaskView): string =>
  task.status === 'done' ? 'All' : `${task.answered} of about ${Math.max(task.questions, task.answered)}`;

function timeOf(text: string, zone: string): string {
  const at = parseInstant(text);
  return at.ok ? formatDateTime(at.value, zone) : 'Not known';
}

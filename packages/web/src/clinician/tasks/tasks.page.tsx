import { CHART_READERS, listPatientTasks, type Role } from '@titrate/contract';
import { readOf, useAskEarly } from '../../kit/api/hooks.ts';
import { Tabs } from '../../kit/ui/tabs.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { PatientFrame, usePatientParams } from '../shell/patient-frame.tsx';
import { Responses } from './responses.tsx';
import { ScoreEntry } from './score-entry.tsx';
import { SendTasks } from './send-tasks.tsx';
import { SentTasks } from './sent-tasks.tsx';

const SENDS: readonly Role[] = ['owner', 'prescriber', 'nurse', 'therapist', 'front-desk'];
const SCORES: readonly Role[] = ['prescriber', 'nurse', 'therapist'];

/** What the patient is asked to fill in, and what staff record for them. */
export function TasksPage() {
  const params = usePatientParams();
  useAskEarly(readOf(listPatientTasks, { params }));
  const { user } = useClinic();
  const may = (roles: readonly Role[]) => user.roles.some((role) => roles.includes(role));
  return (
    <PatientFrame section="tasks">
      {(record) => (
        <>
          <h1>Tasks</h1>
          <Tabs
            label="Tasks"
            tabs={[
              { id: 'sent', title: 'Asked', content: <SentTasks record={record} maySend={may(SENDS)} /> },
              ...(may(SENDS) ? [{ id: 'send', title: 'Ask', content: <SendTasks record={record} /> }] : []),
              ...(may(SCORES)
                ? [{ id: 'score', title: 'Rate or copy a form', content: <ScoreEntry record={record} /> }]
                : []),
              ...(may(CHART_READERS)
                ? [{ id: 'answers', title: 'Answers', content: <Responses record={record} /> }]
                : []),
            ]}
          />
        </>
      )}
    </PatientFrame>
  );
}

import { readHistory } from '@titrate/contract';
import { readOf, useAskEarly, useCall } from '../../../kit/api/hooks.ts';
import { FiveStates } from '../../../kit/ui/five-states.tsx';
import { Tabs } from '../../../kit/ui/tabs.tsx';
import { PatientFrame, usePatientParams } from '../../shell/patient-frame.tsx';
import { AllergiesSection } from './allergies-section.tsx';
import { ConditionsSection } from './conditions-section.tsx';
import { ExaminationsSection } from './examinations-section.tsx';
import { FactsSection } from './facts-section.tsx';
import { EarlierProvider, type History } from './history-context.tsx';
import { LabsSection } from './labs-section.tsx';
import { MedicinesSection } from './medicines-section.tsx';
import { NotesSection } from './notes-section.tsx';
import { RecordsSection } from './records-section.tsx';
import { TrialsSection } from './trials-section.tsx';
import { VitalsSection } from './vitals-section.tsx';

/** Everything that is known of a patient, list by list, each entry with when, from whom and by whom. */
export function HistoryPage() {
  const params = usePatientParams();
  useAskEarly(readOf(readHistory, { params }));
  return <PatientFrame section="history">{() => <Histories />}</PatientFrame>;
}

function Histories() {
  const params = usePatientParams();
  const history = useCall(readHistory, { params });
  return (
    <>
      <h1 className="visually-hidden">History</h1>
      <FiveStates query={history} what="The history">
        {(data) => (
          <EarlierProvider>
            <Lists history={data} />
          </EarlierProvider>
        )}
      </FiveStates>
    </>
  );
}

function Lists({ history }: { readonly history: History }) {
  const tab = (id: string, title: string, count: number, content: React.ReactNode) => ({
    id,
    title: `${title} (${count})`,
    content,
  });
  const taken = history.medicines.filter((one) => one.status !== 'stopped').length;
  const tabs = [
    tab('questions', 'Questions', history.facts.length, <FactsSection history={history} />),
    tab('conditions', 'Conditions', history.conditions.length, <ConditionsSection history={history} />),
    tab('medicines', 'Medicines', taken, <MedicinesSection history={history} />),
    tab('allergies', 'Allergies', history.allergies.length, <AllergiesSection history={history} />),
    tab('trials', 'Treatments before', history.trials.length, <TrialsSection history={history} />),
    tab('vitals', 'Vital signs', history.vitals.length, <VitalsSection history={history} />),
    tab('labs', 'Laboratory', history.labs.length, <LabsSection history={history} />),
    tab('workup', 'Work-up', history.records.length, <RecordsSection history={history} />),
    tab(
      'examinations',
      'Examinations',
      history.examinations.length,
      <ExaminationsSection history={history} />,
    ),
    tab('notes', 'Notes', history.notes.length, <NotesSection history={history} />),
  ];
  const wanted = window.location.hash.slice(1);
  const initial = tabs.find(({ id }) => id === wanted)?.id ?? 'questions';
  return <Tabs label="Parts of the history" tabs={tabs} initial={initial} />;
}

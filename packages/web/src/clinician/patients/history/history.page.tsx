import { PatientFrame } from '../../shell/patient-frame.tsx';

export function HistoryPage() {
  return <PatientFrame section="history">{() => <h1>History</h1>}</PatientFrame>;
}

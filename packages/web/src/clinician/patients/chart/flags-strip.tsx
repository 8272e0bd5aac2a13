import { Link } from '@tanstack/react-router';
import {
  flagLabel,
  flagUrgency,
  instrumentById,
  isFlagCode,
  isInstrumentId,
} from '@titrate/clinical/instruments';
import type { ResponseView } from '@titrate/contract';
import type { ReactNode } from 'react';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { type PatientRecord, usePatientParams } from '../../shell/patient-frame.tsx';
import { timeWords } from '../entry/wire.ts';
import styles from './chart.module.css';
import type { Chart } from './use-chart.ts';

/** What must be seen first: open risk tasks, risk answers on the latest forms, and blocks of the last evaluation. */
export function FlagsStrip({ record, chart }: { readonly record: PatientRecord; readonly chart: Chart }) {
  const { clinic } = useClinic();
  const params = usePatientParams();
  const risks = (chart.work.data?.items ?? []).filter((item) => item.kind === 'risk');
  const answers = latestOfEach(chart.responses.data?.responses ?? []).flatMap((response) =>
    response.score.flags
      .filter(isFlagCode)
      .flatMap((flag) =>
        flagUrgency(flag) === 'interrupt' ? [{ response, words: flagLabel(flag, 'clinician') }] : [],
      ),
  );
  const blocks = (chart.evaluation.data?.evaluation?.findings ?? []).filter(
    (finding) => finding.severity === 'block' && finding.result === 'true',
  );
  const flags: ReactNode[] = [
    ...risks.map((item) => (
      <li key={item.id}>
        <strong>{item.title}</strong> opened {timeWords(item.openedAt, clinic.zone)}
        {item.acceptedBy === null ? ', nobody has accepted it. ' : `, accepted by ${item.acceptedBy}. `}
        <Link to="/$clinicId" params={params}>
          Go to the work list
        </Link>
      </li>
    )),
    ...answers.map(({ response, words }) => (
      <li key={`${response.id}${words}`}>
        <strong>{words}.</strong> {titleOf(response.instrument)},{' '}
        {timeWords(response.completedAt, clinic.zone)}, by{' '}
        {response.by === 'patient' ? 'the patient' : response.by}
      </li>
    )),
    ...blocks.map((finding) => (
      <li key={finding.rule}>
        <strong>Block: {finding.title}.</strong> {finding.rule}, evaluated{' '}
        {timeWords(chart.evaluation.data?.evaluation?.at ?? null, clinic.zone)}
      </li>
    )),
  ];
  const couldNotAsk = [chart.work, chart.responses, chart.evaluation].some((query) => query.isError);
  if (flags.length === 0 && !couldNotAsk && !record.openRisk) return null;
  return (
    <section className={styles.flags} aria-label="Alerts and risk flags">
      <ul>
        {flags}
        {couldNotAsk ? <li>Some risk flags could not be loaded: do not assume there are none.</li> : null}
      </ul>
    </section>
  );
}

/** The newest response of each instrument. */
function latestOfEach(responses: readonly ResponseView[]): readonly ResponseView[] {
  const latest = new Map<string, ResponseView>();
  for (const response of responses) latest.set(response.instrument, response);
  return [...latest.values()];
}

const titleOf = (id: string): string => (isInstrumentId(id) ? instrumentById(id).shortTitle : id);

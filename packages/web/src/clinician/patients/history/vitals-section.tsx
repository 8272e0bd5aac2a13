import { saveVital } from '@titrate/contract';
import { useMemo, useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { wordsOf } from '../../../kit/api/problems.ts';
import { Chart } from '../../../kit/chart/chart.tsx';
import { Button } from '../../../kit/ui/button.tsx';
import { toast, toastFailure } from '../../../kit/ui/toasts.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { usePatientParams } from '../../shell/patient-frame.tsx';
import { Provenance } from '../entry/provenance.tsx';
import { timeWords } from '../entry/wire.ts';
import { Corrected, Removed } from './corrected.tsx';
import { type History, useEarlier } from './history-context.tsx';
import { RowActs, Section } from './section.tsx';
import { HistoryTable } from './table.tsx';
import { CHART } from './use-entry.ts';
import { pressureChart, weightChart } from './vital-charts.ts';
import { VitalForm } from './vital-form.tsx';

export type Vital = History['vitals'][number];
const SHOWN = 50;

/** Measurements outside sessions: every value with its unit, its time and who took it. */
export function VitalsSection({ history }: { readonly history: History }) {
  const { clinic } = useClinic();
  const earlier = useEarlier();
  const [correcting, setCorrecting] = useState<string>();
  const [isAll, setAll] = useState(false);
  const rows = isAll ? history.vitals : history.vitals.slice(0, SHOWN);
  const row = history.vitals.find((one) => one.id === correcting);
  const pressure = useMemo(() => pressureChart(history.vitals), [history.vitals]);
  const weight = useMemo(() => weightChart(history.vitals), [history.vitals]);
  const close = () => setCorrecting(undefined);
  return (
    <Section
      title="Vital signs and measurements"
      add="Record values"
      form={(onDone) => <VitalForm onDone={onDone} />}
      state={`Showing ${rows.length} of ${history.vitals.length} sittings outside sessions`}
    >
      {pressure === undefined ? null : <Chart data={pressure} zone={clinic.zone} height={200} />}
      {weight === undefined ? null : <Chart data={weight} zone={clinic.zone} height={200} />}
      <HistoryTable
        caption="Vital signs and measurements"
        rows={rows}
        rowKey={(one) => one.id}
        empty="None recorded."
        open={
          row === undefined ? undefined : { key: row.id, form: <VitalForm corrects={row} onDone={close} /> }
        }
        columns={[
          {
            id: 'at',
            title: 'Observed',
            cell: (one) => (
              <>
                <span className="no-break">{timeWords(one.observedAt, clinic.zone)}</span>
                <Corrected replaces={one.replaces} earlier={earlier?.vitals} describe={describe} />
              </>
            ),
          },
          {
            id: 'bp',
            title: 'Pressure',
            align: 'end',
            cell: (one) =>
              one.systolicMmhg === null ? '' : `${one.systolicMmhg}/${one.diastolicMmhg}\u00a0mmHg`,
          },
          { id: 'hr', title: 'Pulse', align: 'end', cell: (one) => amount(one.heartRatePerMin, '/min') },
          {
            id: 'rr',
            title: 'Breaths',
            align: 'end',
            cell: (one) => amount(one.respiratoryRatePerMin, '/min'),
          },
          { id: 'spo2', title: 'SpO₂', align: 'end', cell: (one) => amount(one.spo2Percent, '%') },
          { id: 'temp', title: 'Temperature', align: 'end', cell: (one) => amount(one.temperatureCel, '°C') },
          {
            id: 'weight',
            title: 'Weight',
            align: 'end',
            cell: (one) =>
              one.weightKg === null
                ? ''
                : `${one.weightKg}\u00a0kg${one.weightMethod === null ? ' (method not recorded)' : ` (${one.weightMethod})`}`,
          },
          { id: 'height', title: 'Height', align: 'end', cell: (one) => amount(one.heightCm, 'cm') },
          {
            id: 'by',
            title: 'Recorded',
            cell: (one) => <Provenance by={one.by} recordedAt={one.recordedAt} observedAt={one.observedAt} />,
          },
          {
            id: 'acts',
            title: 'Change',
            cell: (one) => <Acts row={one} onCorrect={() => setCorrecting(one.id)} />,
          },
        ]}
      />
      {history.vitals.length > SHOWN ? (
        <Button look="quiet" size="small" onClick={() => setAll(!isAll)}>
          {isAll ? `Show the last ${SHOWN}` : `Show all ${history.vitals.length}`}
        </Button>
      ) : null}
      <Removed entries={earlier?.vitals} isRemoval={(one) => one.voided} describe={describe} />
    </Section>
  );
}

const amount = (value: number | string | null, unit: string): string =>
  value === null ? '' : `${value}\u00a0${unit}`;

function describe(one: Omit<Vital, 'by'>): string {
  const parts = [
    one.systolicMmhg === null ? '' : `${one.systolicMmhg}/${one.diastolicMmhg} mmHg`,
    amount(one.heartRatePerMin, '/min'),
    amount(one.respiratoryRatePerMin, 'breaths a minute'),
    amount(one.spo2Percent, '% SpO₂'),
    amount(one.temperatureCel, '°C'),
    amount(one.weightKg, 'kg'),
    amount(one.heightCm, 'cm'),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function Acts({ row, onCorrect }: { readonly row: Vital; readonly onCorrect: () => void }) {
  const { clinic } = useClinic();
  const params = usePatientParams();
  const save = useAct(saveVital, { refreshes: CHART });
  const [id] = useState(() => crypto.randomUUID());
  const when = timeWords(row.observedAt, clinic.zone);
  const { observedAt, weightKg, heightCm, temperatureCel, spo2Percent } = row;
  const { systolicMmhg, diastolicMmhg, heartRatePerMin, respiratoryRatePerMin } = row;
  const method = row.weightMethod === 'measured' ? 'measured' : 'stated';
  return (
    <RowActs>
      <Button look="quiet" size="small" aria-label={`Correct the values of ${when}`} onClick={onCorrect}>
        Correct
      </Button>
      <Button
        look="quiet"
        size="small"
        aria-label={`Error: the values of ${when}`}
        disabled={save.isPending}
        onClick={() =>
          save.mutate(
            {
              params,
              body: {
                id,
                replaces: row.id,
                voided: true,
                observedAt,
                systolicMmhg,
                diastolicMmhg,
                heartRatePerMin,
                respiratoryRatePerMin,
                spo2Percent,
                temperatureCel,
                weightKg,
                weightMethod: weightKg === null ? null : method,
                heightCm,
              },
            },
            {
              onSuccess: () => toast('Marked as an error'),
              onError: (error) => toastFailure(wordsOf(error)),
            },
          )
        }
      >
        Error
      </Button>
    </RowActs>
  );
}

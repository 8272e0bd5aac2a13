import '@mantine/core/styles/ScrollArea.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Loader.layer.css';
import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Combobox.layer.css';
import '@mantine/core/styles/Button.layer.css';
import '@mantine/core/styles/Switch.layer.css';
import {
  Button as MantineButton,
  Select,
  Switch,
  TextInput,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { useState } from 'react';
import { Chart } from '../../kit/chart/chart.tsx';
import { PrintChart } from '../../kit/chart/print-chart.tsx';
import { formatDate, formatDateTime, formatLongDateTime } from '../../kit/format/date.ts';
import { AgeText, Timer } from '../../kit/ui/age.tsx';
import { Button } from '../../kit/ui/button.tsx';
import { ConfirmAct } from '../../kit/ui/confirm-act.tsx';
import { DataTable } from '../../kit/ui/data-table.tsx';
import { FindingCard } from '../../kit/ui/finding-card.tsx';
import { PatientBanner } from '../../kit/ui/patient-banner.tsx';
import { EmptyState, FailedState, LoadingState } from '../../kit/ui/states.tsx';
import { type AlertPriority, isStatus, type SeverityName, STATUS } from '../../kit/ui/status.ts';
import { AlertLabel, SeverityLabel, StatusBadge } from '../../kit/ui/status-badge.tsx';
import { Tabs } from '../../kit/ui/tabs.tsx';
import { toast, toastFailure } from '../../kit/ui/toasts.tsx';
import { Forms } from './forms.tsx';
import styles from './gallery.module.css';
import * as sample from './samples.ts';

const COLOURS = [
  'ground',
  'surface',
  'surface-sunk',
  'line',
  'line-strong',
  'ink',
  'ink-soft',
  'brand',
  'brand-strong',
  'brand-soft',
  'done',
  'caution',
  'refuse',
  'override',
  'alert-high',
  'alert-medium',
  'alert-low',
];
const SEVERITIES: readonly SeverityName[] = ['block', 'override', 'caution', 'information'];
const PRIORITIES: readonly AlertPriority[] = ['high', 'medium', 'low', 'information'];

/** Everything of the kit on one page. */
export function GalleryPage() {
  return (
    <main>
      <PatientBanner patient={sample.PLAIN_PATIENT} today={sample.SAMPLE_TODAY} chair="Chair 3" />
      <div className={styles.page}>
        <h1>Kit</h1>
        <Words />
        <section>
          <h2>Form fields</h2>
          <Forms />
        </section>
        <section>
          <h2>Findings</h2>
          <div className={styles.columns}>
            {sample.SAMPLE_FINDINGS.map((finding) => (
              <FindingCard key={finding.rule} finding={finding} zone={sample.SAMPLE_ZONE} />
            ))}
          </div>
        </section>
        <Charts />
        <section>
          <h2>Table</h2>
          <DataTable
            caption="Sample patients"
            rows={sample.SAMPLE_ROWS}
            rowKey={(row) => row.record}
            pageSize={8}
            searchText={(row) => `${row.name} ${row.record} ${formatDate(row.born)}`}
            columns={[
              { id: 'name', title: 'Name', cell: (row) => <a href={`#${row.record}`}>{row.name}</a> },
              { id: 'born', title: 'Born', cell: (row) => formatDate(row.born) },
              { id: 'record', title: 'Record', cell: (row) => row.record },
              { id: 'score', title: 'PHQ-9', align: 'end', cell: (row) => row.score ?? 'Not recorded' },
            ]}
          />
        </section>
        <States />
        <section aria-label="Ugly data">
          <PatientBanner
            patient={sample.UGLY_PATIENT}
            today={sample.SAMPLE_TODAY}
            label="Patient with ugly data"
          />
        </section>
      </div>
    </main>
  );
}

function Words() {
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const dark = useComputedColorScheme('light') === 'dark';
  return (
    <section>
      <h2>Type, colour, words</h2>
      <Switch label="Dark" checked={dark} onChange={() => setColorScheme(dark ? 'light' : 'dark')} mb="md" />
      <p>1 l I, 0 O, 5 S, 2 Z, 8 B · 0.5 mg/kg · 35 mg over 40 min · 138/84 mmHg · 1,250 mL</p>
      <p>
        {formatDateTime(sample.SAMPLE_NOW, sample.SAMPLE_ZONE)} ·{' '}
        {formatLongDateTime(sample.SAMPLE_NOW, sample.SAMPLE_ZONE)} ·{' '}
        <AgeText at={sample.SAMPLE_NOW} zone={sample.SAMPLE_ZONE} /> ·{' '}
        <Timer from={sample.SAMPLE_NOW} label="Since start" />
      </p>
      <div className={styles.swatches}>
        {COLOURS.map((name) => (
          <div key={name} className={styles.swatch}>
            <span style={{ background: `var(--${name})` }} />
            {name}
          </div>
        ))}
      </div>
      <h3>Statuses</h3>
      <div className={styles.row}>
        {Object.keys(STATUS).map((status) =>
          isStatus(status) ? <StatusBadge key={status} status={status} /> : null,
        )}
      </div>
      <h3>Severities and alert priorities</h3>
      <div className={styles.row}>
        {SEVERITIES.map((one) => (
          <SeverityLabel key={one} severity={one} />
        ))}
        {PRIORITIES.map((one) => (
          <AlertLabel key={one} priority={one} />
        ))}
      </div>
      <h3>Buttons</h3>
      <div className={styles.row}>
        <Button>Save</Button>
        <Button look="secondary">Print</Button>
        <Button look="quiet">Cancel</Button>
        <Button look="risky">Stop the infusion</Button>
        <Button disabled>Not yet</Button>
        <MantineButton>Mantine</MantineButton>
        <MantineButton variant="default">Default</MantineButton>
        <MantineButton variant="light">Light</MantineButton>
        <TextInput aria-label="Mantine text" placeholder="Mantine text" />
        <Select aria-label="Mantine choice" placeholder="Choose" data={['IV', 'IM', 'Nasal']} />
      </div>
    </section>
  );
}

function Charts() {
  return (
    <section>
      <h2>Charts</h2>
      <div className={styles.columns}>
        <Chart data={sample.SAMPLE_OUTCOME} zone={sample.SAMPLE_ZONE} />
        <Chart data={sample.SAMPLE_VITALS} zone={sample.SAMPLE_ZONE} />
      </div>
      <PrintChart data={sample.SAMPLE_VITALS} zone={sample.SAMPLE_ZONE} />
    </section>
  );
}

function States() {
  const [open, setOpen] = useState(false);
  return (
    <section>
      <h2>States, dialogs, messages</h2>
      <div className={styles.columns}>
        <LoadingState />
        <EmptyState title="No sessions booked today">Book one from a patient’s plan.</EmptyState>
        <FailedState
          what="The schedule"
          reason="The server could not be reached."
          onRetry={() => toast('Tried again')}
        />
      </div>
      <Tabs
        label="Parts"
        tabs={[
          { id: 'one', title: 'Flowsheet', content: <p>First part</p> },
          { id: 'two', title: 'Medicines', content: <p>Second part</p> },
        ]}
      />
      <div className={styles.row}>
        <Button look="secondary" onClick={() => toast('Saved 13:05:22')}>
          Say done
        </Button>
        <Button look="secondary" onClick={() => toastFailure('Not saved: the server could not be reached')}>
          Say failed
        </Button>
        <Button onClick={() => setOpen(true)}>Open dialog</Button>
      </div>
      <ConfirmAct
        open={open}
        title="Start the infusion"
        act="Start 35 mg over 40 min"
        identity="OKAFOR, Ngozi Ada · born 02-Jun-1984 · Chair 3"
        onAct={() => setOpen(false)}
        onClose={() => setOpen(false)}
      >
        <p>Ketamine (racemic), IV, 0.5 mg/kg for 70 kg, 35 mg in 50 mL, 75 mL/h for 40 min.</p>
      </ConfirmAct>
    </section>
  );
}

import { ALERT_REPORT_DAYS, type AlertRuleReport, alertReport } from '@titrate/contract';
import { useState } from 'react';
import { useCall } from '../../../kit/api/hooks.ts';
import { formatDateTime } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { DataTable } from '../../../kit/ui/data-table.tsx';
import { FiveStates } from '../../../kit/ui/five-states.tsx';
import { EmptyState } from '../../../kit/ui/states.tsx';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { atOf } from '../../patients/entry/wire.ts';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { AdminFrame } from '../admin-frame.tsx';
import styles from './alert-report.module.css';
import { minutesWords, shareOf } from './report-words.ts';

type Days = (typeof ALERT_REPORT_DAYS)[number];
const PERIODS: Readonly<Record<Days, string>> = { 30: '30 days', 90: '90 days', 365: 'A year' };

/** Which alerts the room hears, and whether they lead to anything (ALM-19). */
export function AlertReportPage() {
  const { clinic } = useClinic();
  const [days, setDays] = useState<Days>(90);
  const report = useCall(alertReport, { params: { clinicId: clinic.id }, query: { days } });
  return (
    <AdminFrame lead="An alert that leads to nothing teaches people not to listen. This counts what was raised in the room and what followed; it names no patient and no colleague.">
      <fieldset className={`${styles.periods} no-print`} aria-label="Period">
        {ALERT_REPORT_DAYS.map((one) => (
          <Button
            key={one}
            look="secondary"
            size="small"
            aria-pressed={one === days}
            onClick={() => setDays(one)}
          >
            {PERIODS[one]}
          </Button>
        ))}
      </fieldset>
      <FiveStates query={report} what="The report">
        {({ rules, review }) => (
          <>
            <DataTable
              caption={`Alerts of the last ${PERIODS[days].toLowerCase()}`}
              rows={rules}
              rowKey={({ rule }) => rule}
              columns={columnsOf(clinic.zone)}
              empty={
                <EmptyState title="No alert was raised in this time">
                  Alerts of sessions are counted here from the first one on.
                </EmptyState>
              }
            />
            <p className={styles.note}>
              “Acted on” means that somebody wrote down what was done, or ended the alert by an act. Over{' '}
              {review.overDays} days or more, a rule acted on in less than {review.belowPercent} % of its
              alerts is marked for review by whoever signs the limits.
            </p>
          </>
        )}
      </FiveStates>
    </AdminFrame>
  );
}

const columnsOf = (zone: string) => [
  {
    id: 'rule',
    title: 'Alert',
    cell: ({ rule, title }: AlertRuleReport) => (
      <span className={styles.rule}>
        {title} <small>{rule}</small>
      </span>
    ),
  },
  { id: 'raised', title: 'Raised', align: 'end' as const, cell: ({ raised }: AlertRuleReport) => raised },
  {
    id: 'sessions',
    title: 'In sessions',
    align: 'end' as const,
    cell: ({ sessions }: AlertRuleReport) => sessions,
  },
  {
    id: 'acknowledged',
    title: 'Acknowledged',
    align: 'end' as const,
    cell: ({ acknowledged }: AlertRuleReport) => acknowledged,
  },
  {
    id: 'median',
    title: 'Median time',
    align: 'end' as const,
    cell: ({ medianMinutes }: AlertRuleReport) => minutesWords(medianMinutes),
  },
  {
    id: 'slowest',
    title: 'Slowest',
    align: 'end' as const,
    cell: ({ slowestMinutes }: AlertRuleReport) => minutesWords(slowestMinutes),
  },
  {
    id: 'escalated',
    title: 'Escalated',
    align: 'end' as const,
    cell: ({ escalated }: AlertRuleReport) => escalated,
  },
  {
    id: 'acted',
    title: 'Acted on',
    cell: (row: AlertRuleReport) => (
      <span className={styles.share}>
        <svg viewBox="0 0 100 8" aria-hidden="true" preserveAspectRatio="none">
          <rect width="100" height="8" className={styles.whole} />
          <rect width={shareOf(row)} height="8" className={styles.part} />
        </svg>
        {shareOf(row)} %{row.toReview ? <StatusBadge status="due" word="Review" /> : null}
      </span>
    ),
  },
  {
    id: 'last',
    title: 'Last',
    cell: ({ lastAt }: AlertRuleReport) => formatDateTime(atOf(lastAt), zone),
  },
];

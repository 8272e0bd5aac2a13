import {
  listReadingsToResolve,
  type ReadingToResolve,
  resolveReadings,
  type SessionRow,
  sessionsOfDay,
} from '@titrate/contract';
import { addDays, parseInstant } from '@titrate/quantity';
import { useState } from 'react';
import { useAct, useCall } from '../../kit/api/hooks.ts';
import { wordsOf } from '../../kit/api/problems.ts';
import { formatDateTime, formatDay } from '../../kit/format/date.ts';
import { ConfirmAct } from '../../kit/ui/confirm-act.tsx';
import { SelectField, TextAreaField } from '../../kit/ui/field.tsx';
import { toast, toastFailure } from '../../kit/ui/toasts.tsx';
import { useClinic, useToday } from '../shell/clinic-frame.tsx';
import { spanWords } from './reading-words.ts';

interface ResolveDialogProps {
  readonly action: 'attach' | 'dismiss';
  readonly readings: readonly ReadingToResolve[];
  readonly title: string;
  readonly what: string;
  readonly onClose: () => void;
}

/** The patient is named before anything is put on a session; the server checks that they belong together. */
export function ResolveDialog({ action, readings, title, what, onClose }: ResolveDialogProps) {
  const { clinic } = useClinic();
  const today = useToday();
  const [sessionId, setSessionId] = useState('');
  const [reason, setReason] = useState('');
  const sessions =
    useCall(
      sessionsOfDay,
      { params: { clinicId: clinic.id }, query: { from: addDays(today, -2), to: today } },
      { enabled: action === 'attach' },
    ).data?.sessions ?? [];
  const session = sessions.find((one) => one.id === sessionId);
  const resolve = useAct(resolveReadings, { refreshes: [listReadingsToResolve] });
  const send = () => {
    const readingIds = readings.map((one) => one.id);
    if (action === 'attach' && session === undefined) return;
    resolve.mutate(
      {
        params: { clinicId: clinic.id },
        body:
          action === 'attach' && session !== undefined
            ? { action: 'attach', readingIds, sessionId: session.id, patientId: session.patient.id }
            : { action: 'dismiss', readingIds, reason },
      },
      {
        onSuccess: ({ resolved, left }) => {
          if (resolved.length > 0) toast(`${resolved.length} of ${readings.length} done`);
          for (const one of left) toastFailure(`Left: ${one.reason}`);
          onClose();
        },
      },
    );
  };
  return (
    <ConfirmAct
      open={true}
      title={`${title}: ${what}`}
      act={action === 'attach' ? `Put ${what} on this session` : `Dismiss ${what}`}
      identity={session === undefined ? undefined : identityOf(session)}
      risky={action === 'dismiss'}
      busy={resolve.isPending}
      disabled={action === 'attach' ? session === undefined : reason.trim().length < 3}
      problem={resolve.isError ? wordsOf(resolve.error) : undefined}
      onAct={send}
      onClose={onClose}
    >
      <p>{spanWords(readings, clinic.zone)}</p>
      {action === 'attach' ? (
        <SelectField
          name="session"
          label="Session"
          hint="Of today and the two days before"
          options={sessions.map((one) => ({ value: one.id, label: labelOf(one, clinic.zone) }))}
          value={sessionId}
          onChange={(event) => setSessionId(event.currentTarget.value)}
        />
      ) : (
        <TextAreaField
          name="reason"
          label="Why it is dismissed"
          hint="It stays in the device record with this reason"
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </ConfirmAct>
  );
}

const nameOf = ({ patient }: SessionRow): string =>
  `${patient.familyName.toLocaleUpperCase('en-US')}, ${patient.givenName}`;

/** Two people may share a name: the birth date stands wherever one is chosen. */
const bornOf = ({ patient }: SessionRow): string => `born ${formatDay(patient.birthDate)}`;

const identityOf = (session: SessionRow): string =>
  `${nameOf(session)} · ${bornOf(session)} · record ${session.patient.recordNumber}`;

function labelOf(session: SessionRow, zone: string): string {
  const at = parseInstant(session.startsAt);
  return `${nameOf(session)} · ${bornOf(session)} · ${session.chair?.label ?? 'no chair'} · ${at.ok ? formatDateTime(at.value, zone) : session.startsAt}`;
}

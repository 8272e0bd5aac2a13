import { Link } from '@tanstack/react-router';
import {
  board,
  type ChairView,
  cancelSession,
  moveSession,
  type SessionRow,
  sessionsOfDay,
} from '@titrate/contract';
import { formatInstant, parseCivilDate, parseInstant } from '@titrate/quantity';
import { useState } from 'react';
import { useAct } from '../../kit/api/hooks.ts';
import { dayOf, formatDate, formatTime } from '../../kit/format/date.ts';
import { buttonClass } from '../../kit/ui/button.tsx';
import { ConfirmAct } from '../../kit/ui/confirm-act.tsx';
import { Choices, SelectField, TextAreaField, TextField } from '../../kit/ui/field.tsx';
import { toast } from '../../kit/ui/toasts.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { amount } from '../treatment-room/chart/amounts.ts';
import { momentOf } from '../treatment-room/chart/clock-text.ts';
import { PRODUCT_WORDS } from '../treatment-room/record/words.ts';
import { bookingWords } from './booking-words.ts';
import styles from './schedule.module.css';

interface SessionDialogProps {
  readonly session: SessionRow;
  readonly chairs: readonly ChairView[];
  readonly mayChange: boolean;
  readonly onClose: () => void;
}

/** A booked stay: open it, move it, or cancel it with a reason. */
export function SessionDialog({ session, chairs, mayChange, onClose }: SessionDialogProps) {
  const { clinic } = useClinic();
  const [what, setWhat] = useState<'move' | 'cancel'>();
  const [day, setDay] = useState('');
  const [time, setTime] = useState('');
  const [chairId, setChairId] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();
  const refreshes = { refreshes: [sessionsOfDay, board] };
  const move = useAct(moveSession, refreshes);
  const cancel = useAct(cancelSession, refreshes);
  const starts = parseInstant(session.startsAt);
  const ends = parseInstant(session.endsAt);
  const params = { clinicId: clinic.id, sessionId: session.id };
  const onError = (error: unknown) => setProblem(bookingWords(error, clinic.zone));
  const changeable = mayChange && session.phase === 'booked' && session.seq === 0;
  const sameDay = starts.ok ? dayOf(starts.value, clinic.zone) : '';
  const moved = time === '' ? undefined : momentOf(day === '' ? sameDay : day, time, clinic.zone);
  const act = () => {
    if (what === 'move') {
      move.mutate(
        {
          params,
          body: {
            version: session.version,
            ...(moved === undefined ? {} : { startsAt: formatInstant(moved) }),
            ...(chairId === '' ? {} : { chairId }),
          },
        },
        {
          onSuccess: () => {
            toast('The session was moved');
            onClose();
          },
          onError,
        },
      );
    } else if (what === 'cancel') {
      cancel.mutate(
        { params, body: { version: session.version, reason: reason.trim() } },
        {
          onSuccess: () => {
            toast('The session was cancelled');
            onClose();
          },
          onError,
        },
      );
    }
  };
  const { familyName, givenName, birthDate, recordNumber } = session.patient;
  const born = parseCivilDate(birthDate);
  return (
    <ConfirmAct
      open
      risky={what === 'cancel'}
      title={`${familyName.toUpperCase()}, ${givenName}`}
      act={what === 'cancel' ? 'Cancel this session' : 'Move this session'}
      busy={move.isPending || cancel.isPending}
      disabled={
        what === undefined ||
        (what === 'cancel'
          ? reason.trim().length < 3
          : (time !== '' && moved === undefined) || (moved === undefined && chairId === ''))
      }
      problem={problem}
      identity={
        <>
          born {born.ok ? formatDate(born.value) : 'Not known'} · {recordNumber} ·{' '}
          {session.chair?.label ?? 'no chair'}
        </>
      }
      onAct={act}
      onClose={onClose}
    >
      <p>
        {PRODUCT_WORDS[session.product]} {amount(session.doseMg, 'mg')} {session.route}, session{' '}
        {session.number} of {session.sessionsPlanned}.{' '}
        {starts.ok && ends.ok
          ? `From ${formatTime(starts.value, clinic.zone)} to ${formatTime(ends.value, clinic.zone)}, observation included.`
          : ''}
      </p>
      <p>
        <Link
          className={buttonClass({ look: 'secondary' })}
          to="/$clinicId/sessions/$sessionId"
          params={params}
          onClick={onClose}
        >
          Go to the session
        </Link>
      </p>
      {changeable ? (
        <Choices
          legend="Change"
          name="session-change"
          value={what}
          options={[
            { value: 'move', label: 'Move to another time or chair' },
            { value: 'cancel', label: 'Cancel' },
          ]}
          onChange={(next) => {
            setWhat(next);
            setProblem(undefined);
          }}
        />
      ) : (
        <p className={styles.quiet}>
          {mayChange
            ? 'The session has begun; it is changed in the treatment room.'
            : 'Your role looks only.'}
        </p>
      )}
      {what === 'move' ? (
        <>
          <TextField
            name="move-day"
            label="Day"
            type="date"
            optional
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <TextField
            name="move-time"
            label="Starts at, 24 hours"
            placeholder="HH:mm"
            optional
            value={time}
            onChange={(event) => setTime(event.currentTarget.value)}
          />
          <SelectField
            name="move-chair"
            label="Chair"
            optional
            value={chairId}
            options={chairs.map((chair) => ({ value: chair.id, label: chair.label }))}
            onChange={(event) => setChairId(event.currentTarget.value)}
          />
        </>
      ) : null}
      {what === 'cancel' ? (
        <TextAreaField
          name="cancel-reason"
          label="Why"
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      ) : null}
    </ConfirmAct>
  );
}

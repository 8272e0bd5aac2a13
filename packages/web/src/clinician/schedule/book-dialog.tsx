import { board, bookablePlans, bookSession, type ChairView, sessionsOfDay } from '@titrate/contract';
import { type CivilDate, formatInstant } from '@titrate/quantity';
import { useState } from 'react';
import { useAct, useCall } from '../../kit/api/hooks.ts';
import { formatDate, formatLongDate } from '../../kit/format/date.ts';
import { ConfirmAct } from '../../kit/ui/confirm-act.tsx';
import { SelectField, TextField } from '../../kit/ui/field.tsx';
import { toast } from '../../kit/ui/toasts.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { amount } from '../treatment-room/chart/amounts.ts';
import { momentOf } from '../treatment-room/chart/clock-text.ts';
import { PRODUCT_WORDS } from '../treatment-room/record/words.ts';
import { bookingWords } from './booking-words.ts';
import { StaySentence } from './stay-sentence.tsx';

interface BookDialogProps {
  readonly day: CivilDate;
  readonly chairs: readonly ChairView[];
  readonly first: { readonly chairId?: string; readonly time?: string };
  readonly onClose: () => void;
}

/** Patient with a signed plan, chair and time; the end follows from dosing and observation. Pressing twice is one booking. */
export function BookDialog({ day, chairs, first, onClose }: BookDialogProps) {
  const { clinic } = useClinic();
  const [id] = useState(() => crypto.randomUUID());
  const [search, setSearch] = useState('');
  const [planId, setPlanId] = useState('');
  const [chairId, setChairId] = useState(first.chairId ?? '');
  const [time, setTime] = useState(first.time ?? '');
  const [problem, setProblem] = useState<string>();
  const found = useCall(bookablePlans, { params: { clinicId: clinic.id }, query: { q: search } });
  const book = useAct(bookSession, { refreshes: [sessionsOfDay, board, bookablePlans] });
  const startsAt = /^\d\d:\d\d$/.test(time) ? momentOf(day, time, clinic.zone) : undefined;
  const plans = found.data?.plans ?? [];
  const plan = plans.find((one) => one.planId === planId);
  const act = () => {
    if (plan === undefined || startsAt === undefined) return;
    book.mutate(
      {
        params: { clinicId: clinic.id },
        body: {
          id,
          patientId: plan.patient.id,
          planId: plan.planId,
          chairId,
          startsAt: formatInstant(startsAt),
        },
      },
      {
        onSuccess: () => {
          toast('The session is booked');
          onClose();
        },
        onError: (error) => setProblem(bookingWords(error, clinic.zone)),
      },
    );
  };
  return (
    <ConfirmAct
      open
      title={`Book a session on ${formatLongDate(day)}`}
      act={`Book on ${formatDate(day)}${startsAt === undefined ? '' : ` at ${time}`}`}
      busy={book.isPending}
      disabled={plan === undefined || startsAt === undefined || chairId === ''}
      problem={problem}
      onAct={act}
      onClose={onClose}
    >
      <TextField
        name="book-search"
        label="Find a patient with a signed plan"
        hint="Part of the name, or the record number"
        value={search}
        autoComplete="off"
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setPlanId('');
        }}
      />
      <SelectField
        name="book-plan"
        label={`Patient: showing ${plans.length} of ${found.data?.total ?? 0}`}
        value={planId}
        options={plans.map((one) => ({
          value: one.planId,
          label: `${one.patient.familyName.toUpperCase()}, ${one.patient.givenName} · ${one.patient.birthDate.slice(0, 4)} · ${one.patient.recordNumber}${one.similarName ? ' · similar name' : ''}`,
        }))}
        onChange={(event) => setPlanId(event.currentTarget.value)}
      />
      {plan === undefined ? null : (
        <p>
          {PRODUCT_WORDS[plan.product]} {amount(plan.doseMg, 'mg')} {plan.route}, session {plan.nextNumber} of{' '}
          {plan.sessionsPlanned}
        </p>
      )}
      <SelectField
        name="book-chair"
        label="Chair"
        value={chairId}
        options={chairs.map((chair) => ({ value: chair.id, label: chair.label }))}
        onChange={(event) => setChairId(event.currentTarget.value)}
      />
      <TextField
        name="book-time"
        label="Starts at, 24 hours"
        placeholder="HH:mm"
        inputMode="numeric"
        value={time}
        onChange={(event) => setTime(event.currentTarget.value)}
      />
      {plan === undefined ? null : <StaySentence plan={plan} startsAt={startsAt} zone={clinic.zone} />}
    </ConfirmAct>
  );
}

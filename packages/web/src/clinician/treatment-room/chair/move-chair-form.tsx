import { board, listDevices, moveChair, readSession } from '@titrate/contract';
import { useState } from 'react';
import { useAct, useCall } from '../../../kit/api/hooks.ts';
import { wordsOf } from '../../../kit/api/problems.ts';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { Choices, SelectField } from '../../../kit/ui/field.tsx';
import { toast } from '../../../kit/ui/toasts.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { useIdentity } from '../identity.tsx';
import { useCharting } from '../record/charting.tsx';

const WAYS = [
  { value: 'along', label: 'Goes along' },
  { value: 'stays', label: 'Stays; no longer this patient’s' },
] as const;
type Way = (typeof WAYS)[number]['value'];

/** Moves the patient: of every device at the chair one says whether it goes along; chair, links and record change in one (UI-28). */
export function MoveChairForm({ onClose }: { onClose: () => void }) {
  const { clinic } = useClinic();
  const { session } = useCharting();
  const identity = useIdentity();
  const params = { clinicId: clinic.id };
  const chairs = useCall(board, { params }).data?.chairs ?? [];
  const devices = useCall(listDevices, { params }).data?.devices ?? [];
  const move = useAct(moveChair, { refreshes: [board, listDevices, readSession] });
  const [eventId] = useState(() => crypto.randomUUID());
  const [to, setTo] = useState('');
  const [ways, setWays] = useState<Readonly<Record<string, Way>>>({});
  const free = chairs.filter((one) => one.session === null && one.chair.id !== session.chair?.id);
  const target = free.find((one) => one.chair.id === to)?.chair;
  const here = devices.filter((one) => one.chair !== null && one.chair.id === session.chair?.id);
  const there = devices.filter((one) => one.chair !== null && one.chair.id === to);
  const undecided = here.some((one) => ways[one.id] === undefined);
  const send = () =>
    move.mutate(
      {
        params: { ...params, sessionId: session.id },
        body: {
          eventId,
          patientId: session.patient.id,
          chairId: to,
          devices: here.map((one) => ({ deviceId: one.id, along: ways[one.id] === 'along' })),
        },
      },
      {
        onSuccess: (after) => {
          toast(`Moved to ${after.chair?.label ?? 'another chair'}`);
          onClose();
        },
      },
    );
  return (
    <ConfirmAct
      open
      title="Move to another chair"
      act={target === undefined ? 'Move the patient' : `Move the patient to ${target.label}`}
      identity={identity}
      busy={move.isPending}
      disabled={target === undefined || undecided}
      problem={move.isError ? wordsOf(move.error) : undefined}
      onAct={send}
      onClose={onClose}
    >
      <SelectField
        name="move-to"
        label="To"
        hint={free.length === 0 ? 'No chair is empty' : 'Empty chairs'}
        options={free.map((one) => ({ value: one.chair.id, label: one.chair.label }))}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      {here.map((one) => (
        <Choices
          key={one.id}
          legend={one.name}
          name={`move-${one.id}`}
          value={ways[one.id]}
          options={WAYS}
          onChange={(way) => setWays({ ...ways, [one.id]: way })}
        />
      ))}
      {there.length === 0 ? null : (
        <p>
          <strong>{there.map((one) => one.name).join(', ')}</strong> at {target?.label} charts on this patient
          from then on.
        </p>
      )}
    </ConfirmAct>
  );
}

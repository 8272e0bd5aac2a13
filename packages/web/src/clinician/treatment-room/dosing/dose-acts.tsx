import { useState } from 'react';
import { Button } from '../../../kit/ui/button.tsx';
import { Problems } from '../problems.tsx';
import { useCharting } from '../record/charting.tsx';
import { useOneAct } from '../use-act.ts';
import { PauseForm } from './pause-form.tsx';
import { RateForm } from './rate-form.tsx';
import { ResumeForm } from './resume-form.tsx';
import { StopForm } from './stop-form.tsx';

type Form = 'pause' | 'resume' | 'rate' | 'stop';

/** The acts on a running or paused infusion, always in the same place. */
export function DoseActs() {
  const { state, needsServer } = useCharting();
  const [form, setForm] = useState<Form>();
  const close = () => setForm(undefined);
  const { phase } = state;
  const running = phase.name === 'dosing' && phase.running;
  const paused = phase.name === 'paused';
  const closed = needsServer !== undefined;
  return (
    <>
      {running ? (
        <>
          <Button size="large" disabled={closed} onClick={() => setForm('pause')}>
            Pause
          </Button>
          <Button size="large" look="secondary" disabled={closed} onClick={() => setForm('rate')}>
            Change rate
          </Button>
        </>
      ) : null}
      {paused ? (
        <Button size="large" disabled={closed} onClick={() => setForm('resume')}>
          Resume
        </Button>
      ) : null}
      {running || paused ? (
        <Button size="large" look="secondary" disabled={closed} onClick={() => setForm('stop')}>
          Stop
        </Button>
      ) : null}
      <CallActs />
      {closed && (running || paused) ? <Problems of={[needsServer]} /> : null}
      {form === 'pause' ? <PauseForm onClose={close} /> : null}
      {form === 'resume' ? <ResumeForm onClose={close} /> : null}
      {form === 'rate' ? <RateForm onClose={close} /> : null}
      {form === 'stop' ? <StopForm onClose={close} /> : null}
    </>
  );
}

/** The patient's call: recorded by whoever hears it, answered by whoever goes. */
function CallActs() {
  const { state } = useCharting();
  const act = useOneAct();
  const open = state.calls.find(
    (call) => !state.callAnswers.some((answer) => answer.data.callEventId === call.eventId),
  );
  if (state.phase.name === 'closed' || state.phase.name === 'cancelled' || state.phase.name === 'discharged')
    return null;
  return open === undefined ? (
    <Button
      look="secondary"
      disabled={act.busy}
      onClick={() => void act.send({ kind: 'patient.called', data: {} })}
    >
      Patient calls
    </Button>
  ) : (
    <Button
      disabled={act.busy}
      onClick={() => void act.send({ kind: 'patient.callAnswered', data: { callEventId: open.eventId } })}
    >
      I am at the chair
    </Button>
  );
}

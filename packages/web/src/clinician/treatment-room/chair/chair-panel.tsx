import { CHAIR_MOVE_SHOWN_MIN } from '@titrate/clinical/session';
import { useState } from 'react';
import { formatTime } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { useAt, useCharting } from '../record/charting.tsx';
import styles from '../treatment-room.module.css';
import { useOneAct } from '../use-act.ts';
import own from './chair.module.css';
import { CoverForm } from './cover-form.tsx';
import { DevicesHere } from './devices-here.tsx';
import { HandOverForm } from './hand-over-form.tsx';
import { MoveChairForm } from './move-chair-form.tsx';
import { OfferedToMe } from './offered-to-me.tsx';
import { useOpenConditions } from './open-conditions.ts';
import { PatientScreenLink } from './patient-screen-link.tsx';
import { Presence } from './presence.tsx';

type Form = 'move' | 'hand-over' | 'cover';

/** Who has this chair, who else is at the record, which devices stand here; moving and handing over start here. */
export function ChairPanel() {
  const { state, session, zone } = useCharting();
  const { user } = useClinic();
  const at = useAt(10_000);
  const [form, setForm] = useState<Form>();
  const here = ['booked', 'gate', 'ready', 'dosing', 'paused', 'recovery'].includes(state.phase.name);
  const mayAct = here && user.roles.some((role) => role === 'nurse' || role === 'prescriber');
  const { chairMove, nurse, handOver, comfort } = state;
  // Who is planned for the chair has it until somebody takes it: alerts call this person.
  const has = nurse?.data.to ?? session.nurse;
  const cover = state.covers.at(-1)?.data.to;
  const moved = chairMove !== undefined && at - chairMove.at < CHAIR_MOVE_SHOWN_MIN * 60_000;
  return (
    <section className={styles.card} aria-labelledby="chair-panel">
      <div className={styles.cardHead}>
        <h2 id="chair-panel">{session.chair?.label ?? 'No chair'}</h2>
        {moved ? (
          <span className={own.moved}>
            Moved from {chairMove.data.from ?? 'no chair'} at {formatTime(chairMove.at, zone)}
          </span>
        ) : null}
      </div>
      <OfferedToMe />
      <dl className={own.facts}>
        <dt>Nurse</dt>
        <dd>{has?.name ?? 'Nobody: alerts call every nurse'}</dd>
        {handOver === undefined ? null : (
          <>
            <dt>Offered to</dt>
            <dd>{handOver.data.to.name}, not accepted yet</dd>
          </>
        )}
        <dt>Second person</dt>
        <dd>{cover?.name ?? 'Not named'}</dd>
        {comfort === undefined ? null : (
          <>
            <dt>Patient would like</dt>
            <dd>
              {comfort.data.choice === 'music' ? 'Music' : 'Quiet'}, {formatTime(comfort.at, zone)}
            </dd>
          </>
        )}
      </dl>
      {mayAct ? (
        <div className={styles.row}>
          {has?.id === user.id || handOver !== undefined ? null : <TakeChair />}
          <Button size="small" look="secondary" onClick={() => setForm('hand-over')}>
            Hand over
          </Button>
          <Button size="small" look="secondary" onClick={() => setForm('cover')}>
            Second person
          </Button>
          <Button size="small" look="secondary" onClick={() => setForm('move')}>
            Move to another chair
          </Button>
        </div>
      ) : null}
      <Presence />
      <DevicesHere mayLink={mayAct} />
      {mayAct ? <PatientScreenLink /> : null}
      {form === 'move' ? <MoveChairForm onClose={() => setForm(undefined)} /> : null}
      {form === 'hand-over' ? <HandOverForm onClose={() => setForm(undefined)} /> : null}
      {form === 'cover' ? <CoverForm onClose={() => setForm(undefined)} /> : null}
    </section>
  );
}

/** One press for a chair that nobody offered: by name, with every open alert seen on this screen. */
function TakeChair() {
  const { user } = useClinic();
  const { saved } = useCharting();
  const act = useOneAct();
  const open = useOpenConditions();
  return (
    <>
      <Button
        size="small"
        disabled={act.busy}
        onClick={() =>
          void act.send({
            kind: 'nurse.assigned',
            data: { to: { id: user.id, name: user.name }, accepted: true, openAlerts: open },
          })
        }
      >
        {saved.nurse === undefined ? 'I take this chair' : `Take over from ${saved.nurse.data.to.name}`}
      </Button>
      {act.problems.length === 0 ? null : <p className={styles.problem}>{act.problems.join('. ')}</p>}
    </>
  );
}

import { type CriterionFinding, readiness } from '@titrate/clinical/session';
import { useState } from 'react';
import { formatTime, formatTimer } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { ShapeMark, StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { useIdentity } from '../identity.tsx';
import { Problems } from '../problems.tsx';
import { useAt, useCharting } from '../record/charting.tsx';
import room from '../treatment-room.module.css';
import { useOneAct } from '../use-act.ts';
import { AfterCareForm } from './after-care-form.tsx';
import { CriterionAct } from './criterion-act.tsx';
import { LeaveEarly } from './leave-early.tsx';
import styles from './recovery.module.css';

const MET = { true: 'Met', false: 'Not met', unknown: 'Not assessed' } as const;
const SHAPE = { true: 'tick', false: 'cross', unknown: 'ring' } as const;

/** Whether the patient may go: each minimum time and each criterion with its state, and what is still missing (5.1, 5.2). */
export function RecoveryPanel() {
  const { state, zone } = useCharting();
  const at = useAt(1000);
  const now = readiness(state, at);
  const byAlert = now.blockedBy.filter((rule) => !rule.startsWith('RD') && !rule.startsWith('DC'));
  const inRecovery = state.phase.name === 'recovery';
  return (
    <section className={room.card} aria-labelledby="recovery">
      <div className={room.cardHead}>
        <h2 id="recovery">Recovery and discharge</h2>
        <StatusBadge status={now.ready ? 'ready' : 'held'} word={now.ready ? 'Ready to go' : 'Stays here'} />
      </div>
      <ul className={styles.minimums}>
        {now.observation.length === 0 ? <li>The minimum observation begins when dosing has ended.</li> : null}
        {now.observation.map(({ rule, until }) => (
          <li key={rule} data-done={at >= until}>
            <strong>{at >= until ? 'Minimum time is over' : formatTimer(until - at)}</strong>
            <span>
              {rule}, until {formatTime(until, zone)}
            </span>
          </li>
        ))}
      </ul>
      <ul className={styles.criteria}>
        {now.criteria.map((criterion) => (
          <Criterion key={criterion.rule} criterion={criterion} enabled={inRecovery} />
        ))}
      </ul>
      <AfterCareForm enabled={['dosing', 'paused', 'recovery'].includes(state.phase.name)} />
      {byAlert.length === 0 ? null : (
        <Problems
          title="Open alerts keep the patient here:"
          of={byAlert.map((rule) => `${rule}: ends with a reading below its limit`)}
        />
      )}
      <Discharge />
      <LeaveEarly />
    </section>
  );
}

function Criterion({ criterion, enabled }: { criterion: CriterionFinding; enabled: boolean }) {
  const { rule, met, text, clears, missing } = criterion;
  return (
    <li className={styles.criterion} data-met={met}>
      <span className={styles.criterionState}>
        <ShapeMark shape={SHAPE[met]} /> {MET[met]}
      </span>
      <span className={styles.criterionText}>
        <strong>{text}</strong> <span className={room.rule}>{rule}</span>
        {missing.length === 0 ? null : <span className={room.quiet}>Missing: {missing.join(', ')}</span>}
        {clears === '' ? null : <span className={room.quiet}>To clear: {clears}</span>}
      </span>
      {enabled ? <CriterionAct rule={rule} met={met} /> : null}
    </li>
  );
}

function Discharge() {
  const { state, session, problemsOf } = useCharting();
  useAt(1000);
  const identity = useIdentity();
  const act = useOneAct();
  const [open, setOpen] = useState(false);
  if (state.phase.name !== 'recovery') return null;
  const held = problemsOf({ kind: 'session.discharged', data: {} });
  return (
    <>
      {held.length === 0 ? null : (
        <details className={room.more}>
          <summary>
            Discharge is held by {held.length} {held.length === 1 ? 'condition' : 'conditions'}
          </summary>
          <ul>
            {held.map((one) => (
              <li key={one.message}>{one.message}</li>
            ))}
          </ul>
        </details>
      )}
      <Button size="large" disabled={held.length > 0} onClick={() => setOpen(true)}>
        Discharge {session.patient.givenName}
      </Button>
      {open ? (
        <ConfirmAct
          open
          title="Discharge"
          act={`Discharge ${session.patient.givenName} ${session.patient.familyName}`}
          identity={identity}
          busy={act.busy}
          disabled={held.length > 0}
          problem={act.problems.length === 0 ? undefined : act.problems.join('. ')}
          onAct={() =>
            void act.send({ kind: 'session.discharged', data: {} }).then((stored) => {
              if (stored) setOpen(false);
            })
          }
          onClose={() => setOpen(false)}
        >
          <p>Every minimum time is over and every criterion is met.</p>
        </ConfirmAct>
      ) : null}
    </>
  );
}

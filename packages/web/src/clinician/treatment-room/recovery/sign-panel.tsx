import { Link } from '@tanstack/react-router';
import { contentHashOf } from '@titrate/clinical/session';
import { sessionRecordPdf, urlOf } from '@titrate/contract';
import { useState } from 'react';
import { formatDateTime } from '../../../kit/format/date.ts';
import { Button, buttonClass } from '../../../kit/ui/button.tsx';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { TextAreaField } from '../../../kit/ui/field.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { ROLE_WORDS } from '../../shell/roles.ts';
import { useIdentity } from '../identity.tsx';
import { Problems } from '../problems.tsx';
import { useCharting } from '../record/charting.tsx';
import { DRUG_PANEL_ID } from '../stock/drug-panel.tsx';
import room from '../treatment-room.module.css';
import { useOneAct } from '../use-act.ts';
import styles from './recovery.module.css';

/** The signature closes the record; after it there are addenda and corrections only (REC-03, REC-04). */
export function SignPanel() {
  const { state, saved, session, zone, outbox, problemsOf } = useCharting();
  const { clinic, user } = useClinic();
  const identity = useIdentity();
  const act = useOneAct();
  const [open, setOpen] = useState(false);
  const { phase } = state;
  const credentials =
    user.credentials === ''
      ? user.roles[0] === undefined
        ? 'staff'
        : ROLE_WORDS[user.roles[0]]
      : user.credentials;
  const meaning: 'author' | 'reviewer' = phase.name === 'closed' ? 'reviewer' : 'author';
  const dataOf = () => ({
    meaning,
    credentials,
    contentHash: contentHashOf(saved.events),
    signedAtZone: zone,
  });
  const signable = ['discharged', 'closed', 'cancelled'].includes(phase.name);
  const held = signable ? problemsOf({ kind: 'session.signed', data: dataOf() }) : [];
  const pdf = urlOf(sessionRecordPdf.path, { clinicId: clinic.id, sessionId: session.id });
  return (
    <section className={room.card} aria-labelledby="sign">
      <div className={room.cardHead}>
        <h2 id="sign">Record</h2>
        <a
          className={buttonClass({ look: 'secondary', size: 'small' })}
          href={pdf}
          target="_blank"
          rel="noreferrer"
        >
          Record as PDF
        </a>
      </div>
      {state.signatures.length === 0 ? (
        <p className={room.quiet}>Not signed yet.</p>
      ) : (
        <ul className={room.plainList}>
          {state.signatures.map((fact) => (
            <li key={fact.eventId}>
              <strong>{fact.by.type === 'person' ? fact.by.name : fact.by.type}</strong>,{' '}
              {fact.data.credentials}, as {fact.data.meaning}, {formatDateTime(fact.at, zone)}
              <br />
              <span className={styles.hash}>Content {fact.data.contentHash}</span>
            </li>
          ))}
        </ul>
      )}
      {state.nasalDevices.length > 0 && state.opening?.data.region === 'US' ? (
        <p>
          <Link to="/$clinicId/rems-forms/$sessionId" params={{ clinicId: clinic.id, sessionId: session.id }}>
            REMS monitoring form of this session
          </Link>
          , due within seven days; the signature does not send it.
        </p>
      ) : null}
      {signable ? (
        <>
          <Problems title="Held:" of={held.map((one) => one.message)} />
          {held.some((one) => one.type === 'ledger') ? (
            <p>
              <a href={`#${DRUG_PANEL_ID}`}>Go to the drug of this session</a>
            </p>
          ) : null}
          <Button
            size="large"
            disabled={held.length > 0 || outbox.pending.length > 0}
            onClick={() => setOpen(true)}
          >
            Sign the record as {meaning}
          </Button>
          <Addendum />
        </>
      ) : (
        <p>The record is signed after the discharge.</p>
      )}
      {open ? (
        <ConfirmAct
          open
          title="Sign the record"
          act={`Sign as ${user.name}, ${credentials}`}
          identity={identity}
          busy={act.busy}
          problem={act.problems.length === 0 ? undefined : act.problems.join('. ')}
          onAct={() =>
            void act.send({ kind: 'session.signed', data: dataOf() }).then((stored) => {
              if (stored) setOpen(false);
            })
          }
          onClose={() => setOpen(false)}
        >
          <p>
            You sign {saved.events.length} entries. Afterwards there are only addenda and corrections, each
            under a name.
          </p>
        </ConfirmAct>
      ) : null}
    </section>
  );
}

function Addendum() {
  const act = useOneAct();
  const [text, setText] = useState('');
  return (
    <div className={room.quickForm}>
      <TextAreaField
        name="addendum"
        label="Addendum"
        optional
        rows={2}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        look="secondary"
        disabled={text.trim() === '' || act.busy}
        onClick={() =>
          void act.send({ kind: 'addendum.added', data: { text: text.trim() } }).then((stored) => {
            if (stored) setText('');
          })
        }
      >
        Add the addendum
      </Button>
      <Problems of={act.problems} />
    </div>
  );
}

import { Link } from '@tanstack/react-router';
import { type Library, readLibrary } from '@titrate/contract';
import { useState } from 'react';
import { useCall, useInvalidate } from '../../../kit/api/hooks.ts';
import { formatDay } from '../../../kit/format/date.ts';
import { useLive } from '../../../kit/live/use-live.tsx';
import { Button } from '../../../kit/ui/button.tsx';
import { FiveStates } from '../../../kit/ui/five-states.tsx';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { AdminFrame } from '../admin-frame.tsx';
import { DraftForm } from './draft.form.tsx';
import { History } from './history.tsx';
import styles from './limits.module.css';
import { OthersDraft } from './others-draft.tsx';
import { Proposal } from './proposal.tsx';
import { ReturnDialog } from './return-dialog.tsx';

/** The clinic's own limits: what is in force, the change that is open, and every earlier one. */
export function LimitsPage() {
  const { clinic } = useClinic();
  const library = useCall(readLibrary, { params: { clinicId: clinic.id } });
  const invalidate = useInvalidate();
  useLive('library', clinic.id, () => invalidate(readLibrary));
  return (
    <AdminFrame lead="A clinic may tighten every limit of the catalogue; only a block that is marked so may be loosened, to an override with a reason. A prescriber drafts, the change is replayed over the last 90 days, and a second person approves. A session keeps the version it was opened with.">
      <FiveStates query={library} what="The limit library">
        {(data) => <Parts library={data} />}
      </FiveStates>
    </AdminFrame>
  );
}

function Parts({ library }: { readonly library: Library }) {
  const { user } = useClinic();
  const [drafting, setDrafting] = useState(false);
  const [newId, setNewId] = useState(() => crypto.randomUUID());
  const begin = () => {
    // Another change may have been answered or taken back since under the id before.
    setNewId(crypto.randomUUID());
    setDrafting(true);
  };
  const open = library.changes.find((one) => one.status === 'draft' || one.status === 'proposed');
  const mayDraft = user.roles.includes('prescriber');
  const mustWait = library.inForce !== null && waitingOf(library) !== undefined;
  const isOwnDraft = open?.status === 'draft' && open.author.id === user.id;
  const wasNew = library.changes.some((one) => one.id === newId);
  const showsForm = isOwnDraft || (drafting && open === undefined && !wasNew);
  return (
    <div className={styles.parts}>
      <InForce library={library} />
      <section className={styles.part} aria-labelledby="open-change">
        <h2 id="open-change">Change</h2>
        {open?.status === 'proposed' ? <Proposal change={open} /> : null}
        {open?.status === 'draft' && !isOwnDraft ? <OthersDraft change={open} /> : null}
        {showsForm ? (
          <DraftForm key={open?.id ?? newId} id={open?.id ?? newId} library={library} draft={open} />
        ) : null}
        {open === undefined && !showsForm ? (
          <div className={styles.empty}>
            <p>
              No change is open.
              {mayDraft && !mustWait
                ? ''
                : mustWait
                  ? ' One is drafted once no version waits.'
                  : ' A prescriber drafts one.'}
            </p>
            {mayDraft && !mustWait ? <Button onClick={() => begin()}>Draft a change</Button> : null}
          </div>
        ) : null}
      </section>
      <History changes={library.changes} />
    </div>
  );
}

function InForce({ library }: { readonly library: Library }) {
  const { clinic, user } = useClinic();
  const [returning, setReturning] = useState(false);
  const { inForce, stepBack } = library;
  const maySign = user.roles.includes('owner') || user.roles.includes('prescriber');
  const waiting = waitingOf(library);
  return (
    <section className={styles.part} aria-labelledby="in-force">
      <h2 id="in-force">In force</h2>
      <Standing library={library} />
      <p>
        <Link to="/$clinicId/reference/to-confirm" params={{ clinicId: clinic.id }}>
          Every value of the catalogue that is marked default
        </Link>
      </p>
      {inForce === null || library.standing.dropped.length === 0 ? null : (
        <p>
          <StatusBadge status="due" word="Sign again" /> The catalogue is stricter by now than what was
          signed, and holds there: {library.standing.dropped.join(', ')}.
        </p>
      )}
      {waiting === undefined ? null : (
        <p>
          <StatusBadge status="booked" word={`Version ${waiting.number}`} /> waits for{' '}
          {formatDay(waiting.effectiveOn)}, when it comes into force.
        </p>
      )}
      {maySign && stepBack !== null ? (
        <div>
          <Button look="secondary" onClick={() => setReturning(true)}>
            Leave version {stepBack.leaves} for version {stepBack.to}
          </Button>
        </div>
      ) : null}
      {returning && stepBack !== null ? (
        <ReturnDialog step={stepBack} onClose={() => setReturning(false)} />
      ) : null}
    </section>
  );
}

function Standing({ library: { inForce, standing } }: { readonly library: Library }) {
  if (inForce === null)
    return standing.state === 'unsigned' ? (
      <p>
        <StatusBadge status="due" word="Default, unsigned" /> The catalogue holds as it stands; two people
        have not signed it yet. Sessions open as they did before signatures were asked. A first draft without
        any change signs the catalogue as it is.
      </p>
    ) : (
      <p>
        <StatusBadge status="held" word="Not signed" /> Nobody has signed the limits yet: no session can be
        opened. A first draft without any change signs the catalogue as it is.
      </p>
    );
  return (
    <p>
      <StatusBadge
        status={inForce.expired ? 'held' : 'clear'}
        word={inForce.expired ? 'Review overdue' : `Version ${inForce.number}`}
      />{' '}
      since {formatDay(inForce.effectiveOn)}, to be reviewed by {formatDay(inForce.reviewBy)}.{' '}
      {inForce.expired ? 'No session can be opened until two people have signed again. ' : ''}
      {changed(inForce.values)}
    </p>
  );
}

/** Approved, and its day has not come. */
function waitingOf({ inForce, changes }: Library) {
  const newest = changes
    .filter((one) => one.number !== null)
    .toSorted((a, b) => (b.number ?? 0) - (a.number ?? 0))[0];
  return newest !== undefined && (newest.number ?? 0) > (inForce?.number ?? 0) ? newest : undefined;
}

const changed = (values: Readonly<Record<string, unknown>>): string => {
  const rules = Object.keys(values);
  return rules.length === 0
    ? 'The catalogue stands as it is, nothing changed.'
    : `Changed from the catalogue: ${rules.join(', ')}.`;
};

import { type Library, readLibrary } from '@titrate/contract';
import { useState } from 'react';
import { useCall, useInvalidate } from '../../../kit/api/hooks.ts';
import { useLive } from '../../../kit/live/use-live.tsx';
import { Button } from '../../../kit/ui/button.tsx';
import { FiveStates } from '../../../kit/ui/five-states.tsx';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { AdminFrame } from '../admin-frame.tsx';
import { DraftForm } from './draft.form.tsx';
import { History } from './history.tsx';
import styles from './limits.module.css';
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
  const isOwnDraft = open?.status === 'draft' && open.author.id === user.id;
  const wasNew = library.changes.some((one) => one.id === newId);
  const showsForm = isOwnDraft || (drafting && open === undefined && !wasNew);
  return (
    <div className={styles.parts}>
      <InForce library={library} />
      <section className={styles.part} aria-labelledby="open-change">
        <h2 id="open-change">Change</h2>
        {open?.status === 'proposed' ? <Proposal change={open} /> : null}
        {open?.status === 'draft' && !isOwnDraft ? <p>{open.author.name} is drafting a change.</p> : null}
        {showsForm ? (
          <DraftForm key={open?.id ?? newId} id={open?.id ?? newId} library={library} draft={open} />
        ) : null}
        {open === undefined && !showsForm ? (
          <div className={styles.empty}>
            <p>No change is open.</p>
            {mayDraft ? <Button onClick={() => begin()}>Draft a change</Button> : null}
          </div>
        ) : null}
      </section>
      <History changes={library.changes} />
    </div>
  );
}

function InForce({ library: { inForce, changes } }: { readonly library: Library }) {
  const { user } = useClinic();
  const [returning, setReturning] = useState(false);
  const mayReturn =
    user.roles.some((role) => role === 'owner' || role === 'prescriber') &&
    inForce !== null &&
    changes.some((one) => one.number !== null && one.number < inForce.number);
  return (
    <section className={styles.part} aria-labelledby="in-force">
      <h2 id="in-force">In force</h2>
      {inForce === null ? (
        <p>
          <StatusBadge status="not-assessed" word="No library" /> Nobody has signed a library yet: no session
          can be opened. A first draft without any change signs the catalogue as it stands.
        </p>
      ) : (
        <>
          <p>
            <StatusBadge
              status={inForce.expired ? 'held' : 'clear'}
              word={inForce.expired ? 'Review overdue' : `Version ${inForce.number}`}
            />{' '}
            since {inForce.effectiveOn}, to be reviewed by {inForce.reviewBy}. {changed(inForce.values)}
          </p>
          {mayReturn ? (
            <div>
              <Button look="secondary" onClick={() => setReturning(true)}>
                Return to the version before
              </Button>
            </div>
          ) : null}
          {returning ? <ReturnDialog leaves={inForce.number} onClose={() => setReturning(false)} /> : null}
        </>
      )}
    </section>
  );
}

const changed = (values: Readonly<Record<string, unknown>>): string => {
  const rules = Object.keys(values);
  return rules.length === 0
    ? 'The catalogue stands as it is, nothing changed.'
    : `Changed from the catalogue: ${rules.join(', ')}.`;
};

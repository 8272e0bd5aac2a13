import { useState } from 'react';
import { count } from '../../kit/format/text.ts';
import { Button } from '../../kit/ui/button.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { Tabs } from '../../kit/ui/tabs.tsx';
import { Page } from '../shell/app-shell.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { ContentTable } from './content-table.tsx';
import { ProposeDialog } from './propose-dialog.tsx';
import styles from './reference.module.css';
import { ReferenceTrail } from './reference-trail.tsx';
import { type StoodEntry, useContent } from './use-content.ts';

/** The starting values that a medical director must confirm, what waits for a second person, and what is settled. */
export function ToConfirmPage() {
  const content = useContent();
  const waiting = content.filter((one) => one.state?.kind === 'proposed');
  const settled = content.filter(
    (one) => one.state?.kind === 'confirmed' || one.state?.kind === 'from-later',
  );
  const open = content.filter(
    (one) => one.needsConfirmation && !waiting.includes(one) && !settled.includes(one),
  );
  return (
    <Page>
      <ReferenceTrail />
      <h1>Values to confirm</h1>
      <p className={styles.lead}>
        Some numbers and statements come from no source that was read: they are starting values of this
        product. A prescriber proposes to confirm them, an owner or a second prescriber approves. Until then
        they apply as written, and each says that this clinic’s medical director has not confirmed it.
      </p>
      <Tabs
        label="Values by state"
        tabs={[
          { id: 'open', title: `Open (${open.length})`, content: <Open entries={open} /> },
          { id: 'waiting', title: `Waiting (${waiting.length})`, content: <Waiting entries={waiting} /> },
          {
            id: 'settled',
            title: `Confirmed (${settled.length})`,
            content: (
              <ContentTable
                caption="Confirmed"
                entries={settled}
                showGroup={true}
                empty={<EmptyState title="Nothing is confirmed yet" />}
              />
            ),
          },
        ]}
      />
    </Page>
  );
}

function Open({ entries }: { readonly entries: readonly StoodEntry[] }) {
  const { user } = useClinic();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const mayPropose = user.roles.includes('prescriber');
  const picked = entries.filter((one) => chosen.has(one.ref));
  const toggle = (ref: string) =>
    setChosen((before) =>
      before.has(ref) ? new Set([...before].filter((one) => one !== ref)) : new Set([...before, ref]),
    );
  return (
    <>
      <ContentTable
        caption="To confirm"
        entries={entries}
        showGroup={true}
        empty={<EmptyState title="Everything is confirmed or waits for a second person" />}
        {...(mayPropose ? { first: boxColumn(chosen, toggle) } : {})}
        tools={
          mayPropose ? (
            <Button size="small" disabled={picked.length === 0} onClick={() => setAsking(true)}>
              Propose {picked.length === 0 ? 'ticked' : count(picked.length, 'entry', 'entries')}
            </Button>
          ) : undefined
        }
      />
      {asking ? (
        <ProposeDialog
          entries={picked}
          decision="confirm"
          onClose={() => {
            setAsking(false);
            setChosen(new Set());
          }}
        />
      ) : null}
    </>
  );
}

function Waiting({ entries }: { readonly entries: readonly StoodEntry[] }) {
  const { user } = useClinic();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const mayAnswer = user.roles.some((role) => role === 'owner' || role === 'prescriber');
  const own = (one: StoodEntry) =>
    one.state?.kind === 'proposed' && one.state.proposal.proposedBy.id === user.id;
  const picked = entries.flatMap((one) =>
    chosen.has(one.ref) && one.state?.kind === 'proposed' && !own(one) ? [one.state.proposal] : [],
  );
  const toggle = (ref: string) =>
    setChosen((before) =>
      before.has(ref) ? new Set([...before].filter((one) => one !== ref)) : new Set([...before, ref]),
    );
  return (
    <>
      <ContentTable
        caption="Waiting"
        entries={entries}
        showGroup={true}
        empty={<EmptyState title="No proposal waits for an answer" />}
        {...(mayAnswer ? { first: boxColumn(chosen, toggle, own) } : {})}
        tools={
          mayAnswer ? (
            <Button size="small" disabled={picked.length === 0} onClick={() => setAsking(true)}>
              Answer {picked.length === 0 ? 'ticked' : count(picked.length, 'proposal')}
            </Button>
          ) : undefined
        }
      />
      {asking ? (
        <AnswerDialog
          proposals={picked}
          onClose={() => {
            setAsking(false);
            setChosen(new Set());
          }}
        />
      ) : null}
    </>
  );
}

/** A box to tick; none for what this person proposed, since a second one answers. */
function boxColumn(
  chosen: ReadonlySet<string>,
  toggle: (ref: string) => void,
  isOwn: (one: StoodEntry) => boolean = () => false,
) {
  return {
    id: 'box',
    title: 'Tick',
    cell: (one: StoodEntry) =>
      isOwn(one) ? (
        <span className={styles.soft}>yours</span>
      ) : (
        <input
          type="checkbox"
          className={styles.box}
          aria-label={`Tick ${one.entry.id}: ${one.entry.title}`}
          checked={chosen.has(one.ref)}
          onChange={() => toggle(one.ref)}
        />
      ),
  };
}

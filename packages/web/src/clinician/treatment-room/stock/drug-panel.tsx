import { containerAccounts, keepsLedger, unwitnessedWastes } from '@titrate/clinical/session';
import { type Decimal, formatAmount } from '@titrate/quantity';
import { formatTime } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { Tabs } from '../../../kit/ui/tabs.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { amount } from '../chart/amounts.ts';
import { Problems } from '../problems.tsx';
import { useAt, useCharting } from '../record/charting.tsx';
import styles from '../treatment-room.module.css';
import { useOneAct } from '../use-act.ts';
import { DrawForm } from './draw-form.tsx';
import { ReturnForm, WasteForm } from './leave-forms.tsx';

/** Where a blocker of the signature leads (REC-06). */
export const DRUG_PANEL_ID = 'drug-panel';

/** The controlled drug of this session: drawn, given, wasted with a witness, returned; what is open is said in words. */
export function DrugPanel() {
  const { state, saved } = useCharting();
  const at = useAt(5000);
  if (!keepsLedger(state)) return null;
  const accounts = containerAccounts(state, at);
  const waiting = unwitnessedWastes(state);
  const isOver = state.dosingEndedAt !== undefined || state.phase.name === 'cancelled';
  const addsUp = accounts.every((one) => one.differenceMg.isZero()) && waiting.length === 0;
  const mayDraw = ['gate', 'ready', 'dosing'].includes(state.phase.name);
  // By what the server has: a draw that it refuses leaves its form as it was typed.
  const mayLeave = state.phase.name !== 'closed' && saved.drawn.length > 0;
  const tabs = [
    ...(mayDraw ? [{ id: 'draw', title: 'Draw', content: <DrawForm /> }] : []),
    ...(mayLeave
      ? [
          { id: 'waste', title: 'Waste', content: <WasteForm accounts={accounts} /> },
          { id: 'return', title: 'Return', content: <ReturnForm accounts={accounts} /> },
        ]
      : []),
  ];
  return (
    <section className={styles.card} aria-labelledby={DRUG_PANEL_ID}>
      <div className={styles.cardHead}>
        <h2 id={DRUG_PANEL_ID} tabIndex={-1}>
          Drug
        </h2>
        {accounts.length === 0 ? null : addsUp ? (
          <StatusBadge status="clear" word="Adds up" />
        ) : isOver ? (
          <StatusBadge status="held" word="Does not add up yet" />
        ) : null}
      </div>
      {accounts.length === 0 ? (
        <p className={styles.quiet}>Nothing is drawn from the ledger yet.</p>
      ) : (
        <ul className={styles.plainList}>
          {accounts.map((one) => (
            <li key={one.vialId}>
              <strong>{one.vialId}</strong>: drawn {mg(one.drawnMg)}, given {mg(one.givenMg)}, wasted{' '}
              {mg(one.wastedMg)}, returned {mg(one.returnedMg)}
              {one.differenceMg.isZero() ? null : (
                <>
                  , <strong>open {mg(one.differenceMg)}</strong>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {waiting.map((waste) => (
        <WaitingWaste key={waste.eventId} waste={waste} />
      ))}
      {tabs.length === 0 ? null : (
        <div className="no-print">
          <Tabs key={tabs.length} label="What happens with the drug" tabs={tabs} />
        </div>
      )}
    </section>
  );
}

const mg = (value: Decimal): string => formatAmount(value.round(2), 'mg');

/** The witness is another signed-in person at the same place, who says so under their own name (CS-10). */
function WaitingWaste({ waste }: { readonly waste: ReturnType<typeof unwitnessedWastes>[number] }) {
  const { zone, problemsOf } = useCharting();
  const { user } = useClinic();
  const act = useOneAct();
  useAt(5000);
  const data = { wasteEventId: waste.eventId };
  const isOwn = waste.by.type === 'person' && waste.by.id === user.id;
  const held = isOwn ? [] : problemsOf({ kind: 'drug.wasteWitnessed', data });
  return (
    <div className={styles.quickForm}>
      <p>
        <strong>{amount(waste.data.amountMg, 'mg')}</strong> of {waste.data.vialId} wasted by{' '}
        {waste.by.type === 'person' ? waste.by.name : ''} at {formatTime(waste.at, zone)}: {waste.data.reason}
        .{isOwn ? ' A second signed-in person confirms it on their own screen.' : ''}
      </p>
      <Problems of={[...held.map((one) => one.message), ...act.problems]} />
      {isOwn ? null : (
        <Button
          disabled={held.length > 0 || act.busy}
          onClick={() => void act.send({ kind: 'drug.wasteWitnessed', data })}
        >
          I saw {amount(waste.data.amountMg, 'mg')} go, as {user.name}
        </Button>
      )}
    </div>
  );
}

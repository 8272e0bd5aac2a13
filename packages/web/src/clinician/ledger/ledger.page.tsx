import { readLedger } from '@titrate/contract';
import { useCall, useInvalidate } from '../../kit/api/hooks.ts';
import { formatDateTime } from '../../kit/format/date.ts';
import { useLive } from '../../kit/live/use-live.tsx';
import { DataTable } from '../../kit/ui/data-table.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { StatusBadge } from '../../kit/ui/status-badge.tsx';
import { Tabs } from '../../kit/ui/tabs.tsx';
import { atOf } from '../patients/entry/wire.ts';
import { Page } from '../shell/app-shell.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { CountForm } from './count-form.tsx';
import { CountingSections } from './counting.tsx';
import { Entries } from './entries.tsx';
import { ItemForm } from './formulary.tsx';
import { DestroyForm, LossForm, MoveForm } from './leave-forms.tsx';
import styles from './ledger.module.css';
import { LocationForm } from './locations.tsx';
import { OpenMatters } from './open-matters.tsx';
import { amountWords, day, itemOf, itemWords, type Ledger, placeOf, worksIn } from './parts.tsx';
import { ReceiveForm } from './receive-form.tsx';
import { Signals } from './signals.tsx';

/** The controlled-drug ledger of the clinic: what is on each shelf, what is open, every entry (CSR-01, CSR-03). */
export function LedgerPage() {
  const { clinic, user } = useClinic();
  const mayRead = user.roles.some((role) => ['owner', 'prescriber', 'nurse', 'auditor'].includes(role));
  const ledger = useCall(readLedger, { params: { clinicId: clinic.id } }, { enabled: mayRead });
  const invalidate = useInvalidate();
  useLive('ledger', clinic.id, () => invalidate(readLedger));
  return (
    <Page>
      <h1>Controlled-drug ledger</h1>
      {mayRead ? (
        <FiveStates query={ledger} what="The ledger">
          {(data) => <Whole ledger={data} />}
        </FiveStates>
      ) : (
        <EmptyState title="The ledger is for nurses, prescribers, owners and auditors" />
      )}
    </Page>
  );
}

function Whole({ ledger }: { readonly ledger: Ledger }) {
  const { user } = useClinic();
  const works = worksIn(user);
  const owns = user.roles.includes('owner');
  const directs = owns || user.roles.includes('auditor');
  const tabs = [
    { id: 'receive', title: 'Receive', content: <ReceiveForm ledger={ledger} /> },
    { id: 'move', title: 'Move', content: <MoveForm ledger={ledger} /> },
    { id: 'count', title: 'Count', content: <CountForm ledger={ledger} /> },
    { id: 'destroy', title: 'Destroy', content: <DestroyForm ledger={ledger} /> },
    { id: 'loss', title: 'Loss', content: <LossForm ledger={ledger} /> },
    ...(owns
      ? [
          { id: 'location', title: 'Locations', content: <LocationForm ledger={ledger} /> },
          { id: 'item', title: 'Formulary', content: <ItemForm ledger={ledger} /> },
        ]
      : []),
  ];
  return (
    <>
      <OpenMatters ledger={ledger} />
      <Stock ledger={ledger} />
      {works ? (
        <section className={styles.panel} aria-label="Record in the ledger">
          <Tabs
            label="What to record"
            tabs={tabs}
            initial={ledger.locations.length === 0 && owns ? 'location' : 'receive'}
          />
        </section>
      ) : null}
      <CountingSections ledger={ledger} />
      {directs ? <Signals /> : null}
      <Entries ledger={ledger} />
    </>
  );
}

/** How the inventory that the law asks for every other year stands (CS-05). */
const INVENTORY = {
  never: { status: 'overdue', word: 'Due now' },
  overdue: { status: 'overdue', word: 'Overdue' },
  soon: { status: 'due', word: 'Due soon' },
  'in-time': { status: 'clear', word: 'In time' },
} as const;

function Stock({ ledger }: { readonly ledger: Ledger }) {
  const { clinic } = useClinic();
  return (
    <section aria-labelledby="stock">
      <h2 id="stock">Stock</h2>
      {ledger.inventories.map((one) => (
        <p key={one.locationId} className={styles.soft}>
          <StatusBadge {...INVENTORY[one.state]} /> Inventory of {placeOf(ledger, one.locationId)}:{' '}
          {one.at === null
            ? 'none yet. The first is due on the first day, even of nothing.'
            : `last on ${formatDateTime(atOf(one.at), clinic.zone)}, the next by ${day(one.dueOn ?? '')}.`}
        </p>
      ))}
      <DataTable
        caption="Stock"
        rows={ledger.stock}
        rowKey={(one) => `${one.locationId}/${one.lotId}`}
        searchText={(one) => `${placeOf(ledger, one.locationId)} ${itemWords(ledger, one.itemId)} ${one.lot}`}
        empty={
          <EmptyState
            title={ledger.locations.length === 0 ? 'No location is registered yet' : 'Nothing is in stock'}
          >
            {ledger.locations.length === 0
              ? 'An owner registers the first storage location below; from then on sessions draw from the ledger.'
              : 'Record a receipt; a second person confirms it.'}
          </EmptyState>
        }
        columns={[
          { id: 'place', title: 'Location', cell: (one) => placeOf(ledger, one.locationId) },
          {
            id: 'item',
            title: 'Item',
            cell: (one) => <div className={styles.words}>{itemWords(ledger, one.itemId)}</div>,
          },
          { id: 'lot', title: 'Lot', cell: (one) => one.lot },
          {
            id: 'expiry',
            title: 'Good through',
            cell: (one) => (
              <>
                <span className="no-break">{day(one.expiresOn)}</span>{' '}
                {one.expired ? <StatusBadge status="held" word="Expired" /> : null}
              </>
            ),
          },
          {
            id: 'balance',
            title: 'Balance',
            align: 'end',
            cell: (one) => (
              <span className={styles.amount}>{amountWords(itemOf(ledger, one.itemId), one.mg)}</span>
            ),
          },
        ]}
      />
    </section>
  );
}

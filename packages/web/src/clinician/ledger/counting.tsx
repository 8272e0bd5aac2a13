import { type CountByTwo, confirmCount, listCounts, type ResponseOf } from '@titrate/contract';
import { useAct, useCall, useInvalidate } from '../../kit/api/hooks.ts';
import { formatDateTime } from '../../kit/format/date.ts';
import { useLive } from '../../kit/live/use-live.tsx';
import { Button } from '../../kit/ui/button.tsx';
import { DataTable } from '../../kit/ui/data-table.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { StatusBadge } from '../../kit/ui/status-badge.tsx';
import { toast } from '../../kit/ui/toasts.tsx';
import { atOf } from '../patients/entry/wire.ts';
import { useClinic } from '../shell/clinic-frame.tsx';
import { DueLine } from './due-line.tsx';
import styles from './ledger.module.css';
import { amountWords, itemOf, itemWords, type Ledger, placeOf, Refused, worksIn } from './parts.tsx';
import { Weeks } from './weeks.tsx';

type Counting = ResponseOf<typeof listCounts>;

/** Counts by two people and the weekly reconciliation; both are told and hold nothing (CS-08). */
export function CountingSections({ ledger }: { readonly ledger: Ledger }) {
  const { clinic } = useClinic();
  const counting = useCall(listCounts, { params: { clinicId: clinic.id } });
  const invalidate = useInvalidate();
  useLive('ledger', clinic.id, () => invalidate(listCounts));
  return (
    <FiveStates query={counting} what="The counts">
      {(data) => (
        <>
          <section className={styles.part} aria-labelledby="counts">
            <h2 id="counts">Counts by two people</h2>
            <Due counting={data} ledger={ledger} />
            <Counts counts={data.counts} ledger={ledger} />
          </section>
          <Weeks ledger={ledger} thisWeek={data.thisWeek} due={data.due} />
        </>
      )}
    </FiveStates>
  );
}

function Due({ counting, ledger }: { readonly counting: Counting; readonly ledger: Ledger }) {
  return counting.due.map(({ locationId, count: due }) => (
    <DueLine
      key={locationId}
      due={due}
      clear={`${placeOf(ledger, locationId)}: no clinic day waits for its count.`}
      open={(since) =>
        due.state === 'due'
          ? `${placeOf(ledger, locationId)}: to be counted by two people before this clinic day ends.`
          : `${placeOf(ledger, locationId)}: not counted by two people since ${since}; a count today clears it.`
      }
    />
  ));
}

function Counts({ counts, ledger }: { readonly counts: readonly CountByTwo[]; readonly ledger: Ledger }) {
  const { clinic } = useClinic();
  const waiting = counts.filter(({ confirmedBy, movedSince }) => confirmedBy === null && !movedSince);
  return (
    <>
      {waiting.map((one) => (
        <WaitingCount key={one.id} one={one} ledger={ledger} />
      ))}
      <DataTable
        caption="Counts"
        rows={counts}
        rowKey={(one) => one.id}
        pageSize={5}
        empty={
          <EmptyState title="Nothing has been counted yet">
            One person enters a count below; a second one counts the same and confirms it here.
          </EmptyState>
        }
        columns={[
          {
            id: 'at',
            title: 'Counted',
            cell: (one) => (
              <span className="no-break">{formatDateTime(atOf(one.countedAt), clinic.zone)}</span>
            ),
          },
          {
            id: 'place',
            title: 'Location',
            cell: (one) => `${placeOf(ledger, one.locationId)}${one.inventory ? ', inventory' : ''}`,
          },
          { id: 'by', title: 'Counted by', cell: (one) => one.countedBy.name },
          {
            id: 'second',
            title: 'Confirmed by',
            cell: (one) =>
              one.confirmedBy === null ? (
                <>
                  <StatusBadge status="due" word="One person only" />
                  {one.movedSince ? ' Stock has moved since: count again.' : null}
                </>
              ) : (
                `${one.confirmedBy.name}, ${formatDateTime(atOf(one.confirmedAt ?? one.countedAt), clinic.zone)}`
              ),
          },
          { id: 'found', title: 'Found', cell: foundWords },
        ]}
      />
    </>
  );
}

const foundWords = ({ lines }: CountByTwo): string => {
  if (lines.length === 0) return 'Nothing on the shelf';
  const other = lines.filter(({ countedMg, expectedMg }) => Number(countedMg) !== Number(expectedMg));
  return other.length === 0
    ? 'As the ledger says'
    : `Differs: ${other.map(({ lot }) => `lot ${lot}`).join(', ')}`;
};

function WaitingCount({ one, ledger }: { readonly one: CountByTwo; readonly ledger: Ledger }) {
  const { clinic, user } = useClinic();
  const confirm = useAct(confirmCount, { refreshes: [listCounts] });
  const isOwn = one.countedBy.id === user.id;
  const mayConfirm = !isOwn && worksIn(user);
  return (
    <div className={`${styles.panel} ${styles.open}`}>
      <p>
        <strong>Counted by one person</strong>: {placeOf(ledger, one.locationId)}, by {one.countedBy.name},{' '}
        {formatDateTime(atOf(one.countedAt), clinic.zone)}.{' '}
        {isOwn ? 'A second person counts the same and confirms it.' : ''}
      </p>
      <ul>
        {one.lines.map((line) => (
          <li key={line.lotId}>
            {itemWords(ledger, line.itemId)}, lot {line.lot}:{' '}
            <strong>{amountWords(itemOf(ledger, line.itemId), line.countedMg)}</strong>
          </li>
        ))}
      </ul>
      <Refused error={confirm.error} />
      {mayConfirm ? (
        <Button
          disabled={confirm.isPending}
          onClick={() =>
            confirm.mutate(
              { params: { clinicId: clinic.id, countId: one.id } },
              { onSuccess: () => toast('Confirmed: two people counted the same') },
            )
          }
        >
          I counted the same, as {user.name}
        </Button>
      ) : null}
    </div>
  );
}

import { RECONCILE_LOOKBACK_WEEKS } from '@titrate/clinical/ledger';
import {
  amountInShort,
  type LedgerWeek,
  ledgerWeekPdf,
  listCounts,
  OPEN_NOTE_MIN,
  type ResponseOf,
  readLedgerWeek,
  reconcileWeek,
  urlOf,
  type WeekFigures,
} from '@titrate/contract';
import { addDays, type CivilDate } from '@titrate/quantity';
import { useState } from 'react';
import { useAct, useCall, useInvalidate } from '../../kit/api/hooks.ts';
import { formatDateTime } from '../../kit/format/date.ts';
import { count } from '../../kit/format/text.ts';
import { useLive } from '../../kit/live/use-live.tsx';
import { Button, buttonClass } from '../../kit/ui/button.tsx';
import { type Column, DataTable } from '../../kit/ui/data-table.tsx';
import { SelectField, TextField } from '../../kit/ui/field.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { StatusBadge } from '../../kit/ui/status-badge.tsx';
import { toast } from '../../kit/ui/toasts.tsx';
import { atOf } from '../patients/entry/wire.ts';
import { useClinic } from '../shell/clinic-frame.tsx';
import { DueLine } from './due-line.tsx';
import styles from './ledger.module.css';
import { day, itemOf, itemWords, type Ledger, placeOf, Refused, worksIn } from './parts.tsx';

/** So many weeks back can be chosen. */
const WEEKS_BACK = 26;

interface WeeksProps {
  readonly ledger: Ledger;
  readonly thisWeek: string;
  readonly due: ResponseOf<typeof listCounts>['due'];
}

/** The weekly reconciliation of each location, by item (CS-08). */
export function Weeks({ ledger, thisWeek, due }: WeeksProps) {
  const { clinic } = useClinic();
  const back = (weeks: number) => addDays(thisWeek as CivilDate, -7 * weeks);
  const [chosen, setChosen] = useState('');
  const week = chosen === '' ? back(1) : chosen;
  const figures = useCall(readLedgerWeek, { params: { clinicId: clinic.id, week } });
  const invalidate = useInvalidate();
  useLive('ledger', clinic.id, () => invalidate(readLedgerWeek));
  return (
    <section className={styles.part} aria-labelledby="weeks">
      <h2 id="weeks">Weekly reconciliation</h2>
      {due.map(({ locationId, week: one }) => (
        <DueLine
          key={locationId}
          due={one}
          clear={`${placeOf(ledger, locationId)}: of the last ${RECONCILE_LOOKBACK_WEEKS} weeks that are over, each is reconciled or nothing moved in it.`}
          open={(since) =>
            one.state === 'due'
              ? `${placeOf(ledger, locationId)}: the week from ${since} waits to be reconciled.`
              : `${placeOf(ledger, locationId)}: the week from ${since} was not reconciled within seven days.`
          }
        />
      ))}
      <div className={styles.form}>
        <SelectField
          name="week"
          label="Week"
          value={week}
          onChange={(event) => setChosen(event.currentTarget.value)}
          options={Array.from({ length: WEEKS_BACK }, (_, weeks) => ({
            value: back(weeks),
            label:
              weeks === 0
                ? `This week, from ${day(back(0))}`
                : `${day(back(weeks))} to ${day(addDays(back(weeks), 6))}`,
          }))}
        />
      </div>
      <FiveStates query={figures} what="The week">
        {(data) =>
          data.locations.length === 0 ? (
            <EmptyState title="Nothing was in stock in this week, and nothing moved" />
          ) : (
            ledger.locations
              .flatMap(({ id }) => data.locations.filter(({ locationId }) => locationId === id))
              .map((one) => (
                <Location key={`${week}/${one.locationId}`} ledger={ledger} week={data} one={one} />
              ))
          )
        }
      </FiveStates>
    </section>
  );
}

interface LocationProps {
  readonly ledger: Ledger;
  readonly week: ResponseOf<typeof readLedgerWeek>;
  readonly one: LedgerWeek;
}

type Amount = Exclude<keyof WeekFigures, 'itemId' | 'openContainers' | 'openDifferences'>;
/** `rare` columns stand only in a week that has something in them. */
const AMOUNTS: readonly { readonly id: Amount; readonly title: string; readonly rare?: true }[] = [
  { id: 'openingMg', title: 'Opening' },
  { id: 'receivedMg', title: 'Received' },
  { id: 'movedMg', title: 'Moved', rare: true },
  { id: 'issuedMg', title: 'Issued' },
  { id: 'givenMg', title: 'Given' },
  { id: 'wastedMg', title: 'Wasted' },
  { id: 'returnedMg', title: 'Returned' },
  { id: 'destroyedMg', title: 'Destroyed', rare: true },
  { id: 'lostMg', title: 'Lost', rare: true },
  { id: 'adjustedMg', title: 'Adjusted', rare: true },
  { id: 'closingMg', title: 'Closing' },
];

function Location({ ledger, week, one }: LocationProps) {
  const { clinic } = useClinic();
  const shown = AMOUNTS.filter(({ id, rare }) => rare !== true || one.lines.some((line) => line[id] !== '0'));
  const place = placeOf(ledger, one.locationId);
  return (
    <div className={styles.item}>
      <h3>{place}</h3>
      <DataTable
        caption={`Week of ${place}`}
        rows={one.lines}
        rowKey={(line) => line.itemId}
        columns={[
          {
            id: 'item',
            title: 'Item',
            cell: (line) => <div className={styles.words}>{itemWords(ledger, line.itemId)}</div>,
          },
          // What one looks for stands where a narrow screen shows it.
          { id: 'open', title: 'Adds up', cell: (line) => <AddsUp line={line} /> },
          ...shown.map(
            ({ id, title }): Column<WeekFigures> => ({
              id,
              title,
              align: 'end',
              cell: (line) => (
                <span className={styles.amount}>{shortAmount(ledger, line.itemId, line[id])}</span>
              ),
            }),
          ),
        ]}
      />
      <Reconciled ledger={ledger} week={week} one={one} />
      <p>
        <a
          className={buttonClass({ look: 'secondary', size: 'small' })}
          target="_blank"
          rel="noreferrer"
          href={urlOf(
            ledgerWeekPdf.path,
            { clinicId: clinic.id, week: week.from },
            { locationId: one.locationId },
          )}
        >
          Print the week of {place} as PDF
        </a>
      </p>
    </div>
  );
}

const shortAmount = (ledger: Ledger, itemId: string, mg: string): string =>
  mg === '0' ? '0' : amountInShort(itemOf(ledger, itemId), mg);

function AddsUp({ line }: { readonly line: WeekFigures }) {
  const { openContainers, openDifferences } = line;
  if (openContainers + openDifferences === 0) return <StatusBadge status="done" word="Yes" />;
  const why = [
    openContainers === 0 ? '' : `${count(openContainers, 'container')} not accounted for yet`,
    openDifferences === 0 ? '' : `${count(openDifferences, 'count')} that differs, not explained`,
  ].filter((text) => text !== '');
  return (
    <>
      <StatusBadge status="held" word="No" /> {why.join('; ')}
    </>
  );
}

function Reconciled({ ledger, week, one }: LocationProps) {
  const { clinic, user } = useClinic();
  const act = useAct(reconcileWeek, { refreshes: [readLedgerWeek, listCounts] });
  const [id] = useState(() => crypto.randomUUID());
  const [note, setNote] = useState('');
  const { reconciled } = one;
  const works = worksIn(user);
  const isOpen = reconciled === null || reconciled.changedSince;
  const missing = !one.addsUp && note.trim().length < OPEN_NOTE_MIN;
  return (
    <>
      <p className={styles.soft}>
        {reconciled === null
          ? week.isOver
            ? 'Nobody has reconciled this week yet.'
            : 'It can be reconciled once the week is over.'
          : `Reconciled by ${reconciled.by.name}, ${formatDateTime(atOf(reconciled.at), clinic.zone)}.${
              reconciled.note === '' ? '' : ` “${reconciled.note}”`
            }${reconciled.changedSince ? ' The figures have changed since.' : ''}`}
      </p>
      {isOpen && week.isOver && works ? (
        <div className={styles.acts}>
          <TextField
            name={`week-note-${one.locationId}`}
            label={one.addsUp ? 'Note' : 'What is open, and what is done about it'}
            optional={one.addsUp}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button
            disabled={act.isPending || missing}
            onClick={() =>
              act.mutate(
                {
                  params: { clinicId: clinic.id, week: week.from },
                  body: { id, locationId: one.locationId, fingerprint: one.fingerprint, note: note.trim() },
                },
                { onSuccess: () => toast(`${placeOf(ledger, one.locationId)}: the week is reconciled`) },
              )
            }
          >
            Reconciled, as {user.name}
          </Button>
          <Refused error={act.error} />
        </div>
      ) : null}
    </>
  );
}

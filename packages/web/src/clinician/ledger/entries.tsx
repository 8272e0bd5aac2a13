import { ENTRY_KINDS } from '@titrate/clinical/ledger';
import {
  administrationsPdf,
  LEDGER_KIND_WORDS,
  type LedgerEntry,
  ledgerPdf,
  listLedgerEntries,
  stockedAs,
  urlOf,
} from '@titrate/contract';
import { useState } from 'react';
import { useCall, useInvalidate } from '../../kit/api/hooks.ts';
import { formatDateTime } from '../../kit/format/date.ts';
import { useLive } from '../../kit/live/use-live.tsx';
import { Button, buttonClass } from '../../kit/ui/button.tsx';
import { DataTable } from '../../kit/ui/data-table.tsx';
import { SelectField, TextField } from '../../kit/ui/field.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { atOf } from '../patients/entry/wire.ts';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './ledger.module.css';
import { amountWords, itemOf, itemWords, type Ledger, placeOf } from './parts.tsx';

const NO_FILTER = { locationId: '', itemId: '', kind: '', from: '', to: '' };

/** Every entry, newest first, by location, item, kind and day; the same choice is printed. */
export function Entries({ ledger }: { readonly ledger: Ledger }) {
  const { clinic } = useClinic();
  const [filter, setFilter] = useState(NO_FILTER);
  const [starts, setStarts] = useState<readonly number[]>([]);
  const before = starts.at(-1);
  const kind = ENTRY_KINDS.find((one) => one === filter.kind);
  const query = {
    ...(filter.locationId === '' ? {} : { locationId: filter.locationId }),
    ...(filter.itemId === '' ? {} : { itemId: filter.itemId }),
    ...(kind === undefined ? {} : { kind }),
    ...(isDay(filter.from) ? { from: filter.from } : {}),
    ...(isDay(filter.to) ? { to: filter.to } : {}),
    ...(before === undefined ? {} : { before }),
    limit: 50,
  };
  const entries = useCall(listLedgerEntries, { params: { clinicId: clinic.id }, query });
  const invalidate = useInvalidate();
  useLive('ledger', clinic.id, () => invalidate(listLedgerEntries));
  const set =
    (name: keyof typeof NO_FILTER) => (event: { readonly currentTarget: { readonly value: string } }) => {
      setFilter({ ...filter, [name]: event.currentTarget.value });
      setStarts([]);
    };
  const prints = filter.locationId !== '' && isDay(filter.from) && isDay(filter.to);
  return (
    <section aria-labelledby="entries">
      <h2 id="entries">Entries</h2>
      <div className={styles.form}>
        <SelectField
          name="entries-location"
          label="Location"
          value={filter.locationId}
          onChange={set('locationId')}
          options={ledger.locations.map((one) => ({ value: one.id, label: one.name }))}
        />
        <SelectField
          name="entries-item"
          label="Item"
          value={filter.itemId}
          onChange={set('itemId')}
          options={ledger.items.map((one) => ({ value: one.id, label: stockedAs(one) }))}
        />
        <SelectField
          name="entries-kind"
          label="Entry"
          value={filter.kind}
          onChange={set('kind')}
          options={ENTRY_KINDS.map((one) => ({ value: one, label: LEDGER_KIND_WORDS[one] }))}
        />
        <TextField name="entries-from" label="From" type="date" value={filter.from} onChange={set('from')} />
        <TextField name="entries-to" label="To" type="date" value={filter.to} onChange={set('to')} />
        {prints ? (
          <>
            <PrintLink endpoint={ledgerPdf} filter={filter}>
              Print as PDF
            </PrintLink>
            <PrintLink endpoint={administrationsPdf} filter={filter}>
              Print what was given
            </PrintLink>
          </>
        ) : (
          <p className={styles.soft}>Choose a location and both days to print.</p>
        )}
      </div>
      <FiveStates query={entries} what="The entries">
        {(data) => (
          <>
            <Table ledger={ledger} rows={data.entries} />
            <nav className={styles.paging} aria-label="Pages of the ledger">
              <Button
                look="secondary"
                size="small"
                disabled={starts.length === 0}
                onClick={() => setStarts(starts.slice(0, -1))}
              >
                Newer
              </Button>
              <Button
                look="secondary"
                size="small"
                disabled={!data.more}
                onClick={() => {
                  const last = data.entries.at(-1);
                  if (last !== undefined) setStarts([...starts, last.seq]);
                }}
              >
                Older
              </Button>
            </nav>
          </>
        )}
      </FiveStates>
    </section>
  );
}

interface PrintLinkProps {
  readonly endpoint: typeof ledgerPdf | typeof administrationsPdf;
  readonly filter: typeof NO_FILTER;
  readonly children: string;
}

function PrintLink({ endpoint, filter: { locationId, from, to }, children }: PrintLinkProps) {
  const { clinic } = useClinic();
  return (
    <a
      className={buttonClass({ look: 'secondary' })}
      target="_blank"
      rel="noreferrer"
      href={urlOf(endpoint.path, { clinicId: clinic.id }, { locationId, from, to })}
    >
      {children}
    </a>
  );
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

function Table({ ledger, rows }: { readonly ledger: Ledger; readonly rows: readonly LedgerEntry[] }) {
  const { clinic } = useClinic();
  return (
    <DataTable
      caption="Entries"
      rows={rows}
      rowKey={(one) => String(one.seq)}
      pageSize={50}
      empty={<EmptyState title="No entries" />}
      columns={[
        { id: 'seq', title: 'No.', align: 'end', cell: (one) => one.seq },
        {
          id: 'at',
          title: 'When',
          cell: (one) => (
            <span className="no-break">{formatDateTime(atOf(one.happenedAt), clinic.zone)}</span>
          ),
        },
        { id: 'kind', title: 'Entry', cell: (one) => LEDGER_KIND_WORDS[one.kind] },
        {
          id: 'item',
          title: 'Item and lot',
          cell: (one) => (
            <div className={styles.words}>
              {itemWords(ledger, one.itemId)}, lot {one.lot}
              <br />
              <span className={styles.soft}>{placeOf(ledger, one.locationId)}</span>
            </div>
          ),
        },
        {
          id: 'amount',
          title: 'Amount',
          align: 'end',
          cell: (one) => (
            <span className={styles.amount}>{amountWords(itemOf(ledger, one.itemId), one.amountMg)}</span>
          ),
        },
        {
          id: 'balance',
          title: 'Balance',
          align: 'end',
          cell: (one) => (
            <span className={styles.amount}>{amountWords(itemOf(ledger, one.itemId), one.balanceMg)}</span>
          ),
        },
        {
          id: 'who',
          title: 'Who',
          cell: (one) => (
            <>
              {one.by.name}
              {one.witness === null ? null : (
                <span className={styles.soft}>, witness {one.witness.name}</span>
              )}
            </>
          ),
        },
        {
          id: 'what',
          title: 'What',
          cell: (one) =>
            [one.patient?.name, one.reason, one.method, one.reference]
              .filter((text) => text !== undefined && text !== '')
              .join('; '),
        },
      ]}
    />
  );
}

import {
  countSheet,
  listCounts,
  listLedgerEntries,
  type ResponseOf,
  readLedger,
  recordCount,
} from '@titrate/contract';
import { useState } from 'react';
import { useAct, useCall } from '../../kit/api/hooks.ts';
import { count } from '../../kit/format/text.ts';
import { Button } from '../../kit/ui/button.tsx';
import { SelectField, TextField, Tick } from '../../kit/ui/field.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './ledger.module.css';
import { amountLabel, amountWords, day, itemOf, itemWords, type Ledger, Refused, typedMg } from './parts.tsx';

/** A blind count: the form does not know what the books expect until the count is entered (CSR-03). */
export function CountForm({ ledger }: { readonly ledger: Ledger }) {
  const { clinic } = useClinic();
  const [locationId, setLocationId] = useState('');
  const sheet = useCall(
    countSheet,
    { params: { clinicId: clinic.id, locationId } },
    { enabled: locationId !== '' },
  );
  return (
    <>
      <div className={styles.form}>
        <SelectField
          name="count-location"
          label="Location to count"
          hint="Count every lot, expired ones too. Do not look at the balances. A second person counts the same and confirms it below."
          options={ledger.locations.map((one) => ({ value: one.id, label: one.name }))}
          value={locationId}
          onChange={(event) => setLocationId(event.currentTarget.value)}
        />
      </div>
      {locationId === '' ? null : (
        <FiveStates query={sheet} what="The count sheet">
          {({ lots }) => <Sheet key={locationId} ledger={ledger} locationId={locationId} lots={lots} />}
        </FiveStates>
      )}
    </>
  );
}

interface SheetProps {
  readonly ledger: Ledger;
  readonly locationId: string;
  readonly lots: ResponseOf<typeof countSheet>['lots'];
}

function Sheet({ ledger, locationId, lots }: SheetProps) {
  const { clinic } = useClinic();
  const record = useAct(recordCount, { refreshes: [readLedger, listLedgerEntries, listCounts] });
  const [id, setId] = useState(() => crypto.randomUUID());
  const [texts, setTexts] = useState<{ readonly [lotId: string]: string }>({});
  const [isInventory, setInventory] = useState(false);
  const [isTried, setTried] = useState(false);
  const lines = lots.map((lot) => ({
    lotId: lot.lotId,
    typed: typedMg(itemOf(ledger, lot.itemId), texts[lot.lotId] ?? ''),
  }));
  const counted = lines.flatMap(({ lotId, typed }) => (typed.ok ? [{ lotId, countedMg: typed.value }] : []));
  const open = lines.length - counted.length;
  const problemOf = (lotId: string): string | undefined => {
    const typed = lines.find((line) => line.lotId === lotId)?.typed;
    return isTried && typed?.ok === false ? typed.error : undefined;
  };
  const enter = () => {
    setTried(true);
    if (open > 0) return;
    record.mutate(
      { params: { clinicId: clinic.id }, body: { id, locationId, inventory: isInventory, lines: counted } },
      {
        onSuccess: () => {
          setId(crypto.randomUUID());
          setTexts({});
          setTried(false);
        },
      },
    );
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        enter();
      }}
    >
      {lots.map((lot) => (
        <TextField
          key={lot.lotId}
          name={`count-${lot.lotId}`}
          label={`Lot ${lot.lot}: ${amountLabel(itemOf(ledger, lot.itemId)).toLowerCase()}`}
          hint={`${itemWords(ledger, lot.itemId)}, good through ${day(lot.expiresOn)}`}
          inputMode="decimal"
          autoComplete="off"
          error={problemOf(lot.lotId)}
          value={texts[lot.lotId] ?? ''}
          onChange={(event) => setTexts({ ...texts, [lot.lotId]: event.currentTarget.value })}
        />
      ))}
      <div className={styles.wide}>
        <Tick name="count-inventory" checked={isInventory} onChange={setInventory}>
          This is the inventory that the law asks for every other year
        </Tick>
      </div>
      <Refused
        error={record.error}
        also={isTried && open > 0 ? `Nothing is entered: see ${count(open, 'lot')} above` : undefined}
      />
      <Button type="submit" disabled={record.isPending}>
        Enter the count
      </Button>
      {record.data === undefined ? null : (
        <ul className={styles.wide} role="status">
          {record.data.lines.map((line) => {
            const lot = lots.find((one) => one.lotId === line.lotId);
            const item = lot === undefined ? undefined : itemOf(ledger, lot.itemId);
            return (
              <li key={line.lotId}>
                Lot {lot?.lot}: counted {amountWords(item, line.countedMg)}, the ledger says{' '}
                {amountWords(item, line.expectedMg)}
              </li>
            );
          })}
        </ul>
      )}
    </form>
  );
}

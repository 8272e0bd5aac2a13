import { Link } from '@tanstack/react-router';
import type { Wording } from '@titrate/contract';
import { useState } from 'react';
import { DataTable } from '../../../kit/ui/data-table.tsx';
import { FiveStates } from '../../../kit/ui/five-states.tsx';
import { EmptyState } from '../../../kit/ui/states.tsx';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { AdminFrame } from '../admin-frame.tsx';
import { ContentPackage } from './content-package.tsx';
import { ImportTexts } from './import-texts.tsx';
import styles from './instruments.module.css';
import { consequenceOf, FILTERS, type Filter, LICENCE_WORDS, passes, rowsOf } from './standing.ts';
import { useWording } from './use-wording.ts';

/** Every instrument with what its licence lets this clinic show, and where the clinic brings its own words. */
export function InstrumentsPage() {
  const { query, mayRead } = useWording();
  return (
    <AdminFrame lead="The words of a questionnaire belong to somebody. Here you see which of them your patients can read, switch off what ships under conditions, and import what you hold a licence for. Scores can always be entered by a clinician.">
      {mayRead ? (
        <FiveStates query={query} what="The instruments">
          {(data) => <Parts wording={data} />}
        </FiveStates>
      ) : (
        <p role="note">Owners and prescribers read this page; an owner changes it.</p>
      )}
    </AdminFrame>
  );
}

function Parts({ wording }: { readonly wording: Wording }) {
  const { isOwner } = useWording();
  return (
    <div className={styles.parts}>
      <ContentPackage wording={wording} isOwner={isOwner} />
      {isOwner ? (
        <section className={styles.panel} aria-labelledby="import-texts">
          <h2 id="import-texts">Import wording</h2>
          <p>
            Open an instrument below for its empty template, fill in the words your licence covers, and bring
            the file here. It is shown first; nothing is stored until you say so.
          </p>
          <ImportTexts wording={wording} />
        </section>
      ) : (
        <p role="note">Only an owner imports, removes and switches. You can read what is there.</p>
      )}
      <List wording={wording} />
    </div>
  );
}

function List({ wording }: { readonly wording: Wording }) {
  const { clinic } = useClinic();
  const [filter, setFilter] = useState<Filter>();
  const all = rowsOf(wording);
  const rows = all.filter((row) => passes(row, filter));
  const select = (
    <label className={styles.filter}>
      <span className="visually-hidden">Show which</span>
      <select
        value={filter ?? ''}
        onChange={(event) =>
          setFilter(FILTERS.find(({ value }) => value === event.currentTarget.value)?.value)
        }
      >
        <option value="">All {all.length}</option>
        {FILTERS.map(({ value, label }) => (
          <option key={value} value={value}>
            {label} ({all.filter((row) => passes(row, value)).length})
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <section aria-labelledby="all-instruments">
      <h2 id="all-instruments">All instruments</h2>
      <dl className={styles.classes}>
        {(['A', 'B', 'C'] as const).map((one) => (
          <div key={one}>
            <dt>Class {one}</dt>
            <dd>{LICENCE_WORDS[one]}</dd>
          </div>
        ))}
      </dl>
      <DataTable
        caption="Instruments"
        rows={rows}
        rowKey={(row) => row.id}
        pageSize={50}
        searchText={({ instrument, badge, licence }) =>
          `${instrument.shortTitle} ${instrument.title} ${instrument.measures} ${instrument.licence.holder} class ${licence} ${badge.word}`
        }
        tools={select}
        empty={
          <EmptyState title="No instrument stands like this" action={select}>
            Choose another list.
          </EmptyState>
        }
        columns={[
          {
            id: 'name',
            title: 'Instrument',
            cell: ({ id, instrument, licence }) => (
              <>
                <Link
                  to="/$clinicId/clinic/instruments/$instrument"
                  params={{ clinicId: clinic.id, instrument: id }}
                >
                  {instrument.shortTitle}
                </Link>
                <span className={styles.under}>{instrument.measures}</span>
                <span className={styles.under}>
                  Class {licence}, {instrument.licence.holder}
                </span>
              </>
            ),
          },
          {
            id: 'wording',
            title: 'Wording',
            cell: (row) => (
              <>
                <StatusBadge status={row.badge.status} word={row.badge.word} />
                <span className={styles.under}>{consequenceOf(row)}</span>
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

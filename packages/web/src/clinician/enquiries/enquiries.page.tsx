import { type EnquiryView, listEnquiries } from '@titrate/contract';
import { useEffect, useRef, useState } from 'react';
import { useCall, useInvalidate } from '../../kit/api/hooks.ts';
import { useLive } from '../../kit/live/use-live.tsx';
import { AgeText } from '../../kit/ui/age.tsx';
import { Button } from '../../kit/ui/button.tsx';
import { type Column, DataTable } from '../../kit/ui/data-table.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { StatusBadge } from '../../kit/ui/status-badge.tsx';
import { atOf } from '../patients/entry/wire.ts';
import { Page } from '../shell/app-shell.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './enquiries.module.css';
import { EnquiryDetail } from './enquiry-detail.tsx';
import { TOPIC_WORDS, WAY_WORDS } from './words.ts';

/** First messages from the public: urgent first, then the one that has waited longest. */
export function EnquiriesPage() {
  const { clinic } = useClinic();
  const [open, setOpen] = useState<'yes' | 'no'>('yes');
  const [chosen, setChosen] = useState<string>();
  const enquiries = useCall(listEnquiries, { params: { clinicId: clinic.id }, query: { open } });
  const invalidate = useInvalidate();
  useLive('enquiries', undefined, () => invalidate(listEnquiries));
  return (
    <Page>
      <h1>Enquiries</h1>
      <fieldset className={styles.choice}>
        <legend className="visually-hidden">Which enquiries</legend>
        {(['yes', 'no'] as const).map((one) => (
          <Button
            key={one}
            look="secondary"
            size="small"
            aria-pressed={open === one}
            onClick={() => {
              setOpen(one);
              setChosen(undefined);
            }}
          >
            {one === 'yes' ? 'Open' : 'Answered and closed'}
          </Button>
        ))}
      </fieldset>
      <FiveStates
        query={enquiries}
        what="The enquiries"
        isEmpty={({ enquiries: rows }) => rows.length === 0}
        empty={
          <EmptyState title={open === 'yes' ? 'No open enquiry' : 'Nothing here yet'}>
            People write through the public pages; urgent messages stand first.
          </EmptyState>
        }
      >
        {({ enquiries: rows }) => {
          const detail = rows.find((one) => one.id === chosen);
          return (
            <div className={detail === undefined ? undefined : styles.split}>
              <DataTable
                caption="Enquiries"
                rows={rows}
                rowKey={(row) => row.id}
                columns={columnsFor(clinic.zone, chosen, setChosen)}
                searchText={(row) => `${row.name} ${row.email ?? ''} ${row.phone ?? ''}`}
              />
              {detail === undefined ? null : (
                <Drawer key={detail.id} enquiry={detail} onClose={() => setChosen(undefined)} />
              )}
            </div>
          );
        }}
      </FiveStates>
    </Page>
  );
}

/** Opens beside the list and takes the focus; Escape gives it back to the row. */
function Drawer({ enquiry, onClose }: { readonly enquiry: EnquiryView; readonly onClose: () => void }) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <section
      ref={panel}
      className={styles.drawer}
      tabIndex={-1}
      aria-label={`Enquiry of ${enquiry.name}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <Button className={styles.close ?? ''} look="quiet" size="small" onClick={onClose}>
        Close
      </Button>
      <EnquiryDetail enquiry={enquiry} />
    </section>
  );
}

const columnsFor = (
  zone: string,
  chosen: string | undefined,
  choose: (id: string) => void,
): readonly Column<EnquiryView>[] => [
  {
    id: 'name',
    title: 'From',
    cell: (row) => (
      <>
        <button
          type="button"
          className={styles.open}
          aria-expanded={chosen === row.id}
          onClick={() => choose(row.id)}
        >
          {row.name}
        </button>
        {row.urgent ? <span className={styles.urgent}>Urgent: call first</span> : null}
      </>
    ),
  },
  {
    id: 'for',
    title: 'For',
    cell: (row) =>
      row.forWhom === 'self'
        ? 'Oneself'
        : `A loved one${row.relationship === null ? '' : ` (${row.relationship})`}`,
  },
  {
    id: 'about',
    title: 'About',
    cell: (row) => row.topics.map((topic) => TOPIC_WORDS[topic] ?? topic).join(', ') || 'Not said',
  },
  { id: 'way', title: 'Answer', cell: (row) => WAY_WORDS[row.preferredWay] },
  { id: 'at', title: 'Received', cell: (row) => <AgeText at={atOf(row.receivedAt)} zone={zone} /> },
  {
    id: 'status',
    title: 'Status',
    cell: (row) => (
      <StatusBadge
        status={row.status === 'closed' ? 'closed' : row.status}
        {...(row.handledBy === null ? {} : { word: `${STATUS_WORDS[row.status]}: ${row.handledBy}` })}
      />
    ),
  },
];

const STATUS_WORDS = {
  new: 'New',
  contacted: 'Contacted',
  converted: 'Became a patient',
  closed: 'Closed',
} as const;

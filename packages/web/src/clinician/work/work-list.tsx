import { Link } from '@tanstack/react-router';
import {
  acceptWork,
  closeWork,
  listEnquiries,
  listWork,
  readPatient,
  type WorkItemView,
} from '@titrate/contract';
import { useState } from 'react';
import { useAct, useCall, useInvalidate } from '../../kit/api/hooks.ts';
import { wordsOf } from '../../kit/api/problems.ts';
import { useNow } from '../../kit/clock/use-now.ts';
import { formatAge } from '../../kit/format/date.ts';
import { count } from '../../kit/format/text.ts';
import { useLive } from '../../kit/live/use-live.tsx';
import { AgeText } from '../../kit/ui/age.tsx';
import { Button, buttonClass } from '../../kit/ui/button.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { toast, toastFailure } from '../../kit/ui/toasts.tsx';
import { atOf } from '../patients/entry/wire.ts';
import { Born, PatientLink } from '../patients/list/patient-name.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { CloseWork } from './close-work.tsx';
import styles from './today.module.css';

const PRIORITY_WORDS = { high: 'High', medium: 'Medium', low: 'Low' } as const;

/** What somebody must do: risk first; taken on by name, closed only with an outcome (ADM-04). */
export function WorkList() {
  const { clinic } = useClinic();
  const [isClosed, setClosed] = useState(false);
  const work = useCall(listWork, {
    params: { clinicId: clinic.id },
    query: { closed: isClosed ? 'yes' : 'no' },
  });
  const invalidate = useInvalidate();
  useLive('work', clinic.id, () => invalidate(listWork));
  useLive('enquiries', undefined, () => invalidate(listWork));
  return (
    <section className={styles.panel} aria-labelledby="work-list">
      <h2 id="work-list">
        {isClosed ? 'Closed work' : 'Work list'}
        <span className={styles.count}>
          {work.data === undefined
            ? ''
            : `Showing ${work.data.items.length} of ${count(work.data.total, 'item')}`}
        </span>
      </h2>
      <FiveStates
        query={work}
        what="The work list"
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyState title={isClosed ? 'Nothing closed yet' : 'Nothing to do'}>
            Risk answers, enquiries and overdue forms appear here by themselves.
          </EmptyState>
        }
      >
        {({ items }) => (
          <ul className={styles.items}>
            {riskFirst(items).map((item) => (
              <Item key={item.id} item={item} />
            ))}
          </ul>
        )}
      </FiveStates>
      <p className={styles.actions}>
        <Button look="quiet" size="small" onClick={() => setClosed(!isClosed)}>
          {isClosed ? 'Show open work' : 'Show closed work'}
        </Button>
      </p>
    </section>
  );
}

const RANK = { high: 0, medium: 1, low: 2 } as const;

/** Risk before everything, then by priority, oldest first. */
export function riskFirst(items: readonly WorkItemView[]): readonly WorkItemView[] {
  const rank = (item: WorkItemView) => (item.kind === 'risk' ? -1 : RANK[item.priority]);
  return items.toSorted((a, b) => rank(a) - rank(b) || Date.parse(a.openedAt) - Date.parse(b.openedAt));
}

function Item({ item }: { readonly item: WorkItemView }) {
  const { clinic, user } = useClinic();
  const [isClosing, setClosing] = useState(false);
  const accept = useAct(acceptWork, { refreshes: [listWork] });
  const params = { clinicId: clinic.id, itemId: item.id };
  const mayWork = user.roles.some((role) => role !== 'auditor');
  const mayClose =
    item.kind !== 'risk' || user.roles.some((role) => ['prescriber', 'nurse', 'therapist'].includes(role));
  return (
    <li className={`${styles.item} ${styles[item.priority] ?? ''}`}>
      <p className={styles.title}>
        <span className={styles.priority}>{PRIORITY_WORDS[item.priority]}</span>
        {item.title}
      </p>
      {item.patient === null ? null : (
        <p>
          <PatientLink patient={item.patient} /> born <Born birthDate={item.patient.birthDate} />, record{' '}
          {item.patient.recordNumber}
        </p>
      )}
      <p className={styles.meta}>
        Opened <AgeText at={atOf(item.openedAt)} zone={clinic.zone} />. <Owner item={item} />
      </p>
      {item.closedAt === null ? null : <p>Outcome: {item.outcome}</p>}
      {item.closedAt !== null || !mayWork || isClosing ? null : (
        <p className={styles.actions}>
          {item.acceptedAt === null ? (
            <Button
              size="small"
              disabled={accept.isPending}
              onClick={() =>
                accept.mutate(
                  { params, body: { version: item.version } },
                  { onError: (error) => toastFailure(wordsOf(error)) },
                )
              }
            >
              Accept as {user.name}
            </Button>
          ) : null}
          {item.detail['enquiryId'] === undefined ? null : (
            <Link
              className={buttonClass({ look: 'secondary', size: 'small' })}
              to="/$clinicId/enquiries"
              params={{ clinicId: clinic.id }}
            >
              {item.kind === 'enquiry' ? 'Answer in the inbox' : 'See the enquiry'}
            </Link>
          )}
          {item.kind === 'enquiry' ? null : closesByItself(item) ? (
            <LedgerLink item={item} />
          ) : mayClose ? (
            <Button look="secondary" size="small" onClick={() => setClosing(true)}>
              Close with an outcome
            </Button>
          ) : (
            <span className={styles.meta}>A clinician closes this.</span>
          )}
        </p>
      )}
      {isClosing ? <Closing item={item} onDone={() => setClosing(false)} /> : null}
    </li>
  );
}

const closesByItself = (item: WorkItemView): boolean =>
  item.kind === 'ledger' && item.detail['byHand'] !== true;

/** A ledger task closes by itself: here is where it is cleared. */
function LedgerLink({ item }: { readonly item: WorkItemView }) {
  const { clinic } = useClinic();
  const { sessionId } = item.detail;
  const look = buttonClass({ look: 'secondary', size: 'small' });
  return typeof sessionId === 'string' ? (
    <Link className={look} to="/$clinicId/sessions/$sessionId" params={{ clinicId: clinic.id, sessionId }}>
      Open the session
    </Link>
  ) : (
    <Link className={look} to="/$clinicId/ledger" params={{ clinicId: clinic.id }}>
      Open the ledger
    </Link>
  );
}

function Owner({ item }: { readonly item: WorkItemView }) {
  const present = useNow(10_000);
  if (item.acceptedBy !== null) return <>Accepted by {item.acceptedBy}.</>;
  const owner = item.assignedTo === null ? 'Nobody has it yet' : `For ${item.assignedTo.name}, not accepted`;
  if (item.acceptBy === null || item.closedAt !== null) return <>{owner}.</>;
  const until = atOf(item.acceptBy);
  return until <= present ? (
    <span className={styles.late}>
      {owner}; it was to be accepted {formatAge(until, present)}.
    </span>
  ) : (
    <>
      {owner}; accept {formatAge(until, present)}.
    </>
  );
}

function Closing({ item, onDone }: { readonly item: WorkItemView; readonly onDone: () => void }) {
  const { clinic } = useClinic();
  const close = useAct(closeWork, { refreshes: [listWork, readPatient, listEnquiries] });
  return (
    <CloseWork
      isRisk={item.kind === 'risk'}
      busy={close.isPending}
      onCancel={onDone}
      onClose={(outcome, showRefusal) =>
        close.mutate(
          { params: { clinicId: clinic.id, itemId: item.id }, body: { version: item.version, outcome } },
          {
            onSuccess: () => {
              toast('Closed with its outcome');
              onDone();
            },
            onError: showRefusal,
          },
        )
      }
    />
  );
}

import { useParams } from '@tanstack/react-router';
import { board, listDevices, openSession, readLedger } from '@titrate/contract';
import { useState } from 'react';
import { readOf, useAct, useAskEarly } from '../../kit/api/hooks.ts';
import { wordsOf } from '../../kit/api/problems.ts';
import { useLiveState } from '../../kit/live/use-live.tsx';
import { Button } from '../../kit/ui/button.tsx';
import { NotShown } from '../../kit/ui/not-shown.tsx';
import { Page } from '../shell/app-shell.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { mayChart } from './may-chart.ts';
import { ChartingProvider, type ReadSession } from './record/charting.tsx';
import { useSessionRecord } from './record/use-session-record.ts';
import { Room } from './room.tsx';
import { SessionBanner } from './session-banner.tsx';
import styles from './treatment-room.module.css';

/** One session at one chair: `/clinic/:clinicId/sessions/:sessionId`. */
export function SessionPage() {
  const sessionId: string = useParams({ strict: false, select: (params) => params.sessionId ?? '' });
  return (
    <>
      <EarlyReads />
      <OneSession key={sessionId} sessionId={sessionId} />
    </>
  );
}

/** What parts of the room read, asked with the session instead of after it. Apart, so that no answer draws the room anew. */
function EarlyReads() {
  const { clinic, user } = useClinic();
  const params = { clinicId: clinic.id };
  useAskEarly(
    readOf(board, { params }),
    readOf(listDevices, { params }),
    ...(mayChart(user) ? [readOf(readLedger, { params })] : []),
  );
  return null;
}

function OneSession({ sessionId }: { sessionId: string }) {
  const { clinic } = useClinic();
  const { query, store, record, skewMs } = useSessionRecord(clinic.id, sessionId);
  const live = useLiveState();
  if (query.data === undefined) {
    return (
      <Page>
        <NotShown query={query} what="This session" lines={8} />
      </Page>
    );
  }
  const stale = live.kind === 'stale';
  return (
    <div className={stale ? styles.stale : undefined}>
      <SessionBanner read={query.data} />
      {record.seq === 0 ? (
        <NotOpened read={query.data} onOpened={() => void query.refetch()} />
      ) : (
        <ChartingProvider read={query.data} store={store} saved={record.state} skewMs={skewMs}>
          <Room />
        </ChartingProvider>
      )}
    </div>
  );
}

function NotOpened({ read, onOpened }: { read: ReadSession; onOpened: () => void }) {
  const { clinic, user } = useClinic();
  const open = useAct(openSession);
  const [eventId] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string>();
  const may = mayChart(user);
  return (
    <Page>
      <h1>Session {read.session.number} is booked</h1>
      <p>
        Opening it copies the plan signed by {read.plan.signedBy} into the record as the order of the day.
      </p>
      {problem === undefined ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <Button
        size="large"
        disabled={!may || open.isPending}
        onClick={() =>
          open.mutate(
            { params: { clinicId: clinic.id, sessionId: read.session.id }, body: { eventId } },
            { onSuccess: onOpened, onError: (error) => setProblem(wordsOf(error)) },
          )
        }
      >
        Open session {read.session.number}
      </Button>
      {may ? null : <p>A nurse or prescriber opens it.</p>}
    </Page>
  );
}

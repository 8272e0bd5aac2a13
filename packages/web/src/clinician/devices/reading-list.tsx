import type { UseQueryResult } from '@tanstack/react-query';
import type { ApiError, listReadingsToResolve, ReadingToResolve, ResponseOf } from '@titrate/contract';
import { CLINICAL_ROLES } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { useState } from 'react';
import { formatDateTime } from '../../kit/format/date.ts';
import { count } from '../../kit/format/text.ts';
import { Button } from '../../kit/ui/button.tsx';
import { DataTable } from '../../kit/ui/data-table.tsx';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { StatusBadge } from '../../kit/ui/status-badge.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './devices.module.css';
import { byDevice, readingWords } from './reading-words.ts';
import { ResolveDialog } from './resolve-dialog.tsx';

const STATES = {
  unmatched: { status: 'due', word: 'Belongs to no session' },
  quarantined: { status: 'held', word: 'Could not be used' },
  conflict: { status: 'overdue', word: 'Contradicts another' },
} as const;

type Query = UseQueryResult<ResponseOf<typeof listReadingsToResolve>, ApiError>;

/** What devices sent and nobody could place: a person puts it on a session or dismisses it with a reason. */
export function ReadingList({ query }: { readonly query: Query }) {
  const { clinic, user } = useClinic();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<'attach' | 'dismiss'>();
  const mayResolve = CLINICAL_ROLES.some((role) => user.roles.includes(role));
  const toggle = (id: string) =>
    setChosen((before) =>
      before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]),
    );
  const toggleAll = (ids: readonly string[]) =>
    setChosen((before) => {
      const all = ids.every((id) => before.has(id));
      return all ? new Set([...before].filter((one) => !ids.includes(one))) : new Set([...before, ...ids]);
    });
  const time = (text: string | null) => {
    const parsed = text === null ? undefined : parseInstant(text);
    return parsed?.ok === true ? formatDateTime(parsed.value, clinic.zone) : 'No time';
  };
  return (
    <FiveStates query={query} what="The list of readings">
      {(data) => {
        const picked = data.readings.filter((one) => chosen.has(one.id));
        return (
          <>
            <DataTable
              caption="Readings"
              rows={data.readings}
              rowKey={(one) => one.id}
              searchText={(one) =>
                `${one.device.name} ${readingWords(one) ?? ''} ${one.sent ?? ''} ${one.reason}`
              }
              empty={<EmptyState title="Every reading has its place" />}
              tools={
                mayResolve ? (
                  <div className={styles.acts}>
                    <Button size="small" disabled={picked.length === 0} onClick={() => setAsking('attach')}>
                      Put on a session
                    </Button>
                    <Button
                      look="secondary"
                      size="small"
                      disabled={picked.length === 0}
                      onClick={() => setAsking('dismiss')}
                    >
                      Dismiss
                    </Button>
                    {byDevice(data.readings).map(({ name, ids }) => (
                      <Button
                        key={ids[0]}
                        look="quiet"
                        size="small"
                        aria-pressed={ids.every((id) => chosen.has(id))}
                        onClick={() => toggleAll(ids)}
                      >
                        All {ids.length} of {name}
                      </Button>
                    ))}
                  </div>
                ) : undefined
              }
              columns={[
                ...(mayResolve
                  ? [
                      {
                        id: 'box',
                        title: 'Tick',
                        cell: (one: ReadingToResolve) => (
                          <input
                            type="checkbox"
                            className={styles.box}
                            aria-label={`Tick ${readingWords(one) ?? 'reading'} of ${one.device.name}, ${time(one.observedAt)}`}
                            checked={chosen.has(one.id)}
                            onChange={() => toggle(one.id)}
                          />
                        ),
                      },
                    ]
                  : []),
                { id: 'when', title: 'Observed', cell: (one) => time(one.observedAt) },
                { id: 'device', title: 'Device', cell: (one) => one.device.name },
                {
                  id: 'what',
                  title: 'Reading',
                  cell: (one) =>
                    one.kind === null ? (
                      <>
                        not understood
                        {one.sent === null ? null : <code className={styles.sent}>{one.sent}</code>}
                      </>
                    ) : (
                      readingWords(one)
                    ),
                },
                {
                  id: 'why',
                  title: 'Why it is here',
                  cell: (one) => (
                    <>
                      <StatusBadge status={STATES[one.state].status} word={STATES[one.state].word} />
                      <br />
                      <small>{one.reason}</small>
                    </>
                  ),
                },
              ]}
            />
            {data.more ? <p>Older readings are not shown; place or dismiss these first.</p> : null}
            {asking === undefined ? null : (
              <ResolveDialog
                action={asking}
                readings={picked}
                title={asking === 'attach' ? 'Put on a session' : 'Dismiss'}
                what={count(picked.length, 'reading')}
                onClose={() => {
                  setAsking(undefined);
                  setChosen(new Set());
                }}
              />
            )}
          </>
        );
      }}
    </FiveStates>
  );
}

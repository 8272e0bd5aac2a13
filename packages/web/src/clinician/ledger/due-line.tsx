import type { listCounts, ResponseOf } from '@titrate/contract';
import { StatusBadge } from '../../kit/ui/status-badge.tsx';
import styles from './ledger.module.css';
import { day } from './parts.tsx';

/** How a location stands, said the same of a count and of a week. */
export function DueLine({
  due: { state, since },
  clear,
  open,
}: {
  readonly due: ResponseOf<typeof listCounts>['due'][number]['count'];
  readonly clear: string;
  readonly open: (since: string) => string;
}) {
  return (
    <p className={styles.soft}>
      <StatusBadge status={state} {...(state === 'clear' ? { word: 'Nothing due' } : {})} />{' '}
      {state === 'clear' || since === null ? clear : open(day(since))}
    </p>
  );
}

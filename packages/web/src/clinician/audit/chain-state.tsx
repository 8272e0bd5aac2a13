import { verifyAuditChain } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { useCall } from '../../kit/api/hooks.ts';
import { wordsOf } from '../../kit/api/problems.ts';
import { formatDateTime } from '../../kit/format/date.ts';
import { count } from '../../kit/format/text.ts';
import { Button } from '../../kit/ui/button.tsx';
import { StatusBadge } from '../../kit/ui/status-badge.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './audit.module.css';

const BECAUSE = {
  gap: 'an entry is missing',
  content: 'the content of an entry was changed',
  link: 'an entry does not follow the one before it',
  head: 'the last entries were removed',
} as const;

/** Every hash worked out anew by the server, on opening the page and on demand. */
export function ChainState() {
  const { clinic } = useClinic();
  const chain = useCall(verifyAuditChain, { params: { clinicId: clinic.id } });
  const { data } = chain;
  return (
    <div className={styles.chain} role="status">
      {data === undefined ? (
        <span>{chain.isError ? `Not checked: ${wordsOf(chain.error)}` : 'Checking the chain…'}</span>
      ) : data.chain === 'valid' ? (
        <>
          <StatusBadge status="signed" word="Chain whole" />
          <span>
            {count(data.entries, 'entry', 'entries')}, checked {at(data.checkedAt, clinic.zone)}
          </span>
        </>
      ) : (
        <>
          <StatusBadge status="held" word="Chain broken" />
          <strong>
            At entry {data.atSeq}: {BECAUSE[data.because]}. Keep this database as it is and call whoever runs
            it.
          </strong>
        </>
      )}
      <Button look="quiet" size="small" disabled={chain.isFetching} onClick={() => void chain.refetch()}>
        Check again
      </Button>
    </div>
  );
}

function at(text: string, zone: string): string {
  const parsed = parseInstant(text);
  return parsed.ok ? formatDateTime(parsed.value, zone) : text;
}

import type { ConsentView } from '@titrate/contract';
import { FiveStates } from '../../../kit/ui/five-states.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { dateWords, dayWords, timeWords } from '../entry/wire.ts';
import { Card, Unknown } from './card.tsx';
import styles from './chart.module.css';
import type { Chart } from './use-chart.ts';

export const CONSENT_WORDS: Record<ConsentView['state'], string> = {
  current: 'Current',
  expired: 'Expired',
  'older-version': 'Signed an older text',
  withdrawn: 'Withdrawn',
};

/** What was agreed to, until when; consents that no longer hold say so in words. */
export function ConsentsCard({ chart }: { readonly chart: Chart }) {
  const { clinic } = useClinic();
  return (
    <Card title="Consents" more={{ path: '/consent', words: 'Consent' }}>
      <FiveStates query={chart.consents} what="The consents">
        {({ consents }) =>
          consents.length === 0 ? (
            <Unknown>None signed.</Unknown>
          ) : (
            <ul className={styles.list}>
              {consents.slice(0, 3).map((one) => (
                <li key={one.id}>
                  <strong>{CONSENT_WORDS[one.state]}</strong>: {one.product} {one.route},{' '}
                  {one.state === 'withdrawn'
                    ? `withdrawn ${timeWords(one.withdrawnAt, clinic.zone)}`
                    : `until ${dateWords(one.expiresOn)}`}
                  . Signed {dayWords(one.signedAt, clinic.zone)}, explained by {one.explainedBy}.
                </li>
              ))}
              {consents.length > 3 ? <li>Showing 3 of {consents.length}</li> : null}
            </ul>
          )
        }
      </FiveStates>
    </Card>
  );
}

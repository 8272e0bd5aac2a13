import { protocolById } from '@titrate/clinical/protocols';
import type { PlanView } from '@titrate/contract';
import { instant } from '@titrate/quantity';
import { formatDateTime } from '../../kit/format/date.ts';
import { StatusBadge } from '../../kit/ui/status-badge.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './plan.module.css';
import { factsOf } from './plan-facts.ts';

/** One signed plan in all its parts. */
export function SignedPlan({ plan }: { readonly plan: PlanView }) {
  const { clinic } = useClinic();
  return (
    <article className={`${styles.signedPlan} keep-together`}>
      <div className={styles.courseHead}>
        <StatusBadge
          status={plan.status === 'signed' ? 'signed' : 'ended'}
          word={plan.status === 'signed' ? 'In force' : 'Replaced'}
        />
        <strong>{protocolById(plan.protocol)?.name ?? plan.protocol}</strong>
        <span className={styles.quiet}>
          signed by {plan.signedBy ?? 'nobody'}
          {plan.signedAt === null
            ? ''
            : `, ${formatDateTime(instant(Date.parse(plan.signedAt)), clinic.zone)}`}
        </span>
      </div>
      <dl className={styles.facts}>
        {factsOf(plan).map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {plan.overrides.map(({ rule, reason }) => (
        <p key={rule} className={styles.overridden}>
          Against {rule}: “{reason}”
        </p>
      ))}
    </article>
  );
}

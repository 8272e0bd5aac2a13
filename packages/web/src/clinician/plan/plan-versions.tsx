import type { PlanView } from '@titrate/contract';
import { instant } from '@titrate/quantity';
import { formatDateTime } from '../../kit/format/date.ts';
import { count } from '../../kit/format/text.ts';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './plan.module.css';
import { differencesOf } from './plan-facts.ts';
import { SignedPlan } from './signed-plan.tsx';

/** The plans before the one in force, each with what the next one changed. */
export function PlanVersions({ plans }: { readonly plans: readonly PlanView[] }) {
  const { clinic } = useClinic();
  const before = plans.filter((plan) => plan.status !== 'signed');
  if (before.length === 0) return null;
  return (
    <details className={styles.folded}>
      <summary>{count(before.length, 'plan')} before</summary>
      <ol className={styles.versions}>
        {plans.map((plan) => {
          const replaced = plans.find((one) => one.id === plan.replaces);
          const differences = replaced === undefined ? [] : differencesOf(replaced, plan);
          return (
            <li key={plan.id}>
              <h3>
                {plan.signedAt === null
                  ? 'Not signed'
                  : formatDateTime(instant(Date.parse(plan.signedAt)), clinic.zone)}
                , {plan.signedBy ?? plan.author}
              </h3>
              {replaced === undefined ? (
                <p className={styles.quiet}>The first plan of this course.</p>
              ) : differences.length === 0 ? (
                <p className={styles.quiet}>The same in every part as the plan before.</p>
              ) : (
                <table>
                  <caption className="visually-hidden">Changed against the plan before</caption>
                  <thead>
                    <tr>
                      <th scope="col">Changed</th>
                      <th scope="col">Before</th>
                      <th scope="col">After</th>
                    </tr>
                  </thead>
                  <tbody>
                    {differences.map(({ name, before: was, after }) => (
                      <tr key={name}>
                        <th scope="row">{name}</th>
                        <td>{was ?? 'Nothing'}</td>
                        <td>{after ?? 'Nothing'}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
              {plan.status === 'signed' ? null : <SignedPlan plan={plan} />}
            </li>
          );
        })}
      </ol>
    </details>
  );
}

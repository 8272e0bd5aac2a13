import { SIGNAL_IS } from '@titrate/clinical/ledger';
import { type LedgerSignal, readLedgerSignals } from '@titrate/contract';
import { useCall } from '../../kit/api/hooks.ts';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { EmptyState } from '../../kit/ui/states.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './ledger.module.css';
import { day } from './parts.tsx';

const TITLES: Record<LedgerSignal['kind'], string> = {
  'waste-rate': 'A share wasted far above peers',
  broken: 'Repeatedly broken or faulty',
  'cancelled-after-issue': 'Drawn, then cancelled or not dosed',
  'off-hours': 'Acts off hours',
  'witness-pair': 'The same witness',
};

/** For owner and auditor: whoever opens it is in the audit trail (CS-16). */
export function Signals() {
  const { clinic } = useClinic();
  const signals = useCall(readLedgerSignals, { params: { clinicId: clinic.id } });
  return (
    <section className={styles.panel} aria-labelledby="signals">
      <h2 id="signals">Signals of diversion</h2>
      <FiveStates
        query={signals}
        what="The signals"
        isEmpty={(data) => data.signals.length === 0}
        empty={
          signals.data && (
            <EmptyState title={`No signal in the last ${signals.data.days} days`}>
              Starting values [default], to be confirmed by a director. With few people or few wastes a share
              or a spread means nothing, and nothing is signalled.
            </EmptyState>
          )
        }
      >
        {(data) => (
          <>
            <p className={styles.soft}>
              {SIGNAL_IS} From {day(data.from)} to {day(data.to)}; the limits are starting values [default]
              that a director confirms. Only owners and auditors see this, and reading it is in the audit
              trail.
            </p>
            {data.signals.map((one) => (
              <Signal key={`${one.kind}/${one.person.id}/${one.witness?.id ?? ''}`} one={one} />
            ))}
          </>
        )}
      </FiveStates>
    </section>
  );
}

function Signal({ one }: { readonly one: LedgerSignal }) {
  return (
    <article className={styles.item}>
      <h3>
        {TITLES[one.kind]}: {one.person.name}
      </h3>
      <p>{one.says}</p>
      <dl className={styles.numbers}>
        {one.numbers.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.soft}>
        Entries no. {one.entries.join(', ')}
        {one.more ? ' and earlier ones' : ''}
      </p>
    </article>
  );
}

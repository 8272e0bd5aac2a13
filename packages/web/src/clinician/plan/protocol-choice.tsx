import { PROTOCOLS } from '@titrate/clinical/protocols';
import { sourceByKey } from '@titrate/clinical/rules';
import type { PlanBasis } from '@titrate/contract';
import { SelectField } from '../../kit/ui/field.tsx';
import styles from './plan.module.css';
import { EMPTY_DRAFT, type PlanDraft, protocolOf } from './plan-draft.ts';

interface ProtocolChoiceProps {
  readonly basis: PlanBasis;
  readonly draft: PlanDraft;
  readonly onChange: (part: Partial<PlanDraft>) => void;
  readonly error: string | undefined;
}

const MARK = { read: 'read', known: 'known', default: 'starting value' } as const;

/** Ways of treating, as studied, for the treatment that was decided. A protocol tells a range; it never fills in a dose. */
export function ProtocolChoice({ basis, draft, onChange, error }: ProtocolChoiceProps) {
  const { assessment } = basis;
  const fits = PROTOCOLS.filter(
    (one) =>
      assessment === null ||
      (one.product === assessment.product &&
        one.route === assessment.route &&
        one.indications.some((id) => id === assessment.indication)),
  );
  const protocol = protocolOf(draft);
  return (
    <div className={styles.block}>
      <SelectField
        name="protocol"
        label="Protocol"
        error={error}
        value={draft.protocolId}
        options={fits.map(({ id, name }) => ({ value: id, label: name }))}
        hint={
          fits.length === 0
            ? 'No protocol fits the product, route and indication that were decided.'
            : 'Only protocols of the decided treatment are listed.'
        }
        onChange={(event) =>
          // Another protocol is another dose: what was typed for the one before does not carry over.
          onChange({
            protocolId: event.currentTarget.value,
            unit: EMPTY_DRAFT.unit,
            dose: EMPTY_DRAFT.dose,
            productId: '',
            durationMin: EMPTY_DRAFT.durationMin,
            finalMl: EMPTY_DRAFT.finalMl,
            reasons: {},
          })
        }
      />
      {protocol === undefined ? null : (
        <dl className={styles.protocol}>
          <div>
            <dt>Range reported</dt>
            <dd>{protocol.rangeText}</dd>
          </div>
          <div>
            <dt>Time</dt>
            <dd>{protocol.durationText}</dd>
          </div>
          <div>
            <dt>Series</dt>
            <dd>{protocol.seriesText}</dd>
          </div>
          <div>
            <dt>Observation</dt>
            <dd>{protocol.observationText}</dd>
          </div>
          <div>
            <dt>Sources</dt>
            <dd>
              {protocol.sources
                .map(({ key, mark }) => `${sourceByKey(key)?.citation ?? key} (${MARK[mark]})`)
                .join('; ')}
            </dd>
          </div>
        </dl>
      )}
    </div>
  );
}

import { evaluateGate, GATE_DEFINITIONS, type GateFinding } from '@titrate/clinical/session';
import { parseInstant } from '@titrate/quantity';
import { useState } from 'react';
import { Button } from '../../../kit/ui/button.tsx';
import { FindingCard } from '../../../kit/ui/finding-card.tsx';
import { ShapeMark, StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { useAt, useCharting } from '../record/charting.tsx';
import room from '../treatment-room.module.css';
import { findingInWords } from './finding-words.ts';
import styles from './gate.module.css';
import { GateCheckRow } from './gate-check-row.tsx';
import { GateSignatures } from './gate-signatures.tsx';
import { OverrideDialog } from './override-dialog.tsx';
import { PressureRepeat } from './pressure-repeat.tsx';

/** Every check of the gate answered on its own; what holds says what would clear it (4.1, 4.2, UI-48). */
export function GatePanel() {
  const { state, zone } = useCharting();
  const at = useAt(5000);
  const [overriding, setOverriding] = useState<GateFinding>();
  const gate = evaluateGate(state, at);
  const findings = gate.findings.map((finding) => findingInWords(finding, zone, at));
  const byRule = new Map(findings.map((finding) => [finding.rule, finding]));
  const asked = GATE_DEFINITIONS.filter(({ id }) => byRule.get(id)?.status !== 'not-applicable');
  const vitals = findings.filter(({ rule }) => rule.startsWith('VG') && rule !== 'GT-08');
  const rems = findings.filter(({ rule }) => rule.startsWith('RM-'));
  const left = asked.filter(({ id }) => state.gateAnswers[id] === undefined).length;
  return (
    <section className={room.card} aria-labelledby="gate">
      <div className={room.cardHead}>
        <h2 id="gate">Gate</h2>
        <StatusBadge
          status={gate.outcome === 'clear' ? 'clear' : 'held'}
          {...(gate.outcome === 'needs-override' ? { word: 'Override needed' } : {})}
        />
        <span className={room.quiet}>
          {left === 0 ? 'all checks answered' : `${left} of ${asked.length} checks not answered`}
        </span>
      </div>
      {state.opening !== undefined && state.opening.data.library === undefined ? (
        <p>
          <StatusBadge status="due" word="Limits: default, unsigned" />
        </p>
      ) : null}
      <ul className={styles.checks}>
        {asked.map((definition) => (
          <GateCheckRow
            key={definition.id}
            definition={definition}
            finding={byRule.get(definition.id)}
            onOverride={setOverriding}
          />
        ))}
      </ul>
      {rems.length === 0 ? null : (
        <div className={styles.findings}>
          {rems.map((finding) => (
            <HoldingFinding key={finding.rule} finding={finding} onOverride={setOverriding} />
          ))}
        </div>
      )}
      <h3>Vital signs before dosing</h3>
      <PressureRepeat />
      <div className={styles.findings}>
        {vitals
          .filter((finding) => finding.status !== 'clear')
          .map((finding) => (
            <HoldingFinding key={finding.rule} finding={finding} onOverride={setOverriding} />
          ))}
      </div>
      <ul className={styles.clearVitals}>
        {vitals
          .filter((finding) => finding.status === 'clear')
          .map((finding) => (
            <li key={finding.rule}>
              <ShapeMark shape="tick" /> {finding.clinicianText}{' '}
              <span className={room.rule}>{finding.rule}</span>
            </li>
          ))}
      </ul>
      <GateSignatures gate={gate} />
      {overriding === undefined ? null : (
        <OverrideDialog finding={overriding} onClose={() => setOverriding(undefined)} />
      )}
    </section>
  );
}

interface HoldingFindingProps {
  readonly finding: GateFinding;
  readonly onOverride: (finding: GateFinding) => void;
}

function HoldingFinding({ finding, onOverride }: HoldingFindingProps) {
  const { zone } = useCharting();
  return (
    <FindingCard
      zone={zone}
      finding={{
        ...finding,
        text: finding.clinicianText,
        inputs: finding.inputs.map(({ name, value, at: when }) => {
          const observed = parseInstant(when);
          return { name, value, ...(observed.ok ? { observedAt: observed.value } : {}) };
        }),
      }}
    >
      {finding.clears === '' ? null : <p className={styles.clears}>To clear: {finding.clears}</p>}
      {finding.status === 'needs-override' ? (
        <Button size="small" look="secondary" onClick={() => onOverride(finding)}>
          Override with a reason
        </Button>
      ) : null}
      {finding.status === 'overridden' ? <StatusBadge status="overridden" /> : null}
    </FindingCard>
  );
}

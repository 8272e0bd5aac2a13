import type { PhaseName, SessionState } from '@titrate/clinical/session';
import { doseCheckOf, needsDoubleCheck } from '@titrate/clinical/session';
import { ShapeMark } from '../../kit/ui/status-badge.tsx';
import { DosingPanel } from './dosing/dosing-panel.tsx';
import { ArrivalPanel } from './gate/arrival-panel.tsx';
import { DoubleCheckPanel } from './gate/double-check-panel.tsx';
import { GatePanel } from './gate/gate-panel.tsx';
import { RecoveryPanel } from './recovery/recovery-panel.tsx';
import { SignPanel } from './recovery/sign-panel.tsx';
import styles from './treatment-room.module.css';

export type Step = 'arrive' | 'gate' | 'check' | 'dose' | 'recovery' | 'sign';

export const STEPS: readonly { readonly id: Step; readonly word: string }[] = [
  { id: 'arrive', word: 'Arrival' },
  { id: 'gate', word: 'Gate' },
  { id: 'check', word: 'Double check' },
  { id: 'dose', word: 'Dose' },
  { id: 'recovery', word: 'Recovery' },
  { id: 'sign', word: 'Sign' },
];

/** Where the session is, in the steps a nurse walks. */
export function currentStep(phase: PhaseName, state: SessionState): Step {
  switch (phase) {
    case 'booked':
      return 'arrive';
    case 'gate':
    case 'ready': {
      const { nurse, prescriber } = state.gateSignatures;
      if (nurse === undefined || prescriber === undefined) return 'gate';
      const order = state.opening?.data.order;
      // Two results that differ are not a check: the step stays until they agree.
      const checked = doseCheckOf(state).outcome === 'match';
      return order !== undefined && needsDoubleCheck(order) && !checked ? 'check' : 'dose';
    }
    case 'dosing':
    case 'paused':
      return 'dose';
    case 'recovery':
      return 'recovery';
    case 'discharged':
    case 'closed':
    case 'cancelled':
      return 'sign';
  }
}

interface StepperProps {
  readonly steps: typeof STEPS;
  readonly current: Step;
  readonly shown: Step;
  readonly onShow: (step: Step) => void;
}

/** The steps in a row; done, now, to come are told by word as well as look. */
export function Stepper({ steps, current, shown, onShow }: StepperProps) {
  const at = steps.findIndex((one) => one.id === current);
  return (
    <nav className={styles.stepper} aria-label="Steps of the session">
      <ol>
        {steps.map(({ id, word }, index) => {
          const stage = index < at ? 'done' : index === at ? 'now' : 'later';
          return (
            <li key={id}>
              <button
                type="button"
                className={styles.step}
                data-stage={stage}
                aria-current={stage === 'now' ? 'step' : undefined}
                aria-pressed={id === shown}
                onClick={() => onShow(id)}
              >
                <span className={styles.stepMark} aria-hidden="true">
                  {stage === 'done' ? <ShapeMark shape="tick" /> : index + 1}
                </span>
                {word}
                <span className="visually-hidden">
                  {stage === 'done' ? ', done' : stage === 'now' ? ', now' : ', to come'}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

export function StepPanel({ step }: { step: Step }) {
  switch (step) {
    case 'arrive':
      return <ArrivalPanel />;
    case 'gate':
      return <GatePanel />;
    case 'check':
      return <DoubleCheckPanel />;
    case 'dose':
      return <DosingPanel />;
    case 'recovery':
      return <RecoveryPanel />;
    case 'sign':
      return <SignPanel />;
  }
}

import { useState } from 'react';
import { Later } from '../../kit/ui/later.tsx';
import { Page } from '../shell/app-shell.tsx';
import { AlertsOnPaper } from './alerts/alerts-on-paper.tsx';
import { AlertsPanel } from './alerts/alerts-panel.tsx';
import { OtherChairs } from './alerts/other-chairs.tsx';
import { OwnStrip } from './alerts/own-strip.tsx';
import { TechnicalAlerts } from './alerts/technical.tsx';
import { ChairPanel } from './chair/chair-panel.tsx';
import { Conflicts } from './chart/conflicts.tsx';
import { CurrentVitals } from './chart/current-vitals.tsx';
import { DueClock } from './chart/due-clock.tsx';
import { EventLog } from './chart/event-log.tsx';
import { QuickActs } from './chart/quick-acts.tsx';
import { VitalRow } from './chart/vital-row.tsx';
import { DoseState } from './dosing/dose-state.tsx';
import { Flowsheet } from './flowsheet/flowsheet.tsx';
import { useCharting } from './record/charting.tsx';
import { ClockNotice } from './record/clock-notice.tsx';
import { ActsInDoubt, RefusedEntries, SaveMark } from './record/save-state.tsx';
import { currentStep, STEPS, type Step, StepPanel, Stepper } from './steps.tsx';
import { DrugPanel } from './stock/drug-panel.tsx';
import styles from './treatment-room.module.css';

/** Everything of one session on one screen: where it is, what is due, what was measured, what to do next. */
export function Room() {
  const { state, saved, session } = useCharting();
  // The step goes by what the server has: an act that it refuses is told in the step where it was done.
  const here = currentStep(saved.phase.name, saved);
  const [chosen, setChosen] = useState<{ step: Step; when: Step }>();
  // A choice to look elsewhere holds until the session itself moves on.
  const shown = chosen !== undefined && chosen.when === here ? chosen.step : here;
  const open = !['closed', 'cancelled'].includes(state.phase.name);
  return (
    <Page>
      <div className={styles.room} data-chair={session.chair?.label}>
        <h1 className="visually-hidden">
          Session {session.number}, {session.chair?.label ?? 'no chair'}
        </h1>
        {open ? <OwnStrip /> : null}
        <OtherChairs />
        <TechnicalAlerts />
        <div className={styles.strip}>
          <Stepper
            steps={STEPS}
            current={here}
            shown={shown}
            onShow={(step) => setChosen({ step, when: here })}
          />
          <SaveMark />
        </div>
        <ClockNotice />
        <ActsInDoubt />
        <RefusedEntries />
        <DoseState />
        <Conflicts />
        <CurrentVitals />
        {open ? <VitalRow /> : null}
        <div className={styles.columns}>
          <div className={styles.main}>
            <StepPanel step={shown} />
            {state.phase.name === 'booked' ? null : <DrugPanel />}
            {open ? <QuickActs /> : null}
          </div>
          <aside className={styles.side} aria-label="Alerts and what is due">
            <AlertsPanel />
            <ChairPanel />
            <DueClock />
          </aside>
        </div>
        <Later>
          <Flowsheet />
          <EventLog />
          <AlertsOnPaper />
        </Later>
      </div>
    </Page>
  );
}

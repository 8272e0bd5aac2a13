import type { Instant, Problem } from '@titrate/quantity';
import { RECONCILE_PLACES } from '../../ledger/reconcile.ts';
import { evaluateAlerts } from '../alerts/alerts.ts';
import type { AlertTable } from '../alerts/table.ts';
import { readiness } from '../discharge/readiness.ts';
import type { SessionState } from '../state.ts';
import { containerAccounts, keepsLedger, unwitnessedWastes } from '../stock/accounts.ts';

const blocked = (type: string, message: string, path = '/kind'): Problem => ({ type, message, path });

/** What still keeps the patient here, one problem for each rule (UI-48, H-17). */
export function dischargeProblems(state: SessionState, at: Instant, table: AlertTable): readonly Problem[] {
  const now = readiness(state, at, table);
  return now.blockedBy.map((rule) => {
    const criterion = now.criteria.find((one) => one.rule === rule);
    const minimum = now.observation.find((one) => one.rule === rule);
    if (criterion !== undefined)
      return blocked('held', `${rule}: ${criterion.text}. To clear: ${criterion.clears}`);
    if (minimum !== undefined) {
      const left = Math.ceil((minimum.until - at) / 60_000);
      return blocked('held', `${rule}: minimum observation runs for another ${left} min`);
    }
    return blocked(
      'held',
      `${rule}: an open alert keeps the patient here; it ends with a reading below its limit`,
    );
  });
}

/** What keeps a record from being closed (REC-06): open alerts, unanswered calls, and a ledger that does not add up. */
export function closingProblems(state: SessionState, at: Instant, table: AlertTable): readonly Problem[] {
  if (state.phase.name === 'cancelled') return ledgerProblems(state, at);
  if (state.phase.name !== 'discharged') return [];
  const out: Problem[] = [];
  for (const alert of evaluateAlerts(state, table, at)) {
    if (alert.state === 'raised')
      out.push(blocked('open-alert', `${alert.condition}: acknowledge it by name`));
  }
  return [...out, ...ledgerProblems(state, at)];
}

/** CSR-02: for every container, drawn = given + wasted + returned. Nothing drawn in the record means the ledger is kept outside it. */
export function ledgerProblems(state: SessionState, at: Instant): readonly Problem[] {
  return [
    ...unwitnessedWastes(state).map((waste) =>
      blocked(
        'ledger',
        `CS-09: the waste of ${waste.data.amountMg} mg waits for its witness. To clear: a second signed-in person confirms it`,
        WASTE_PATH,
      ),
    ),
    ...containerAccounts(state, at)
      .filter((account) => !account.differenceMg.isZero())
      .map(({ differenceMg, vialId }) => {
        const mg = differenceMg.absolute().round(RECONCILE_PLACES).toString();
        const what = differenceMg.isNegative()
          ? `${mg} mg more given, wasted or returned than drawn`
          : `${mg} mg drawn are neither given, wasted nor returned`;
        const clear = differenceMg.isNegative()
          ? 'correct the entry that is wrong'
          : 'record the waste with a witness, or the return';
        const which = keepsLedger(state) ? ` (${vialId}). To clear: ${clear}` : '';
        return blocked('ledger', `CSR-02: ${what}${which}`, WASTE_PATH);
      }),
  ];
}

/** Names the part of the screen that clears it. */
const WASTE_PATH = '/stock';

import { Decimal, type Instant, type Problem } from '@titrate/quantity';
import { evaluateAlerts } from '../alerts/alerts.ts';
import type { AlertTable } from '../alerts/table.ts';
import { readiness } from '../discharge/readiness.ts';
import { given } from '../given.ts';
import type { SessionState } from '../state.ts';

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
  const out: Problem[] = [];
  for (const alert of evaluateAlerts(state, table, at)) {
    if (alert.state === 'raised')
      out.push(blocked('open-alert', `${alert.condition}: acknowledge it by name`));
  }
  return [...out, ...ledgerProblems(state, at)];
}

/** CSR-02: drawn = given + wasted + returned. Nothing drawn in the record means the ledger is kept outside it. */
export function ledgerProblems(state: SessionState, at: Instant): readonly Problem[] {
  const difference = ledgerDifferenceMg(state, at);
  if (difference === undefined || difference === 0) return [];
  const what =
    difference > 0
      ? `${difference} mg drawn are neither given, wasted nor returned`
      : `${-difference} mg more given, wasted or returned than drawn`;
  return [blocked('ledger', `CSR-02: ${what}`)];
}

/** Milligrams drawn less those given, wasted and returned; `undefined` when nothing was drawn here. */
export function ledgerDifferenceMg(state: SessionState, at: Instant): number | undefined {
  if (state.drawn.length === 0) return undefined;
  const sum = (facts: readonly { readonly data: { readonly amountMg: number } }[]) =>
    facts.reduce((total, fact) => total.plus(Decimal.of(fact.data.amountMg)), Decimal.zero);
  return sum(state.drawn)
    .minus(sum(state.wasted))
    .minus(sum(state.returned))
    .minus(Decimal.of(given(state, at).totalMg))
    .round(1)
    .toNumber();
}

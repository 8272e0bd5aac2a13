import { Decimal, type Instant, type Problem } from '@titrate/quantity';
import { signedOrder } from '../order.ts';
import type { Handler } from './apply.ts';
import type { Draft } from './draft.ts';
import { illegal } from './legality.ts';

/** Product and route are those of the order, and acts of dosing come in the order in which they happened. */
export function dosingOrderProblem(
  draft: Draft,
  at: Instant,
  routes: readonly string[],
): Problem | undefined {
  const order = signedOrder(draft);
  if (!routes.includes(order.route)) {
    return illegal(
      'other-route',
      `the order is ${order.product} by route ${order.route}; change the order, not the act`,
    );
  }
  if (draft.lastDosingActAt !== undefined && at < draft.lastDosingActAt) {
    return illegal(
      'out-of-order',
      'an act of dosing that happened later is recorded already; correct that one, or check the time',
      '/observedAt',
    );
  }
  return undefined;
}

export function noteDose(draft: Draft, at: Instant): void {
  draft.firstDoseAt ??= at;
  draft.lastDosingActAt = at;
}

export const giveBolus: Handler<'bolus.given'> = (draft, fact) => {
  const problem = dosingOrderProblem(draft, fact.at, ['IV']);
  if (problem !== undefined) return problem;
  draft.boluses.push(fact);
  noteDose(draft, fact.at);
  if (draft.phase.name !== 'dosing') draft.phase = { name: 'dosing', since: fact.at, running: false };
  return undefined;
};

export const giveInjection: Handler<'injection.given'> = (draft, fact) => {
  const problem = dosingOrderProblem(draft, fact.at, ['IM', 'SC']);
  if (problem !== undefined) return problem;
  draft.injections.push(fact);
  afterPart(draft, fact.at, draft.injections);
  return undefined;
};

export const giveOral: Handler<'oral.given'> = (draft, fact) => {
  const problem = dosingOrderProblem(draft, fact.at, ['PO', 'SL']);
  if (problem !== undefined) return problem;
  draft.oralDoses.push(fact);
  afterPart(draft, fact.at, draft.oralDoses);
  return undefined;
};

export const giveDevice: Handler<'device.given'> = (draft, fact) => {
  const problem = dosingOrderProblem(draft, fact.at, ['IN']);
  if (problem !== undefined) return problem;
  if (signedOrder(draft).product !== 'esketamine') {
    return illegal('other-product', 'devices of 28 mg hold esketamine; the order is for another product');
  }
  const next = draft.nasalDevices.length + 1;
  if (fact.data.deviceNumber !== next) {
    return illegal('device-number', `the next device is number ${next}`, '/data/deviceNumber');
  }
  draft.nasalDevices.push(fact);
  afterPart(draft, fact.at, draft.nasalDevices);
  return undefined;
};

export const endDosing: Handler<'dosing.ended'> = (draft, fact) => {
  if (draft.phase.name === 'dosing' && draft.phase.running) {
    return illegal('infusion-running', 'stop the infusion; that ends dosing');
  }
  const { reason } = fact.data;
  if (reason === 'stop-now' || reason === 'patient-request' || reason === 'prescriber') {
    draft.halts.push({ eventId: fact.eventId, at: fact.at, act: 'stopped', reason, cause: undefined });
  }
  recover(draft, fact.at);
  return undefined;
};

// When the ordered amount has been given in parts, dosing is over without a further act.
function afterPart(
  draft: Draft,
  at: Instant,
  parts: readonly { readonly data: { readonly amountMg: number } }[],
): void {
  noteDose(draft, at);
  const total = parts.reduce((sum, part) => sum.plus(Decimal.of(part.data.amountMg)), Decimal.zero);
  const ordered = Decimal.of(signedOrder(draft).doseMg);
  if (total.compare(ordered) >= 0) recover(draft, at);
  else if (draft.phase.name !== 'dosing') draft.phase = { name: 'dosing', since: at, running: false };
}

function recover(draft: Draft, at: Instant): void {
  draft.dosingEndedAt = at;
  draft.phase = { name: 'recovery', since: at, dosingEndedAt: at };
}

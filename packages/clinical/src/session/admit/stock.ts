import { Decimal, formatInstant, type Instant, type Problem } from '@titrate/quantity';
import { type ContainerForm, formForRoute, MG_PER_DEVICE } from '../../ledger/container.ts';
import { RECONCILE_PLACES } from '../../ledger/reconcile.ts';
import { RATE_TOLERANCE_PERCENT, WITNESS_WITHIN_MIN } from '../../limits.ts';
import type { EventOf, SessionEvent } from '../events.ts';
import { instantOf } from '../fold/instant.ts';
import { infusedMg } from '../given.ts';
import { type Order, signedOrder } from '../order.ts';
import type { SessionState } from '../state.ts';
import { isWitnessed, keepsLedger, sumMg } from '../stock/accounts.ts';
import { drawnForm } from '../stock/drawn-form.ts';

const problem = (type: string, message: string, path = '/kind'): Problem => ({ type, message, path });
const exact = (value: number) => Decimal.of(value);

/** Conditions of an act between shelf and patient. Where the ledger is kept elsewhere, only the witness is looked at. */
export function stockProblems(state: SessionState, event: SessionEvent, at: Instant): readonly Problem[] {
  switch (event.kind) {
    case 'drug.drawn':
      return keepsLedger(state) ? drawProblems(state, event) : [];
    case 'drug.wasted':
      return wasteProblems(state, event, at);
    case 'drug.wasteWitnessed':
      return witnessProblems(state, event, at);
    case 'drug.returned':
      return keepsLedger(state) ? returnProblems(state, event, at) : [];
    case 'infusion.started':
      return [...enoughDrawn(state, event.data.doseMg, '/data/doseMg'), ...lotDrawn(state, event.data.lot)];
    case 'bolus.given':
      return enoughDrawn(state, event.data.amountMg, '/data/amountMg');
    case 'injection.given':
    case 'device.given':
      return [
        ...enoughDrawn(state, event.data.amountMg, '/data/amountMg'),
        ...lotDrawn(state, event.data.lot),
      ];
    case 'oral.given':
      return [
        ...enoughDrawn(state, event.data.amountMg, '/data/amountMg'),
        ...lotDrawn(state, event.data.lot),
        ...formDrawn(state, event.data.form),
      ];
    default:
      return [];
  }
}

/** DOSE-05, H-04: the label against the order. A wrong vial is a hard stop; nothing but another vial or order clears it. */
function drawProblems(state: SessionState, event: EventOf<'drug.drawn'>): readonly Problem[] {
  const { data } = event;
  const order = signedOrder(state);
  // What else is wrong with a container that must not be used helps nobody.
  const wrong = wrongContainer(order, data);
  if (wrong !== undefined) return [wrong];
  const out: Problem[] = [];
  if (data.stock === undefined)
    out.push(problem('missing', 'CSR-01: say from which location and lot it is drawn', '/data/stock'));
  if (data.lot === undefined)
    out.push(problem('missing', 'DOSE-20: the lot on the label is scanned or typed', '/data/lot'));
  if (data.expiry === undefined)
    out.push(problem('missing', 'DOSE-20: the expiry on the label is scanned or typed', '/data/expiry'));
  const known = state.drawn.some((fact) => fact.data.vialId === data.vialId);
  if (known)
    out.push(problem('already-recorded', 'this container is recorded as drawn already', '/data/vialId'));
  switch (formForRoute(order.route)) {
    case 'vial':
      return [...out, ...vialDraw(event, order.vialMgPerMl)];
    case 'device':
      return [...out, ...deviceDraw(event)];
    case 'unit':
      return [...out, ...unitDraw(event)];
  }
}

/** Another drug than ordered, or another container than its route takes. */
function wrongContainer(
  order: Pick<Order, 'product' | 'route'>,
  data: EventOf<'drug.drawn'>['data'],
): Problem | undefined {
  if (data.product !== order.product) {
    return problem(
      'wrong-product',
      `DOSE-05: the order is for ${order.product}, the label says ${data.product ?? 'nothing'}. To clear: take ${order.product} from stock`,
      '/data/product',
    );
  }
  const [wanted, taken] = [formForRoute(order.route), drawnForm(data)];
  if (taken === undefined || taken === wanted) return undefined;
  const { order: ordered, take } = FORM_WORDS[wanted];
  return problem(
    'wrong-container',
    `DOSE-05: ${ordered}, this is ${FORM_WORDS[taken].one}. To clear: take ${take} from stock`,
    '/data/product',
  );
}

const FORM_WORDS: {
  readonly [F in ContainerForm]: { readonly order: string; readonly one: string; readonly take: string };
} = {
  vial: { order: 'the order is measured from a vial', one: 'a vial', take: 'a vial' },
  device: { order: 'the order is for nasal devices', one: 'a nasal device', take: 'devices' },
  unit: {
    order: 'the order is by mouth or under the tongue',
    one: 'a lozenge, troche, capsule or tablet',
    take: 'lozenges, troches, capsules or tablets',
  },
};

/** CSR-04: devices are counted, and each holds what the protocol says. */
function deviceDraw({ data }: EventOf<'drug.drawn'>): readonly Problem[] {
  const out: Problem[] = [];
  if (data.volumeMl !== undefined || data.vialMgPerMl !== undefined)
    out.push(
      problem('does-not-apply', 'CSR-04: a device is counted, never measured in mL', '/data/volumeMl'),
    );
  if (data.devices === undefined) {
    out.push(problem('missing', 'CSR-04: say how many devices', '/data/devices'));
  } else if (!MG_PER_DEVICE.times(exact(data.devices)).equals(exact(data.amountMg))) {
    const holds = MG_PER_DEVICE.times(exact(data.devices));
    out.push(
      problem(
        'contradiction',
        `CSR-04: ${data.devices} devices hold ${holds.toString()} mg`,
        '/data/amountMg',
      ),
    );
  }
  const { label } = data;
  const typed = label?.by === 'typed' ? label : undefined;
  if (label === undefined || (typed !== undefined && typed.firstLot === undefined))
    out.push(problem('missing', 'DOSE-05: scan the device, or type its lot twice', '/data/label'));
  else if (typed !== undefined && (typed.firstLot !== typed.secondLot || typed.firstLot !== data.lot))
    out.push(
      problem('differs', 'DOSE-05: the lot was typed twice and differs: read the label again', '/data/label'),
    );
  return out;
}

/** CSR-04: lozenges, troches, capsules and tablets are counted, and each holds what its label says. */
function unitDraw({ data }: EventOf<'drug.drawn'>): readonly Problem[] {
  const { unit, units, label } = data;
  const out: Problem[] = [];
  if (data.volumeMl !== undefined || data.vialMgPerMl !== undefined || data.devices !== undefined)
    out.push(problem('does-not-apply', 'CSR-04: a unit is counted, never measured in mL', '/data/units'));
  if (unit === undefined || units === undefined)
    return [...out, problem('missing', 'CSR-04: say what it is, its strength, and how many', '/data/units')];
  const holds = exact(unit.mg).times(exact(units));
  if (!holds.equals(exact(data.amountMg)))
    out.push(
      problem(
        'contradiction',
        `CSR-04: ${units} of ${unit.mg} mg hold ${holds.toString()} mg`,
        '/data/amountMg',
      ),
    );
  const typed = label?.by === 'typed' ? label : undefined;
  if (label === undefined || (typed !== undefined && typed.firstMgPerUnit === undefined))
    out.push(problem('missing', 'DOSE-05: scan the package, or type its strength twice', '/data/label'));
  else if (
    typed !== undefined &&
    (typed.firstMgPerUnit !== typed.secondMgPerUnit || typed.firstMgPerUnit !== unit.mg)
  )
    out.push(
      problem(
        'differs',
        'DOSE-05: the strength was typed twice and differs: read the label again',
        '/data/label',
      ),
    );
  return out;
}

function vialDraw({ data }: EventOf<'drug.drawn'>, ordered: number | undefined): readonly Problem[] {
  const { vialMgPerMl, label, volumeMl, amountMg } = data;
  const out: Problem[] = [];
  if (vialMgPerMl === undefined)
    return [problem('missing', 'DOSE-05: say the strength on the label', '/data/vialMgPerMl')];
  if (label === undefined || (label.by === 'typed' && label.firstMgPerMl === undefined))
    out.push(problem('missing', 'DOSE-05: scan the vial, or type its strength twice', '/data/label'));
  else if (
    label.by === 'typed' &&
    (label.firstMgPerMl !== label.secondMgPerMl || label.firstMgPerMl !== vialMgPerMl)
  ) {
    out.push(
      problem(
        'differs',
        'DOSE-05: the strength was typed twice and differs: read the label again',
        '/data/label',
      ),
    );
  }
  if (ordered !== undefined && ordered !== vialMgPerMl) {
    out.push(
      problem(
        'wrong-vial',
        `DOSE-05: wrong vial: the order is worked out for ${ordered} mg per mL, this one holds ${vialMgPerMl} mg per mL. To clear: take a vial of ${ordered} mg per mL, or have the prescriber sign the plan again for this strength`,
        '/data/vialMgPerMl',
      ),
    );
  }
  if (volumeMl !== undefined) {
    const holds = exact(volumeMl).times(exact(vialMgPerMl));
    const apart = holds.minus(exact(amountMg)).absolute().times(exact(100));
    if (apart.compare(exact(amountMg).times(exact(RATE_TOLERANCE_PERCENT))) > 0)
      out.push(
        problem(
          'contradiction',
          `${volumeMl} mL of ${vialMgPerMl} mg per mL is not ${amountMg} mg`,
          '/data/volumeMl',
        ),
      );
  }
  return out;
}

function wasteProblems(state: SessionState, event: EventOf<'drug.wasted'>, at: Instant): readonly Problem[] {
  const { witness } = event.data;
  if (!keepsLedger(state)) {
    if (witness === undefined) return [problem('missing', 'CS-09: say who saw it go', '/data/witness')];
    const same = event.author.type === 'person' && event.author.id === witness.id;
    return same
      ? [problem('same-person', 'CS-10: the witness is another signed-in person', '/data/witness')]
      : [];
  }
  if (witness !== undefined)
    return [
      problem(
        'does-not-apply',
        'CS-10: the witness says so under their own name, signed in',
        '/data/witness',
      ),
    ];
  return outOfContainer(state, event.data, at);
}

/** CS-10: another signed-in person, at the same place, within minutes. */
function witnessProblems(
  state: SessionState,
  event: EventOf<'drug.wasteWitnessed'>,
  at: Instant,
): readonly Problem[] {
  const path = '/data/wasteEventId';
  const waste = state.wasted.find((fact) => fact.eventId === event.data.wasteEventId);
  if (waste === undefined) return [problem('not-found', 'this waste is not in the session', path)];
  if (isWitnessed(state, waste))
    return [problem('already-recorded', 'somebody has witnessed this waste already', path)];
  const out: Problem[] = [];
  if (waste.by.type === 'person' && event.author.type === 'person' && waste.by.id === event.author.id)
    out.push(problem('same-person', 'CS-10: the witness is another signed-in person', '/author'));
  const received = event.recordedAt === undefined ? at : instantOf(event.recordedAt);
  const begun = waste.recordedAt ?? waste.at;
  if (received - begun > WITNESS_WITHIN_MIN * 60_000) {
    out.push(
      problem(
        'too-late',
        `CS-10: recorded at ${formatInstant(begun)}, more than ${WITNESS_WITHIN_MIN} min ago. To clear: void that entry and waste it again in front of a witness`,
        path,
      ),
    );
  }
  return out;
}

function returnProblems(
  state: SessionState,
  event: EventOf<'drug.returned'>,
  at: Instant,
): readonly Problem[] {
  const out = [...outOfContainer(state, event.data, at)];
  const pieceMg = countedMg(state, event.data.vialId);
  if (pieceMg !== undefined && !exact(event.data.amountMg).over(pieceMg, 6).isWhole())
    out.push(
      problem(
        'not-whole',
        'CSR-04: only whole ones go back to the shelf; waste a part with a witness',
        '/data/amountMg',
      ),
    );
  if (event.data.sealed !== true)
    out.push(
      problem(
        'not-sealed',
        'CS-17: only a sealed container goes back; waste it with a witness',
        '/data/sealed',
      ),
    );
  return out;
}

/** Nothing comes out of a container that did not go in, wastes that wait for their witness included. */
function outOfContainer(
  state: SessionState,
  { vialId, amountMg }: { readonly vialId: string; readonly amountMg: number },
  at: Instant,
): readonly Problem[] {
  const of = <T extends { readonly data: { readonly vialId: string; readonly amountMg: number } }>(
    facts: readonly T[],
  ) => sumMg(facts.filter((fact) => fact.data.vialId === vialId));
  const drawn = of(state.drawn);
  if (drawn.isZero())
    return [problem('not-found', 'CSR-02: this container was not drawn for the session', '/data/vialId')];
  const own = drawn.minus(of(state.wasted)).minus(of(state.returned));
  const all = drawnAndLeft(state, givenBy(state, at));
  const left = all.compare(own) < 0 ? all : own;
  // As fine as a container has to add up: what a pump gave is known no finer.
  return exact(amountMg).minus(left).round(RECONCILE_PLACES).compare(Decimal.zero) <= 0
    ? []
    : [
        problem(
          'more-than-drawn',
          `CSR-02: ${left.round(RECONCILE_PLACES).toString()} mg of this container are left, not ${amountMg} mg`,
          '/data/amountMg',
        ),
      ];
}

/** Of what is counted, the milligrams of one; a vial is measured. */
function countedMg(state: SessionState, vialId: string): Decimal | undefined {
  const draw = state.drawn.find((fact) => fact.data.vialId === vialId)?.data;
  if (draw?.unit !== undefined) return exact(draw.unit.mg);
  return draw?.devices === undefined ? undefined : MG_PER_DEVICE;
}

const partsOf = (state: SessionState) =>
  sumMg([...state.boluses, ...state.injections, ...state.oralDoses, ...state.nasalDevices]);

/** What the patient has had until then. */
const givenBy = (state: SessionState, at: Instant): Decimal =>
  state.infusions.reduce((sum, one) => sum.plus(infusedMg(one, at)), partsOf(state));

/** What was drawn and neither left the session nor is accounted to the patient. */
const drawnAndLeft = (state: SessionState, patientMg: Decimal): Decimal =>
  sumMg(state.drawn).minus(sumMg(state.wasted)).minus(sumMg(state.returned)).minus(patientMg);

/** CS-01: no unlogged movement. What is given was drawn before, from the ledger. */
function enoughDrawn(state: SessionState, amountMg: number, path: string): readonly Problem[] {
  if (!keepsLedger(state)) return [];
  // What an infusion that runs may still give is spoken for.
  const promised = state.infusions.reduce((sum, one) => sum.plus(exact(one.capMg)), partsOf(state));
  const left = drawnAndLeft(state, promised);
  const short = exact(amountMg).minus(left);
  if (short.times(exact(100)).compare(exact(amountMg).times(exact(RATE_TOLERANCE_PERCENT))) <= 0) return [];
  return [
    {
      type: 'held',
      message: `CSR-01: ${left.toString()} mg are drawn and at hand, ${amountMg} mg are to be given. To clear: record the draw from the ledger`,
      path,
    },
  ];
}

/** The lot read with a dose is one that was drawn for it. That nothing was drawn is said already. */
function lotDrawn(state: SessionState, lot: string | undefined): readonly Problem[] {
  if (!keepsLedger(state) || lot === undefined) return [];
  const drawn = [...new Set(state.drawn.flatMap((fact) => fact.data.lot ?? []))];
  if (drawn.length === 0 || drawn.includes(lot)) return [];
  const message = `CS-17: lot ${lot} was not drawn for this session, lot ${drawn.join(' and ')} was. To clear: read the label again`;
  return [problem('wrong-lot', message, '/data/lot')];
}

/** What went into the mouth is what was drawn; that nothing was drawn is said already. */
function formDrawn(state: SessionState, form: EventOf<'oral.given'>['data']['form']): readonly Problem[] {
  if (!keepsLedger(state)) return [];
  const taken = form === 'rapid-dissolve-tablet' ? 'tablet' : form;
  const names = [...new Set(state.drawn.flatMap(({ data }) => data.unit?.name ?? []))];
  return names.length === 0 || names.some((name) => name === taken)
    ? []
    : [
        problem(
          'differs',
          `DOSE-05: drawn for this session: ${names.join(', ')}. To clear: choose the form that was drawn`,
          '/data/form',
        ),
      ];
}

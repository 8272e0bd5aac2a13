import {
  type CourseRoute,
  dissociationAt,
  drawPhysiology,
  type Physiology,
  readingAt,
  sedationAt,
} from '../monitor/curve.ts';
import { createRandom, type Random } from '../random.ts';

/** Who does what in a scripted session; the caller gives the names. */
export type Actor = 'nurse' | 'second-nurse' | 'prescriber' | 'monitor';

/** One bedside fact of a scripted session; minute 0 is the first dose. */
export interface ScriptedFact {
  readonly minute: number;
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly by: Actor;
}

/** The numbers of the order that the acts repeat. */
export interface ScriptedOrder {
  readonly product: 'ketamine' | 'esketamine';
  readonly route: 'IV' | 'IM' | 'IN';
  readonly doseMg: number;
  readonly weightKg: number;
  readonly durationMin?: number;
  readonly vialMgPerMl?: number;
  readonly drawMl?: number;
  readonly finalMl?: number;
  readonly concentrationMgPerMl?: number;
  readonly rateMlPerH?: number;
  readonly rateMgPerH?: number;
  readonly devices?: number;
}

export interface ScriptRequest {
  readonly seed: string;
  readonly order: ScriptedOrder;
  readonly ageYears: number;
  readonly hypertension: boolean;
  /** First sessions and people at higher risk are watched twice as often (MO-03). */
  readonly watchedClosely: boolean;
  readonly escort: { readonly name: string; readonly phone: string };
  /** The shelf the drug of this session comes from. */
  readonly stock: ScriptedStock;
  /** Gives the text of a minute, so that details can name moments. */
  readonly at: (minute: number) => string;
}

/** A lot on a shelf of the clinic's ledger. */
export interface ScriptedStock {
  readonly locationId: string;
  readonly lotId: string;
  readonly lot: string;
  readonly expiry: string;
}

/** Arrival comes this long before the first dose. */
export const ARRIVAL_MIN = -40;

/** The bodies of one session: the same draw for the script and for the monitor that goes on where it ends. */
export const physiologyOf = (
  request: Pick<ScriptRequest, 'seed' | 'ageYears' | 'hypertension'>,
): Physiology => drawPhysiology(createRandom(`${request.seed}/body`), request);

/** An uneventful session as a careful clinic charts it, from arrival to signature, in order of time. */
export function sessionScript(request: ScriptRequest): ScriptedFact[] {
  const physiology = physiologyOf(request);
  const random = createRandom(`${request.seed}/script`);
  return [
    ...preparation(request, physiology, random),
    ...dosing(request, physiology),
    ...rest(request),
    ...monitoring(request, physiology),
    ...leaving(request, physiology),
  ]
    .map((fact, index) => ({ fact, index }))
    .sort((a, b) => a.fact.minute - b.fact.minute || a.index - b.index)
    .map(({ fact }) => fact);
}

const fact = (
  minute: number,
  kind: string,
  data: Readonly<Record<string, unknown>> = {},
  by: Actor = 'nurse',
): ScriptedFact => ({ minute, kind, data, by });

const ALWAYS = [
  'GT-01',
  'GT-02',
  'GT-03',
  'GT-07',
  'GT-09',
  'GT-11',
  'GT-12',
  'GT-13',
  'GT-14',
  'GT-15',
  'GT-16',
  'GT-17',
  'GT-19',
  'GT-21',
];

function preparation(request: ScriptRequest, physiology: Physiology, random: Random): ScriptedFact[] {
  const { order, escort, at } = request;
  const fasting = { lastFoodAt: at(-600 - random.int(0, 60)), lastFluidAt: at(-150) };
  const details: Readonly<Record<string, object>> = {
    'GT-05': fasting,
    'GT-06': fasting,
    'GT-07': { escortName: escort.name, escortPhone: escort.phone },
    'GT-09': { substances: [] },
    'GT-10': { pregnancyTest: 'negative' },
    'GT-11': { suicidality: 'none' },
    'GT-20': { glucoseMgPerDl: 104 },
  };
  const asked = [
    ...ALWAYS,
    ...(order.product === 'esketamine' ? ['GT-04', 'GT-05', 'GT-18'] : ['GT-06']),
    'GT-10',
    'GT-20',
  ].sort();
  const checked = {
    product: order.product,
    route: order.route,
    doseMg: order.doseMg,
    weightKg: order.weightKg,
    ...pick(order, [
      'drawMl',
      'finalMl',
      'concentrationMgPerMl',
      'rateMlPerH',
      'durationMin',
      'devices',
      'vialMgPerMl',
    ]),
  };
  return [
    fact(ARRIVAL_MIN, 'patient.arrived'),
    ...asked.map((check, index) =>
      fact(-30 + index * 0.5, 'gate.answered', {
        check,
        answer: 'pass',
        ...(details[check] === undefined ? {} : { detail: details[check] }),
      }),
    ),
    fact(-12, 'vital.recorded', {
      ...vitalMembers(physiology, order.route, -12, request.seed),
      status: 'final',
      position: 'seated',
    }),
    fact(-12, 'vital.recorded', { temperatureCel: 36.6, status: 'final' }),
    fact(-11, 'scale.recorded', { scale: 'moaas', score: 5 }),
    fact(-11, 'scale.recorded', { scale: 'dissociation-item', score: 0 }),
    fact(-6, 'gate.signed', { as: 'nurse' }),
    fact(-5, 'gate.signed', { as: 'prescriber' }, 'prescriber'),
    fact(-4, 'drug.drawn', drawn(request)),
    fact(-3, 'dose.checked', { as: 'preparer', ...checked }),
    fact(-2, 'dose.checked', { as: 'checker', ...checked }, 'second-nurse'),
  ];
}

/** A vial is drawn a little fuller than the dose, as a syringe is; devices are counted. */
const DRAWN_IN_STEPS_OF_MG = 5;
const containerOf = ({ stock }: ScriptRequest) => `${stock.lot}/1`;
const drawnMg = ({ order }: ScriptRequest): number =>
  order.route === 'IN' ? order.doseMg : Math.ceil(order.doseMg / DRAWN_IN_STEPS_OF_MG) * DRAWN_IN_STEPS_OF_MG;

function drawn(request: ScriptRequest): Readonly<Record<string, unknown>> {
  const { order, stock } = request;
  const { locationId, lotId, lot, expiry } = stock;
  const common = { lot, expiry, product: order.product, stock: { locationId, lotId } };
  const label =
    order.route === 'IN'
      ? { by: 'typed', firstLot: lot, secondLot: lot }
      : { by: 'typed', firstMgPerMl: order.vialMgPerMl, secondMgPerMl: order.vialMgPerMl };
  return {
    ...common,
    vialId: containerOf(request),
    amountMg: drawnMg(request),
    label,
    ...(order.route === 'IN' ? { devices: order.devices ?? 2 } : pick(order, ['vialMgPerMl'])),
  };
}

/** What is left in the syringe is wasted in front of the second nurse. */
function rest(request: ScriptRequest): ScriptedFact[] {
  const { order } = request;
  const left = Math.round((drawnMg(request) - order.doseMg) * 10_000) / 10_000;
  if (left < 0.1) return [];
  const over = order.route === 'IV' ? (order.durationMin ?? 40) : 0;
  return [
    fact(over + 3, 'drug.wasted', {
      vialId: containerOf(request),
      amountMg: left,
      reason: 'Rest of the syringe',
      method: 'Made unusable and discarded',
    }),
    fact(over + 4, 'drug.wasteWitnessed', {}, 'second-nurse'),
  ];
}

function dosing({ order, seed, stock }: ScriptRequest, physiology: Physiology): ScriptedFact[] {
  if (order.route === 'IN') {
    const devices = order.devices ?? 2;
    return [
      ...Array.from({ length: devices }, (_, index) =>
        fact(index * 5.5, 'device.given', {
          deviceNumber: index + 1,
          amountMg: 28,
          lot: stock.lot,
          sprays: 2,
        }),
      ),
    ];
  }
  if (order.route === 'IM') {
    return [
      fact(0, 'injection.given', {
        amountMg: order.doseMg,
        site: 'deltoid-left',
        ...(order.drawMl === undefined ? {} : { volumeMl: order.drawMl }),
      }),
    ];
  }
  const nausea = createRandom(`${seed}/nausea`).chance(0.15) && physiology.dissociationPeak > 3;
  const minutes = order.durationMin ?? 40;
  return [
    fact(0, 'infusion.started', {
      doseMg: order.doseMg,
      concentrationMgPerMl: order.concentrationMgPerMl,
      volumeMl: order.finalMl,
      rateMlPerH: order.rateMlPerH,
      rateMgPerH: order.rateMgPerH,
      durationMin: minutes,
    }),
    ...(nausea
      ? [
          fact(26, 'medicine.given', {
            name: 'ondansetron',
            class: 'antiemetic',
            amount: 4,
            unit: 'mg',
            route: 'intravenous',
            reason: 'Nausea 3 of 10',
          }),
        ]
      : []),
    fact(minutes, 'infusion.stopped', { reason: 'completed' }),
  ];
}

/**
 * Minutes of the vital signs: every 10 during an infusion, then every 15; twice as often where a patient is watched
 * closely; as the schedules of nasal and injected doses say.
 */
export function vitalMinutes(
  order: Pick<ScriptedOrder, 'route' | 'durationMin'>,
  until: number,
  watchedClosely: boolean,
): number[] {
  const minutes = order.durationMin ?? 40;
  const [during, after] = watchedClosely ? [5, 10] : [10, 15];
  const timed = {
    IV: range(during, minutes, during),
    IM: [5, 10, 15, 20, 30, 45, 60, 90, 120],
    IN: [20, 40, 60, 90, 120],
  }[order.route];
  const last = timed.at(-1) ?? 0;
  return [...timed, ...range(last + after, until, after)].filter((minute) => minute <= until);
}

function monitoring(request: ScriptRequest, physiology: Physiology): ScriptedFact[] {
  const { order, seed } = request;
  const until = leavesAt(order) - 4;
  const vitals = vitalMinutes(order, until, request.watchedClosely).map((minute) =>
    fact(
      minute,
      'vital.recorded',
      { ...vitalMembers(physiology, order.route, minute, seed), status: 'preliminary' },
      'monitor',
    ),
  );
  const scales = [20, 40, 70]
    .filter((minute) => minute < until)
    .flatMap((minute) => [
      fact(minute + 0.5, 'scale.recorded', {
        scale: 'moaas',
        score: sedationAt(physiology, order.route, minute),
      }),
      fact(minute + 0.5, 'scale.recorded', {
        scale: 'dissociation-item',
        score: Math.min(6, dissociationAt(physiology, order.route, minute)),
      }),
      fact(minute + 0.5, 'scale.recorded', { scale: 'nausea', score: 0 }),
    ]);
  return [...vitals, ...scales];
}

/** When the patient leaves: the minimum observation of the product, and a little more. */
export function leavesAt(order: Pick<ScriptedOrder, 'route' | 'durationMin' | 'devices'>): number {
  if (order.route === 'IV') return (order.durationMin ?? 40) + 66;
  return order.route === 'IM' ? 126 : ((order.devices ?? 2) - 1) * 5.5 + 126;
}

function leaving(request: ScriptRequest, physiology: Physiology): ScriptedFact[] {
  const { order, escort } = request;
  const at = leavesAt(order);
  const { baseline } = physiology;
  const settled = (minute: number, above: number) =>
    fact(minute, 'vital.recorded', {
      systolicMmHg: baseline.systolicMmhg + above,
      diastolicMmHg: baseline.diastolicMmhg + Math.min(above, 2),
      heartRatePerMin: baseline.heartRatePerMin,
      respiratoryRatePerMin: baseline.respiratoryRatePerMin,
      spo2Percent: Math.max(96, baseline.spo2Percent),
      status: 'final',
    });
  const scores: readonly (readonly [string, number])[] = [
    ['moaas', 5],
    ['orientation', 3],
    ['dissociation-item', 0],
    ['back-to-normal', 1],
    ['gait', 1],
    ['nausea', 0],
    ['pain', 0],
  ];
  return [
    settled(at - 6, 3),
    settled(at - 2, 0),
    ...scores.map(([scale, score]) => fact(at - 2, 'scale.recorded', { scale, score })),
    fact(at - 2, 'scale.recorded', { scale: 'pads', score: 10, items: [2, 2, 2, 2, 2] }),
    fact(at - 1.5, 'discharge.checked', { criterion: 'RD-07', answer: 'pass' }),
    fact(at - 1.5, 'discharge.checked', {
      criterion: 'RD-09',
      answer: 'pass',
      adultName: escort.name,
      adultPhone: escort.phone,
    }),
    fact(at - 1.5, 'aftercare.given', {
      version: '1',
      written: true,
      spoken: true,
      emergencyNumberKnown: true,
      ivRemovedAndSiteChecked: order.route === 'IV' ? 'yes' : 'not-applicable',
    }),
    fact(at - 1, 'discharge.checked', { criterion: 'RD-11', answer: 'pass' }, 'prescriber'),
    fact(at, 'session.discharged'),
  ];
}

function vitalMembers(
  physiology: Physiology,
  route: CourseRoute,
  minute: number,
  seed: string,
): Record<string, number> {
  const reading = readingAt(physiology, route, minute, createRandom(`${seed}/noise/${minute}`));
  return {
    systolicMmHg: reading.systolicMmhg,
    diastolicMmHg: reading.diastolicMmhg,
    heartRatePerMin: reading.heartRatePerMin,
    spo2Percent: reading.spo2Percent,
    respiratoryRatePerMin: reading.respiratoryRatePerMin,
  };
}

const range = (from: number, to: number, step: number): number[] => {
  const out: number[] = [];
  for (let value = from; value <= to; value += step) out.push(value);
  return out;
};

function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Partial<T> {
  const out: Partial<T> = {};
  for (const key of keys) if (from[key] !== undefined) out[key] = from[key];
  return out;
}

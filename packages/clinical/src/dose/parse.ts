import { err, ok, type Problem, type Refusal, type Result } from '@titrate/quantity';
import { PROTOCOLS } from '../protocols/templates.ts';
import { readContext } from './context.ts';
import { centimetres, measure, mg, mgPerKg, mgPerMl, minutesLong, ml } from './measure.ts';
import { FieldReader, isRecord } from './reader.ts';
import {
  type DoseProtocol,
  type DoseRequest,
  type EsketamineDoseRequest,
  type FinalVolume,
  type KetamineDoseRequest,
  type OrderedAmount,
  type Product,
  ROUTES,
  type Route,
  type StatedWeight,
} from './request.ts';
import { WEIGHT_KINDS } from './weights.ts';

// Absolute bounds of a typed number: beyond them it is a slip, not a dose, and nothing is computed. The clinical
// limits are far inside and are rules. Weight: DOSE-04 [default]; the others are engineering bounds [default].
const KG = { min: 25, max: 350, unit: 'kg' };
const CM = { min: 50, max: 275, unit: 'cm' };
const MG = { min: 0.000001, max: 100_000, unit: 'mg' };
const MG_PER_KG = { min: 0.000001, max: 1000, unit: 'mg/kg' };
const MG_PER_ML = { min: 0.000001, max: 1000, unit: 'mg/mL' };
const ML = { min: 0.000001, max: 100_000, unit: 'mL' };
const MIN = { min: 0.000001, max: 10_080, unit: 'min' };

/** The same bounds, for the fields in which an order is typed: outside them a form refuses as the reader does. */
export const ABSOLUTE_BOUNDS = { kg: KG, mg: MG, mgPerKg: MG_PER_KG, ml: ML, minutes: MIN } as const;

/** What an order may name: a set of limits, or one of the protocols, which names its limits. */
const PROTOCOL_NAMES: readonly string[] = [
  'psychiatric',
  'pain',
  ...PROTOCOLS.map((protocol) => protocol.id),
];

/**
 * Reads a dose order. Refuses, with all problems at once and a path for each: missing or misspelt fields, strings in
 * place of numbers, two amounts, a route the product does not have, a volume for a nasal device, and numbers that
 * cannot be a dose, a weight or a volume.
 */
export function parseDoseRequest(input: unknown): Result<DoseRequest, Refusal> {
  if (!isRecord(input)) {
    return err([{ type: 'not-an-object', message: 'expected a dose order as an object', path: '' }]);
  }
  const problems: Problem[] = [];
  const reader = new FieldReader(input, '', problems);
  const product = reader.required('product', (name) => reader.choice(name, ['ketamine', 'esketamine']));
  const request = product === 'esketamine' ? readEsketamine(reader) : readKetamine(reader);
  reader.refuseUnknown();
  return request === undefined || product === undefined || problems.length > 0 ? err(problems) : ok(request);
}

function readKetamine(reader: FieldReader): KetamineDoseRequest | undefined {
  const route = reader.required('route', (name) => reader.choice(name, ROUTES));
  const protocol = readProtocol(reader, 'ketamine', route);
  const ordered = readAmount(reader);
  const weight = reader.required('weight', () => readWeight(reader));
  const rest = readBody(reader);
  const vial = reader.decimal('vialMgPerMl', MG_PER_ML);
  const final = readFinal(reader);
  const duration = reader.decimal('durationMin', MIN);
  if (duration !== undefined && route !== 'IV' && route !== 'SC') {
    reader.problem('does-not-apply', 'a duration belongs to an infusion', 'durationMin');
  }
  if (final?.kind === 'added-to' && !reader.has('vialMgPerMl')) {
    reader.problem('missing', 'the volume added to a diluent needs the strength of the vial', 'vialMgPerMl');
  }
  if (route === undefined || ordered === undefined || weight === undefined) return undefined;
  return {
    product: 'ketamine',
    route,
    protocol,
    ordered,
    weight,
    ...rest,
    vial: vial === undefined ? undefined : mgPerMl(vial),
    final,
    duration: duration === undefined ? undefined : minutesLong(duration),
  };
}

function readEsketamine(reader: FieldReader): EsketamineDoseRequest | undefined {
  const route = reader.required('route', (name) => reader.choice(name, ROUTES));
  if (route !== undefined && route !== 'IN') {
    reader.problem('route-not-available', 'esketamine is given by the nasal device alone', 'route');
  }
  readProtocol(reader, 'esketamine', route);
  for (const name of ['doseMgPerKg', 'vialMgPerMl', 'finalMl', 'diluentMl', 'durationMin']) {
    if (reader.has(name)) {
      reader.problem('does-not-apply', 'esketamine is ordered in milligrams of whole 28 mg devices', name);
    }
  }
  const amount = reader.required('doseMg', (name) => reader.decimal(name, MG));
  const weight = readWeight(reader);
  const rest = readBody(reader);
  if (amount === undefined) return undefined;
  return { product: 'esketamine', route: 'IN', ordered: { by: 'mg', amount: mg(amount) }, weight, ...rest };
}

/** The limits that an order is held to. A protocol of another product or route is a contradiction. */
function readProtocol(reader: FieldReader, product: Product, route: Route | undefined): DoseProtocol {
  const name = reader.choice('protocol', PROTOCOL_NAMES);
  const protocol = PROTOCOLS.find((one) => one.id === name);
  if (protocol === undefined) return name === 'pain' ? 'pain' : 'psychiatric';
  if (protocol.product !== product || (route !== undefined && protocol.route !== route)) {
    reader.problem('contradiction', 'this protocol is for another product or route', 'protocol');
  }
  return protocol.limits;
}

function readAmount(reader: FieldReader): OrderedAmount | undefined {
  const perKg = reader.decimal('doseMgPerKg', MG_PER_KG);
  const total = reader.decimal('doseMg', MG);
  const both = reader.has('doseMgPerKg') && reader.has('doseMg');
  if (both) {
    return reader.problem('contradiction', 'give doseMgPerKg or doseMg, not both', 'doseMg');
  }
  if (!reader.has('doseMgPerKg') && !reader.has('doseMg')) {
    return reader.problem('missing', 'doseMgPerKg or doseMg is required', 'doseMgPerKg');
  }
  if (perKg !== undefined) return { by: 'mg/kg', amount: mgPerKg(perKg) };
  return total === undefined ? undefined : { by: 'mg', amount: mg(total) };
}

function readWeight(reader: FieldReader): StatedWeight | undefined {
  const from = reader.object('weight');
  if (from === undefined) return undefined;
  const kg = from.required('kg', (name) => from.decimal(name, KG));
  const kind = from.required('kind', (name) => from.choice(name, WEIGHT_KINDS));
  from.refuseUnknown();
  return kg === undefined || kind === undefined ? undefined : { kg: measure(kg, 'kg'), kind };
}

function readBody(reader: FieldReader) {
  const height = reader.decimal('heightCm', CM);
  return {
    height: height === undefined ? undefined : centimetres(height),
    sex: reader.choice('sex', ['male', 'female']),
    context: readContext(reader.object('context')),
  };
}

function readFinal(reader: FieldReader): FinalVolume | undefined {
  const volume = reader.decimal('finalMl', ML);
  const diluent = reader.decimal('diluentMl', ML);
  if (reader.has('finalMl') && reader.has('diluentMl')) {
    return reader.problem('contradiction', 'give finalMl or diluentMl, not both', 'diluentMl');
  }
  if (volume !== undefined) return { kind: 'made-up-to', volume: ml(volume) };
  return diluent === undefined ? undefined : { kind: 'added-to', diluent: ml(diluent) };
}

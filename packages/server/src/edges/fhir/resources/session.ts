import type { Fact, FactData, Infusion, SessionState } from '@titrate/clinical/session';
import { Decimal, type Instant, instant } from '@titrate/quantity';
import type { Selectable } from 'kysely';
import type { SessionTable } from '../../../features/sessions/sessions.tables.ts';
import { performerOf } from './observations.ts';
import { stretchesOf } from './stretches.ts';
import {
  coding,
  concept,
  type FhirJson,
  localTime,
  meta,
  quantity,
  type Resource,
  reference,
  type Site,
  SYSTEM,
} from './wire.ts';

export interface SessionSource {
  readonly row: Selectable<SessionTable>;
  readonly state: SessionState;
  readonly chair: string | undefined;
  readonly nurse: string | undefined;
  readonly site: Site;
  /** The moment of the request: a running infusion has given so much by then. */
  readonly now: Instant;
}

const ENCOUNTER_STATUS = {
  booked: 'planned',
  gate: 'arrived',
  ready: 'arrived',
  dosing: 'in-progress',
  paused: 'in-progress',
  recovery: 'in-progress',
  discharged: 'finished',
  closed: 'finished',
  cancelled: 'cancelled',
} as const;

const PARTICIPATION = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';

/** A treatment session as a visit. */
export function toEncounter({ row, state, chair, nurse, site }: SessionSource): Resource {
  const start = state.arrival?.at ?? (row.openedAt === null ? undefined : row.openedAt);
  const left = state.events.findLast(
    (event) => event.kind === 'session.discharged' || event.kind === 'session.ended',
  );
  const status = ENCOUNTER_STATUS[row.phase];
  const period =
    start === undefined
      ? { start: localTime(row.startsAt, site), end: localTime(row.endsAt, site) }
      : {
          start: localTime(start, site),
          end: left === undefined ? undefined : localTime(left.observedAt, site),
        };
  return {
    resourceType: 'Encounter',
    id: row.id,
    meta: meta(
      state.events.at(-1)?.recordedAt ?? row.openedAt ?? row.startsAt,
      row.version,
      'us-core-encounter|6.1.0',
    ),
    identifier: [{ system: `${site.base}/sid/session`, value: row.id }],
    status,
    class: coding('http://terminology.hl7.org/CodeSystem/v3-ActCode', 'AMB', 'ambulatory'),
    type: [{ text: 'Ketamine or esketamine treatment session' }],
    subject: reference('Patient', row.patientId),
    participant:
      row.nurseId === null
        ? undefined
        : [
            {
              type: [concept('primary performer', coding(PARTICIPATION, 'PPRF', 'primary performer'))],
              individual: reference('Practitioner', row.nurseId, nurse),
            },
          ],
    period,
    hospitalization: left === undefined ? undefined : { dischargeDisposition: dispositionOf(left) },
    location: chair === undefined ? undefined : [{ location: { display: chair } }],
    serviceProvider: reference('Organization', site.clinicId, site.clinicName),
    reasonCode: row.cancelledBecause === null ? undefined : [{ text: row.cancelledBecause }],
  };
}

/** How the patient left, in the words of FHIR's own code system. */
const DISPOSITION = {
  'left-before-criteria': ['aadvice', 'Left against advice'],
  'transferred-to-emergency-care': ['other-hcf', 'Other healthcare facility'],
  died: ['exp', 'Expired'],
} as const;

function dispositionOf(left: SessionState['events'][number]): FhirJson {
  const [code, display] =
    left.kind === 'session.ended' ? DISPOSITION[left.data.manner] : (['home', 'Home'] as const);
  return {
    coding: [coding('http://terminology.hl7.org/CodeSystem/discharge-disposition', code, display)],
  };
}

type Order = FactData['session.opened']['order'];

/** Only codes that were found in published definitions; every other route is said in words. */
const ROUTES: Readonly<Record<Order['route'], FhirJson>> = {
  IV: concept('Intravenous', coding(SYSTEM.snomed, '47625008', 'Intravenous route')),
  IM: concept('Intramuscular'),
  SC: concept('Subcutaneous'),
  IN: concept('Intranasal'),
  PO: concept('Oral'),
  SL: concept('Sublingual'),
};

/**
 * What was given: one parent for the whole dose of the session, one child per stretch of constant rate, per pause,
 * bolus, injection, nasal device or swallowed dose. The doses of the children add up to that of the parent.
 */
export function toMedicationAdministrations(source: SessionSource): readonly Resource[] {
  const { state } = source;
  const order = state.opening?.data.order;
  if (order === undefined || state.firstDoseAt === undefined) return [];
  const children = [...infusionChildren(source, order), ...partChildren(source, order)];
  const parent = toParent(source, order, children);
  return [parent, ...children.map(({ resource }) => resource)];
}

interface Child {
  readonly resource: Resource;
  readonly doseMg: Decimal;
  readonly end: Instant;
}

function toParent(source: SessionSource, order: Order, children: readonly Child[]): Resource {
  const { state, row, site, now } = source;
  const total = children.reduce((sum, child) => sum.plus(child.doseMg), Decimal.zero);
  const running = state.phase.name === 'dosing' || state.phase.name === 'paused';
  const ends = children.map((child) => child.end);
  const last = instant(Math.max(state.firstDoseAt ?? now, ...ends));
  const pump = state.pumpReports.at(-1)?.data.deviceId;
  return {
    ...administration(source, order, `ma-${row.id}`, statusOf(state)),
    statusReason: stopReason(state),
    effectivePeriod: {
      start: localTime(state.firstDoseAt ?? now, site),
      end: running ? undefined : localTime(last, site),
    },
    device: pump === undefined || !/^[0-9a-f-]{36}$/.test(pump) ? undefined : [reference('Device', pump)],
    dosage: {
      text: order.route === 'IN' && order.product === 'esketamine' ? devicesText(state) : undefined,
      route: ROUTES[order.route],
      dose: quantity(total.toString(), 'mg', 'mg'),
    },
  };
}

function statusOf(state: SessionState): string {
  if (state.phase.name === 'paused') return 'on-hold';
  if (state.phase.name === 'dosing') return 'in-progress';
  return stoppedEarly(state) === undefined ? 'completed' : 'stopped';
}

function stoppedEarly(state: SessionState): string | undefined {
  const last = state.halts.at(-1);
  const stop = state.events.findLast(
    (event) => event.kind === 'infusion.stopped' || event.kind === 'dosing.ended',
  );
  if (stop?.kind === 'infusion.stopped')
    return stop.data.reason === 'completed' ? undefined : stop.data.reason;
  if (stop?.kind === 'dosing.ended') return stop.data.reason === 'completed' ? undefined : stop.data.reason;
  return last?.act === 'stopped' ? last.reason : undefined;
}

function stopReason(state: SessionState): FhirJson | undefined {
  const reason = stoppedEarly(state);
  return reason === undefined || statusOf(state) !== 'stopped' ? undefined : [{ text: reason }];
}

/** The stretches of the infusions and the pauses between them. */
function infusionChildren(source: SessionSource, order: Order): readonly Child[] {
  const { state, row, site, now } = source;
  const all = stretchesOf(state, now);
  const stretches = all.map((stretch, index): Child => {
    const { infusion, from, to, doseMg, rateMgPerH, sharedOut } = stretch;
    const open = to >= now && state.phase.name === 'dosing' && index === all.length - 1;
    return {
      end: to,
      doseMg,
      resource: {
        ...administration(source, order, `mi-${row.id}-${index + 1}`, open ? 'in-progress' : 'completed'),
        partOf: [reference('MedicationAdministration', `ma-${row.id}`)],
        effectivePeriod: { start: localTime(from, site), end: open ? undefined : localTime(to, site) },
        performer: performers(state, infusion),
        dosage: {
          text: sharedOut ? 'Share of the total that the pump reported, by rate and time' : undefined,
          route: ROUTES[order.route],
          dose: quantity(doseMg.toString(), 'mg', 'mg'),
          rateQuantity:
            rateMgPerH === undefined
              ? undefined
              : quantity(Decimal.of(rateMgPerH).toString(), 'mg/h', 'mg/h'),
        },
      },
    };
  });
  return [...stretches, ...pauses(source, order)];
}

function performers(state: SessionState, infusion: Infusion | undefined): FhirJson | undefined {
  const event = state.events.find((one) => one.id === infusion?.eventId);
  const actor = event === undefined ? undefined : performerOf(event.author);
  return actor === undefined ? undefined : [{ actor }];
}

/** A pause is on hold, not a rate of zero. */
function pauses(source: SessionSource, order: Order): readonly Child[] {
  const { state, row, site } = source;
  return state.infusions.flatMap((infusion, n) =>
    infusion.segments.flatMap((segment, index) => {
      const next = infusion.segments[index + 1];
      const ended = segment.to;
      const isLast = next === undefined;
      if (ended === undefined || (isLast && state.phase.name !== 'paused') || next?.from === ended) return [];
      const end = next?.from;
      return [
        {
          end: end ?? ended,
          doseMg: Decimal.zero,
          resource: {
            ...administration(source, order, `mp-${row.id}-${n + 1}-${index + 1}`, 'on-hold'),
            partOf: [reference('MedicationAdministration', `ma-${row.id}`)],
            effectivePeriod: {
              start: localTime(ended, site),
              end: end === undefined ? undefined : localTime(end, site),
            },
          },
        },
      ];
    }),
  );
}

type Part = Fact<'bolus.given'> | Fact<'injection.given'> | Fact<'device.given'> | Fact<'oral.given'>;

function partChildren(source: SessionSource, order: Order): readonly Child[] {
  const { state, site } = source;
  const parts: readonly Part[] = [
    ...state.boluses,
    ...state.injections,
    ...state.nasalDevices,
    ...state.oralDoses,
  ];
  return [...parts]
    .sort((a, b) => a.at - b.at || a.index - b.index)
    .map((part) => {
      const doseMg = Decimal.of(part.data.amountMg);
      const lot = 'lot' in part.data && part.data.lot !== undefined ? `lot ${part.data.lot}` : undefined;
      const actor = performerOf(part.by);
      return {
        end: part.at,
        doseMg,
        resource: {
          ...administration(source, order, `mx-${part.eventId}`, 'completed'),
          partOf: [reference('MedicationAdministration', `ma-${source.row.id}`)],
          effectiveDateTime: localTime(part.at, site),
          performer: actor === undefined ? undefined : [{ actor }],
          dosage: { text: lot, route: ROUTES[order.route], dose: quantity(doseMg.toString(), 'mg', 'mg') },
        },
      };
    });
}

/** How many devices, and the minutes between them (interoperability, 3.2). */
function devicesText(state: SessionState): string {
  const times = state.nasalDevices.map((device) => device.at).sort((a, b) => a - b);
  const gaps = times.slice(1).map((at, index) => Math.round((at - (times[index] ?? at)) / 60_000));
  const count = `${times.length} device${times.length === 1 ? '' : 's'} of 28 mg`;
  return gaps.length === 0 ? count : `${count}, ${gaps.join(' and ')} min apart`;
}

function administration(source: SessionSource, order: Order, id: string, status: string): Resource {
  const { row, state } = source;
  return {
    resourceType: 'MedicationAdministration',
    id,
    meta: meta(state.events.at(-1)?.recordedAt ?? row.startsAt, row.version),
    status,
    category: {
      coding: [
        coding('http://terminology.hl7.org/CodeSystem/medication-admin-category', 'outpatient', 'Outpatient'),
      ],
    },
    medicationCodeableConcept: medicineOf(order),
    subject: reference('Patient', row.patientId),
    context: reference('Encounter', row.id),
  };
}

/** Racemic ketamine and esketamine are two medicines with two codes, and nothing converts between them. */
function medicineOf(order: Order): FhirJson {
  if (order.product === 'esketamine') {
    return order.route === 'IN'
      ? concept('esketamine nasal spray', coding(SYSTEM.snomed, '789489008'))
      : concept('esketamine');
  }
  const strength =
    order.concentrationMgPerMl === undefined
      ? ''
      : ` ${Decimal.of(order.concentrationMgPerMl).toString()} mg/mL`;
  return concept(`ketamine${strength}`, coding(SYSTEM.rxnorm, '6130', 'ketamine'));
}

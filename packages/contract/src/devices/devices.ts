import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import { CHART_READERS, CLINICAL_ROLES } from '../platform/roles.ts';

const clinicId = z.uuid();
const Instant = z.iso.datetime({ offset: true });
const inClinic = z.object({ clinicId });
const ofDevice = z.object({ clinicId, deviceId: z.uuid() });

export const DeviceView = z.object({
  id: z.uuid(),
  /** How the device names itself: EUI-64, serial number with maker, or application and facility. */
  identifier: z.string(),
  kind: z.enum(['monitor', 'pump', 'gateway']),
  name: z.string(),
  /** For times the device sends without an offset. */
  timeZone: z.string(),
  active: z.boolean(),
  chair: z.object({ id: z.uuid(), label: z.string(), since: Instant }).nullable(),
  lastHeardAt: Instant.nullable(),
});
export type DeviceView = z.infer<typeof DeviceView>;

export const listDevices = endpoint({
  id: 'devices.list',
  method: 'GET',
  path: '/api/clinics/:clinicId/devices',
  summary: 'The monitors and pumps of the clinic, the chair each stands at, and when it last spoke',
  access: { kind: 'staff', roles: CHART_READERS },
  params: inClinic,
  response: z.object({ devices: z.array(DeviceView) }),
});

export const saveDevice = endpoint({
  id: 'devices.save',
  method: 'PUT',
  path: '/api/clinics/:clinicId/devices/:deviceId',
  summary: 'Register a monitor, pump or gateway, or change its name, zone or use',
  access: { kind: 'staff', roles: ['owner', 'nurse', 'prescriber'] },
  params: ofDevice,
  body: z.object({
    identifier: z.string().trim().min(1).max(200),
    kind: z.enum(['monitor', 'pump', 'gateway']),
    name: z.string().trim().min(1).max(120),
    timeZone: z.string().min(1).max(60),
    active: z.boolean(),
  }),
  response: DeviceView,
});

export const linkDevice = endpoint({
  id: 'devices.link',
  method: 'POST',
  path: '/api/clinics/:clinicId/devices/:deviceId/link',
  summary: 'Put a device to a chair from now on, or take it away; one device, one chair',
  access: { kind: 'staff', roles: ['owner', 'nurse', 'prescriber'] },
  params: ofDevice,
  body: z.object({ chairId: z.uuid().nullable() }),
  response: DeviceView,
});

/** A device that sent messages while no chair claimed it. */
export const UnclaimedDevice = z.object({
  /** Null for one that nobody registered. */
  deviceId: z.uuid().nullable(),
  identifier: z.string(),
  name: z.string(),
  kind: z.enum(['monitor', 'pump', 'gateway']).nullable(),
  lastHeardAt: Instant,
  /** Readings of it that belong to nobody yet. */
  waiting: z.int(),
});
export type UnclaimedDevice = z.infer<typeof UnclaimedDevice>;

export const unclaimedDevices = endpoint({
  id: 'devices.unclaimed',
  method: 'GET',
  path: '/api/clinics/:clinicId/devices/unclaimed',
  summary: 'Devices that sent messages and that no chair claims, the one heard last first',
  access: { kind: 'staff', roles: CHART_READERS },
  params: inClinic,
  response: z.object({ devices: z.array(UnclaimedDevice) }),
});

/** A reading that needs a person: it belongs to no session, could not be read, or contradicts another. */
export const ReadingToResolve = z.object({
  id: z.uuid(),
  state: z.enum(['unmatched', 'quarantined', 'conflict']),
  reason: z.string(),
  device: z.object({ id: z.uuid().nullable(), name: z.string() }),
  observedAt: Instant.nullable(),
  receivedAt: Instant,
  kind: z.string().nullable(),
  value: z.string().nullable(),
  unit: z.string().nullable(),
  /** What a row says that could not be understood: its code, value and unit as the device wrote them. */
  sent: z.string().nullable(),
  sessionId: z.uuid().nullable(),
});
export type ReadingToResolve = z.infer<typeof ReadingToResolve>;

export const listReadingsToResolve = endpoint({
  id: 'devices.readings',
  method: 'GET',
  path: '/api/clinics/:clinicId/device-readings',
  summary: 'Device readings that a person must place or dismiss, newest first',
  access: { kind: 'staff', roles: CHART_READERS },
  params: inClinic,
  response: z.object({ readings: z.array(ReadingToResolve), more: z.boolean() }),
});

export const resolveReadings = endpoint({
  id: 'devices.resolve',
  method: 'POST',
  path: '/api/clinics/:clinicId/device-readings/resolve',
  summary: 'Put readings on the session they belong to, or dismiss them with a reason',
  access: { kind: 'staff', roles: CLINICAL_ROLES },
  params: inClinic,
  body: z.discriminatedUnion('action', [
    z.object({
      action: z.literal('attach'),
      readingIds: z.array(z.uuid()).min(1).max(200),
      sessionId: z.uuid(),
      /** The patient the sender has in front of them; a mismatch stores nothing. */
      patientId: z.uuid(),
    }),
    z.object({
      action: z.literal('dismiss'),
      readingIds: z.array(z.uuid()).min(1).max(200),
      reason: z.string().trim().min(3).max(500),
    }),
  ]),
  response: z.object({
    resolved: z.array(z.uuid()),
    left: z.array(z.object({ id: z.uuid(), reason: z.string() })),
  }),
});

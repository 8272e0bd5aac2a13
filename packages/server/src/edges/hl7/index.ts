export type {
  DeviceAlarm,
  DeviceMessage,
  DeviceReading,
  PatientIdentifier,
  PumpState,
  Quarantined,
  Retraction,
  VitalKind,
} from './device-message.ts';
export { createMllpServer, type MllpServer, type Peer } from './mllp/server.ts';
export type { DeviceProfile } from './observation/context.ts';
export { createReceiver, type Delivery, type DeviceStore, type RawFrame, type Receiver } from './receive.ts';
export { type Disposition, reconcile, type StoredReading } from './reconcile.ts';

export type { DeviceMessage, DeviceReading, PatientIdentifier, PumpState } from './device-message.ts';
export { createMllpServer } from './mllp/server.ts';
export type { DeviceProfile } from './observation/context.ts';
export { createReceiver, type Delivery, type DeviceStore, type RawFrame } from './receive.ts';

import type { Instant } from '@titrate/quantity';
import type { TimeSource, VitalKind } from '../device-message.ts';
import { fieldOf, type Message, type Segment } from '../message/parse.ts';
import { type PlacedTime, parseTime, placeTime, type WrittenTime } from '../message/time.ts';
import type { ReceivedUnit } from './units.ts';

/** What the clinic has set for one device, or for all of them. */
export interface DeviceProfile {
  /** IANA zone of the device's clock, for times without an offset. */
  readonly zone: string;
  /** Meaning of the maker's own codes, keyed `system|code`. */
  readonly codes?: Readonly<Record<string, VitalKind>>;
  /** Words for units beyond the built-in list. */
  readonly units?: Readonly<Record<string, ReceivedUnit>>;
}

/** What all rows of one message share. */
export interface RowContext {
  readonly message: Message;
  readonly profile: DeviceProfile;
  readonly senderKey: string;
  readonly deviceKey: string;
  readonly sentAt: WrittenTime | undefined;
  readonly receivedAt: Instant;
}

export interface RowTime extends PlacedTime {
  readonly source: TimeSource;
  readonly text: string;
}

/**
 * The time of a row: OBX-14, else OBR-7, else MSH-7, else receipt. A time that was sent but cannot be
 * read is not replaced by the next one: `unreadable` names its field.
 */
export function timeOf(
  context: RowContext,
  obr: Segment | undefined,
  obx: Segment | undefined,
): RowTime | { readonly unreadable: string } {
  const sources: readonly (readonly [TimeSource, string])[] = [
    ['OBX-14', fieldOf(obx, 14)],
    ['OBR-7', fieldOf(obr, 7)],
    ['MSH-7', context.sentAt?.text ?? ''],
  ];
  for (const [source, raw] of sources) {
    if (raw === '') continue;
    const written = parseTime(raw, source);
    if (!written.ok) return { unreadable: source };
    const placed = placeTime(written.value, context.sentAt?.offset, context.profile.zone, context.receivedAt);
    return { ...placed, source, text: raw };
  }
  return { at: context.receivedAt, zoneSource: 'stated', doubtful: false, source: 'receipt', text: '' };
}

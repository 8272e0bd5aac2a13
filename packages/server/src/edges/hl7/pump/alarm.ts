import type { DeviceAlarm, Quarantined } from '../device-message.ts';
import { componentOf, fieldOf, repetitionsOf, type Segment } from '../message/parse.ts';
import type { AlarmItem } from '../observation/codes.ts';
import { type RowContext, timeOf } from '../observation/context.ts';
import { setAside } from '../observation/set-aside.ts';

export interface AlarmRow {
  readonly item: AlarmItem;
  readonly obx: Segment;
  readonly obr: Segment | undefined;
}

/** Gathers the facets of one device alarm (PCD-04): what, from where, phase, state. */
export function readAlarm(
  context: RowContext,
  rows: readonly AlarmRow[],
): { readonly alarm: DeviceAlarm | undefined; readonly quarantined: readonly Quarantined[] } {
  const main = rows.find((row) => row.item === 'alarm');
  if (main === undefined) {
    return {
      alarm: undefined,
      quarantined: rows.map((row) =>
        setAside(row.obx, 'refused', 'a part of an alarm without the alarm itself', 3),
      ),
    };
  }
  const time = timeOf(context, main.obr, main.obx);
  if ('unreadable' in time) {
    return {
      alarm: undefined,
      quarantined: [setAside(main.obx, 'refused', `the time in ${time.unreadable} cannot be read`, 14)],
    };
  }
  const { message } = context;
  const raw = repetitionsOf(message, main.obx, 5)[0] ?? '';
  const code = componentOf(message, raw, 1);
  const name = componentOf(message, raw, 2);
  if (code === '' && name === '') {
    return { alarm: undefined, quarantined: [setAside(main.obx, 'refused', 'the alarm names no event', 5)] };
  }
  const text = (item: AlarmItem) => {
    const row = rows.find((one) => one.item === item);
    if (row === undefined) return undefined;
    const value = repetitionsOf(message, row.obx, 5)[0] ?? '';
    return componentOf(message, value, 2) || componentOf(message, value, 1) || undefined;
  };
  const alarm: DeviceAlarm = {
    code,
    name,
    text: componentOf(message, raw, 9) || name,
    phase: text('phase'),
    state: text('state'),
    inactivation: text('inactivation'),
    source: text('source'),
    priority: fieldOf(main.obx, 8) || undefined,
    observedAt: time.at,
    timeSource: time.source,
    zoneSource: time.zoneSource,
  };
  return { alarm, quarantined: [] };
}

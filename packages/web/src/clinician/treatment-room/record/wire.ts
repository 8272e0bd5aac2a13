import { parseEvent, type SealedEvent } from '@titrate/clinical/session';

/** Reads events as the server sent them. One that does not read is a defect of the wire and stops the screen. */
export function readSealed(events: readonly unknown[]): readonly SealedEvent[] {
  return events.map((one) => {
    const parsed = parseEvent(one);
    if (!parsed.ok)
      throw new Error(`Invariant broken: a recorded event does not read (${parsed.error[0]?.path ?? ''})`);
    const { seq, recordedAt, prevHash, hash } = parsed.value;
    if (seq === undefined || recordedAt === undefined || prevHash === undefined || hash === undefined)
      throw new Error('Invariant broken: a recorded event is sealed');
    return { ...parsed.value, seq, recordedAt, prevHash, hash };
  });
}

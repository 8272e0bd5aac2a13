import type { SessionEvent } from '../events.ts';

/**
 * Where each event id stands, remembered beside the lists of events so that a session of thousands of events need not
 * be searched for every new one. One index serves a whole line of states; an entry is only believed when the list
 * at hand has that event there, so two branches of one state never confuse each other. Invisible in the state.
 */
const INDEX = new WeakMap<readonly SessionEvent[], Map<string, number>>();

function indexOf(events: readonly SessionEvent[]): Map<string, number> {
  const known = INDEX.get(events);
  if (known !== undefined) return known;
  const built = new Map(events.map((event, place) => [event.id, place]));
  INDEX.set(events, built);
  return built;
}

/** The event of this id in the list, if it is there. */
export function eventIn(events: readonly SessionEvent[], id: string): SessionEvent | undefined {
  const place = indexOf(events).get(id);
  if (place === undefined) return undefined;
  const found = events[place];
  return found?.id === id ? found : events.find((event) => event.id === id);
}

/** A longer list that shares the index of the shorter one. */
export function withEvent(events: readonly SessionEvent[], event: SessionEvent): SessionEvent[] {
  const index = indexOf(events);
  const longer = [...events, event];
  index.set(event.id, events.length);
  INDEX.set(longer, index);
  return longer;
}

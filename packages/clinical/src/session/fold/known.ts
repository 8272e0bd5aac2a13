import type { SessionEvent } from '../events.ts';

/**
 * Where each event id stands, remembered beside the lists of events so that a session of thousands of events need not
 * be searched for every new one. One index serves all lists that grew from one another; an event is found only where
 * the list at hand really has it, so two branches of one state never confuse each other. Invisible in the state.
 */
type Places = Map<string, readonly number[]>;
const INDEX = new WeakMap<readonly SessionEvent[], Places>();

function placesOf(events: readonly SessionEvent[]): Places {
  const known = INDEX.get(events);
  if (known !== undefined) return known;
  const built: Places = new Map(events.map((event, place) => [event.id, [place]]));
  INDEX.set(events, built);
  return built;
}

/** The event of this id in the list, if it is there. */
export function eventIn(events: readonly SessionEvent[], id: string): SessionEvent | undefined {
  for (const place of placesOf(events).get(id) ?? []) {
    const found = events[place];
    if (found?.id === id) return found;
  }
  return undefined;
}

/** A longer list that shares the index of the shorter one. */
export function withEvent(events: readonly SessionEvent[], event: SessionEvent): SessionEvent[] {
  const index = placesOf(events);
  const places = index.get(event.id) ?? [];
  const place = events.length;
  if (!places.includes(place)) index.set(event.id, [...places, place]);
  const longer = [...events, event];
  INDEX.set(longer, index);
  return longer;
}

import type { Alert } from './alerts.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Whom an open alert calls. People are named; `nurses` and `staff` mean everyone of them who is on site. */
export interface Audience {
  readonly people: readonly Named[];
  readonly everyone: 'nurses' | 'staff' | undefined;
}

/**
 * The nurse of the chair first; a chair that nobody has calls every nurse on site (ALM-21). An unanswered high alert
 * goes to the second person, or to every nurse where none was named, and at last to all staff (ALM-09).
 */
export function audienceOf(
  level: Alert['escalation']['level'],
  nurse: Named | undefined,
  cover: Named | undefined,
): Audience {
  const people = nurse === undefined ? [] : [nurse];
  if (level === 'all-staff')
    return { people: cover === undefined ? people : [...people, cover], everyone: 'staff' };
  if (level === 'none') return { people, everyone: nurse === undefined ? 'nurses' : undefined };
  if (cover === undefined) return { people, everyone: 'nurses' };
  return { people: [...people, cover], everyone: nurse === undefined ? 'nurses' : undefined };
}

/** Whether an alert calls this person. */
export function calls(audience: Audience, userId: string, roles: readonly string[]): boolean {
  if (audience.people.some((one) => one.id === userId)) return true;
  if (audience.everyone === 'staff') return true;
  return audience.everyone === 'nurses' && roles.includes('nurse');
}

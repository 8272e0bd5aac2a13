import type { Actor } from '@titrate/virtual-clinic';
import type { RecordAuthor, Signature } from '../../features/record-author.ts';
import type { DemoClinic } from '../accounts.ts';

export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly credentials: string;
  readonly role: 'nurse' | 'prescriber' | 'therapist' | 'front-desk';
}

/** The people of a demo clinic who write its invented history. */
export interface DemoTeam {
  readonly clinicId: string;
  readonly zone: string;
  readonly nurse: DemoPerson;
  readonly secondNurse: DemoPerson;
  readonly prescriber: DemoPerson;
  readonly desk: DemoPerson;
}

export function teamOf(clinic: DemoClinic, userIds: ReadonlyMap<string, string>): DemoTeam {
  const find = (role: DemoPerson['role'], skip = 0): DemoPerson => {
    const all = clinic.staff.filter((member) => member.roles.includes(role));
    const member = all[Math.min(skip, all.length - 1)];
    const id = member === undefined ? undefined : userIds.get(member.email);
    if (member === undefined || id === undefined)
      throw new Error(`Invariant broken: ${clinic.name} has a ${role}`);
    return { id, name: member.displayName, credentials: member.credentials, role };
  };
  const nurse = find('nurse');
  const second = find('nurse', 1);
  const prescriber = find('prescriber');
  // A clinic with one nurse has the prescriber do the second check.
  return {
    clinicId: clinic.id,
    zone: clinic.timeZone,
    nurse,
    secondNurse: second.id === nurse.id ? prescriber : second,
    prescriber,
    desk: find('front-desk'),
  };
}

export const authorOf = (person: DemoPerson): RecordAuthor => ({
  type: 'person',
  id: person.id,
  name: person.name,
  roles: [person.role],
});

export const signatureBy = (person: DemoPerson, at: string, contentHash: string): Signature => ({
  userId: person.id,
  name: person.name,
  credentials: person.credentials,
  meaning: 'author',
  at,
  contentHash,
});

export function personFor(team: DemoTeam, actor: Exclude<Actor, 'monitor'>): DemoPerson {
  switch (actor) {
    case 'nurse':
      return team.nurse;
    case 'second-nurse':
      return team.secondNurse;
    case 'prescriber':
      return team.prescriber;
  }
}

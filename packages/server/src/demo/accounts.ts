import type { Role } from '@titrate/contract';

/**
 * The invented clinics and staff of the demonstration. Their password and authenticator keys are known
 * to everyone who reads this file, so `titrate serve` refuses a database that holds them.
 */
export const DEMO_PASSWORD = 'harbour-meadow-2026';
/** What the sign-in keeps of it: worked out once, because that takes a third of a second by design. */
export const DEMO_PASSWORD_HASH = [
  '18556382af94fbbfa0f1cf8493973ed2',
  '11d0a7dd45a3288558590b2d127eb357165c4df5e2d6020b963dea09d86472b45166b3c879c0b6302e6bf6b038b3d8eb5ded262778459da0afdc82288814325b',
].join(':');

export interface DemoClinic {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
  readonly region: string;
  readonly colour: string;
  readonly staff: readonly DemoStaff[];
}

export interface DemoStaff {
  readonly email: string;
  readonly displayName: string;
  readonly credentials: string;
  readonly roles: readonly Role[];
  readonly totpKey: string;
}

const person = (email: string, displayName: string, credentials: string, ...roles: Role[]): DemoStaff => ({
  email,
  displayName,
  credentials,
  roles,
  totpKey: `demonstration key of ${email}`,
});

export const HARBOUR: DemoClinic = {
  id: '0197a000-0000-7000-8000-000000000001',
  name: 'Harbour Clinic',
  slug: 'harbour',
  timeZone: 'America/New_York',
  region: 'US',
  colour: '#0b7285',
  staff: [
    person('owner@harbour.example', 'Helen Okafor', '', 'owner'),
    person('prescriber@harbour.example', 'Marta Lindqvist', 'MD', 'prescriber'),
    person('nurse@harbour.example', 'Tomás Rivera', 'RN', 'nurse'),
    person('nurse2@harbour.example', 'Aiko Brandt', 'RN', 'nurse'),
    person('therapist@harbour.example', 'Noor Haddad', 'LCSW', 'therapist'),
    person('desk@harbour.example', 'Sam Whitlock', '', 'front-desk'),
    person('auditor@harbour.example', 'Ruth Castellanos', 'CPA', 'auditor'),
  ],
};

export const MEADOW: DemoClinic = {
  id: '0197a000-0000-7000-8000-000000000002',
  name: 'Meadow Clinic',
  slug: 'meadow',
  timeZone: 'America/Los_Angeles',
  region: 'US',
  colour: '#5c940d',
  staff: [
    person('owner@meadow.example', 'Victor Nakamura', '', 'owner'),
    person('prescriber@meadow.example', 'Ines Duarte', 'MD', 'prescriber', 'owner'),
    person('nurse@meadow.example', 'Peter Abara', 'RN', 'nurse'),
    person('therapist@meadow.example', 'Clara Voss', 'PsyD', 'therapist'),
    person('desk@meadow.example', 'Jude Fontaine', '', 'front-desk'),
    person('auditor@meadow.example', 'Lena Sorensen', 'CPA', 'auditor'),
  ],
};

export const DEMO_CLINICS: readonly DemoClinic[] = [HARBOUR, MEADOW];

import type { Random } from '../random.ts';
import { FAMILY, FEMALE_GIVEN, MALE_GIVEN } from './names.ts';

/** An invented person. Telephone numbers and addresses use ranges reserved for fiction. */
export interface SyntheticPerson {
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName?: string;
  readonly sexAtBirth: 'female' | 'male';
  readonly gender: string;
  readonly pronouns: string;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly emergency: { readonly name: string; readonly phone: string; readonly relation: string };
  readonly heightCm: number;
  readonly weightKg: number;
}

export interface PersonOptions {
  readonly random: Random;
  /** The year ages count from. */
  readonly year: number;
  readonly ageFrom?: number;
  readonly ageTo?: number;
}

/** Median age 42 and 61 % women, as in the largest published series of esketamine patients (CAL-20). */
export function syntheticPerson({ random, year, ageFrom = 21, ageTo = 74 }: PersonOptions): SyntheticPerson {
  const sexAtBirth = random.chance(0.611) ? 'female' : 'male';
  const givenName = random.pick(sexAtBirth === 'female' ? FEMALE_GIVEN : MALE_GIVEN);
  const familyName = random.pick(FAMILY);
  const age = Math.round(Math.max(ageFrom, Math.min(ageTo, random.normal(42, 14))));
  const two = (n: number) => String(n).padStart(2, '0');
  const nonBinary = random.chance(0.04);
  const heightCm = Math.round(random.normal(sexAtBirth === 'female' ? 164 : 177, 7));
  const bmi = Math.max(18, Math.min(43, random.normal(27.5, 5)));
  const plain = `${givenName}.${familyName}`
    .normalize('NFD')
    .replace(/[^A-Za-z.]/g, '')
    .toLowerCase();
  return {
    givenName,
    familyName,
    ...(random.chance(0.12) ? { preferredName: givenName.slice(0, 3) } : {}),
    sexAtBirth,
    gender: nonBinary ? 'non-binary' : sexAtBirth === 'female' ? 'woman' : 'man',
    pronouns: nonBinary ? 'they/them' : sexAtBirth === 'female' ? 'she/her' : 'he/him',
    birthDate: `${year - age}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`,
    phone: fictionalPhone(random),
    email: `${plain}@example.org`,
    address: `${random.int(1, 240)} ${random.pick(['Juniper', 'Harbour', 'Mill', 'Orchard', 'Chapel', 'Station'])} ${random.pick(['Street', 'Lane', 'Road'])}`,
    emergency: {
      name: `${random.pick([...FEMALE_GIVEN, ...MALE_GIVEN])} ${random.pick(FAMILY)}`,
      phone: fictionalPhone(random),
      relation: random.pick(['partner', 'sister', 'brother', 'parent', 'friend', 'daughter', 'son']),
    },
    heightCm,
    weightKg: Math.round(bmi * (heightCm / 100) ** 2 * 10) / 10,
  };
}

/** 555-0100 to 555-0199 is set aside for fiction in the North American plan. */
function fictionalPhone(random: Random): string {
  return `+1 ${random.int(201, 989)} 555 01${String(random.int(0, 99)).padStart(2, '0')}`;
}

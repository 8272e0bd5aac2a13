import { isVisible, UNSEEN_WORDS } from '@titrate/contract';
import {
  err,
  type Instant,
  ok,
  type Problem,
  parseCivilDate,
  type Refusal,
  type Result,
  utcDateOf,
} from '@titrate/quantity';
import type { Cursor } from './cursor.ts';
import type { Entry } from './document.ts';
import type { DraftIdentifier, DraftPatient } from './draft.ts';

const BIRTH_SEX = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex';

/** Reads the person. Without a name and a whole birth date there is no chart, so every problem is told at once. */
export function readPatient(entry: Entry, at: Instant): Result<DraftPatient, Refusal> {
  const { resource } = entry;
  const problems: Problem[] = [];
  const miss = (path: string, message: string) => problems.push({ type: 'missing', message, path });
  const name = chosenName(resource);
  const familyName = name?.get('family').text();
  const givenName = name?.get('given').first().text();
  if (familyName === undefined) miss(`${resource.path}.name`, 'a chart needs a family name');
  if (givenName === undefined) miss(`${resource.path}.name`, 'a chart needs a given name');
  for (const part of [familyName, givenName]) {
    if (part !== undefined && !isVisible(part))
      problems.push({ type: 'unseen', message: UNSEEN_WORDS, path: `${resource.path}.name` });
    if (part !== undefined && part.length > 120) {
      problems.push({
        type: 'too-long',
        message: 'a name has at most 120 characters',
        path: `${resource.path}.name`,
      });
    }
  }
  const born = resource.get('birthDate').text();
  const birthDate = born === undefined ? undefined : parseCivilDate(born, `${resource.path}.birthDate`);
  if (birthDate === undefined) miss(`${resource.path}.birthDate`, 'a chart needs a birth date');
  else if (!birthDate.ok) problems.push(birthDate.error);
  else if (birthDate.value > utcDateOf(at)) {
    problems.push({
      type: 'future',
      message: 'a birth date cannot be in the future',
      path: `${resource.path}.birthDate`,
    });
  }
  const gender = resource.get('gender').text();
  if (gender !== undefined && !['male', 'female', 'other', 'unknown'].includes(gender)) {
    problems.push({
      type: 'unknown-code',
      message: 'expected male, female, other or unknown',
      path: `${resource.path}.gender`,
    });
  }
  const deceased =
    resource.get('deceasedBoolean').boolean() === true ||
    resource.get('deceasedDateTime').text() !== undefined;
  const draft = {
    from: { resourceType: 'Patient', id: entry.id, path: resource.path },
    identifiers: identifiersOf(resource),
    sexAtBirth: birthSexOf(resource),
    gender,
    phone: telecomOf(resource, 'phone'),
    email: telecomOf(resource, 'email'),
    address: addressOf(resource),
    language: languageOf(resource),
    deceased,
  };
  for (const { system, value } of draft.identifiers) {
    if (system.length > 400 || value.length > 400) {
      problems.push({
        type: 'too-long',
        message: 'an identifier has at most 400 characters',
        path: `${resource.path}.identifier`,
      });
    }
  }
  problems.push(...entry.faults);
  if (problems.length > 0 || familyName === undefined || givenName === undefined || birthDate?.ok !== true)
    return err(problems);
  return ok({ ...draft, familyName, givenName, birthDate: birthDate.value });
}

function chosenName(resource: Cursor): Cursor | undefined {
  const names = resource.get('name').items();
  return (
    names.find((one) => one.get('use').text() === 'official') ??
    names.find((one) => one.get('use').text() === 'usual') ??
    names[0]
  );
}

function identifiersOf(resource: Cursor): readonly DraftIdentifier[] {
  return resource
    .get('identifier')
    .items()
    .flatMap((one) => {
      const system = one.get('system').text();
      const value = one.get('value').text();
      if (system === undefined || value === undefined) return [];
      return [{ system, value, type: one.get('type').get('coding').first().get('code').text() }];
    });
}

function birthSexOf(resource: Cursor): 'female' | 'male' | undefined {
  const extension = resource
    .get('extension')
    .items()
    .find((one) => one.get('url').text() === BIRTH_SEX);
  const code = extension?.get('valueCode').text();
  return code === 'F' ? 'female' : code === 'M' ? 'male' : undefined;
}

function telecomOf(resource: Cursor, system: string): string | undefined {
  return resource
    .get('telecom')
    .items()
    .find((one) => one.get('system').text() === system && one.get('use').text() !== 'old')
    ?.get('value')
    .text();
}

function addressOf(resource: Cursor): string | undefined {
  const address = resource
    .get('address')
    .items()
    .find((one) => one.get('use').text() !== 'old');
  if (address === undefined) return undefined;
  const lines = address
    .get('line')
    .items()
    .map((line) => line.text());
  const rest = ['city', 'state', 'postalCode', 'country'].map((part) => address.get(part).text());
  return [...lines, ...rest].filter((part) => part !== undefined).join(', ') || undefined;
}

function languageOf(resource: Cursor): string | undefined {
  const all = resource.get('communication').items();
  const chosen = all.find((one) => one.get('preferred').boolean() === true) ?? all[0];
  return chosen?.get('language').get('coding').first().get('code').text();
}

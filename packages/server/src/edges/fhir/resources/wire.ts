import type { Instant } from '@titrate/quantity';

/** JSON of a resource. Members that are `undefined` are left out when it is written. */
export type FhirJson =
  | null
  | boolean
  | number
  | string
  | readonly FhirJson[]
  | { readonly [key: string]: FhirJson | undefined };

export interface Resource {
  readonly resourceType: string;
  readonly id: string;
  readonly meta: {
    readonly versionId: string;
    readonly lastUpdated: string;
    readonly profile?: readonly string[];
  };
  readonly [member: string]: FhirJson | undefined;
}

/** What mappers need to know of the place they run in. */
export interface Site {
  readonly clinicId: string;
  readonly clinicName: string;
  readonly timeZone: string;
  /** Base of canonical addresses of our own: `https://clinic.example/fhir/R4`. */
  readonly base: string;
}

export const SYSTEM = {
  loinc: 'http://loinc.org',
  snomed: 'http://snomed.info/sct',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  ucum: 'http://unitsofmeasure.org',
  observationCategory: 'http://terminology.hl7.org/CodeSystem/observation-category',
  absentReason: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
} as const;

// `JSON.rawJSON` (ECMAScript 2025) is not in TypeScript's library yet.
const rawJson = (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON;

/** A number that is written with exactly these digits: `7.00` stays 7.00. */
function digits(text: string): FhirJson {
  if (!/^-?(0|[1-9]\d*)(\.\d+)?$/.test(text)) throw new Error('Invariant broken: not the text of a decimal');
  // The value is opaque to us; the writer of JSON knows it.
  return rawJson(text) as FhirJson;
}

export function coding(system: string, code: string, display?: string): FhirJson {
  return { system, code, display };
}

export function concept(text: string, ...codings: readonly FhirJson[]): FhirJson {
  return { coding: list(codings), text };
}

/** Value, words for people, system and code: always all of them. */
export function quantity(value: number | string, unit: string, code: string): FhirJson {
  return { value: typeof value === 'string' ? digits(value) : value, unit, system: SYSTEM.ucum, code };
}

export function reference(type: string, id: string, display?: string): FhirJson {
  return { reference: `${type}/${id}`, display };
}

/** A list with something in it, or nothing at all: FHIR knows no empty list. */
export function list(items: readonly (FhirJson | undefined)[]): readonly FhirJson[] | undefined {
  const present = items.filter((item) => item !== undefined);
  return present.length === 0 ? undefined : present;
}

/** Text that is not blank. */
export function words(text: string | null | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === undefined || trimmed === '' ? undefined : trimmed;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant as the clinic's wall clock shows it, with its offset: `2026-02-03T13:05:00-05:00`. */
export function localTime(at: Instant | string, site: Pick<Site, 'timeZone'>): string {
  const ms = typeof at === 'string' ? Date.parse(at) : at;
  let format = formats.get(site.timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: site.timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(site.timeZone, format);
  }
  const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  const wall = `${part['year']}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}:${part['second']}`;
  const offsetMin = Math.round((Date.parse(`${wall}Z`) - Math.floor(ms / 1000) * 1000) / 60_000);
  const sign = offsetMin < 0 ? '-' : '+';
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${wall}${sign}${two(Math.abs(offsetMin) / 60)}:${two(Math.abs(offsetMin) % 60)}`;
}

export function meta(
  lastUpdated: string,
  versionId: number | string = 1,
  profile?: string,
): Resource['meta'] {
  return {
    versionId: String(versionId),
    lastUpdated,
    ...(profile === undefined
      ? {}
      : { profile: [`http://hl7.org/fhir/us/core/StructureDefinition/${profile}`] }),
  };
}

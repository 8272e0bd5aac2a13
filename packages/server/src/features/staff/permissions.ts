import type { Endpoint, Role, StaffAccess } from '@titrate/contract';
import * as contract from '@titrate/contract';

/** Names of areas where the first part of an endpoint's id is not a word that staff use. */
const AREAS: Readonly<Record<string, string>> = {
  'api-tokens': 'Keys for programs',
  audit: 'Audit trail',
  content: 'Clinical content',
  history: 'History',
  library: 'Limits and rules',
  rems: 'REMS forms',
  wording: 'Words of instruments',
  work: 'Work list',
};

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'access' in value && 'method' in value && 'path' in value;

const STAFF_ENDPOINTS = Object.values<unknown>(contract).filter(isEndpoint);

/**
 * Everything that these roles may do in a clinic, in the words of the endpoints themselves: what is told here is what the
 * server checks, not a description of it.
 */
export function permissionsOf(roles: readonly Role[]): StaffAccess['may'] {
  const areas = new Map<string, { reads: string[]; acts: string[] }>();
  for (const { id, method, summary, access } of STAFF_ENDPOINTS) {
    if (access.kind !== 'staff' || !access.roles.some((role) => roles.includes(role))) continue;
    const name = id.split('.')[0] ?? id;
    const area = areas.get(name) ?? { reads: [], acts: [] };
    (method === 'GET' ? area.reads : area.acts).push(summary);
    areas.set(name, area);
  }
  return [...areas]
    .map(([name, { reads, acts }]) => ({ area: areaName(name), reads: reads.sort(), acts: acts.sort() }))
    .sort((a, b) => (a.area < b.area ? -1 : 1));
}

const areaName = (name: string): string =>
  AREAS[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`;

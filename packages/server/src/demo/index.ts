import type { Seeder } from './seed.ts';

/** What fills the demo clinics, in order. Each runs once per clinic, in the transaction that founds it. */
export const SEEDERS: readonly Seeder[] = [];

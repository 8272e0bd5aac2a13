/** Where a clinic may change a value. `conduct`: what holds an act while a session runs. */
export const AREAS = ['suitability', 'dose', 'gate', 'alert', 'conduct', 'discharge'] as const;
export type Area = (typeof AREAS)[number];

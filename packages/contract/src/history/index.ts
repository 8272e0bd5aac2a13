export * from './entries.ts';
export * from './history.ts';

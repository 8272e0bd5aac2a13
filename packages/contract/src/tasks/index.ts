export * from './me.ts';
export * from './tasks.ts';
export * from './treatments.ts';
export * from './work.ts';

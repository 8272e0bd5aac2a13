export * from './wording.ts';

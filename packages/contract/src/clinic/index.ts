export * from './audit.ts';
export * from './messages.ts';
export * from './settings.ts';
export * from './sign-off.ts';

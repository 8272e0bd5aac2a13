export * from './account.ts';
export * from './link-sessions.ts';
export * from './public.ts';
export * from './staff.ts';
export * from './staff-access.ts';

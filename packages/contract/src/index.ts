export * from './enquiries/index.ts';
export * from './identity/index.ts';
export * from './live/live.ts';
export * from './platform/client.ts';
export * from './platform/endpoint.ts';
export * from './platform/problem.ts';
export * from './platform/roles.ts';
export * from './sessions/sessions.ts';

export * from './enquiries.ts';
export * from './inbox.ts';
export * from './newsletter.ts';

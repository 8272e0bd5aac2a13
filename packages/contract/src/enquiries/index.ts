export * from './enquiries.ts';
export * from './newsletter.ts';

export const KIND_WORDS = { monitor: 'Monitor', pump: 'Pump', gateway: 'Gateway' } as const;

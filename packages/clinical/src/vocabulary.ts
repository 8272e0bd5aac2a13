/** Words that orders, rules and sessions share, written once. Products and routes are kept apart; none converts (RULE-LOGIC-6). */

export const PRODUCTS = ['ketamine', 'esketamine'] as const;
export type Product = (typeof PRODUCTS)[number];

/** Racemic ketamine is given by these routes here; esketamine by the nasal device alone. */
export const ROUTES = ['IV', 'IM', 'SC', 'IN', 'PO', 'SL'] as const;
export type Route = (typeof ROUTES)[number];

/** What a finding does to the step, worst first: see the glossary. Only a relaxable block may become an override, never less. */
export const SEVERITIES = ['block', 'override', 'caution', 'information'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How far a statement was verified: read in the source, general professional knowledge, or a starting value to confirm. */
export type Mark = 'read' | 'known' | 'default';

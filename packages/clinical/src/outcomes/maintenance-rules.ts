import type { OutcomeRule } from './finding.ts';

const version = '1.0.0';
const TALK = 'Your clinician will talk with you about what comes next.';

/** Identity, strength and sources of MT-01 to MT-07. */
export const MAINTENANCE_RULES = {
  ladder: {
    rule: 'MT-01',
    title: 'Ladder of intervals after a response',
    version,
    severity: 'information',
    patientText: 'The treatment has helped. Next sessions may slowly move further apart.',
    sources: [
      { key: 'E-PHI', mark: 'read' },
      { key: 'MT-01', mark: 'default' },
    ],
  },
  durability: {
    rule: 'MT-02',
    title: 'How long the effect lasts without maintenance',
    version,
    severity: 'information',
    patientText: 'For most people the effect fades after some weeks without further sessions.',
    sources: [
      { key: 'E-MCI', mark: 'read' },
      { key: 'E-PHI', mark: 'read' },
    ],
  },
  ownInterval: {
    rule: 'MT-03',
    title: 'Interval from the patient’s own course',
    version,
    severity: 'information',
    patientText: 'Your own course can help to choose how far apart sessions are.',
    sources: [
      { key: 'E-AND4', mark: 'read' },
      { key: 'MT-03', mark: 'default' },
    ],
  },
  earlyWarning: {
    rule: 'MT-04',
    title: 'Early warning',
    version,
    severity: 'caution',
    patientText: 'Your answers suggest an earlier talk with your clinician.',
    sources: [{ key: 'MT-04', mark: 'default' }],
  },
  boosters: {
    rule: 'MT-05',
    title: 'Boosters close together',
    version,
    severity: 'override',
    patientText: TALK,
    sources: [{ key: 'MT-05', mark: 'default' }],
  },
  taper: {
    rule: 'MT-06',
    title: 'Half a year of remission',
    version,
    severity: 'caution',
    patientText: 'You have been well for a long time. You may want to talk about having fewer sessions.',
    sources: [{ key: 'MT-06', mark: 'default' }],
  },
  nonResponse: {
    rule: 'MT-07',
    title: 'No response after induction',
    version,
    severity: 'override',
    patientText: TALK,
    sources: [
      { key: 'G6', mark: 'read' },
      { key: 'E-NON', mark: 'read' },
      { key: 'MT-07', mark: 'default' },
    ],
  },
} as const satisfies { readonly [name: string]: OutcomeRule };

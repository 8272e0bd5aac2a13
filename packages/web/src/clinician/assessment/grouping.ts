import type { FindingView } from '@titrate/contract';

export interface FindingGroup {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly findings: readonly FindingView[];
  /** Folded away until asked for. */
  readonly folded?: true;
}

const is =
  (severity: FindingView['severity'], ...results: readonly FindingView['result'][]) =>
  (finding: FindingView): boolean =>
    finding.severity === severity && results.includes(finding.result) && !finding.waitsForConsent;

/** Every finding in exactly one group, in the order in which a prescriber works through them. */
export function groupsOf(findings: readonly FindingView[]): readonly FindingGroup[] {
  const mild = (finding: FindingView) => finding.severity === 'caution' || finding.severity === 'information';
  const groups: readonly FindingGroup[] = [
    {
      id: 'blocks',
      title: 'Blocks',
      text: 'Each holds the treatment until the fact changes. None can be overridden here.',
      findings: findings.filter(is('block', 'true')),
    },
    {
      id: 'not-known',
      title: 'Not known, and needed',
      text: 'Not known is never “clear”. Each holds the decision until the item is supplied.',
      findings: findings.filter(is('block', 'unknown')),
    },
    {
      id: 'overrides',
      title: 'To decide',
      text: 'A prescriber goes on with a written reason, or the fact changes.',
      findings: findings.filter(is('override', 'true', 'unknown')),
    },
    {
      id: 'consent',
      title: 'Comes next: consent',
      text: 'Nothing else is missing here. The plan waits for it, the decision does not.',
      findings: findings.filter((finding) => finding.waitsForConsent),
    },
    {
      id: 'cautions',
      title: 'Cautions',
      text: 'To read and keep in mind.',
      findings: findings.filter(is('caution', 'true')),
    },
    {
      id: 'information',
      title: 'Information',
      text: '',
      findings: findings.filter(is('information', 'true')),
    },
    {
      id: 'open',
      title: 'Not assessed, holds nothing',
      text: 'Cautions and information that cannot be told from this chart.',
      findings: findings.filter(
        (finding) => mild(finding) && finding.result === 'unknown' && !finding.waitsForConsent,
      ),
      folded: true,
    },
    {
      id: 'clear',
      title: 'Clear',
      text: 'Asked, known, and not against the treatment.',
      findings: findings.filter((finding) => finding.result === 'false'),
      folded: true,
    },
  ];
  return groups.filter((group) => group.findings.length > 0);
}

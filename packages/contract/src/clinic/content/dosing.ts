import { DOSE_RULES, type DoseRule } from '@titrate/clinical/dose';
import { PROTOCOLS } from '@titrate/clinical/protocols';
import { type ContentEntry, fact, sourceText } from './entry.ts';
import { compact } from './suitability.ts';

export const doseContent = (): readonly ContentEntry[] => DOSE_RULES.map(doseEntry);

function doseEntry(rule: DoseRule): ContentEntry {
  const { product, routes, protocols } = rule.appliesTo;
  return {
    group: 'dose',
    id: rule.id,
    version: rule.version,
    title: rule.title,
    severity: rule.severity,
    facts: [
      ...fact('Applies to', [product, routes.join(', '), protocols?.join(', ')].filter(Boolean).join(' · ')),
      ...fact(
        'May be loosened',
        rule.relaxable ? 'by the medical director, to an override with a reason' : 'no',
      ),
      ...fact('Looks at', rule.inputs.join(', ')),
      ...fact(
        'Reviewed by',
        rule.reviewedBy === null ? 'nobody yet' : `${rule.reviewedBy.name}, ${rule.reviewedBy.on}`,
      ),
    ],
    patientText: rule.patientText,
    rationale: rule.rationale,
    values: Object.entries(rule.thresholds).map(([name, limit]) => ({
      name,
      value: `${limit.op} ${limit.value} ${limit.unit}`.trim(),
      mark: limit.source.mark,
      source: limit.source.key,
    })),
    sources: rule.sources.map(({ key, mark }) => ({ text: sourceText(key), mark })),
    cases: rule.cases.map((one) => ({ name: one.name, given: compact(one.order), expect: one.expect })),
    notes: [],
  };
}

export const protocolContent = (): readonly ContentEntry[] =>
  PROTOCOLS.map((protocol) => ({
    group: 'protocols',
    id: protocol.id,
    title: protocol.name,
    facts: [
      ...fact('Product and route', `${protocol.product} ${protocol.route}`),
      ...fact('Reported range', protocol.rangeText),
      ...fact('Duration', protocol.durationText),
      ...fact('Series', protocol.seriesText),
      ...fact('Maintenance', protocol.series.maintenanceText),
      ...fact('Sessions a week, at most', String(protocol.series.perWeekMax)),
      ...fact('Setting', protocol.setting),
      ...fact('Observation', protocol.observationText),
      ...fact('Indications', protocol.indications.join(', ')),
    ],
    values: [],
    sources: protocol.sources.map(({ key, mark }) => ({ text: sourceText(key), mark })),
    cases: [],
    notes: ['A protocol carries no dose that could be taken over: the prescriber types it.'],
  }));

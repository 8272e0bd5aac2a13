import { readiness } from '@titrate/clinical/session';
import { type Content, plainTable } from '../pdf-content.ts';
import { dateTimeOf, timeOf } from '../zone-time.ts';
import type { RecordInput } from './input.ts';
import { goneWithoutDischarge, heading, nameOf } from './shared.ts';

/** Readiness as it stood when the patient left: minimum times, each criterion, who took the patient home, after-care. */
export function dischargeSection({ state, zone, at }: RecordInput): readonly Content[] {
  if (state.dosingEndedAt === undefined) return [];
  const when = state.leftAt ?? at;
  const ready = readiness(state, when);
  const adult = state.dischargeChecks['RD-09']?.data;
  const care = state.aftercare;
  const gone = goneWithoutDischarge(state);
  const words = { true: 'met', false: 'not met', unknown: 'not assessed' } as const;
  return [
    heading(`Discharge, as it stood ${dateTimeOf(when, zone)}`),
    {
      ul: ready.observation.map(
        ({ rule, until }) =>
          `${rule}: minimum observation until ${timeOf(until, zone)}, ${when >= until ? 'kept' : 'NOT kept'}`,
      ),
    },
    plainTable(
      [40, '*', 80],
      ['Criterion', '', 'State'],
      ready.criteria.map(({ rule, text, met }) => [rule, text, words[met]]),
    ),
    ...(gone === undefined ? [] : [`Not discharged: ${gone.words}. ${gone.note}`]),
    `Taken home by: ${adult?.adultName === undefined ? 'Not recorded' : `${adult.adultName}, ${adult.adultPhone ?? 'no telephone'}`}.`,
    care === undefined
      ? 'After-care: not recorded.'
      : `After-care ${care.data.version} at ${timeOf(care.at, zone)} by ${nameOf(care.by)}: in writing ${yes(care.data.written)}, spoken ${yes(care.data.spoken)}, emergency number known ${yes(care.data.emergencyNumberKnown)}, IV out and site checked ${care.data.ivRemovedAndSiteChecked ?? 'not recorded'}.`,
  ];
}

const yes = (value: boolean): string => (value ? 'yes' : 'no');

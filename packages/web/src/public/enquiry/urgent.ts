import { instrumentById } from '@titrate/clinical/instruments';
import type { AttachedSelfCheck, EnquiryTopic } from '@titrate/contract';
import { callsForHelp } from '../self-check/safety-item.ts';

/** Whether what goes along tells of thoughts of death: then help is named first and a way to be called is asked for. */
export function tellsOfDanger(
  topics: readonly EnquiryTopic[],
  attached: readonly AttachedSelfCheck[],
): boolean {
  return (
    topics.includes('suicidal-thoughts') ||
    attached.some(({ instrument, answers }) => callsForHelp(instrumentById(instrument), answers))
  );
}

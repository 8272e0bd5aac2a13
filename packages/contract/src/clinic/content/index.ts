/** Everything clinical that the product decides or says, as one list: for the reference, and for a clinic's sign-off. */
import { canonicalJson, type Json, sha256Hex } from '@titrate/quantity';
import {
  adverseEventContent,
  batteryContent,
  consentContent,
  emergencyContent,
  outcomeContent,
  staffingContent,
  surveillanceContent,
} from './care.ts';
import { doseContent, protocolContent } from './dosing.ts';
import { type ContentEntry, contentRef } from './entry.ts';
import { instrumentContent } from './instruments.ts';
import { ledgerContent } from './ledger.ts';
import { modelContent } from './models.ts';
import { alertContent, dischargeContent, gateContent, monitoringContent } from './session.ts';
import { suitabilityContent } from './suitability.ts';
import {
  afterCareContent,
  courseContent,
  educationContent,
  indicationContent,
  statementContent,
  stoppingContent,
  supportiveContent,
} from './texts.ts';

export {
  CONTENT_GROUPS,
  type ContentEntry,
  type ContentGroup,
  type ContentMark,
  contentRef,
  GROUP_TITLES,
  isToConfirm,
  MARK_WORDS,
  needsConfirmation,
} from './entry.ts';

export {
  REGISTER_STATES,
  type RegisterLine,
  type RegisterState,
  registerLines,
} from './register/index.ts';
export { type SignOffState, signOffState } from './sign-off-state.ts';

let made: readonly ContentEntry[] | undefined;

/** The whole catalogue, in the order of its groups. Built on the first call. */
export function contentCatalogue(): readonly ContentEntry[] {
  made ??= [
    ...suitabilityContent(),
    ...doseContent(),
    ...gateContent(),
    ...monitoringContent(),
    ...alertContent(),
    ...dischargeContent(),
    ...surveillanceContent(),
    ...staffingContent(),
    ...ledgerContent(),
    ...stoppingContent(),
    ...emergencyContent(),
    ...supportiveContent(),
    ...adverseEventContent(),
    ...protocolContent(),
    ...instrumentContent(),
    ...batteryContent(),
    ...outcomeContent(),
    ...courseContent(),
    ...statementContent(),
    ...consentContent(),
    ...afterCareContent(),
    ...educationContent(),
    ...indicationContent(),
    ...modelContent(),
  ];
  return made;
}

export function contentByRef(ref: string): ContentEntry | undefined {
  return contentCatalogue().find((entry) => contentRef(entry) === ref);
}

/** Entries of an id in any group, the suitability rule first: what a finding's link opens. */
export function contentById(id: string): readonly ContentEntry[] {
  return contentCatalogue().filter((entry) => entry.id === id);
}

/** Changes with any word or number of the entry: a sign-off of an earlier wording no longer covers it. */
export function fingerprintOf(entry: ContentEntry): string {
  // An entry is data of texts and lists, which is what canonical JSON takes.
  return sha256Hex(canonicalJson(JSON.parse(JSON.stringify(entry)) as Json)).slice(0, 16);
}

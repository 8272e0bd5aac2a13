import { createHash } from 'node:crypto';
import { CONSENT_VALID_MONTHS, consentFor, EDUCATION } from '@titrate/clinical/protocols';
import { indicationById } from '@titrate/clinical/rules';
import type { ConsentDocument } from '@titrate/contract';
import { canonicalJson } from '@titrate/quantity';
import { refuse } from '../../platform/http/refusal.ts';

/** The topics whose questions are asked back after a consent talk: what it is, what to expect, serious risks, afterwards. */
const TEACH_BACK_TOPICS = ['ED-01', 'ED-04', 'ED-06', 'ED-08'];

export interface ConsentTreatment {
  readonly product: 'ketamine' | 'esketamine';
  readonly route: 'IV' | 'IM' | 'SC' | 'IN' | 'PO' | 'SL';
  readonly indication: string;
}

/** The consent text of today. Its version and hash follow from its words, so a changed sentence is a new version. */
export function consentDocumentFor({ product, route, indication }: ConsentTreatment): ConsentDocument {
  if (indicationById(indication) === undefined) {
    throw refuse('invalid-input', undefined, [
      { type: 'unknown-indication', message: `There is no indication "${indication}"`, path: '/indication' },
    ]);
  }
  const elements = consentFor({ product, route }).map(({ severity, ...words }) => ({
    ...words,
    needed: severity === 'block',
  }));
  const teachBack = TEACH_BACK_TOPICS.flatMap((topicId) => {
    const topic = EDUCATION.find((one) => one.id === topicId);
    return topic === undefined ? [] : [{ id: topic.id, question: topic.questions[0].question }];
  });
  const content = { product, route, indication, elements, teachBack };
  const hash = createHash('sha256').update(canonicalJson(content)).digest('hex');
  return { ...content, version: hash.slice(0, 8), hash, validMonths: CONSENT_VALID_MONTHS };
}

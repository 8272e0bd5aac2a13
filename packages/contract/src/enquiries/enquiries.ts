import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import { isVisible, UNSEEN_WORDS } from '../platform/visible-text.ts';

/** What an enquiry is about: the person's own words for it, never a diagnosis. */
export const ENQUIRY_TOPICS = [
  'depression',
  'suicidal-thoughts',
  'bipolar-depression',
  'ptsd',
  'anxiety',
  'ocd',
  'chronic-pain',
  'something-else',
  'general-question',
] as const;
export const EnquiryTopic = z.enum(ENQUIRY_TOPICS);
export type EnquiryTopic = z.infer<typeof EnquiryTopic>;

export const CONTACT_WAYS = ['phone-call', 'text-message', 'email'] as const;
export const ContactWay = z.enum(CONTACT_WAYS);
export type ContactWay = z.infer<typeof ContactWay>;

/** Words of a person in a form: trimmed, never empty, limited only against abuse. */
const words = (max: number, message: string) => z.string().trim().min(1, message).max(max);

const Phone = z
  .string()
  .trim()
  .max(40)
  .regex(/^\+?[0-9][0-9 ().-]{6,}(\s*(x|ext\.?)\s*\d+)?$/i, 'Enter a phone number, such as 212 555 0143');

/**
 * A self-check that the person chose to send along. Answers in the order of the form, `null` for a skipped
 * item; the server scores them again.
 */
export const AttachedSelfCheck = z.strictObject({
  instrument: z.enum(['phq9', 'gad7']),
  version: z.string().max(20),
  answers: z.array(z.int().min(0).max(3).nullable()).min(1).max(20),
});
export type AttachedSelfCheck = z.infer<typeof AttachedSelfCheck>;

export const NewEnquiry = z
  .strictObject({
    /** Made by the browser, so that sending twice stores one enquiry. */
    id: z.uuid(),
    clinicId: z.uuid('Choose a clinic'),
    name: words(200, 'Enter your name').refine(isVisible, UNSEEN_WORDS),
    /** For oneself, or for a loved one; then the enquirer is the contact and the loved one stays unnamed. */
    forWhom: z.enum(['self', 'loved-one'], 'Say who this is for'),
    relationship: z.string().trim().max(100).optional(),
    preferredWay: z.enum(CONTACT_WAYS, 'Choose how the clinic may reach you'),
    phone: Phone.optional(),
    email: z.email('Enter an e-mail address, such as name@example.org').max(320).optional(),
    bestTime: z.string().trim().max(200).optional(),
    topics: z.array(EnquiryTopic).max(ENQUIRY_TOPICS.length),
    message: z.string().trim().max(4000).optional(),
    consentToContact: z.literal(true, 'The clinic may only contact you if you agree'),
    selfChecks: z.array(AttachedSelfCheck).max(2).optional(),
  })
  .superRefine((enquiry, context) => {
    if (enquiry.preferredWay === 'email' && enquiry.email === undefined) {
      context.addIssue({ code: 'custom', path: ['email'], message: 'Enter the e-mail address to answer to' });
    }
    if (enquiry.preferredWay !== 'email' && enquiry.phone === undefined) {
      context.addIssue({ code: 'custom', path: ['phone'], message: 'Enter the phone number to reach you' });
    }
  });
export type NewEnquiry = z.infer<typeof NewEnquiry>;

/** A member of the public writes to a clinic. The answer says nothing that a stranger could not know. */
export const createEnquiry = endpoint({
  id: 'enquiries.create',
  method: 'POST',
  path: '/api/public/enquiries',
  summary: 'Send an enquiry for oneself or a loved one',
  access: { kind: 'public' },
  body: NewEnquiry,
  response: z.object({
    id: z.uuid(),
    clinicName: z.string(),
    /** How soon the clinic says it answers, in its own words; absent when it did not say. */
    answersWithin: z.string().optional(),
  }),
});

import type { TextPackage } from '@titrate/clinical/instruments';
import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import { EVERYONE } from '../platform/roles.ts';

const Instant = z.iso.datetime({ offset: true });
const inClinic = z.object({ clinicId: z.uuid() });
const ofPackage = inClinic.extend({ packageId: z.uuid() });
const READERS = ['owner', 'prescriber'] as const;
const Reason = z.string().trim().min(3, 'Say why').max(2000);

/** The largest text package that is read: the longest instrument with long words in every place stays below. */
export const TEXT_PACKAGE_MAX_BYTES = 250 * 1024;

const optionTexts = z.array(z.object({ value: z.int(), text: z.string() })).optional();
const texts = z.object({
  instrument: z.string(),
  version: z.string(),
  language: z.string(),
  stem: z.string().optional(),
  items: z.array(z.object({ text: z.string(), options: optionTexts })),
  options: optionTexts,
  licence: z.object({ holder: z.string(), reference: z.string(), validUntil: z.iso.date().optional() }),
});
/** As the core reads it. JSON has no `undefined`, so what zod calls possibly undefined is absent. */
const Texts = texts as unknown as z.ZodType<TextPackage, TextPackage>;

/** The licence behind an imported wording. */
const LicenceView = z.object({
  holder: z.string(),
  reference: z.string(),
  validUntil: z.iso.date().nullable(),
});

/** An imported wording that has not been replaced or removed; its words come with `wording.texts`. */
export const WordingPackage = z.object({
  id: z.uuid(),
  instrument: z.string(),
  version: z.string(),
  language: z.string(),
  licence: LicenceView,
  standing: z.enum(['in-force', 'ends-soon', 'ended', 'other-version']),
  /** SHA-256 of the words; a response that was given with them carries it. */
  contentHash: z.string(),
  importedAt: Instant,
  importedBy: z.string(),
});
export type WordingPackage = z.infer<typeof WordingPackage>;

export const EarlierWording = z.object({
  id: z.uuid(),
  instrument: z.string(),
  language: z.string(),
  licence: LicenceView,
  contentHash: z.string(),
  importedAt: Instant,
  importedBy: z.string(),
  endedAt: Instant,
  endedBy: z.string(),
  ended: z.enum(['replaced', 'removed']),
  reason: z.string(),
});
export type EarlierWording = z.infer<typeof EarlierWording>;

export const Wording = z.object({
  /** The clinic’s own day, on which every standing was read. */
  on: z.iso.date(),
  /** Wording that ships under conditions, which the clinic may switch off. */
  contentPackage: z.object({
    on: z.boolean(),
    holds: z.array(z.object({ instrument: z.string(), language: z.string() })),
  }),
  packages: z.array(WordingPackage),
  /** Newest first. */
  earlier: z.array(EarlierWording),
  /** Forms that patients were asked and have not finished, by instrument. */
  openForms: z.array(z.object({ instrument: z.string(), count: z.int() })),
});
export type Wording = z.infer<typeof Wording>;

export const readWording = endpoint({
  id: 'wording.read',
  method: 'GET',
  path: '/api/clinics/:clinicId/wording',
  summary: 'What the clinic may show of each instrument: its imports with their licences, and the switch',
  access: { kind: 'staff', roles: READERS },
  params: inClinic,
  response: Wording,
});

export const readTexts = endpoint({
  id: 'wording.texts',
  method: 'GET',
  path: '/api/clinics/:clinicId/wording/texts',
  summary: 'The words that the forms of this clinic show beside those of the definitions',
  access: { kind: 'staff', roles: EVERYONE },
  params: inClinic,
  response: z.object({ texts: z.array(Texts) }),
});

export const importTexts = endpoint({
  id: 'wording.import',
  method: 'PUT',
  path: '/api/clinics/:clinicId/wording/packages/:packageId',
  summary:
    'Import the wording the clinic holds a licence for, whole or not at all; asks for a fresh proof of presence',
  access: { kind: 'staff', roles: ['owner'] },
  params: ofPackage,
  body: z.object({
    /** The document as the clinic keeps it; every problem is told with its path. */
    package: z.record(z.string(), z.unknown()),
    /** What it takes the place of, as it was read; `null`: there was none in this language. */
    replaces: z.uuid().nullable(),
  }),
  response: Wording,
});

export const removeTexts = endpoint({
  id: 'wording.remove',
  method: 'POST',
  path: '/api/clinics/:clinicId/wording/packages/:packageId/removal',
  summary: 'Take an imported wording out of use, with a reason; asks for a fresh proof of presence',
  access: { kind: 'staff', roles: ['owner'] },
  params: ofPackage,
  body: z.object({ reason: Reason }),
  response: Wording,
});

export const switchContentPackage = endpoint({
  id: 'wording.switch',
  method: 'PUT',
  path: '/api/clinics/:clinicId/wording/content-package',
  summary:
    'Switch the wording that ships under conditions off or on, with a reason; asks for a fresh proof of presence',
  access: { kind: 'staff', roles: ['owner'] },
  params: inClinic,
  body: z.object({ on: z.boolean(), reason: Reason }),
  response: Wording,
});

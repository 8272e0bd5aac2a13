import type { Product, Route } from '../dose/request.ts';
import { byDefault, known, read, type Source } from './source.ts';

/** One thing a consent must say. A consent without a blocking element is not valid. */
export interface ConsentElement {
  readonly id: string;
  readonly title: string;
  readonly severity: 'block' | 'caution';
  /** Left out: every treatment. */
  readonly appliesTo?: { readonly products?: readonly Product[] };
  /** Plain words for this product and route. Clinics add their own; what is here stays. */
  readonly textFor: (treatment: { readonly product: Product; readonly route: Route }) => string;
  readonly sources: readonly Source[];
}

/** CO-15 [default]: a consent is given again after this many months at the latest. */
export const CONSENT_VALID_MONTHS = 12;

/** What else makes a new consent necessary (CO-15). */
export const CONSENT_AGAIN_WHEN = [
  'a new route or product',
  'a new indication',
  'a new version of the consent',
  'a dose above a soft limit',
] as const;

const WAY: Readonly<Record<Route, string>> = {
  IV: 'through a drip into a vein',
  IM: 'as an injection into a muscle',
  SC: 'as an injection under the skin',
  IN: 'as a spray into the nose',
  PO: 'by mouth',
  SL: 'under the tongue',
};

const STAY: Readonly<Record<Route, string>> = {
  IV: 'at least one hour after the drip ends',
  IM: 'at least two hours after the injection',
  SC: 'at least two hours after the injection',
  IN: 'at least two hours after the last spray',
  PO: 'at least two hours after the dose',
  SL: 'at least two hours after the dose',
};

const source = [...read('G4', 'R1', 'L1'), ...known('professional')];

export const CONSENT_ELEMENTS: readonly ConsentElement[] = [
  {
    id: 'CO-01',
    title: 'What you get',
    severity: 'block',
    textFor: ({ product, route }) =>
      product === 'esketamine'
        ? 'I get esketamine as a spray into the nose. It is approved for my problem, or my clinician has told me if it is not. My plan says the dose and how many sessions there will be. The plan may change with my agreement.'
        : `I get ketamine ${WAY[route]}. Ketamine is approved for surgery. For my problem it is used off-label, which means that it was not approved for it. My plan says the dose range and how many sessions there will be. The plan may change with my agreement.`,
    sources: source,
  },
  {
    id: 'CO-02',
    title: 'Why, and what it may do',
    severity: 'block',
    textFor: () =>
      'I know why this treatment was offered to me. It may help within hours or days. It may also not help at all, and some people feel worse. If it helps, the effect can fade.',
    sources: source,
  },
  {
    id: 'CO-03',
    title: 'Risks',
    severity: 'block',
    textFor: ({ product, route }) =>
      [
        'Common: feeling far away or odd, dizzy, sick, sleepy, afraid, a headache, higher blood pressure.',
        'Serious and rare: very high blood pressure, slow breathing, not waking when called, a fit, a strong allergy, confusion that lasts, more thoughts of suicide.',
        'Over time: harm to the bladder, the liver or memory, and misuse. What happens over many years is not known.',
        ...(route === 'IM' || route === 'SC' ? ['An injection cannot be turned off once it is given.'] : []),
        ...(product === 'ketamine' && (route === 'PO' || route === 'SL')
          ? ['This form is mixed by a pharmacy and was not checked by the FDA, which warns about it.']
          : []),
      ].join(' '),
    sources: source,
  },
  {
    id: 'CO-04',
    title: 'Other choices',
    severity: 'block',
    textFor: () =>
      'I was told about other choices: other drugs, talk therapy, TMS, ECT, care in hospital, and doing nothing for now.',
    sources: source,
  },
  {
    id: 'CO-05',
    title: 'Watching over you',
    severity: 'block',
    textFor: ({ route }) =>
      `Trained staff watch over me and measure at set times. I stay ${STAY[route]}, and until it is safe to go. I have the right to be kept safe until then.`,
    sources: source,
  },
  {
    id: 'CO-06',
    title: 'Going home',
    severity: 'block',
    textFor: ({ product }) =>
      `An adult takes me home. I do not drive ${product === 'esketamine' ? 'until the next day, after a good sleep' : 'for 24 hours'}. I drink no alcohol and use no cannabis for 24 hours, before and after.`,
    sources: source,
  },
  {
    id: 'CO-07',
    title: 'Pregnancy and your health',
    severity: 'block',
    textFor: ({ product }) =>
      `I have told the truth about my health, my drugs and my past. The treatment may harm an unborn child. If I could become pregnant, I agree to tests and I tell the clinic at once if I am.${product === 'esketamine' ? ' I do not breastfeed during treatment.' : ' If I breastfeed, I have talked about it.'}`,
    sources: source,
  },
  {
    id: 'CO-08',
    title: 'Misuse',
    severity: 'block',
    textFor: () =>
      'The drug can be misused. I agree to drug tests and to a look at the state list of prescriptions. I tell the clinic about ketamine from anywhere else.',
    sources: source,
  },
  {
    id: 'CO-09',
    title: 'Safety program for the spray',
    severity: 'block',
    appliesTo: { products: ['esketamine'] },
    textFor: () =>
      'The spray is given only under a safety program called REMS. I am enrolled in it. The clinic sends it a form about each session, and facts about me are shared with it.',
    sources: read('R1', 'R2', 'R3'),
  },
  {
    id: 'CO-10',
    title: 'Emergencies',
    severity: 'block',
    textFor: () => 'If something goes wrong, the clinic treats me and may send me to a hospital.',
    sources: source,
  },
  {
    id: 'CO-11',
    title: 'Touch, company and recording',
    severity: 'block',
    textFor: () =>
      'I said before the session whether a hand on mine is welcome. I may have a second person in the room. Nothing is filmed or recorded without my leave.',
    sources: source,
  },
  {
    id: 'CO-12',
    title: 'Software and your data',
    severity: 'block',
    textFor: () =>
      'The clinic uses software that checks safety rules and points out risks. It does not decide: a clinician does. My data is used for my care, and for nothing else unless I agree.',
    sources: source,
  },
  {
    id: 'CO-13',
    title: 'Cost',
    severity: 'caution',
    textFor: () =>
      'I have a written price for the visits and sessions, and I know what my insurance may not pay.',
    sources: source,
  },
  {
    id: 'CO-14',
    title: 'You understood',
    severity: 'block',
    textFor: () =>
      'I could ask all my questions and I understood the answers. An interpreter helped if I needed one. I am clear today. I know that I may stop at any time, without giving a reason.',
    sources: source,
  },
  {
    id: 'CO-15',
    title: 'When we ask again',
    severity: 'block',
    textFor: () =>
      'The clinic asks me again after 12 months at the latest. It also asks again for a new drug, a new way to take it, a new problem to treat, or a higher dose than is usual.',
    sources: byDefault('CO-15'),
  },
];

/** The consent for one treatment: each element with its text. Signed on a day without sedatives and not during effects. */
export function consentFor(treatment: { readonly product: Product; readonly route: Route }): readonly {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly severity: 'block' | 'caution';
}[] {
  return CONSENT_ELEMENTS.filter((element) => {
    const products = element.appliesTo?.products;
    return products === undefined || products.includes(treatment.product);
  }).map(({ id, title, severity, textFor }) => ({ id, title, severity, text: textFor(treatment) }));
}

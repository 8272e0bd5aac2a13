/** What the keys on a finding stand for. "Part" means that only an excerpt was read. */
export interface SourceWork {
  readonly key: string;
  readonly citation: string;
}

const work = (key: string, citation: string): SourceWork => ({ key, citation });

export const SOURCES: readonly SourceWork[] = [
  work('L1', 'Esketamine nasal spray, US label, March 2019 full text (part)'),
  work('L2', 'Esketamine nasal spray, US brief summary, July 2020 (part: warnings, tables 4 and 6)'),
  work('L3', 'Esketamine monographs: PDR, Medscape 1000325, Epocrates 8582, MPR, MedicineNet'),
  work('L4', 'Manufacturer dosing page for professionals: respiratory status with pulse oximetry'),
  work('L5', 'Manufacturer release of 21 January 2025 on monotherapy'),
  work('L6', 'Esketamine nasal spray, EU package leaflet, 2023'),
  work('L7', 'Esketamine nasal spray, EU-type product texts (Malaysia, Hong Kong, Philippines)'),
  work('L10', 'Esketamine consumer safety page, February 2024: pregnancy, breastfeeding, registry'),
  work('L11', 'Manufacturer medical information on sedation, May 2025'),
  work('L12', 'Manufacturer table of adverse events in short-term trials (n = 346 against 222)'),
  work('L13', 'Manufacturer patient page: how it works is not fully understood'),
  work('L14', 'Esketamine safety information with limitations of use and respiratory depression'),
  work('K1', 'Ketamine hydrochloride injection, US generic label (part: 1, 2.1, 5.3 to 5.5)'),
  work('K2', 'Ketalar summary, PDR: contraindications, precautions, liver tests, rate limit'),
  work('K3', 'Ketalar, UK summary of product characteristics, 2019 (part)'),
  work('K4', 'Ketamine, Swiss product text: contraindications, registration 67199'),
  work('K5', 'S-ketamine injection, Norway: safety information'),
  work('K6', 'Ketamine interactions, MIMS and product precautions'),
  work('K7', 'Ketamine interactions, Pharmamedix (Italian)'),
  work('K8', 'Older US generic ketamine label: emergence, outpatient release'),
  work('K9', 'Ketalar label section 6, as held by DrugCentral'),
  work('R1', 'FDA REMS page 386 (part)'),
  work('R2', 'Spravato REMS outpatient and inpatient pages; enrolment form of August 2020'),
  work('R3', 'REMS patient monitoring form, November 2021 (part)'),
  work('R4', 'Manufacturer walkthrough of the monitoring form (part)'),
  work('R5', 'Los Angeles County DMH Policy 351.02, January 2024 (part)'),
  work('G1', 'APA task force consensus, Sanacora 2017, JAMA Psychiatry (via summary and first page)'),
  work('G2', 'CANMAT on racemic ketamine, 2021, Can J Psychiatry (abstract and commentary)'),
  work('G3', 'ASRA/AAPM/ASA consensus on chronic pain, Cohen 2018 (part)'),
  work('G4', 'ASKP basics of administration and 2020 standards (part)'),
  work('G5', 'ASA guidance on safe ketamine use outside acute pain and sedation (part)'),
  work('G6', 'Oxford Health NHS ketamine service: treatment, questions, risks'),
  work('G8', 'Toronto Ketamine Clinic referral criteria (part)'),
  work('G9', 'C-SSRS clinical triage guidelines'),
  work('G11', 'VA eligibility summary (low-grade)'),
  work(
    'CTC',
    'Common terminology criteria for adverse events, version 5.0 (part: hypertension, general grades)',
  ),
  work('PADS', 'Post-anaesthetic discharge scoring system (published tables)'),
  work('FDA1', 'FDA alerts on compounded ketamine, February 2022 and October 2023'),
  work('E-ABB', 'Abbar 2022, BMJ'),
  work('E-ABD', 'Abdallah 2022, Neuropsychopharmacology'),
  work('E-AND5', 'Andrade, J Clin Psychiatry 2017: interactions'),
  work('E-ATHF', 'Sackeim 2024: antidepressant treatment history form'),
  work('E-BIP', 'Bahji 2021, review of ketamine in bipolar depression'),
  work('E-BP2', 'Yale series of 2,342 infusions, 2024'),
  work('E-BP1', 'Series of 741 infusions, blood pressure (abstract)'),
  work('E-BZD', 'Benzodiazepine dose and ketamine response, Frontiers 2020 (n = 47)'),
  work('E-CLA', 'Oral S-ketamine and clarithromycin, Turku'),
  work('E-DIS', 'Dissociation and benefit of esketamine, later analysis of trials'),
  work('E-EKS', 'Ekstrand 2022, ketamine against electroconvulsive therapy (PMC9154276)'),
  work('E-ELEKT', 'ELEKT-D secondary analysis, JAMA Netw Open; registry NCT03113968'),
  work('E-ERK', 'ER-Ketamine protocol (PMC10812090)'),
  work('E-FED', 'Feder 2021, Am J Psychiatry'),
  work('E-GFJ', 'Oral S-ketamine and grapefruit juice, Turku'),
  work('E-GRU', 'Grunebaum 2018, Am J Psychiatry'),
  work('E-HIE', 'Hietamies 2023 (n = 2,758)'),
  work('E-JPN', 'Esketamine in Japan, phase 2b, 2021 (n = 202)'),
  work('E-KIC', 'Review of ketamine cystitis'),
  work('E-LAE', 'Adverse events of ketamine over time (n = 928)'),
  work('E-MAI', 'Maintenance review (Prague)'),
  work('E-COT', 'FDA adverse event series on liver and bile ducts, 2021 (PMC8546385)'),
  work('E-MIG', 'Mojica 2021: refractory headache'),
  work('E-MIND', 'Hull 2022 (n = 1,247) and trial record'),
  work('E-NL', 'Dutch trial, eligibility (PMC6884875 table 1)'),
  work('E-OLI', 'Oliver 2022, clinic series (n = 424)'),
  work('E-PAINREV', 'Faisco 2024, review of ketamine in chronic pain'),
  work('E-REMS', 'Esketamine in US practice, 58 months of REMS forms'),
  work('E-RIF', 'Rifampicin and S-ketamine, Turku'),
  work('E-RPA', 'RPA Hospital clinic (PMC11193313)'),
  work('E-TAY', 'Taylor 2018: social anxiety'),
  work('E-TIC', 'Ticlopidine, itraconazole and oral S-ketamine, Turku'),
  work('E-UDS', 'Drug-test vendor pages (low-grade)'),
  work('E-VER', 'Veraart 2021: pharmacodynamic interactions'),
  work('E-WHI', 'Whittaker 2021, meta-analysis'),
  work('S-ADQ', 'Adequate-trial durations, two web summaries (low-grade)'),
  work('S-CFR21', 'US federal rules on records of controlled substances, 21 CFR 1304.21'),
  work('S-INP', 'Ketalar label digest'),
  work('S-TEL', 'Telemedicine extension to the end of 2026 (low-grade)'),
  work('S-WD', 'Consumer monograph on withdrawal'),
  work('E-AND-PO', 'Andrade, J Clin Psychiatry 2019: ketamine by mouth'),
  work('E-AND4', 'Andrade, J Clin Psychiatry 2017: dose, rate and way of giving'),
  work('E-AUS', 'Australian veterans infusion trial, registry record'),
  work('E-BP3', 'Emory series of 684 infusions'),
  work('E-CRPS1', 'Multi-day low-dose infusion in CRPS, 2005 (PMID 16850072)'),
  work('E-CRPS2', 'Five-day infusion in CRPS (PMC2950807)'),
  work('E-KADS', 'Loo 2023, Br J Psychiatry (design only)'),
  work('E-KAP', 'Ketamine-assisted psychotherapy against ketamine, trial record'),
  work('E-MCI', 'McInnes 2022, J Affect Disord (n = 537)'),
  work('E-NON', 'Non-improvers after infusion 4, Transl Psychiatry 2024 (figure 2)'),
  work('E-NOP', 'Noppers 2011: liver injury in CRPS'),
  work('E-OKT', 'Open trial of ketamine by mouth, registry record'),
  work('E-PFE', 'Pfeiffer 2024, J Clin Psychiatry (n = 215)'),
  work('E-PHI', 'Phillips 2019, Am J Psychiatry (n = 41)'),
  work('E-SDK', 'Emergency sub-dissociative ketamine protocol (PMC7081852 table 1)'),
  work('E-SLR', 'Lozenges in practice, retrospective (n = 431)'),
  work('L8', 'Manufacturer medical information on dissociation, April 2024'),
  work('S-ISMP', 'Alerts on custom concentrations (ismp.org)'),
  work('S-NUM', 'Training pages of a clinic group'),
  work('S-PUMP', 'Infusion pump problems, 2019 (patientsafetysolutions.com)'),
  work('S-WEL', 'Clinic safety list (low-grade)'),
  work('E-ACT', 'Mathai 2022: psychotherapy beside ketamine (PMC8992793)'),
  work('E-ASP', 'Esketamine in acute suicidality, pooled adverse events (PMC8407443)'),
  work('E-BAT', 'Ketamine by mouth with behavioural activation, trial in progress'),
  work('E-BMI1', 'Freeman 2020: body mass and response'),
  work('E-BMI2', 'Clinic series on body mass and response (n = 230)'),
  work('E-ESC', 'Esketamine against quetiapine, sensitivity analyses, 2024'),
  work('E-SUS', 'Esketamine relapse prevention, poster'),
  work('E-TFT', 'Week-long trauma-focused trial with infusions, record'),
  work('E-TR2', 'Popova 2019, Am J Psychiatry'),
  work('E-VETS', 'Veteran programme, 2025 (n = 20; low-grade)'),
  work('E-YIP', 'Yip 2022: hypertension during ketamine (PMC9556663, abstract)'),
  work('G12', 'AAFP on severe asymptomatic hypertension, 2010, key recommendations'),
  work('S-AWK', 'Description of ketamine-assisted therapy at an Oslo clinic'),
  work('S-IFU', 'Esketamine instructions for patients (peacehealth.org)'),
  work('S-NUM2', 'Training pages of a clinic group, psychotherapy'),
  work('S-ROUTE', 'Errors of route with ketamine (low-grade)'),
  work('Devine', 'Devine formula for ideal body weight'),
  work('professional', 'General professional knowledge, not re-read; check before release'),
  work('product', 'Starting value proposed by this product; the clinic must confirm it'),
];

/** An id of the product's own rules or requirements, such as `IV-05` or `AR-ROUNDING`. */
const OWN_ID = /^[A-Z]{2,5}(-[A-Z0-9]+)+$/;

/**
 * What a source stands for, in words a reader can follow up; `undefined` if nobody knows the key. A value that is
 * nobody else's names the rule it was set for, with the mark that says how far to trust it.
 */
export function citationOf(source: {
  readonly key: string;
  readonly mark: 'read' | 'known' | 'default';
}): string | undefined {
  const found = sourceByKey(source.key);
  if (found !== undefined) return found.citation;
  if (!OWN_ID.test(source.key) || source.mark === 'read') return undefined;
  return source.mark === 'default'
    ? `Starting value proposed by this product for ${source.key}; the clinic must confirm it`
    : `General professional knowledge behind ${source.key}, not re-read; check before release`;
}

const BY_KEY: ReadonlyMap<string, SourceWork> = new Map(SOURCES.map((row) => [row.key, row]));
export const sourceByKey = (key: string): SourceWork | undefined => BY_KEY.get(key);

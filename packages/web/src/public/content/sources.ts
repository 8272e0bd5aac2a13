/** Where the facts of these pages come from. A page names the keys it used; the list stands at its end. */
export const SOURCES = {
  'ketamine-label':
    'US label of ketamine injection (generic, Gland Pharma): uses, fasting, emergency equipment, warnings.',
  'esketamine-label': 'US label of esketamine nasal spray: full text 2019, brief summary July 2020.',
  'esketamine-alone':
    'Maker’s announcement of 21 January 2025: esketamine may be used on its own in depression that resists treatment.',
  'esketamine-effects':
    'Maker’s safety table of the short trials: 346 people on esketamine and 222 on placebo, all with an antidepressant.',
  'esketamine-europe': 'European package leaflet of esketamine nasal spray, 2023.',
  'esketamine-maker':
    'Maker’s page for patients on depression that resists treatment: exact mechanism not fully known.',
  rems: 'FDA safety programme (REMS) for esketamine nasal spray.',
  'fda-alert': 'FDA alert on compounded ketamine, October 2023.',
  'apa-2017':
    'Sanacora and others: consensus statement on ketamine in mood disorders, JAMA Psychiatry 2017 (summary).',
  'canmat-2021': 'Canadian CANMAT recommendations on racemic ketamine, 2021 (abstract).',
  'pain-2018':
    'Cohen and others: consensus guidelines on ketamine for chronic pain (ASRA, AAPM, ASA), 2018 (excerpts).',
  oxford: 'Oxford Health NHS ketamine service: pages on treatment, questions and risks.',
  'mcinnes-2022': 'McInnes and others: 537 patients of US community clinics, J Affect Disord 2022.',
  'pfeiffer-2024':
    'Pfeiffer and others: 215 US veterans with very resistant depression, J Clin Psychiatry 2024.',
  'phillips-2019': 'Phillips and others: single and repeated infusions, 41 people, Am J Psychiatry 2019.',
  'grunebaum-2018': 'Grunebaum and others: ketamine and suicidal thoughts, 80 people, Am J Psychiatry 2018.',
  'bahji-2021': 'Bahji and others: review of ketamine in bipolar depression, six studies, 2021.',
  'feder-2021': 'Feder and others: repeated ketamine in long-lasting PTSD, 30 people, Am J Psychiatry 2021.',
  'abdallah-2022':
    'Abdallah and others: ketamine in military PTSD, 158 people, Neuropsychopharmacology 2022.',
  'taylor-2018': 'Taylor and others: ketamine in social anxiety disorder, 18 people, 2018.',
  'hietamies-2023': 'Hietamies and others: 2,758 patients of ten US clinics, 2023.',
  'whittaker-2021': 'Whittaker and others: meta-analysis of ketamine in anxiety disorders and OCD, 2021.',
  'yale-2024': 'Blood pressure in 2,342 ketamine infusions, Yale, 2024.',
  bladder: 'Review of ketamine and the bladder; US labels of ketamine and esketamine.',
} as const;
export type SourceKey = keyof typeof SOURCES;

import { describe, expect, it } from 'vitest';
import { resolveMedicine } from '../medicines.ts';
import { RULES } from '../registry.ts';
import { DRUG_CLASSES, type DrugClass } from './classes.ts';

/**
 * Names under which people in the United States and in Europe know the drugs that a rule names, generic and brand, by
 * the class that the rule asks for. Written out a second time, so that a name which goes missing is seen.
 */
const NAMES: Readonly<Record<Exclude<DrugClass, 'ketamine'>, string>> = {
  benzodiazepine:
    'diazepam valium; lorazepam ativan tavor temesta; alprazolam xanax; clonazepam klonopin rivotril; temazepam restoril; oxazepam serax adumbran; chlordiazepoxide librium; midazolam versed dormicum buccolam; triazolam halcion; bromazepam lexotan lexotanil; clobazam onfi frisium; lormetazepam noctamid; nitrazepam mogadon; flunitrazepam rohypnol; estazolam; clorazepate tranxene; flurazepam dalmane dalmadorm; prazepam demetrin lysanxia',
  'z-drug': 'zolpidem ambien stilnox; zopiclone imovane; eszopiclone lunesta; zaleplon sonata',
  opioid:
    'morphine ms contin; oxycodone oxycontin roxicodone percocet; hydrocodone vicodin norco; hydromorphone dilaudid; codeine; tramadol ultram tramal; tapentadol nucynta palexia; fentanyl duragesic durogesic; methadone dolophine; buprenorphine butrans subutex suboxone; oxymorphone opana; pethidine meperidine demerol; tilidine valoron; dihydrocodeine',
  'opioid-agonist-treatment': 'methadone; buprenorphine subutex suboxone sublocade buvidal zubsolv',
  gabapentinoid: 'gabapentin neurontin gralise horizant; pregabalin lyrica',
  'sedating-antihistamine':
    'diphenhydramine benadryl; doxylamine unisom; hydroxyzine atarax vistaril; promethazine phenergan; chlorpheniramine',
  'muscle-relaxant':
    'cyclobenzaprine flexeril; baclofen lioresal; tizanidine zanaflex sirdalud; methocarbamol robaxin; carisoprodol soma; orphenadrine norflex; metaxalone skelaxin',
  antipsychotic:
    'quetiapine seroquel; olanzapine zyprexa; risperidone risperdal; aripiprazole abilify; haloperidol haldol; clozapine clozaril leponex; ziprasidone geodon zeldox; lurasidone latuda; paliperidone invega; chlorpromazine thorazine; cariprazine vraylar reagila; brexpiprazole rexulti; amisulpride solian; perphenazine',
  barbiturate: 'phenobarbital luminal; butalbital fioricet; primidone mysoline',
  maoi: 'phenelzine nardil; tranylcypromine parnate; isocarboxazid marplan; selegiline emsam eldepryl; linezolid zyvox zyvoxid; rasagiline azilect; moclobemide aurorix',
  psychostimulant:
    'methylphenidate ritalin concerta medikinet; amphetamine adderall; dextroamphetamine dexedrine; lisdexamfetamine vyvanse elvanse; dexmethylphenidate focalin; phentermine adipex',
  'wakefulness-agent': 'modafinil provigil vigil; armodafinil nuvigil',
  lamotrigine: 'lamotrigine lamictal',
  theophylline: 'theophylline theo-24 uniphyl euphylong; aminophylline',
  ergometrine: 'ergometrine ergonovine; methylergometrine methylergonovine methergine',
  vasopressin: 'vasopressin vasostrict',
  sympathomimetic: 'epinephrine epipen; albuterol salbutamol ventolin; midodrine',
  decongestant: 'pseudoephedrine sudafed; phenylephrine; oxymetazoline afrin nasivin; xylometazoline otrivin',
  'thyroid-hormone': 'levothyroxine synthroid euthyrox; liothyronine cytomel',
  'strong-cyp3a4-inhibitor':
    'clarithromycin biaxin klacid; ketoconazole nizoral; itraconazole sporanox; ritonavir norvir paxlovid; cobicistat tybost; voriconazole vfend; posaconazole noxafil',
  'cyp2b6-inhibitor': 'ticlopidine ticlid; clopidogrel plavix',
  ticlopidine: 'ticlopidine ticlid',
  'strong-inducer':
    'rifampicin rifampin rifadin; carbamazepine tegretol timonil; phenytoin dilantin epanutin; hypericum jarsin laif',
  'psychotomimetic-blunting-antipsychotic': 'clozapine leponex; haloperidol haldol; risperidone risperdal',
  'opioid-antagonist': 'naltrexone vivitrol revia; nalmefene selincro',
  lithium: 'lithium lithobid quilonum priadel',
  ssri: 'sertraline zoloft; fluoxetine prozac fluctin; citalopram celexa cipramil; escitalopram lexapro cipralex; paroxetine paxil seroxat; fluvoxamine luvox',
  snri: 'venlafaxine effexor trevilor; desvenlafaxine pristiq; duloxetine cymbalta; milnacipran savella',
  'other-antidepressant':
    'bupropion wellbutrin elontril; mirtazapine remeron remergil; trazodone desyrel trittico',
  'mood-stabiliser': 'valproate depakote depakine; lithium; lamotrigine; carbamazepine',
  'nmda-active': 'memantine namenda ebixa axura; amantadine symmetrel gocovri; dextromethorphan delsym',
  antihypertensive:
    'lisinopril; ramipril; amlodipine; metoprolol; bisoprolol concor; candesartan; clonidine catapres',
  'qt-prolonging': 'citalopram; amiodarone cordarone; methadone; azithromycin',
  ondansetron: 'ondansetron zofran',
  'nasal-corticosteroid': 'flonase nasonex rhinocort nasacort',
};

const missing = Object.entries(NAMES).flatMap(([drugClass, line]) =>
  line
    .split(';')
    .flatMap((group) => group.trim().split(' '))
    .filter((name) => name !== 'ms' && name !== 'contin')
    .filter(
      (name) =>
        resolveMedicine({ name })?.ingredients.some((one) =>
          one.classes.some((found) => found === drugClass),
        ) !== true,
    )
    .map((name) => `${drugClass}: ${name}`),
);

describe('names of the drugs that rules name', () => {
  it('are each known, generic and brand, as what the rule asks for', () => {
    expect(missing).toEqual([]);
  });

  it('are written out here for every class there is', () => {
    expect(DRUG_CLASSES.filter((one) => one !== 'ketamine' && !(one in NAMES))).toEqual([]);
  });

  it.each(['ketalar', 'ketamine', 'esketamine', 'spravato', 'ketanest'])('know %s as ketamine', (name) => {
    expect(resolveMedicine({ name })?.ingredients.some((one) => one.classes.includes('ketamine'))).toBe(true);
  });

  it('leave DI-23 to say so when a typed name is none of them', () => {
    expect(resolveMedicine({ name: 'the little blue ones' })).toBeUndefined();
    expect(RULES.find(({ id }) => id === 'DI-23')?.inputs).toContain('medicines');
  });
});

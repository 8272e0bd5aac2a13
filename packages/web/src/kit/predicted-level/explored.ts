import type { Dose, ModelSummary, Subject } from '@titrate/pk';
import { useState } from 'react';
import { covariatesOf } from './covariates.ts';
import { type LevelsRequest, POTENCIES } from './levels.ts';
import { type DrugId, modelsOn, type PkRoute } from './model-routes.ts';
import { dosesBy, MG_PER_DEVICE } from './regimen.ts';

/** Where the sliders stand. A drawing to play with: none of it is a dose for anybody. */
export interface Explored {
  readonly drug: DrugId;
  readonly route: PkRoute;
  readonly weightKg: number;
  /** `undefined`: not told to the models, which then say whom they computed for. */
  readonly ageYears: number | undefined;
  /** Only where a model knows it; empty is not told. */
  readonly ancestry: 'neither' | 'asian' | 'japanese' | '';
  readonly mgPerKg: number;
  /** Of what is swallowed or melts in the mouth. */
  readonly mg: number;
  readonly devices: number;
  readonly durationMin: number;
  readonly hours: number;
  readonly modelId: string;
  readonly overlayId: string;
  readonly potency: string;
}

/** Ends and steps of the sliders: the edges of the drawing, not limits of treatment. */
export const SLIDERS = {
  weightKg: { min: 40, max: 160, step: 1 },
  ageYears: { min: 18, max: 90, step: 1 },
  mgPerKg: { min: 0.1, max: 2, step: 0.05 },
  mg: { min: 10, max: 300, step: 5 },
  devices: { min: 1, max: 3, step: 1 },
  durationMin: { min: 5, max: 240, step: 5 },
  hours: { min: 1, max: 24, step: 1 },
} as const;

/** Most even samples of a drawing, and steps between them that meet the minutes a reader of clocks expects. */
const SAMPLES = 120;
const STEPS_MIN = [0.5, 1, 2, 3, 4, 5, 6, 10, 12];

export const START: Explored = {
  drug: 'ketamine',
  route: 'iv-infusion',
  weightKg: 75,
  ageYears: 40,
  ancestry: '',
  mgPerKg: 0.5,
  mg: 50,
  devices: 2,
  durationMin: 40,
  hours: 4,
  modelId: '',
  overlayId: '',
  potency: POTENCIES[0]?.id ?? '',
};

export function useExplored(start: Partial<Explored> = {}) {
  const [explored, setExplored] = useState<Explored>(() => ({ ...START, ...start }));
  return {
    explored,
    change: (part: Partial<Explored>) => setExplored((before) => ({ ...before, ...part })),
  };
}

/** How a route's dose is set: for each kilogram, in whole devices, or in mg. */
export function doseKindOf(route: PkRoute): 'mgPerKg' | 'devices' | 'mg' {
  if (route === 'nasal-device') return 'devices';
  return route === 'oral' || route === 'film' ? 'mg' : 'mgPerKg';
}

export function doseMgOf({ route, weightKg, mgPerKg, mg, devices }: Explored): number {
  switch (doseKindOf(route)) {
    case 'devices':
      return devices * MG_PER_DEVICE;
    case 'mg':
      return mg;
    case 'mgPerKg':
      return Math.round(mgPerKg * weightKg * 10) / 10;
  }
}

export const dosesOfExplored = (explored: Explored): readonly Dose[] =>
  dosesBy({ route: explored.route, doseMg: doseMgOf(explored), durationMin: explored.durationMin });

/** The models to choose from, the one that draws, and the one beside it. */
export function modelsOf({ drug, route, modelId, overlayId }: Explored) {
  const models = modelsOn(drug, route);
  const model = models.find((one) => one.id === modelId) ?? models[0];
  const overlay = models.find((one) => one.id === overlayId && one.id !== model?.id);
  return { models, model, overlay };
}

/** What these models are told about the person: nothing they cannot use. */
export function subjectOf(
  { weightKg, ageYears, ancestry }: Pick<Explored, 'weightKg' | 'ageYears' | 'ancestry'>,
  models: readonly (ModelSummary | undefined)[],
): Subject {
  const knows = covariatesOf(models);
  return {
    weightKg,
    ...(knows.age && ageYears !== undefined ? { ageYears } : {}),
    ...(knows.ancestry && ancestry !== ''
      ? { asian: ancestry !== 'neither', japanese: ancestry === 'japanese' }
      : {}),
  };
}

export function requestOf(explored: Explored): LevelsRequest | undefined {
  const { model, overlay } = modelsOf(explored);
  if (model === undefined) return undefined;
  const toMin = explored.hours * 60;
  return {
    modelId: model.id,
    overlayId: overlay?.id,
    subject: subjectOf(explored, [model, overlay]),
    doses: dosesOfExplored(explored),
    toMin,
    stepMin: STEPS_MIN.find((step) => toMin / step <= SAMPLES) ?? toMin / SAMPLES,
    potency: explored.potency,
  };
}

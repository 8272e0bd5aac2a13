import { useState } from 'react';
import { type LevelsRequest, POTENCIES } from './levels.ts';
import { dosesOf, MG_PER_DEVICE, modelsFor, type Regimen } from './regimen.ts';

export interface RouteChoice {
  readonly id: string;
  readonly label: string;
  readonly product: Regimen['product'];
  readonly route: Regimen['route'];
}

const INTO_VEIN: RouteChoice = {
  id: 'ketamine-iv',
  label: 'ketamine (racemic), into a vein',
  product: 'ketamine',
  route: 'IV',
};
export const ROUTE_CHOICES: readonly RouteChoice[] = [
  INTO_VEIN,
  { id: 'ketamine-im', label: 'ketamine (racemic), into a muscle', product: 'ketamine', route: 'IM' },
  { id: 'ketamine-sc', label: 'ketamine (racemic), under the skin', product: 'ketamine', route: 'SC' },
  { id: 'esketamine-in', label: 'esketamine, nasal device', product: 'esketamine', route: 'IN' },
];

/** Where the sliders stand. A drawing to play with: none of it is a dose for anybody. */
export interface Explored {
  readonly choice: RouteChoice;
  readonly weightKg: number;
  readonly mgPerKg: number;
  readonly devices: number;
  readonly durationMin: number;
  readonly hours: number;
  readonly modelId: string;
  readonly overlayId: string;
  readonly potency: string;
}

/** Ends and steps of the sliders: the edges of the drawing. */
export const SLIDERS = {
  weightKg: { min: 40, max: 160, step: 1 },
  mgPerKg: { min: 0.1, max: 2, step: 0.05 },
  devices: { min: 1, max: 3, step: 1 },
  durationMin: { min: 5, max: 240, step: 5 },
  hours: { min: 1, max: 24, step: 1 },
} as const;

const SUBJECTS = 256;
const SAMPLES = 121;

export function useExplored() {
  const [explored, setExplored] = useState<Explored>({
    choice: INTO_VEIN,
    weightKg: 75,
    mgPerKg: 0.5,
    devices: 2,
    durationMin: 40,
    hours: 4,
    modelId: '',
    overlayId: '',
    potency: POTENCIES[0]?.id ?? '',
  });
  return {
    explored,
    change: (part: Partial<Explored>) => setExplored((before) => ({ ...before, ...part })),
  };
}

export function regimenOf({ choice, devices, mgPerKg, weightKg, durationMin }: Explored): Regimen {
  const { product, route } = choice;
  const doseMg = route === 'IN' ? devices * MG_PER_DEVICE : Math.round(mgPerKg * weightKg * 10) / 10;
  return { product, route, doseMg, ...(route === 'IV' ? { durationMin } : {}) };
}

/** The models to choose from, the one that draws, and the one beside it. */
export function modelsOf({ choice, modelId, overlayId }: Explored) {
  const models = modelsFor(choice.product, choice.route);
  const model = models.find((one) => one.id === modelId) ?? models[0];
  const overlay = models.find((one) => one.id === overlayId && one.id !== model?.id);
  return { models, model, overlay };
}

export function requestOf(explored: Explored): LevelsRequest | undefined {
  const { model, overlay } = modelsOf(explored);
  const doses = dosesOf(regimenOf(explored));
  const toMin = explored.hours * 60;
  if (model === undefined || doses === undefined) return undefined;
  return {
    modelId: model.id,
    overlayId: overlay?.id,
    subject: { weightKg: explored.weightKg },
    doses,
    toMin,
    stepMin: toMin / (SAMPLES - 1),
    subjects: SUBJECTS,
    potency: explored.potency,
  };
}

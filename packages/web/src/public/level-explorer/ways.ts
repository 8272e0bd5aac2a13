import type { Explored } from '../../kit/predicted-level/explored.ts';
import { MG_PER_DEVICE } from '../../kit/predicted-level/regimen.ts';
import { STUDY_EXAMPLE } from './study-example.ts';

/** A way into the body as people say it, and where the sliders stand for it. None of it is a dose for anybody. */
interface Way {
  readonly id: string;
  readonly name: string;
  /** What is given this way, and where its first figure comes from. */
  readonly words: string;
  /** The drug in the title of the curve. */
  readonly drug: string;
  readonly start: Pick<Explored, 'drug' | 'route'> & Partial<Explored>;
}

/** The ways that a published model knows. A lozenge is not among them, and the film says so. */
export const WAYS: readonly Way[] = [
  {
    id: 'drip',
    name: 'A drip into a vein',
    words:
      'The sliders start at a drip that was used in published studies. We chose it since its level was measured.',
    drug: 'Ketamine',
    start: { drug: 'ketamine', route: 'iv-infusion', ...STUDY_EXAMPLE.sliders },
  },
  {
    id: 'muscle',
    name: 'A shot into a muscle',
    words:
      'The sliders start at the same amount as the drip, given as one shot. How fast it leaves the muscle is our guess, since no study we know can tell.',
    drug: 'Ketamine',
    start: { drug: 'ketamine', route: 'im', mgPerKg: STUDY_EXAMPLE.sliders.mgPerKg },
  },
  {
    id: 'spray',
    name: 'A spray into the nose',
    words: `This is the spray with esketamine, one half of ketamine. One device holds ${MG_PER_DEVICE} mg. The study printed what it found for one, two and three. Here they follow five minutes apart.`,
    drug: 'Esketamine',
    start: { drug: 'esketamine', route: 'nasal-device', devices: 2 },
  },
  {
    id: 'film',
    name: 'A film that melts in the mouth',
    words:
      'This is a thin film with esketamine, one half of ketamine. A study gave 50 or 100 mg. For a lozenge we know no model, so none is drawn; this film is not the same.',
    drug: 'Esketamine',
    start: { drug: 'esketamine', route: 'film', mg: 50 },
  },
];

export const wayOf = ({ drug, route }: Pick<Explored, 'drug' | 'route'>): Way => {
  const way = WAYS.find(({ start }) => start.drug === drug && start.route === route) ?? WAYS[0];
  if (way === undefined) throw new Error('Invariant broken: there is no way to choose');
  return way;
};

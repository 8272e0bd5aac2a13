import type { AskedTreatment } from '@titrate/contract';
import { untilFilled } from '../support/demo.ts';
import type { Journey } from '../support/journey.ts';
import { look } from '../support/look.ts';
import type { Bedside } from './bedside.ts';
import type { Team } from './chairside.ts';
import { readTheLabel, VIALS } from './drug.ts';
import { bookInAChair, type TypedPlan, writeAPlan } from './product-plan.ts';
import { aReadyPatient, type ReadyPatient } from './ready-patient.ts';
import { refusedInItsDialog } from './room.ts';

const HOUR = 3_600_000;

/** A patient with a plan in force, booked in a chair of today. */
export interface Treatment {
  readonly team: Team;
  readonly patient: ReadyPatient;
  readonly plan: Awaited<ReturnType<typeof writeAPlan>>;
  readonly bedside: Bedside;
}

/** The people of one clinic, for one treatment after the other. */
export interface Staffed {
  theTeam(): Promise<Team>;
  aTreatment(
    name: readonly [given: string, family: string],
    treatment: AskedTreatment,
    typed: TypedPlan,
  ): Promise<Treatment>;
}

/** Nobody's session outlives twelve hours; the team signs in anew for the patients of the next shift. */
export function staffed(journey: Journey): Staffed {
  let signedIn: { readonly team: Team; readonly at: number } | undefined;
  const theTeam = async (): Promise<Team> => {
    if (signedIn !== undefined) {
      const { team, at } = signedIn;
      if (journey.server.now() - at < 6 * HOUR) return team;
      const { prescriber, nurse, secondNurse, owner } = team;
      await Promise.all([prescriber, nurse, secondNurse, owner].map(journey.signInAgain));
      signedIn = { team, at: journey.server.now() };
      return team;
    }
    const [prescriber, nurse, secondNurse, owner] = await Promise.all([
      journey.staff('prescriber@harbour.example'),
      journey.staff('nurse@harbour.example', { device: 'tablet' }),
      journey.staff('nurse2@harbour.example', { device: 'tablet' }),
      journey.staff('owner@harbour.example'),
      untilFilled(journey.server),
    ]);
    const team = { journey, prescriber, nurse, secondNurse, owner };
    signedIn = { team, at: journey.server.now() };
    return team;
  };
  return {
    theTeam,
    aTreatment: async ([givenName, familyName], treatment, typed) => {
      const team = await theTeam();
      const now = journey.server.now();
      const patient = await aReadyPatient(team.prescriber, now, { givenName, familyName, treatment });
      const plan = await writeAPlan(team.prescriber, patient, typed);
      const bedside = await bookInAChair(team.owner, patient, plan, journey.server.now());
      return { team, patient, plan, bedside };
    },
  };
}

export const PER_KG = { unit: 'mg for each kg of weight', sessions: '6', perWeek: '2' } as const;

/** Fills in the dialog of an injection or a swallowed dose; the first time the server refuses it. */
export async function givePart(
  { nurse }: Team,
  button: RegExp,
  place: string,
  mg: string,
  lot: string = VIALS.lot,
): Promise<void> {
  const { page } = nurse;
  await page.getByRole('button', { name: button }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('#field-part-mg').fill(mg);
  await dialog.locator('#field-part-place').selectOption({ label: place });
  await readTheLabel(nurse, dialog, lot);
  await look(nurse, `give-${place}`);
  await refusedInItsDialog(nurse, dialog, `Give ${mg} mg`);
  await dialog.getByRole('button', { name: `Give ${mg} mg` }).click();
  await dialog.waitFor({ state: 'detached' });
}

export const isAlert = (rule: string) => (event: Readonly<Record<string, unknown>>) =>
  event['kind'] === 'alert.raised' && JSON.stringify(event['data']).includes(`"${rule}"`);

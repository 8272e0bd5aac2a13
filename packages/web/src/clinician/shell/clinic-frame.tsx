import { Navigate, Outlet, useMatchRoute, useParams } from '@tanstack/react-router';
import type { Membership } from '@titrate/contract';
import { type CivilDate, parseCivilDate } from '@titrate/quantity';
import { createContext, use } from 'react';
import { isApiError } from '../../kit/api/problems.ts';
import { useNow } from '../../kit/clock/use-now.ts';
import { dayOf } from '../../kit/format/date.ts';
import { LiveProvider } from '../../kit/live/use-live.tsx';
import { useTabTitle } from '../../kit/routing/tab-title.ts';
import { RuleLinkContext } from '../../kit/ui/finding-card.tsx';
import { NotShown } from '../../kit/ui/not-shown.tsx';
import { WordingBar } from '../admin/instruments/wording-bar.tsx';
import { LimitsBar } from '../admin/limits/limits-bar.tsx';
import { WorkstationLock } from '../lock/lock.tsx';
import { NAVIGATION } from '../navigation.ts';
import { OfflineProvider } from '../offline/offline.tsx';
import { useSignOut } from '../offline/sign-out.tsx';
import { PatientSearch } from '../patients/list/patient-search.tsx';
import { StepUpProvider } from '../session/step-up.tsx';
import { useWhoAmI } from '../session/who-am-i.ts';
import { AlertBar } from '../treatment-room/alerts/alert-bar.tsx';
import { AppShell, type ShellClinic, type ShellUser } from './app-shell.tsx';

interface ClinicSession {
  readonly clinic: ShellClinic;
  readonly user: ShellUser;
}
const ClinicContext = createContext<ClinicSession | undefined>(undefined);

/** The clinic of this tab and who is signed in. Only below a clinic's address. */
export function useClinic(): ClinicSession {
  const session = use(ClinicContext);
  if (session === undefined) throw new Error('Invariant broken: this page is shown outside a clinic');
  return session;
}

/** The calendar day in the clinic's zone; changes at the clinic's midnight. */
export function useToday(): CivilDate {
  const { clinic } = useClinic();
  const parsed = parseCivilDate(dayOf(useNow(30_000), clinic.zone));
  if (!parsed.ok) throw new Error('Invariant broken: the platform gave a day that does not exist');
  return parsed.value;
}

/** What the navigation calls the page that is open; nothing on a page that it does not lead to. */
function useOpenEntry(clinicId: string): readonly string[] {
  const isAt = useMatchRoute();
  return NAVIGATION.filter(
    ({ to }) => isAt({ to, params: { clinicId }, fuzzy: to !== '/$clinicId' }) !== false,
  ).map(({ label }) => label);
}

/** Checks who is here, opens the live connection and draws the frame. */
export function ClinicFrame() {
  const clinicId: string = useParams({ strict: false, select: (params) => params.clinicId ?? '' });
  const me = useWhoAmI();
  const leaving = useSignOut(me.data?.userId);
  const membership = me.data?.memberships.find((one) => one.clinicId === clinicId);
  const entry = useOpenEntry(clinicId);
  useTabTitle(
    membership === undefined ? undefined : [...entry, membership.clinicName, 'Titrate'].join(' · '),
    'frame',
  );

  if (me.isError && isApiError(me.error) && me.error.problem.status === 401)
    return <Navigate to="/sign-in" />;
  if (me.data === undefined) return <NotShown query={me} what="This clinic" />;
  if (!me.data.secondFactor) return <Navigate to="/sign-in" />;
  if (membership === undefined) return <Navigate to="/choose-clinic" />;

  const clinic = clinicOf(membership);
  const user: ShellUser = {
    id: me.data.userId,
    name: membership.displayName,
    credentials: membership.credentials,
    roles: membership.roles,
  };
  return (
    <ClinicContext value={{ clinic, user }}>
      <LiveProvider key={clinic.id} clinicId={clinic.id}>
        <OfflineProvider key={user.id} userId={user.id} hours={membership.devices.offlineHours}>
          <WorkstationLock user={user} afterMin={membership.devices.lockAfterMin}>
            <AppShell
              clinic={clinic}
              user={user}
              search={<PatientSearch />}
              alerts={
                <>
                  <AlertBar />
                  <LimitsBar />
                  <WordingBar />
                </>
              }
              onSignOut={() => void leaving.ask()}
            >
              {leaving.dialog}
              <StepUpProvider>
                <RuleLinkContext value={(rule) => `/clinic/${clinic.id}/reference/rules/${rule}`}>
                  <Outlet />
                </RuleLinkContext>
              </StepUpProvider>
            </AppShell>
          </WorkstationLock>
        </OfflineProvider>
      </LiveProvider>
    </ClinicContext>
  );
}

const clinicOf = (membership: Membership): ShellClinic => ({
  id: membership.clinicId,
  name: membership.clinicName,
  colour: membership.colour,
  zone: membership.timeZone,
});

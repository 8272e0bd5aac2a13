import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconChevronDown, IconMoon, IconSun } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import type { Role } from '@titrate/contract';
import { type CSSProperties, type ReactNode, useEffect, useRef } from 'react';
import { useLiveState } from '../../kit/live/use-live.tsx';
import { Disclosure } from '../../kit/ui/disclosure.tsx';
import { StaleBar } from '../../kit/ui/stale-bar.tsx';
import { NAVIGATION } from '../navigation.ts';
import styles from './app-shell.module.css';
import { ROLE_WORDS } from './roles.ts';

export interface ShellClinic {
  readonly id: string;
  readonly name: string;
  /** The clinic's own colour, CSS hex; kept visible so that two clinics are never mixed up (SEC-11). */
  readonly colour: string;
  readonly zone: string;
}
export interface ShellUser {
  readonly id: string;
  readonly name: string;
  /** As printed beside a signature: "MD", "RN". */
  readonly credentials: string;
  readonly roles: readonly Role[];
}

interface AppShellProps {
  readonly clinic: ShellClinic;
  readonly user: ShellUser;
  /** The patient search box; a feature fills it. */
  readonly search?: ReactNode;
  /** Alerts that call whoever is signed in; below the word that a screen is not live, above every page. */
  readonly alerts?: ReactNode;
  readonly onSignOut: () => void;
  readonly children: ReactNode;
}

/** The frame of every clinician page: navigation with the clinic's name and colour, search, live state, user. */
export function AppShell({ clinic, user, search, alerts, onSignOut, children }: AppShellProps) {
  const colour: CSSProperties & { '--clinic-colour': string } = { '--clinic-colour': clinic.colour };
  return (
    <div className={styles.shell} style={colour}>
      <a className="skip-link" href="#main">
        Skip to the page
      </a>
      <aside className={styles.rail} aria-label="Clinic">
        <div className={styles.clinic}>
          <span className={styles.swatch} aria-hidden="true" />
          <p className={styles.clinicName}>{clinic.name}</p>
          <Link className={styles.switch} to="/choose-clinic">
            Change clinic
          </Link>
        </div>
        <Navigation clinicId={clinic.id} user={user} />
        <p className={styles.foot}>Alerts here add to the bedside monitor. The monitor keeps the alarm.</p>
      </aside>
      <header className={`${styles.top} no-print`}>
        <div className={styles.search}>{search}</div>
        <div className={styles.tools}>
          <LiveStatus />
          <ColourToggle />
          <UserMenu clinicId={clinic.id} user={user} onSignOut={onSignOut} />
        </div>
      </header>
      <main id="main" className={styles.main} tabIndex={-1}>
        <StaleBar zone={clinic.zone} />
        {alerts}
        {children}
      </main>
    </div>
  );
}

function Navigation({ clinicId, user }: { readonly clinicId: string; readonly user: ShellUser }) {
  const nav = useRef<HTMLElement>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  // On a phone the entries are one row that is moved; the open one is always in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another open entry
  useEffect(() => {
    const open = nav.current?.querySelector('[aria-current="page"]');
    open?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [path]);
  return (
    <nav ref={nav} className={styles.nav} aria-label="Main">
      {NAVIGATION.filter(({ roles }) => roles?.some((role) => user.roles.includes(role)) ?? true).map(
        ({ label, to, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            params={{ clinicId }}
            className={styles.link ?? ''}
            activeOptions={{ exact: to === '/$clinicId' }}
          >
            <Icon size={20} stroke={1.7} />
            {label}
          </Link>
        ),
      )}
    </nav>
  );
}

/** The padded area of a page; a patient page puts its banner above it. */
export function Page({ children }: { readonly children: ReactNode }) {
  return <div className={styles.page}>{children}</div>;
}

function LiveStatus() {
  const { kind } = useLiveState();
  const word = kind === 'live' ? 'Live' : kind === 'stale' ? 'Not live' : 'Connecting';
  return (
    <span className={styles.live} role="status">
      <span className={styles.liveMark} data-live={kind === 'live'} aria-hidden="true" />
      <span className={styles.liveWord}>{word}</span>
    </span>
  );
}

function ColourToggle() {
  // It would stop transitions by a style of its own, which the content policy forbids.
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const current = useComputedColorScheme('light');
  const next = current === 'dark' ? 'light' : 'dark';
  return (
    <ActionIcon
      variant="default"
      size={36}
      aria-label={next === 'dark' ? 'Dark colours, for a dim room' : 'Light colours'}
      onClick={() => setColorScheme(next)}
    >
      {next === 'dark' ? <IconMoon size={18} /> : <IconSun size={18} />}
    </ActionIcon>
  );
}

interface UserMenuProps {
  readonly clinicId: string;
  readonly user: ShellUser;
  readonly onSignOut: () => void;
}

function UserMenu({ clinicId, user, onSignOut }: UserMenuProps) {
  return (
    <Disclosure
      label={
        <>
          <span className={styles.user}>
            <span className={styles.userName}>{user.name}</span>
            <span className={styles.userRoles}>{user.roles.map((role) => ROLE_WORDS[role]).join(', ')}</span>
          </span>
          <IconChevronDown size={16} aria-hidden="true" />
        </>
      }
    >
      <Link to="/choose-clinic">Change clinic</Link>
      <Link to="/$clinicId/account" params={{ clinicId }}>
        Your account
      </Link>
      <button type="button" onClick={onSignOut}>
        Sign out
      </button>
    </Disclosure>
  );
}

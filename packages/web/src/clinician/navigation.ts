import {
  IconArmchair2,
  IconArrowsExchange,
  IconBook2,
  IconBuildingHospital,
  IconCalendar,
  IconChartLine,
  IconDeviceHeartMonitor,
  IconFileCheck,
  IconFileImport,
  IconHistory,
  IconHome,
  IconInbox,
  IconMail,
  IconNotebook,
  IconUsers,
} from '@tabler/icons-react';
import type { Role } from '@titrate/contract';
import type { ComponentType } from 'react';

/** One entry of the left navigation. */
export interface NavigationEntry {
  readonly label: string;
  /** A route below the clinic, such as `/$clinicId/patients`. */
  readonly to: string;
  readonly icon: ComponentType<{ readonly size?: number | string; readonly stroke?: number | string }>;
  /** Who sees it; the server decides again for every request. Without it everyone does. */
  readonly roles?: readonly Role[];
}

/** In the order they appear. A feature adds its line here. */
export const NAVIGATION: readonly NavigationEntry[] = [
  { label: 'Today', to: '/$clinicId', icon: IconHome },
  {
    label: 'Chairs',
    to: '/$clinicId/board',
    icon: IconArmchair2,
    roles: ['owner', 'prescriber', 'nurse', 'therapist', 'auditor'],
  },
  {
    label: 'Hand-over',
    to: '/$clinicId/hand-over',
    icon: IconArrowsExchange,
    roles: ['owner', 'prescriber', 'nurse', 'therapist', 'auditor'],
  },
  { label: 'Schedule', to: '/$clinicId/schedule', icon: IconCalendar },
  { label: 'Patients', to: '/$clinicId/patients', icon: IconUsers },
  {
    label: 'Enquiries',
    to: '/$clinicId/enquiries',
    icon: IconInbox,
    roles: ['owner', 'prescriber', 'nurse', 'therapist', 'front-desk'],
  },
  {
    label: 'Import',
    to: '/$clinicId/imports',
    icon: IconFileImport,
    roles: ['owner', 'prescriber', 'nurse'],
  },
  {
    label: 'Devices',
    to: '/$clinicId/devices',
    icon: IconDeviceHeartMonitor,
    roles: ['owner', 'prescriber', 'nurse', 'therapist', 'auditor'],
  },
  {
    label: 'REMS forms',
    to: '/$clinicId/rems-forms',
    icon: IconFileCheck,
    roles: ['owner', 'prescriber', 'nurse', 'therapist', 'auditor'],
  },
  {
    label: 'Ledger',
    to: '/$clinicId/ledger',
    icon: IconNotebook,
    roles: ['owner', 'prescriber', 'nurse', 'auditor'],
  },
  {
    label: 'Level explorer',
    to: '/$clinicId/explorer',
    icon: IconChartLine,
    roles: ['owner', 'prescriber', 'nurse', 'therapist'],
  },
  { label: 'Reference', to: '/$clinicId/reference', icon: IconBook2 },
  { label: 'Messages', to: '/$clinicId/messages', icon: IconMail, roles: ['owner', 'front-desk'] },
  { label: 'Audit trail', to: '/$clinicId/audit', icon: IconHistory, roles: ['owner', 'auditor'] },
  { label: 'Clinic', to: '/$clinicId/clinic', icon: IconBuildingHospital },
];

import { createRootRoute } from '@tanstack/react-router';
import { EmptyState } from '../../kit/ui/states.tsx';
import { PatientFrame } from './patient-frame.tsx';

export const rootRoute = createRootRoute({
  component: PatientFrame,
  notFoundComponent: () => (
    <EmptyState title="This page does not exist">Please use the link your clinic sent you.</EmptyState>
  ),
});

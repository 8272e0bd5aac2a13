import '../kit/theme/base.css';
import './patient.css';
import { RouterProvider } from '@tanstack/react-router';
import { ApiProvider } from '../kit/api/providers.tsx';
import { start } from '../kit/start.ts';
import { followDeviceColourScheme } from '../kit/theme/colour-scheme.ts';
import { Toasts } from '../kit/ui/toasts.tsx';
import { router } from './router.tsx';

followDeviceColourScheme();
start(
  <ApiProvider>
    <RouterProvider router={router} />
    <Toasts />
  </ApiProvider>,
);

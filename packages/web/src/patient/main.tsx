import '../kit/theme/base.css';
import './patient.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createQueryClient } from '../kit/api/query-client.ts';
import { installApp, SETTLED_MS } from '../kit/installed/install-app.ts';
import { currentPath, followLinks } from '../kit/routing/navigation.ts';
import { firstPage } from '../kit/routing/pages.ts';
import { start } from '../kit/start.ts';
import { followDeviceColourScheme, printInLight } from '../kit/theme/colour-scheme.ts';
import { Toasts } from '../kit/ui/toasts.tsx';
import { isPatient, PAGES } from './pages.ts';
import { PatientFrame } from './shell/patient-frame.tsx';
import { applyTextSize } from './shell/text-size.tsx';

followDeviceColourScheme();
printInLight();
applyTextSize();
followLinks(isPatient);
await firstPage(PAGES, currentPath());
start(
  <QueryClientProvider client={createQueryClient()}>
    <PatientFrame />
    <Toasts />
  </QueryClientProvider>,
);
setTimeout(() => void installApp('me'), SETTLED_MS);

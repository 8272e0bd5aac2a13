import '../kit/theme/base.css';
import './patient.css';
import { ApiProvider } from '../kit/api/providers.tsx';
import { followLinks } from '../kit/routing/navigation.ts';
import { start } from '../kit/start.ts';
import { followDeviceColourScheme, printInLight } from '../kit/theme/colour-scheme.ts';
import { Toasts } from '../kit/ui/toasts.tsx';
import { isPatient } from './pages.ts';
import { PatientFrame } from './shell/patient-frame.tsx';
import { applyTextSize } from './shell/text-size.tsx';

followDeviceColourScheme();
printInLight();
applyTextSize();
followLinks(isPatient);
start(
  <ApiProvider>
    <PatientFrame />
    <Toasts />
  </ApiProvider>,
);

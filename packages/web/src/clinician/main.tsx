import '@mantine/core/styles.layer.css';
import 'virtual:mantine-variables.css';
import '../kit/theme/base.css';
import './clinician.css';
import { MantineProvider } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { getAccount } from '@titrate/contract';
import { ApiProvider } from '../kit/api/providers.tsx';
import { start } from '../kit/start.ts';
import { printInLight } from '../kit/theme/colour-scheme.ts';
import { mantineTheme } from '../kit/theme/mantine-theme.ts';
import { Toasts } from '../kit/ui/toasts.tsx';
import { router } from './router.tsx';

printInLight();
start(
  <MantineProvider
    theme={mantineTheme}
    defaultColorScheme="auto"
    withCssVariables={false}
    withGlobalClasses={false}
  >
    <ApiProvider account={getAccount.id}>
      <RouterProvider router={router} />
      <Toasts />
    </ApiProvider>
  </MantineProvider>,
);

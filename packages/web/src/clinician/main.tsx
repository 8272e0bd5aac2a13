import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/global.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/ActionIcon.layer.css';
import 'virtual:mantine-variables.css';
import '../kit/theme/base.css';
import './clinician.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { start } from '../kit/start.ts';
import { printInLight } from '../kit/theme/colour-scheme.ts';
import { mantineTheme } from '../kit/theme/mantine-theme.ts';
import { stopStrayClicks } from '../kit/ui/second-click.ts';
import { Toasts } from '../kit/ui/toasts.tsx';
import { router } from './router.tsx';
import { queries } from './session/queries.ts';

printInLight();
stopStrayClicks();
start(
  <MantineProvider
    theme={mantineTheme}
    defaultColorScheme="auto"
    withCssVariables={false}
    withGlobalClasses={false}
  >
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
      <Toasts />
    </QueryClientProvider>
  </MantineProvider>,
);

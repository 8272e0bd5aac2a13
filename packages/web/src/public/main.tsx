import '../kit/theme/base.css';
import './public.css';
import { RouterProvider } from '@tanstack/react-router';
import { start } from '../kit/start.ts';
import { followDeviceColourScheme } from '../kit/theme/colour-scheme.ts';
import { router } from './router.tsx';

followDeviceColourScheme();
start(<RouterProvider router={router} />);

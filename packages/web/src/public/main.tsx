import '../kit/theme/base.css';
import './public.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followDeviceColourScheme } from '../kit/theme/colour-scheme.ts';
import { followLinks } from './site/navigation.ts';
import { Site } from './site/site.tsx';

followDeviceColourScheme();
followLinks();
const host = document.getElementById('app');
if (host === null) throw new Error('Invariant broken: the page has no #app');
createRoot(host).render(
  <StrictMode>
    <Site />
  </StrictMode>,
);

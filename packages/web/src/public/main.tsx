import '../kit/theme/base.css';
import './public.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { currentPath, followLinks } from '../kit/routing/navigation.ts';
import { firstPage } from '../kit/routing/pages.ts';
import { followDeviceColourScheme, printInLight } from '../kit/theme/colour-scheme.ts';
import { isPublic, PAGES } from './site/pages.ts';
import { Site } from './site/site.tsx';

followDeviceColourScheme();
printInLight();
followLinks(isPublic);
const host = document.getElementById('app');
if (host === null) throw new Error('Invariant broken: the page has no #app');
await firstPage(PAGES, currentPath());
createRoot(host).render(
  <StrictMode>
    <Site />
  </StrictMode>,
);

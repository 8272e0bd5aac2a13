/** Light or dark for the whole page; one attribute serves our tokens and Mantine alike. */
export type ColourScheme = 'light' | 'dark';
const ATTRIBUTE = 'data-mantine-color-scheme';

/** Public and patient pages follow the device, and go on following it. */
export function followDeviceColourScheme(): void {
  const query = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = () => document.documentElement.setAttribute(ATTRIBUTE, query.matches ? 'dark' : 'light');
  apply();
  query.addEventListener('change', apply);
}

/** One attribute serves our tokens and Mantine alike. */
const ATTRIBUTE = 'data-mantine-color-scheme';

/** Public and patient pages follow the device, and go on following it. */
export function followDeviceColourScheme(): void {
  const query = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = () => document.documentElement.setAttribute(ATTRIBUTE, query.matches ? 'dark' : 'light');
  apply();
  query.addEventListener('change', apply);
}

/** Paper is light: while printing, the page and its charts are drawn light, whatever the screen shows. */
export function printInLight(): void {
  let before: string | null = null;
  window.addEventListener('beforeprint', () => {
    before = document.documentElement.getAttribute(ATTRIBUTE);
    document.documentElement.setAttribute(ATTRIBUTE, 'light');
  });
  window.addEventListener('afterprint', () => {
    if (before !== null) document.documentElement.setAttribute(ATTRIBUTE, before);
  });
}

import type { Person } from './person.ts';

/** The link as it arrives: the page asks for the birth date, then greets. */
export async function openLinkOf({ page }: Person, link: string, birthDate: string): Promise<void> {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByLabel('Month').selectOption(month);
  await page.getByLabel('Day').fill(String(Number(day)));
  await page.getByLabel('Year').fill(year);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('heading', { name: /^Hello / }).waitFor();
}

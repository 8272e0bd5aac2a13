import type { DeviceView } from '@titrate/contract';

/**
 * What a person should know before a second device of a kind comes to a chair: both chart from then on, and neither is
 * wrong for the record. `undefined` where none of its kind stands there.
 */
export function alreadyThere(
  coming: Pick<DeviceView, 'id' | 'kind'>,
  chairId: string,
  devices: readonly Pick<DeviceView, 'id' | 'kind' | 'name' | 'active' | 'chair'>[],
): string | undefined {
  const names = devices
    .filter((one) => one.id !== coming.id && one.active && one.kind === coming.kind)
    .filter((one) => one.chair?.id === chairId)
    .map(({ name }) => name);
  if (names.length === 0) return undefined;
  return `${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} at this chair already, and what each of them says is charted. Take off what no longer stands here.`;
}

/**
 * `numerator / denominator` rounded half away from zero to `decimals`, worked in whole numbers so that a
 * half is a half. Never answers −0.
 */
export function roundedRatio(numerator: number, denominator: number, decimals = 0): number {
  const scale = 10 ** decimals;
  const magnitude = Math.floor((2 * Math.abs(numerator) * scale + denominator) / (2 * denominator)) / scale;
  return numerator < 0 && magnitude !== 0 ? -magnitude : magnitude;
}

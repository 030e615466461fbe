// How places are written.

/** As "38.9\u00b0 N, 121.6\u00b0 E". */
export function position([latitude, longitude]: [number, number], digits = 1): string {
  const degrees = (angle: number, signs: string): string => `${Math.abs(angle).toFixed(digits)}\u00b0 ${signs[Number(angle < 0)]}`;
  return `${degrees(latitude, 'NS')}, ${degrees(longitude, 'EW')}`;
}

/** The English name of an ISO 3166-1 code. */
export function countryName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

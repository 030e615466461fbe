// Numbers as they are shown: "1,234". Intl would do it too, after some milliseconds that the first text has no time for.
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

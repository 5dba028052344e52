const units = [
  { unit: 'byte', bytes: 1 },
  { unit: 'kilobyte', bytes: 1_000 },
  { unit: 'megabyte', bytes: 1_000_000 },
  { unit: 'gigabyte', bytes: 1_000_000_000 },
] as const;

/** How large a file is, in the largest unit of which it has one: `2.4 MB`. */
export function fileSize(bytes: number, language: string): string {
  const [{ unit, bytes: one } = units[0]] = units
    .toReversed()
    .filter((each) => bytes >= each.bytes);
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: unit === 'megabyte' || unit === 'gigabyte' ? 1 : 0,
  }).format(bytes / one);
}

interface NamedLevel {
  readonly level: number;
  readonly code: string;
  readonly name: string;
}

/** A level as people say it: `2 Works alone`. A level that is not on the scale shows its number. */
export function levelName(levels: readonly NamedLevel[], level: number): string {
  const found = levels.find((one) => one.level === level);
  return found === undefined ? String(level) : `${found.code} ${found.name}`;
}

/** The levels of a scale, for a choice. */
export function levelChoices(levels: readonly NamedLevel[]): { value: number; label: string }[] {
  return levels.map((one) => ({ value: one.level, label: `${one.code} ${one.name}` }));
}

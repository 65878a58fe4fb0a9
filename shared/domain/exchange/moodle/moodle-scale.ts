import type { ScaleItem, ScaleLevel } from '../../../contract/framework-item';
import { levelLook } from '../../scale-look';

interface MoodleScale {
  readonly levels: ScaleLevel[];
  readonly qualifyingLevel: number;
  /** What was not clear, or null. */
  readonly doubt: string | null;
}

/** A scale from a cell of names (low to high) and the JSON that says which are proficient; null: Touchstone has no such scale. */
export function moodleScale(values: string, config: string): MoodleScale | null {
  const names = namesOf(values);
  if (names.length < 2 || names.length > 9) return null;
  const levels = names.map((name, level): ScaleLevel => ({
    level,
    code: `${level}`,
    name: name.slice(0, 200),
    anchor: '',
    ...levelLook(level, names.length),
  }));
  const proficient = proficientOf(config);
  if (proficient === null)
    return {
      levels,
      qualifyingLevel: names.length - 1,
      doubt: 'The scale configuration is no JSON of Moodle: the highest level qualifies.',
    };
  const first = proficient.filter((id) => id >= 1 && id <= names.length).toSorted((a, b) => a - b)[0];
  return {
    levels,
    qualifyingLevel: first === undefined ? names.length - 1 : first - 1,
    doubt: first === undefined ? 'No level is proficient: the highest level qualifies.' : null,
  };
}

/** The names of the levels of a Moodle scale, lowest first. */
export function namesOf(values: string): string[] {
  return values
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Whether a scale has these names in this order. */
export function hasNames(scale: ScaleItem, values: string): boolean {
  const names = namesOf(values);
  const { levels } = scale.content;
  return (
    names.length === levels.length && names.every((name, at) => levelName(levels[at]?.name ?? '').toLowerCase() === name.toLowerCase())
  );
}

/** A scale as Moodle writes it: names by commas, and which level is proficient from where on. */
export function scaleCells({ content: { levels, qualifyingLevel } }: ScaleItem): { readonly values: string; readonly config: string } {
  const firstProficient = levels.findIndex(({ level }) => level === qualifyingLevel);
  const config = levels.map((_, at) => ({
    id: at + 1,
    scaledefault: at === firstProficient ? 1 : 0,
    proficient: at >= firstProficient ? 1 : 0,
  }));
  return { values: levels.map(({ name }) => levelName(name)).join(','), config: JSON.stringify([{ scaleid: '0' }, ...config]) };
}

/** Moodle parts the names of levels by commas, so that none may stand within. */
function levelName(name: string): string {
  return name.replaceAll(/\s*,\s*/g, '; ').trim();
}

function proficientOf(config: string): number[] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(config);
  } catch {
    return null;
  }
  if (!Array.isArray(parsed)) return null;
  return parsed.flatMap((one: unknown): number[] => {
    const fields = new Map<string, unknown>(typeof one === 'object' && one !== null ? Object.entries(one) : []);
    return Number(fields.get('proficient')) === 1 ? [Number(fields.get('id'))] : [];
  });
}

import { sql } from 'kysely';
import { z } from 'zod';
import { scaleMapping } from '../../../../shared/contract/framework-item';
import type { CompetencyRevision, StandingFacts } from '../../../../shared/domain/standing';
import type { FrameworkItemRow } from '../framework-schema';
import type { Reader } from '../schema';
import { isOneOf, itemOfRow } from './framework-items';

/** How long results in a competency hold, from its first version on, and what later versions change of it. */
export type CompetencyTerms = Pick<StandingFacts, 'validityMonths' | 'revisions'>;

type VersionOfTerms = {
  readonly itemId: string;
  readonly validFrom: string;
  readonly validityMonths: number | null;
  readonly scaleId: string;
};

/** The terms of every competency, or of some; as an overlay would make them where there is one. */
export async function competencyTerms(
  db: Reader,
  only: readonly string[] | undefined,
  overlay: readonly FrameworkItemRow[] = [],
): Promise<ReadonlyMap<string, CompetencyTerms>> {
  const { rows } = await sql<VersionOfTerms>`
    SELECT i.itemId, i.validFrom, i.content ->> '$.validityMonths' AS validityMonths, i.content ->> '$.scaleId' AS scaleId
    FROM framework_item i
    WHERE i.kind = 'competency' AND i.recordedTo IS NULL AND ${only === undefined ? sql`1` : isOneOf('i.itemId', only)}
      -- Until it holds everywhere, a competency is what a pilot makes of it.
      AND (i.pilotOf = '' OR NOT EXISTS (
        SELECT 1 FROM framework_item g WHERE g.itemId = i.itemId AND g.recordedTo IS NULL AND g.pilotOf = '' AND g.validFrom <= i.validFrom))
    ORDER BY i.itemId, i.validFrom, i.recordedFrom`.execute(db);
  return termsOf(laidOver(rows, overlay), await scaleMappings(db, overlay));
}

function termsOf(rows: readonly VersionOfTerms[], mappings: ReadonlyMap<string, ScaleMapping>): ReadonlyMap<string, CompetencyTerms> {
  const terms = new Map<string, { validityMonths: number | null; revisions: CompetencyRevision[] }>();
  let before: VersionOfTerms | undefined;
  for (const row of rows) {
    const known = terms.get(row.itemId);
    if (known === undefined) terms.set(row.itemId, { validityMonths: row.validityMonths, revisions: [] });
    else if (before !== undefined && (before.validityMonths !== row.validityMonths || before.scaleId !== row.scaleId)) {
      const levels = before.scaleId === row.scaleId ? null : levelsBetween(mappings, before.scaleId, row.scaleId);
      known.revisions.push({ from: row.validFrom, validityMonths: row.validityMonths, levels });
    }
    before = row;
  }
  return new Map(
    [...terms].map(([id, { validityMonths, revisions }]) => [
      id,
      revisions.length === 0 ? { validityMonths } : { validityMonths, revisions },
    ]),
  );
}

function termsOfRow(row: FrameworkItemRow): VersionOfTerms[] {
  const item = itemOfRow(row);
  if (item.kind !== 'competency') return [];
  const { validityMonths, scaleId } = item.content;
  return [{ itemId: row.itemId, validFrom: row.validFrom, validityMonths, scaleId }];
}

/** The versions with those of an overlay among them, each in the place of one of the same day, in order of item and day. */
function laidOver(rows: readonly VersionOfTerms[], overlay: readonly FrameworkItemRow[]): readonly VersionOfTerms[] {
  const known = new Map<string, string>();
  for (const { itemId, validFrom } of rows) known.set(itemId, known.get(itemId) ?? validFrom);
  const counts = ({ itemId, validFrom, pilotOf }: FrameworkItemRow): boolean => pilotOf === '' || (known.get(itemId) ?? '9999') > validFrom;
  const over = overlay.filter(counts).flatMap(termsOfRow);
  if (over.length === 0) return rows;
  const byDay = new Map([...rows, ...over].map((row) => [`${row.itemId} ${row.validFrom}`, row]));
  return [...byDay.values()].toSorted((a, b) =>
    a.itemId === b.itemId ? (a.validFrom < b.validFrom ? -1 : 1) : a.itemId < b.itemId ? -1 : 1,
  );
}

const stored = z.string().transform((text) => scaleMapping.parse(JSON.parse(text)));
type ScaleMapping = z.infer<typeof scaleMapping>;

/** What each scale says of the one whose place it takes. */
async function scaleMappings(db: Reader, overlay: readonly FrameworkItemRow[]): Promise<ReadonlyMap<string, ScaleMapping>> {
  const { rows } = await sql<{ itemId: string; mapping: string }>`
    SELECT i.itemId, i.content -> '$.mapping' AS mapping FROM framework_item i
    WHERE i.kind = 'scale' AND i.recordedTo IS NULL AND i.content ->> '$.mapping' IS NOT NULL
    ORDER BY i.itemId, i.validFrom, i.recordedFrom`.execute(db);
  const mappings = new Map(rows.map(({ itemId, mapping }) => [itemId, stored.parse(mapping)]));
  for (const item of overlay.map(itemOfRow))
    if (item.kind === 'scale' && item.content.mapping !== null) mappings.set(item.itemId, item.content.mapping);
  return mappings;
}

/** Where the levels of one scale lie on another that took its place, over those between: two changes of one day leave no version for each. */
function levelsBetween(mappings: ReadonlyMap<string, ScaleMapping>, from: string, to: string): ReadonlyMap<number, number> | null {
  const steps: ScaleMapping[] = [];
  const seen = new Set<string>();
  for (let at = to; at !== from;) {
    const mapping = mappings.get(at);
    if (mapping === undefined || seen.has(at)) return null;
    seen.add(at);
    steps.unshift(mapping);
    at = mapping.fromScaleId;
  }
  const [first, ...others] = steps.map(({ levels }) => new Map(levels.map((one) => [one.from, one.to])));
  if (first === undefined) return null;
  return new Map([...first].map(([level, target]) => [level, others.reduce((reached, step) => step.get(reached) ?? reached, target)]));
}

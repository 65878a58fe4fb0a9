import { sql } from 'kysely';
import { z } from 'zod';
import { scaleMapping } from '../../../../shared/contract/framework-item';
import type { CompetencyTerms, TermsVersion } from '../../../../shared/domain/framework/pilot-terms';
import type { CompetencyRevision } from '../../../../shared/domain/standing';
import type { FrameworkItemRow } from '../framework-schema';
import { ofSome, prepared } from '../prepared-query';
import type { Reader } from '../schema';
import { itemOfRow } from './framework-items';

type VersionOfTerms = TermsVersion & {
  readonly itemId: string;
  readonly recordedFrom: number;
  readonly scaleId: string;
};

export interface TermsByCompetency {
  readonly everywhere: ReadonlyMap<string, CompetencyTerms>;
  /** Every version of the competencies of which a pilot makes something else for its units, in the order in which they came. */
  readonly underPilots: ReadonlyMap<string, readonly TermsVersion[]>;
}

/** The terms of every competency, or of some; as an overlay would make them where there is one. */
export async function competencyTerms(
  db: Reader,
  only: readonly string[] | undefined,
  overlay: readonly FrameworkItemRow[] = [],
): Promise<TermsByCompetency> {
  const all = laidOver(await versionsOfTerms(db, only), overlay);
  const begun = new Map<string, string>();
  for (const { itemId, validFrom, pilotOf } of all) if (pilotOf === '' && !begun.has(itemId)) begun.set(itemId, validFrom);
  // Until it holds everywhere, a competency is what a pilot makes of it.
  const isGeneral = ({ itemId, validFrom, pilotOf }: VersionOfTerms): boolean =>
    pilotOf === '' || (begun.get(itemId) ?? '9999') > validFrom;
  const piloted = new Set(all.flatMap((row) => (isGeneral(row) ? [] : [row.itemId])));
  const underPilots = new Map<string, TermsVersion[]>([...piloted].map((itemId) => [itemId, []]));
  if (piloted.size > 0) for (const row of all) underPilots.get(row.itemId)?.push(row);
  return { everywhere: termsOf(all.filter(isGeneral), await scaleMappings(db, overlay)), underPilots };
}

const versionsOfTerms = ofSome(
  'i.itemId',
  (isWanted) => sql<VersionOfTerms>`
    SELECT i.itemId, i.validFrom, i.pilotOf, i.recordedFrom, i.content ->> '$.validityMonths' AS validityMonths, i.content ->> '$.scaleId' AS scaleId
    FROM framework_item i WHERE i.kind = 'competency' AND i.recordedTo IS NULL AND ${isWanted}
    ORDER BY i.itemId, i.validFrom, i.recordedFrom`,
);

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
  const { itemId, validFrom, pilotOf } = row;
  const recordedFrom = Number.MAX_SAFE_INTEGER; // later than everything there is
  return [{ itemId, validFrom, pilotOf, recordedFrom, validityMonths, scaleId }];
}

/** The versions with those of an overlay among them, each in the place of the one of its day, in order of item and day. */
function laidOver(rows: readonly VersionOfTerms[], overlay: readonly FrameworkItemRow[]): readonly VersionOfTerms[] {
  const over = overlay.flatMap(termsOfRow);
  if (over.length === 0) return rows;
  const byKey = new Map([...rows, ...over].map((row) => [`${row.itemId} ${row.validFrom} ${row.pilotOf}`, row]));
  return [...byKey.values()].toSorted((a, b) =>
    a.itemId !== b.itemId
      ? a.itemId < b.itemId
        ? -1
        : 1
      : a.validFrom !== b.validFrom
        ? a.validFrom < b.validFrom
          ? -1
          : 1
        : a.recordedFrom - b.recordedFrom,
  );
}

const stored = z.string().transform((text) => scaleMapping.parse(JSON.parse(text)));
type ScaleMapping = z.infer<typeof scaleMapping>;

/** What each scale says of the one whose place it takes. */
async function scaleMappings(db: Reader, overlay: readonly FrameworkItemRow[]): Promise<ReadonlyMap<string, ScaleMapping>> {
  const rows = await knownMappings(db, {});
  const mappings = new Map(rows.map(({ itemId, mapping }) => [itemId, stored.parse(mapping)]));
  for (const item of overlay.map(itemOfRow))
    if (item.kind === 'scale' && item.content.mapping !== null) mappings.set(item.itemId, item.content.mapping);
  return mappings;
}

const knownMappings = prepared(
  () => sql<{ itemId: string; mapping: string }>`
    SELECT i.itemId, i.content -> '$.mapping' AS mapping FROM framework_item i
    WHERE i.kind = 'scale' AND i.recordedTo IS NULL AND i.content ->> '$.mapping' IS NOT NULL
    ORDER BY i.itemId, i.validFrom, i.recordedFrom`,
);

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

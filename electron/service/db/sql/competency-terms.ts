import { sql } from 'kysely';
import { z } from 'zod';
import { prerequisite, scaleMapping } from '../../../../shared/contract/framework-item';
import { levelSufficiency } from '../../../../shared/contract/sufficiency';
import { validityTerms, type ValidityTerms } from '../../../../shared/contract/validity';
import type { LinkedTo } from '../../../../shared/domain/framework/linked-terms';
import {
  isAlike,
  withLinked,
  type CompetencyTerms,
  type PilotedTerms,
  type TermsVersion,
} from '../../../../shared/domain/framework/pilot-terms';
import { saysNothing } from '../../../../shared/domain/framework/validity-terms';
import type { CompetencyRevision } from '../../../../shared/domain/standing';
import { nothingAsked } from '../../../../shared/domain/sufficiency';
import type { FrameworkItemRow } from '../framework-schema';
import { ofSome, prepared } from '../prepared-query';
import type { Reader } from '../schema';
import { itemOfRow } from './framework-items';
import { linkedTerms } from './linked-terms';

type VersionOfTerms = TermsVersion & {
  readonly itemId: string;
  readonly recordedFrom: number;
  readonly scaleId: string;
};

export interface TermsByCompetency {
  readonly everywhere: ReadonlyMap<string, CompetencyTerms>;
  /** The competencies of which a pilot makes something else for its units. */
  readonly underPilots: ReadonlyMap<string, PilotedTerms>;
}

/** The terms of every competency, or of some; as an overlay would make them where there is one. */
export async function competencyTerms(
  db: Reader,
  only: readonly string[] | undefined,
  overlay: readonly FrameworkItemRow[] = [],
): Promise<TermsByCompetency> {
  const all = laidOver(await versionsOfTerms(db, only), overlay);
  const linked = await linkedTerms(db, only, overlay);
  const begun = new Map<string, string>();
  for (const { itemId, validFrom, pilotOf } of all) if (pilotOf === '' && !begun.has(itemId)) begun.set(itemId, validFrom);
  // Until it holds everywhere, a competency is what a pilot makes of it.
  const isGeneral = ({ itemId, validFrom, pilotOf }: VersionOfTerms): boolean =>
    pilotOf === '' || (begun.get(itemId) ?? '9999') > validFrom;
  const own = termsOf(all.filter(isGeneral), await scaleMappings(db, overlay));
  return {
    everywhere: new Map([...own].map(([id, terms]) => [id, withLinked(terms, linked.get(id), [])])),
    underPilots: pilotedTerms(
      all,
      all.filter((version) => !isGeneral(version)).map(({ itemId }) => itemId),
      own,
      linked,
    ),
  };
}

/** Of the competencies with versions of their own under a pilot, and of those linked by one, what each somebody's terms follow from. */
function pilotedTerms(
  all: readonly VersionOfTerms[],
  withOwn: readonly string[],
  own: ReadonlyMap<string, CompetencyTerms>,
  linked: ReadonlyMap<string, LinkedTo>,
): ReadonlyMap<string, PilotedTerms> {
  const byLinks = [...linked.values()].filter(({ versions }) => versions.some(({ pilotOf }) => pilotOf !== ''));
  const piloted = new Set([...withOwn, ...byLinks.map(({ competencyId }) => competencyId)]);
  const versions = new Map<string, VersionOfTerms[]>([...piloted].map((itemId) => [itemId, []]));
  if (piloted.size > 0) for (const row of all) versions.get(row.itemId)?.push(row);
  return new Map(
    [...versions].map(([id, rows]) => [
      id,
      { everywhere: own.get(id) ?? { validityMonths: null }, versions: rows, linked: linked.get(id) },
    ]),
  );
}

type StoredTerms = Omit<VersionOfTerms, 'levels' | 'validity' | 'prerequisites'> &
  Readonly<Record<'sufficiency' | 'validity' | 'prerequisites', string | null>>;

const storedTerms = ofSome(
  'i.itemId',
  (isWanted) => sql<StoredTerms>`
    SELECT i.itemId, i.validFrom, i.pilotOf, i.recordedFrom, i.content ->> '$.validityMonths' AS validityMonths, i.content ->> '$.scaleId' AS scaleId,
      i.content -> '$.sufficiency' AS sufficiency, i.content -> '$.validity' AS validity, i.content -> '$.prerequisites' AS prerequisites
    FROM framework_item i WHERE i.kind = 'competency' AND i.recordedTo IS NULL AND ${isWanted}
    ORDER BY i.itemId, i.validFrom, i.recordedFrom`,
);

const storedLevels = z.array(levelSufficiency);
const storedPrerequisites = z.array(prerequisite);

async function versionsOfTerms(db: Reader, only: readonly string[] | undefined): Promise<VersionOfTerms[]> {
  return (await storedTerms(db, only)).map(({ sufficiency, validity, prerequisites, ...row }) => ({
    ...row,
    ...(prerequisites === null || prerequisites === '[]' ? {} : { prerequisites: storedPrerequisites.parse(JSON.parse(prerequisites)) }),
    ...(validity === null ? {} : said(storedValidity(validity))),
    levels: sufficiency === null || sufficiency === '[]' ? [] : storedLevels.parse(JSON.parse(sufficiency)),
  }));
}

// Most competencies of a site say the same of it: each text is read once.
const validities = new Map<string, ValidityTerms>();

function storedValidity(text: string): ValidityTerms {
  const known = validities.get(text) ?? validityTerms.parse(JSON.parse(text));
  if (validities.size > 1000) validities.clear();
  validities.set(text, known);
  return known;
}

const said = (validity: ValidityTerms): Pick<VersionOfTerms, 'validity'> => (saysNothing(validity) ? {} : { validity });

function termsOf(rows: readonly VersionOfTerms[], mappings: ReadonlyMap<string, ScaleMapping>): ReadonlyMap<string, CompetencyTerms> {
  const terms = new Map<string, CompetencyTerms & { readonly revisions: CompetencyRevision[] }>();
  let before: VersionOfTerms | undefined;
  for (const row of rows) {
    const { validityMonths } = row;
    const asked = {
      ...(row.levels.length === 0 ? {} : { sufficiency: { ...nothingAsked, levels: row.levels } }),
      ...(row.validity === undefined ? {} : { validity: row.validity }),
      ...(row.prerequisites === undefined ? {} : { prerequisites: row.prerequisites }),
    };
    const known = terms.get(row.itemId);
    if (known === undefined) terms.set(row.itemId, { validityMonths, ...asked, revisions: [] });
    else if (before !== undefined && hasOtherTerms(before, row)) {
      const levels = before.scaleId === row.scaleId ? null : levelsBetween(mappings, before.scaleId, row.scaleId);
      known.revisions.push({ from: row.validFrom, validityMonths, ...asked, levels });
    }
    before = row;
  }
  return new Map([...terms].map(([id, { revisions, ...first }]) => [id, revisions.length === 0 ? first : { ...first, revisions }]));
}

function hasOtherTerms(before: VersionOfTerms, row: VersionOfTerms): boolean {
  return (
    before.validityMonths !== row.validityMonths ||
    before.scaleId !== row.scaleId ||
    !isAlike(before.validity, row.validity) ||
    !isAlike(before.prerequisites, row.prerequisites) ||
    (before.levels !== row.levels && JSON.stringify(before.levels) !== JSON.stringify(row.levels))
  );
}

function termsOfRow(row: FrameworkItemRow): VersionOfTerms[] {
  const item = itemOfRow(row);
  if (item.kind !== 'competency') return [];
  const { validityMonths, scaleId, sufficiency: levels, validity, prerequisites } = item.content;
  const { itemId, validFrom, pilotOf } = row;
  const recordedFrom = Number.MAX_SAFE_INTEGER; // later than everything there is
  return [
    {
      itemId,
      validFrom,
      pilotOf,
      recordedFrom,
      validityMonths,
      levels,
      scaleId,
      ...said(validity),
      ...(prerequisites.length === 0 ? {} : { prerequisites }),
    },
  ];
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

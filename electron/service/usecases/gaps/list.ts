import type { Contract } from '../../../../shared/contract';
import { addDays } from '../../../../shared/domain/calendar';
import { gapCause } from '../../../../shared/domain/gap';
import { listName } from '../../../../shared/domain/person-name';
import { levelCode } from '../../../../shared/domain/scale';
import { ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { gapsOfGroups, segmentsUntil, type GapRow, type SegmentRow } from '../../db/sql/gap-groups';
import { allUnits } from '../../db/sql/organisation';
import type { OutputOf, QueryUseCase } from '../context';
import { lookedAt } from './looked';
import { requirementsLooked } from './people-left';
import { gapCounts, rankedGaps, type RankedGroup } from './ranked-gaps';

type ListedGap = OutputOf<Contract['gaps']['list']>['gaps'][number];

export const listGaps: QueryUseCase<Contract['gaps']['list']> = async (
  db,
  { causes, bands, competencyId, personId, offset, limit, ...filter },
  ctx,
) => {
  const looked = await lookedAt(db, ctx, filter, { competencyId, personId });
  const { rule, levelsByScale, groups } = await rankedGaps(db, looked);
  const chosen = groups.filter(
    ({ cause, risk }) => (causes === null || causes.includes(cause)) && (bands === null || bands.includes(risk.band)),
  );
  const { page, skipped } = groupsOfPage(chosen, offset, limit);
  const rows =
    page.length === 0
      ? []
      : await gapsOfGroups(
          db,
          looked,
          page.map(({ group }) => group),
        );
  const shown = rows.slice(offset - skipped, offset - skipped + limit);
  const units = new Map((await allUnits(db, looked.day)).map(({ unitId, name }) => [unitId, name]));
  const since = await sinceOf(db, looked.day, shown);
  const groupByKey = new Map(page.map((one) => [keyOf(one.group), one]));
  const codeById = new Map(groups.map(({ group, terms }) => [group.competencyId, terms.code]));
  return ok({
    asOf: looked.day,
    rule,
    required: await requirementsLooked(db, looked),
    total: chosen.reduce((sum, { group }) => sum + group.people, 0),
    ...gapCounts(groups),
    gaps: shown.map((row): ListedGap => {
      const ranked = groupByKey.get(keyOf(row));
      if (ranked === undefined) throw new Error('a gap has lost its group');
      const { terms, facts, risk, cause } = ranked;
      const levels = levelsByScale.get(terms.scaleId) ?? [];
      return {
        personId: row.personId,
        name: listName(row),
        unitId: row.unitId,
        unitName: units.get(row.unitId) ?? null,
        competencyId: row.competencyId,
        competencyCode: terms.code,
        competencyTitle: terms.title,
        isMandatory: row.isMandatory === 1,
        state: row.state,
        cause,
        since: since.get(`${row.personId} ${row.competencyId}`) ?? looked.day,
        requiredLevel: row.requiredLevel,
        requiredLevelCode: levelCode(levels, row.requiredLevel),
        heldLevel: row.heldLevel,
        heldLevelCode: row.heldLevel === null ? null : levelCode(levels, row.heldLevel),
        prerequisite:
          row.isByPrerequisite === 1 && row.causeId !== null
            ? { competencyId: row.causeId, code: codeById.get(row.causeId) ?? row.causeId }
            : null,
        owner:
          row.managerPersonId === null
            ? null
            : {
                personId: row.managerPersonId,
                name: listName({ familyName: row.managerFamilyName ?? '', givenName: row.managerGivenName ?? '' }),
              },
        facts,
        risk,
      };
    }),
  });
};

/** The groups in which a page lies, and how many gaps come before them. */
function groupsOfPage(groups: readonly RankedGroup[], offset: number, limit: number): { page: RankedGroup[]; skipped: number } {
  const page: RankedGroup[] = [];
  let before = 0;
  let skipped = 0;
  for (const one of groups) {
    if (before >= offset + limit) break;
    if (before + one.group.people <= offset) skipped = before + one.group.people;
    else page.push(one);
    before += one.group.people;
  }
  return { page, skipped };
}

/** The first day of the unbroken time for which each has had a gap of the same cause, as far as standings tell it. */
async function sinceOf(db: Reader, day: string, rows: readonly GapRow[]): Promise<ReadonlyMap<string, string>> {
  const since = new Map<string, { readonly from: string; readonly cause: string | null }>();
  const ended = new Set<string>();
  for (const row of await segmentsUntil(db, day, rows)) {
    const key = `${row.personId} ${row.competencyId}`;
    const known = since.get(key);
    if (known === undefined) since.set(key, { from: row.fromDate, cause: causeOf(row) });
    else if (ended.has(key) || causeOf(row) !== known.cause || row.untilDate === null || addDays(row.untilDate, 1) !== known.from)
      ended.add(key);
    else since.set(key, { from: row.fromDate, cause: known.cause });
  }
  return new Map([...since].map(([key, { from }]) => [key, from]));
}

const causeOf = ({ state, isByPrerequisite }: SegmentRow) =>
  gapCause({ state, isByPrerequisite: isByPrerequisite === 1, isTakenBack: false });

const keyOf = ({
  unitId,
  competencyId,
  state,
  isByPrerequisite,
  isTakenBack,
  requiredLevel,
  heldLevel,
}: Pick<GapRow, 'unitId' | 'competencyId' | 'state' | 'isByPrerequisite' | 'isTakenBack' | 'requiredLevel' | 'heldLevel'>): string =>
  [unitId, competencyId, state, isByPrerequisite, isTakenBack, requiredLevel, heldLevel].join(' ');

import type { Contract } from '../../../../shared/contract';
import { addDays } from '../../../../shared/domain/calendar';
import { gapCause } from '../../../../shared/domain/gap';
import { listName } from '../../../../shared/domain/person-name';
import { levelCode } from '../../../../shared/domain/scale';
import { ok } from '../../../../shared/result';
import { recordAt } from '../../db/as-known-at';
import type { Reader } from '../../db/schema';
import { gapsOfGroups, segmentsUntil, type GapRow, type SegmentRow } from '../../db/sql/gap-groups';
import { allUnits } from '../../db/sql/organisation';
import { readinessOf } from '../../readiness/engine';
import type { AskedGaps } from '../../readiness/gap-tallies';
import type { InputOf, OutputOf, QueryUseCase, ReadContext } from '../context';
import { lookedAt } from './looked';
import { requirementsLooked } from './people-left';
import { chosenBy, gapCounts, gapsIn, groupsOfPage, rankedGaps, type ListedGroup } from './ranked-gaps';

type ListedGap = OutputOf<Contract['gaps']['list']>['gaps'][number];

export const listGaps: QueryUseCase<Contract['gaps']['list']> = async (db, input, ctx) => ok(await pageOfGaps(db, input, ctx));

/** A page of the gaps of a day, as far as the asker sees them, with how many there are in all. */
export async function pageOfGaps(
  db: Reader,
  { causes, bands, competencyId, personId, offset, limit, ...filter }: InputOf<Contract['gaps']['list']>,
  ctx: Pick<ReadContext, 'scope' | 'today'>,
): Promise<OutputOf<Contract['gaps']['list']>> {
  const looked = await lookedAt(db, ctx, filter, { competencyId, personId });
  const record = recordAt(db, looked.knownAt);
  const ranked = await rankedGaps(db, looked);
  const { rule, levelsByScale, terms: termsById, kinds } = ranked;
  const isChosen = chosenBy(causes, bands);
  const { page, skipped } = groupsOfPage(ranked, isChosen, offset, limit);
  const rows = page.length === 0 ? [] : await gapsOfGroups(record, looked, await withPeople(db, ranked.asked, page));
  const shown = rows.slice(offset - skipped, offset - skipped + limit);
  const units = new Map((await allUnits(record, looked.day)).map(({ unitId, name }) => [unitId, name]));
  const since = await sinceOf(record, looked.day, shown);
  const groupByKey = new Map(page.map((one) => [keyOf(one.group), one]));
  return {
    asOf: looked.day,
    rule,
    required: await requirementsLooked(db, looked),
    total: gapsIn(kinds.filter(isChosen)),
    ...gapCounts(kinds),
    gaps: shown.map((row): ListedGap => {
      const group = groupByKey.get(keyOf(row));
      if (group === undefined) throw new Error('a gap has lost its group');
      const { terms, facts, risk, cause } = group;
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
            ? { competencyId: row.causeId, code: termsById.get(row.causeId)?.code ?? row.causeId }
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
  };
}

/** The groups of a page, each with the people whose gaps it counts. */
async function withPeople(db: Reader, asked: AskedGaps, page: readonly ListedGroup[]) {
  const wanted = page.map(({ group: { unitId, competencyId }, code }) => ({ unitId, competencyId, code }));
  const people = await readinessOf(db).gapPeople({ ...asked, wanted });
  return page.map(({ group }, place) => ({ ...group, personIds: people[place] ?? [] }));
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

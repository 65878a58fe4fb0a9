import type { Contract } from '../../../../shared/contract';
import { systemUser } from '../../../../shared/contract/records';
import { addDays } from '../../../../shared/domain/calendar';
import { startOfDay } from '../../../../shared/domain/start-of-day';
import { ok } from '../../../../shared/result';
import { changeCounts } from '../../db/audit-facets';
import { searchEntries, type EntrySearch } from '../../db/audit-read';
import type { InputOf, QueryUseCase } from '../context';
import { entryOutput } from './entry-output';
import { namesOfIds } from './names-of-ids';
import { withPrintedNames } from './printed-names';

type Search = Contract['audit']['search'];

export const searchLog: QueryUseCase<Search> = async (db, input, ctx) => {
  // One more than asked for tells whether there are older ones.
  const found = await searchEntries(db, searchOf(input, ctx.zone));
  const page = await withPrintedNames(db, found.slice(0, input.limit));
  const counts = await changeCounts(
    db,
    page.map(({ entryNumber }) => entryNumber),
  );
  const names = await namesOfIds(db, [input.personId ?? '', ...page.flatMap(({ personId, entityId }) => [personId ?? '', entityId])]);
  const entries = page.map((entry) => entryOutput({ ...entry, changeCount: counts.get(entry.entryNumber) ?? 0 }, names));
  return ok({ entries, hasMore: found.length > input.limit, personName: names.get(input.personId ?? '') ?? null });
};

function searchOf(input: InputOf<Search>, zone: string): EntrySearch {
  const { userId, action, entity, entityId, personId, text, from, to, beforeEntry, limit } = input;
  return {
    limit: limit + 1,
    ...(userId === null ? {} : { userId: userId === systemUser ? null : userId }),
    ...(action === null ? {} : { action }),
    ...(entity === null ? {} : { entity }),
    ...(entityId === null ? {} : { entityId }),
    ...(personId === null ? {} : { personId }),
    ...(text === null || text === '' ? {} : { reasonText: text }),
    ...(from === null ? {} : { from: startOfDay(from, zone) }),
    ...(to === null ? {} : { to: startOfDay(addDays(to, 1), zone) }),
    ...(beforeEntry === null ? {} : { beforeEntry }),
  };
}

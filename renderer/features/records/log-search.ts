import { z } from 'zod';
import { isCalendarDate } from '../../lib/formatting';
import type { SearchInput } from './queries';

const part = z.string().min(1).optional().catch(undefined);
const day = z.string().refine(isCalendarDate).optional().catch(undefined);

/** What is asked for stands in the address, so that it can be copied into a note. */
export const logSearch = z.object({ who: part, what: part, kind: part, record: part, person: part, from: day, to: day, why: part });
export type LogSearch = z.infer<typeof logSearch>;

export function searchInput({ who, what, kind, record, person, from, to, why }: LogSearch): SearchInput {
  return {
    userId: who ?? null,
    action: what ?? null,
    entity: kind ?? null,
    entityId: record ?? null,
    personId: person ?? null,
    from: from ?? null,
    to: to ?? null,
    text: why ?? null,
  };
}

export function isEmptySearch(search: LogSearch): boolean {
  return Object.values(searchInput(search)).every((value) => value === null);
}

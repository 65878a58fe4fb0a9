import { sql } from 'kysely';
import type { FrameworkItem } from '../../../../shared/contract/framework-item';
import { addDays } from '../../../../shared/domain/calendar';
import type { PilotStay } from '../../../../shared/domain/framework/pilot-terms';
import type { Flag } from '../core-schema';
import type { FrameworkItemRow } from '../framework-schema';
import { listed, prepared, type Given } from '../prepared-query';
import type { Reader } from '../schema';
import { itemOfRow } from './framework-items';

/** One version of a link between a task and a competency that work keeps current. */
interface TaskLink {
  readonly itemId: string;
  readonly validFrom: string;
  readonly pilotOf: string;
  readonly isRetired: boolean;
  readonly taskId: string;
}

/** Days from one to another, both inclusive. */
interface Days {
  readonly from: string;
  readonly to: string | null;
}

type DaysByTask = ReadonlyMap<string, readonly Days[]>;

/** When tasks belong to a competency that work keeps current. */
export interface TasksOfCompetency {
  readonly links: readonly TaskLink[];
  /** For whoever is in no pilot, and for everybody where no pilot says anything of it. */
  readonly everywhere: DaysByTask;
}

/** The tasks of competencies that work keeps current, by the competency; as an overlay would link them where there is one. */
export async function tasksKeepingCurrent(
  db: Reader,
  competencyIds: readonly string[],
  overlay: readonly FrameworkItemRow[] = [],
): Promise<ReadonlyMap<string, TasksOfCompetency>> {
  if (competencyIds.length === 0) return new Map();
  const stored = (await linksTo(db, { ids: JSON.stringify(competencyIds) })).map(({ isRetired, ...row }) => ({
    ...row,
    isRetired: isRetired === 1,
  }));
  const byKey = new Map(stored.map((link) => [keyOf(link), link]));
  for (const row of overlay) {
    const item = itemOfRow(row);
    if (!isTaskLink(item) || item.fromId === null || item.toId === null) continue;
    const { itemId, validFrom, pilotOf } = row;
    byKey.set(keyOf(row), { itemId, validFrom, pilotOf, isRetired: item.isRetired, taskId: item.fromId, competencyId: item.toId });
  }
  const wanted = new Set(competencyIds);
  const links = new Map<string, TaskLink[]>();
  for (const { competencyId, ...link } of [...byKey.values()].toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)))
    if (wanted.has(competencyId)) links.set(competencyId, [...(links.get(competencyId) ?? []), link]);
  return new Map([...links].map(([id, of]) => [id, { links: of, everywhere: daysByTask(of, []) }]));
}

const isTaskLink = (item: FrameworkItem): boolean => item.kind === 'link' && item.content.relation === 'taskCompetency';

const keyOf = ({ itemId, validFrom, pilotOf }: Pick<TaskLink, 'itemId' | 'validFrom' | 'pilotOf'>): string =>
  `${itemId} ${validFrom} ${pilotOf}`;

const linksTo = prepared(
  (_db, given: Given<{ ids: string }>) => sql<Omit<TaskLink, 'isRetired'> & { isRetired: Flag; competencyId: string }>`
    SELECT i.itemId, i.validFrom, i.pilotOf, i.isRetired, i.fromId AS taskId, i.toId AS competencyId FROM framework_item i
    WHERE i.toId IN ${listed(given('ids'))} AND i.kind = 'link' AND i.recordedTo IS NULL AND i.content ->> '$.relation' = 'taskCompetency'
    ORDER BY i.validFrom, i.recordedFrom`,
);

/** When each task belongs to the competency for somebody who is in the units of pilots on some days, or never. */
export function daysOfTasks({ links, everywhere }: TasksOfCompetency, stays: readonly PilotStay[] | undefined): DaysByTask {
  const isPiloted = stays !== undefined && links.some(({ pilotOf }) => pilotOf !== '');
  return isPiloted ? daysByTask(links, stays) : everywhere;
}

function daysByTask(links: readonly TaskLink[], stays: readonly PilotStay[]): DaysByTask {
  const starts = new Set(links.map(({ validFrom }) => validFrom));
  for (const { from, to } of stays) {
    starts.add(from);
    if (to !== null) starts.add(addDays(to, 1));
  }
  const days = [...starts].toSorted();
  const found = new Map<string, Days[]>();
  for (const [index, from] of days.entries()) {
    const nextStart = days[index + 1];
    const to = nextStart === undefined ? null : addDays(nextStart, -1);
    for (const taskId of tasksOn(links, stays, from)) found.set(taskId, joined(found.get(taskId) ?? [], { from, to }));
  }
  return found;
}

/** The tasks on a day: of each link the last version that holds for somebody there. */
function tasksOn(links: readonly TaskLink[], stays: readonly PilotStay[], day: string): ReadonlySet<string> {
  const isThere = (pilotOf: string): boolean =>
    pilotOf === '' || stays.some((stay) => stay.pilotOf === pilotOf && stay.from <= day && (stay.to === null || day <= stay.to));
  const onDay = new Map<string, TaskLink>();
  for (const link of links) if (link.validFrom <= day && isThere(link.pilotOf)) onDay.set(link.itemId, link);
  return new Set([...onDay.values()].flatMap(({ isRetired, taskId }) => (isRetired ? [] : [taskId])));
}

function joined(known: readonly Days[], next: Days): Days[] {
  const last = known.at(-1);
  const isNext = last?.to !== undefined && last.to !== null && addDays(last.to, 1) === next.from;
  return isNext ? [...known.slice(0, -1), { from: last.from, to: next.to }] : [...known, next];
}

/** How often somebody did a task on a day, as it stands on record. */
export interface PerformedTask {
  readonly personId: string;
  readonly taskId: string;
  readonly performedOn: string;
  readonly count: number;
}

/** What some people did of some tasks and nobody has voided. */
export async function performedTasks(db: Reader, personIds: readonly string[], taskIds: readonly string[]): Promise<PerformedTask[]> {
  if (taskIds.length === 0) return [];
  return performed(db, { personIds: JSON.stringify(personIds), taskIds: JSON.stringify(taskIds) });
}

const performed = prepared(
  (_db, given: Given<{ personIds: string; taskIds: string }>) => sql<PerformedTask>`
    SELECT p.personId, p.taskId, p.performedOn, p.count FROM work_performance p
    WHERE p.personId IN ${listed(given('personIds'))} AND p.taskId IN ${listed(given('taskIds'))}
      AND NOT EXISTS (SELECT 1 FROM work_performance_void v WHERE v.performanceId = p.performanceId)`,
);

/** The competencies that work keeps current and to which an overlay joins other tasks than there are. */
export async function competenciesPractisedOtherwise(db: Reader, overlay: readonly FrameworkItemRow[]): Promise<string[]> {
  const links = overlay.map(itemOfRow).filter(isTaskLink);
  if (links.length === 0) return [];
  const known = await competenciesKeptCurrentBy(
    db,
    links.map(({ itemId }) => itemId),
  );
  const others = await current(db, { ids: JSON.stringify(links.flatMap(({ toId }) => toId ?? [])) });
  return [...new Set([...known, ...others.map(({ competencyId }) => competencyId)])];
}

const isKeptCurrent = sql`c.kind = 'competency' AND c.recordedTo IS NULL AND c.content -> '$.validity.currency' <> 'null'`;

const current = prepared(
  (_db, given: Given<{ ids: string }>) => sql<{ competencyId: string }>`
    SELECT DISTINCT c.itemId AS competencyId FROM framework_item c WHERE c.itemId IN ${listed(given('ids'))} AND ${isKeptCurrent}`,
);

/** The competencies that doing some tasks, or what links lead from, can keep current: any version of theirs says so. */
export async function competenciesKeptCurrentBy(db: Reader, itemIds: readonly string[]): Promise<string[]> {
  if (itemIds.length === 0) return [];
  const rows = await keptCurrentBy(db, { ids: JSON.stringify(itemIds) });
  return rows.map(({ competencyId }) => competencyId);
}

// Links that were taken back count as well: what they kept current has to be derived away.
const keptCurrentBy = prepared(
  (_db, given: Given<{ ids: string }>) => sql<{ competencyId: string }>`
    SELECT DISTINCT l.toId AS competencyId FROM framework_item l
    WHERE (l.fromId IN ${listed(given('ids'))} OR l.itemId IN ${listed(given('ids'))}) AND l.kind = 'link'
      AND l.content ->> '$.relation' = 'taskCompetency'
      AND EXISTS (SELECT 1 FROM framework_item c WHERE c.itemId = l.toId AND ${isKeptCurrent})`,
);

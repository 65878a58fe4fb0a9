import type { FrameworkItem } from '../../../shared/contract/framework-item';
import type { LinkedTo } from '../../../shared/domain/framework/linked-terms';
import { gatherImpacts, type ImpactColumns } from './impact-rows';
import type { Reader } from './schema';
import { rowOfItem } from './sql/framework-items';
import { linkedTerms } from './sql/linked-terms';
import { peopleConcerned, type Concerned } from './sql/impact-people';
import { unitsBelowEver } from './sql/organisation';
import { siteFacts } from './sql/site';
import { competenciesPractisedOtherwise } from './sql/practice';
import { withThoseRestingOn } from './sql/resting-competencies';
import { withHeld } from './sql/standing-cascade';
import { factsFrom, standingFramework, standingRecords, type Overlay } from './sql/standing-facts';

/** A revision as it would take effect. */
export interface PlannedRevision {
  readonly revisionId: string;
  readonly items: readonly FrameworkItem[];
  /** What of the items there is without it. */
  readonly formers: readonly FrameworkItem[];
  readonly effectiveFrom: string;
  /** Units in which alone it takes effect at first; none: it does everywhere. */
  readonly pilotUnitIds: readonly string[];
}

const peoplePerBatch = 500;

/** Works out what a revision would do to people on its day. Looks only at people and competencies that it concerns, and writes nothing. */
export async function impactOf(db: Reader, planned: PlannedRevision, tell: (done: number, total: number) => void): Promise<ImpactColumns> {
  const { effectiveFrom: day, pilotUnitIds, revisionId, items } = planned;
  const isPilot = pilotUnitIds.length > 0;
  const time = { validFrom: day, pilotOf: isPilot ? revisionId : '', revisionId };
  const overlay: Overlay = {
    rows: items.map((item) => rowOfItem(item, time)),
    pilots: new Map(isPilot ? [[revisionId, new Set(pilotUnitIds)]] : []),
  };
  const linkedOtherwise = [
    ...(await competenciesLinkedOtherwise(db, overlay)),
    ...(await competenciesPractisedOtherwise(db, overlay.rows)),
  ];
  const changed = [...new Set([...concernedCompetencies(planned), ...linkedOtherwise])];
  const competencyIds = (await withThoseRestingOn(db, changed)).toSorted();
  const resting = competencyIds.filter((id) => !changed.includes(id));
  const rows = gatherImpacts(competencyIds, day);
  if (competencyIds.length === 0) return rows.columns([]);
  const without = await standingFramework(db, competencyIds);
  const withIt = await standingFramework(db, competencyIds, overlay);
  const asks = { taskIds: [...without.asks.taskIds, ...withIt.asks.taskIds], hasEvents: without.asks.hasEvents || withIt.asks.hasEvents };
  const { expiringDays } = await siteFacts(db);
  const pilotUnits = isPilot ? await unitsBelowEver(db, pilotUnitIds) : null;
  const personIds = await peopleConcerned(db, await concernedBy(db, planned, [...linkedOtherwise, ...resting]), day, pilotUnits);
  for (let start = 0; start < personIds.length; start += peoplePerBatch) {
    tell(start, personIds.length);
    const batch = personIds.slice(start, start + peoplePerBatch);
    const records = await standingRecords(db, batch, competencyIds, asks);
    const [before, after] = [factsFrom(records, without, expiringDays), factsFrom(records, withIt, expiringDays)];
    rows.add(batch, start, await withHeld(db, before, without), await withHeld(db, after, withIt));
  }
  return rows.columns(personIds);
}

/** The competencies of which clauses and tasks ask something else with the overlay. */
async function competenciesLinkedOtherwise(db: Reader, { rows }: Overlay): Promise<string[]> {
  if (!rows.some(({ kind }) => kind === 'link' || kind === 'task' || kind === 'clause')) return [];
  const without = await linkedTerms(db, undefined);
  const withIt = await linkedTerms(db, undefined, rows);
  const said = (linked: LinkedTo | undefined): string => JSON.stringify(linked?.versions ?? []);
  return [...new Set([...without.keys(), ...withIt.keys()])].filter((id) => said(without.get(id)) !== said(withIt.get(id)));
}

/** The competencies in which a standing can differ by what is said of them: what is required otherwise, and what holds for another time or on another scale or asks for something else. */
function concernedCompetencies(planned: PlannedRevision): Set<string> {
  const ids = new Set<string>();
  for (const { item, former } of decidingChanges(planned)) {
    if (item.kind === 'competency') ids.add(item.itemId);
    for (const one of [item, former]) if (one?.kind === 'requirement' && one.toId !== null) ids.add(one.toId);
  }
  return ids;
}

/** The items from which standings follow otherwise than before. */
function decidingChanges({ items, formers }: PlannedRevision) {
  const formerById = new Map(formers.map((item) => [item.itemId, item]));
  return items
    .map((item) => ({ item, former: formerById.get(item.itemId) }))
    .filter(({ item, former }) => former === undefined || decisive(former) !== decisive(item));
}

/** What of an item standings follow from. */
function decisive(item: FrameworkItem): string {
  if (item.kind === 'competency') {
    const { scaleId, validityMonths, sufficiency, validity, prerequisites } = item.content;
    return JSON.stringify([scaleId, validityMonths, sufficiency, validity, prerequisites]);
  }
  if (item.kind !== 'requirement') return '';
  const { subject, level, validityMonths, isMandatory, evidenceMix } = item.content;
  return JSON.stringify([item.fromId, item.toId, item.isRetired, subject, level, validityMonths, isMandatory, evidenceMix]);
}

/** Whom to look at: of a requirement that changes, the people of its role or unit; of a competency, everybody who requires it. */
async function concernedBy(db: Reader, planned: PlannedRevision, linkedOtherwise: readonly string[]): Promise<Concerned> {
  const places = { role: new Set<string>(), unit: new Set<string>() };
  const competencyIds = [...linkedOtherwise];
  for (const { item, former } of decidingChanges(planned)) {
    if (item.kind === 'competency') competencyIds.push(item.itemId);
    for (const one of [item, former]) if (one?.kind === 'requirement' && one.fromId !== null) places[one.content.subject].add(one.fromId);
  }
  return { roleIds: [...places.role], unitIds: await unitsBelowEver(db, [...places.unit]), competencyIds };
}

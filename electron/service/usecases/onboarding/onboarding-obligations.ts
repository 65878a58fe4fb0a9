import { isNewOn, onboardingDue } from '../../../../shared/domain/people/onboarding';
import { readyStates } from '../../../../shared/domain/state';
import type { AuditChange } from '../../db/audit-append';
import type { PositionRow } from '../../db/core-schema';
import type { ObligationRow } from '../../db/framework-schema';
import type { OnboardingLineRow } from '../../db/people-schema';
import type { Tx } from '../../db/schema';
import { mergedPeople, withMerged } from '../../db/sql/merged-people';
import { hasOnboardingLines, onboardingLinesOf, onboardingOwed, positionsInRoles, readyIn } from '../../db/sql/onboarding-lines';
import { personsById } from '../../db/sql/people';
import { writeVersions } from '../../db/sql/versions';
import type { CommandContext } from '../context';

type Begun = Pick<PositionRow, 'positionId' | 'personId' | 'roleId' | 'validFrom'>;

/**
 * What the templates of their roles ask of people whose positions have just been written, in the transaction that wrote them
 * and after standings were derived: of whoever never held the role before and has begun lately or is to begin. What somebody
 * is ready in already is not asked. Answers with the changes for the log.
 */
export async function onboardingFor(
  tx: Tx,
  { entry, today, makeId }: Pick<CommandContext, 'entry' | 'today' | 'makeId'>,
  positionsBegun: readonly Begun[],
): Promise<AuditChange[]> {
  const recent = positionsBegun.filter(({ validFrom }) => isNewOn(validFrom, today));
  if (recent.length === 0 || !(await hasOnboardingLines(tx))) return [];
  const linesByRole = byRole(
    await onboardingLinesOf(
      tx,
      recent.map(({ roleId }) => roleId),
    ),
  );
  const merged = await mergedPeople(tx);
  const keptOf = (personId: string): string => merged.get(personId) ?? personId;
  const asked = recent.filter(({ roleId }) => linesByRole.has(roleId));
  const begun = firstOfRole(asked.map((position) => ({ ...position, personId: keptOf(position.personId) })));
  if (begun.length === 0) return [];
  const records = withMerged(
    begun.map(({ personId }) => personId),
    merged,
  );
  const former = await formerHolders(tx, positionsBegun, records, [...linesByRole.keys()], keptOf);
  const managerOf = new Map(
    (await personsById(tx, [...new Set(begun.map(({ personId }) => personId))])).map((row) => [row.personId, row.managerPersonId]),
  );
  const owed = await onboardingOwed(tx, [...managerOf.keys()]);
  const rows: ObligationRow[] = [];
  for (const { personId, roleId, validFrom } of begun) {
    if (former.has(`${personId} ${roleId}`)) continue;
    const ready = await readyIn(tx, [personId], [...readyStates], validFrom > today ? validFrom : today);
    for (const line of linesByRole.get(roleId) ?? []) {
      if (owed.has(`${personId} ${line.lineId}`) || ready.has(`${personId} ${line.competencyId}`)) continue;
      const ownerPersonId = line.owner === 'manager' ? (managerOf.get(personId) ?? personId) : personId;
      rows.push({ ...obligationOf(line, personId, ownerPersonId, validFrom, today), obligationId: makeId() });
    }
  }
  return writeVersions(tx, entry, 'obligation', rows);
}

function obligationOf(
  { lineId, title, competencyId, dueDays }: OnboardingLineRow,
  personId: string,
  ownerPersonId: string,
  validFrom: string,
  today: string,
): Omit<ObligationRow, 'obligationId'> {
  return {
    personId,
    kind: 'onboarding',
    itemId: lineId,
    competencyId,
    title: title === '' ? null : title,
    revisionId: null,
    ownerPersonId,
    // What is shown before the first day counts as well.
    effectiveFrom: validFrom < today ? validFrom : today,
    dueOn: onboardingDue(validFrom, dueDays, today),
    reason: `New in the role from ${validFrom}`,
    state: 'open',
    doneOn: null,
    readDigest: null,
    assessmentId: null,
    supersededBy: null,
  };
}

/** Who held which role in a position other than those that have just begun, as `personId roleId`. */
async function formerHolders(
  tx: Tx,
  begun: readonly Begun[],
  records: readonly string[],
  roleIds: readonly string[],
  keptOf: (personId: string) => string,
): Promise<ReadonlySet<string>> {
  const isBegun = new Set(begun.map(({ positionId }) => positionId));
  const held = await positionsInRoles(tx, records, roleIds);
  return new Set(held.flatMap(({ positionId, personId, roleId }) => (isBegun.has(positionId) ? [] : [`${keptOf(personId)} ${roleId}`])));
}

/** One position of each person in each role: the one that begins first. */
function firstOfRole(positions: readonly Begun[]): Begun[] {
  const first = new Map<string, Begun>();
  for (const position of positions) {
    const key = `${position.personId} ${position.roleId}`;
    const known = first.get(key);
    if (known === undefined || position.validFrom < known.validFrom) first.set(key, position);
  }
  return [...first.values()];
}

function byRole(lines: readonly OnboardingLineRow[]): ReadonlyMap<string, readonly OnboardingLineRow[]> {
  const roles = new Map<string, OnboardingLineRow[]>();
  for (const line of lines) {
    const known = roles.get(line.roleId);
    if (known === undefined) roles.set(line.roleId, [line]);
    else known.push(line);
  }
  return roles;
}

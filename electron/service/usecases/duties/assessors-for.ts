import { scopeOf } from '../../../../shared/domain/permissions';
import type { UserAccountRow } from '../../db/core-schema';
import type { Reader } from '../../db/schema';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { peopleWithin } from '../../db/sql/assessments';
import { checklistOn } from '../../db/sql/competencies';
import { unitsBelow } from '../../db/sql/organisation';
import { requiredLevelOn } from '../../db/sql/renewal-windows';
import { accountsWithRole, attestedKey, grantsOf } from '../../db/sql/users';
import { independenceFrom, lackingAuthority } from '../assessors/assessor-check';

interface InCompetency {
  readonly personId: string;
  readonly competencyId: string;
}

interface Assessor {
  readonly account: UserAccountRow;
  /** Those of the people in question whom their role reaches. */
  readonly reaches: ReadonlySet<string>;
}

/**
 * Who could sign a practical assessment of each person, as far as it is known today: reached by their role, authorised by the
 * rules of the site, never the person themself, and in no relation that the rules refuse or want a reason for.
 */
export async function assessorsFor(db: Reader, rows: readonly InCompetency[], today: string) {
  const policy = await assessmentPolicyOn(db);
  const assessors = await assessorsOf(db, [...new Set(rows.map(({ personId }) => personId))], today);
  const authorised = new Map<string, boolean>();

  async function isAuthorised({ userId, personId }: UserAccountRow, competencyId: string, level: number): Promise<boolean> {
    const key = `${userId} ${competencyId} ${level}`;
    const known = authorised.get(key);
    if (known !== undefined) return known;
    const competency = await checklistOn(db, competencyId, today, []);
    const judged = { competencyId, libraryId: competency?.frameworkId ?? '', level, kind: 'practical', days: [today] } as const;
    const may = (await lackingAuthority(db, policy, { userId, personId }, judged, String)).length === 0;
    authorised.set(key, may);
    return may;
  }

  return {
    names: new Map(assessors.map(({ account }) => [account.userId, account.printedName])),
    assessorIdsOf: async ({ personId, competencyId }: InCompetency): Promise<string[]> => {
      const level = (await requiredLevelOn(db, personId, competencyId, today)) ?? 0;
      const found: string[] = [];
      for (const { account, reaches } of assessors) {
        if (account.personId === personId || !reaches.has(personId) || !(await isAuthorised(account, competencyId, level))) continue;
        const { rule } = await independenceFrom(db, policy, account, { personId, competencyId, day: today });
        if (rule === 'allow') found.push(account.userId);
      }
      return found;
    },
  };
}

async function assessorsOf(db: Reader, personIds: readonly string[], today: string): Promise<readonly Assessor[]> {
  const found: Assessor[] = [];
  for (const account of await accountsWithRole(db, 'assessor')) {
    const granted = scopeOf(await grantsOf(db, account.userId), 'assessments.sign', account.personId);
    if (granted === null || (await attestedKey(db, account.userId)) === undefined) continue;
    const scope = granted.kind === 'site' ? granted : { ...granted, unitIds: await unitsBelow(db, granted.unitIds, today) };
    found.push({ account, reaches: scope.kind === 'site' ? new Set(personIds) : await peopleWithin(db, personIds, scope, today) });
  }
  return found;
}

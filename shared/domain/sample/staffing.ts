import type { UnitPlan } from './organisation';
import type { SamplePosition } from './types';

export type Rank = 'manager' | 'supervisor' | 'assessor' | 'staff';

/** A post of the site before a person is put on it. */
export interface PersonDraft extends SamplePosition {
  readonly rank: Rank;
  readonly title: string | null;
  readonly manager: PersonDraft | null;
  readonly assessedGroups: readonly string[] | null;
  readonly secondPosition: SamplePosition | null;
}

/** Exactly `count` posts: a director, a head for each department, a supervisor for each unit, then staff in the unit's ratio. */
export function draftsOfSite(plans: readonly UnitPlan[], count: number): readonly PersonDraft[] {
  const headcounts = share(
    count,
    plans.map(({ template }) => sumOf(Object.values(template.headcountByRole)) + 1),
  );
  const seat = plans.find((plan) => plan.isSeatOfDirector)?.unit.key ?? '';
  const director = managerDraft(seat, 'Works director', null);
  const drafts: PersonDraft[] = [director];
  const headByDepartment = new Map<string, PersonDraft>();
  for (const [index, plan] of plans.entries()) {
    const { unit, isFirstOfDepartment, isSeatOfDirector } = plan;
    let free = (headcounts[index] ?? 0) - (isSeatOfDirector ? 2 : 1);
    if (isFirstOfDepartment) {
      const head = managerDraft(unit.key, 'Head of department', director);
      headByDepartment.set(unit.parentKey ?? '', head);
      drafts.push(head);
      free -= 1;
    }
    const supervisor: PersonDraft = {
      ...managerDraft(unit.key, 'Unit supervisor', headByDepartment.get(unit.parentKey ?? '') ?? null),
      roleKey: 'shift-supervisor',
      rank: 'supervisor',
    };
    drafts.push(supervisor, ...staffOfUnit(plan, supervisor, free));
  }
  return drafts;
}

function staffOfUnit(plan: UnitPlan, supervisor: PersonDraft, count: number): readonly PersonDraft[] {
  const { unit, template } = plan;
  const roleKeys = Object.keys(template.headcountByRole);
  const headcounts = share(count, Object.values(template.headcountByRole));
  const staff: PersonDraft[] = roleKeys.flatMap((roleKey, index) =>
    Array.from({ length: headcounts[index] ?? 0 }, (_, place): PersonDraft => ({
      roleKey,
      unitKey: unit.key,
      rank: 'staff',
      title: roleKey === 'training-officer' && place === 2 ? 'HR partner' : null,
      manager: supervisor,
      assessedGroups: null,
      secondPosition: null,
    })),
  );
  return withSecondPosition(withAssessors(plan, staff));
}

/** One assessor in ten people, at least one for each post of the unit. */
function withAssessors({ template }: UnitPlan, staff: readonly PersonDraft[]): readonly PersonDraft[] {
  const posts = template.assessorPosts;
  const wanted = Math.max(posts.length, Math.round(staff.length / 10));
  const result = [...staff];
  for (let turn = 0; turn < wanted; turn += 1) {
    const post = posts[turn % posts.length];
    const place = result.findIndex((draft) => draft.roleKey === post?.roleKey && draft.rank === 'staff');
    const draft = result[place];
    if (post && draft) result[place] = { ...draft, rank: 'assessor', assessedGroups: post.groupKeys };
  }
  return result;
}

/** The last boiler operator of each boiler house also issues permits there: somebody with two positions at once. */
function withSecondPosition(staff: readonly PersonDraft[]): readonly PersonDraft[] {
  const place = staff.findLastIndex((draft) => draft.roleKey === 'boiler-operator' && draft.rank === 'staff');
  return staff.map((draft, index) =>
    index === place ? { ...draft, secondPosition: { roleKey: 'permit-issuer', unitKey: draft.unitKey } } : draft,
  );
}

function managerDraft(unitKey: string, title: string, manager: PersonDraft | null): PersonDraft {
  return { roleKey: 'department-manager', unitKey, rank: 'manager', title, manager, assessedGroups: null, secondPosition: null };
}

/** Splits a whole number by weights without losing one (largest remainder). */
function share(total: number, weights: readonly number[]): readonly number[] {
  const sum = sumOf(weights);
  const exact = weights.map((weight) => (total * weight) / sum);
  const whole = exact.map(Math.floor);
  const byRemainder = exact.map((value, index) => ({ index, rest: value % 1 })).sort((one, other) => other.rest - one.rest);
  const missing = total - sumOf(whole);
  const topped = new Set(byRemainder.slice(0, missing).map(({ index }) => index));
  return whole.map((value, index) => value + (topped.has(index) ? 1 : 0));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

import { addMonthsToDay, dateOfDay, dayOfDate } from './calendar';
import { familyNames, givenNames } from './names';
import type { UnitPlan } from './organisation';
import { createRandom } from './random';
import type { Random } from './random';
import { draftsOfSite } from './staffing';
import type { PersonDraft } from './staffing';
import { sampleRoles } from './roles';
import type { SampleAssessor, SamplePerson, ShiftKey } from './types';

/** Share of a role that works in rotating shifts; all roles not named here rotate. */
const rotatingShareByRole: Readonly<Record<string, number>> = {
  'maintenance-fitter': 0.4,
  'ei-technician': 0.5,
  'pressure-equipment-inspector': 0,
  'qc-analyst': 0.4,
  microbiologist: 0.3,
  'qa-officer': 0,
  'training-officer': 0,
  'department-manager': 0,
  'warehouse-operator': 0.6,
};

/** Posts for people with years behind them, without trainee or senior grades. */
const ungradedRoles: ReadonlySet<string> = new Set(['shift-supervisor', 'permit-issuer', 'training-officer', 'department-manager']);
const rotatingShifts: readonly ShiftKey[] = ['A', 'B', 'C', 'D'];
const roleNameByKey: ReadonlyMap<string, string> = new Map(sampleRoles.map((role) => [role.key, role.name]));

/** Everybody of the site, in order of employee number. */
export function makePeople(
  seed: number,
  count: number,
  today: string,
  plans: readonly UnitPlan[],
): { readonly people: readonly SamplePerson[]; readonly assessors: readonly SampleAssessor[] } {
  const random = createRandom(seed, 'people');
  const now = dayOfDate(today);
  const drafts = draftsOfSite(plans, count);
  const dated = drafts.map((draft) => ({ draft, hired: hireDay(random, draft, now) })).sort((one, other) => one.hired - other.hired);
  const numberByDraft = numbersOf(
    random,
    dated.map(({ draft }) => draft),
  );
  const leftDayByDraft = leaversOf(random, dated, now);
  const nameOf = nameSource(random, count);
  const shiftOf = shiftSource(random);
  const people: SamplePerson[] = [];
  const assessors: SampleAssessor[] = [];
  for (const { draft, hired } of dated) {
    const left = leftDayByDraft.get(draft);
    const employeeNumber = numberByDraft.get(draft) ?? '';
    people.push({
      employeeNumber,
      ...nameOf(),
      title: draft.title ?? titleOf(draft.roleKey, now - hired),
      roleKey: draft.roleKey,
      unitKey: draft.unitKey,
      shift: shiftOf(draft),
      hiredOn: dateOfDay(hired),
      leftOn: left === undefined ? null : dateOfDay(left),
      managerEmployeeNumber: draft.manager ? (numberByDraft.get(draft.manager) ?? null) : null,
      isContractor: draft.rank === 'staff' && now - hired < 2_500 && random.chance(0.12),
      secondPosition: draft.secondPosition,
    });
    if (draft.assessedGroups) assessors.push({ employeeNumber, groupKeys: draft.assessedGroups });
  }
  return { people, assessors };
}

/** A few newcomers, many with some years, some with decades; whoever leads, issues, trains or assesses has been here for at least four years. */
function hireDay(random: Random, draft: PersonDraft, now: number): number {
  const spread = Math.floor(-Math.log(1 - random.next() * 0.97) * 2_400);
  if (draft.rank !== 'staff' || ungradedRoles.has(draft.roleKey)) return now - 1_461 - spread;
  const kind = random.next();
  if (kind < 0.035) return now - random.int(12, 100);
  if (kind < 0.09) return now - random.int(101, 400);
  return now - 401 - spread;
}

function numbersOf(random: Random, drafts: readonly PersonDraft[]): ReadonlyMap<PersonDraft, string> {
  const widestStep = drafts.length > 10_000 ? 8 : 40;
  let last = 1_000;
  return new Map(
    drafts.map((draft) => {
      last += random.int(1, widestStep);
      return [draft, String(last).padStart(6, '0')];
    }),
  );
}

/** One in 120, from ordinary staff with more than two years, during the past eleven months. */
function leaversOf(
  random: Random,
  dated: readonly { readonly draft: PersonDraft; readonly hired: number }[],
  now: number,
): ReadonlyMap<PersonDraft, number> {
  const candidates = dated
    .filter(({ draft, hired }) => draft.rank === 'staff' && !draft.secondPosition && addMonthsToDay(hired, 24) < now)
    .map(({ draft }) => draft);
  const leftDayByDraft = new Map<PersonDraft, number>();
  const wanted = Math.min(Math.round(dated.length / 120), candidates.length);
  while (leftDayByDraft.size < wanted) leftDayByDraft.set(random.pick(candidates), now - random.int(20, 330));
  return leftDayByDraft;
}

/** No two people share a full name while there are enough combinations; a large site has namesakes, as real ones do. */
function nameSource(random: Random, count: number): () => { readonly givenName: string; readonly familyName: string } {
  const used = new Set<string>();
  const mustDiffer = count <= 5_000;
  return () => {
    for (;;) {
      const name = { givenName: random.pick(givenNames), familyName: random.pick(familyNames) };
      const full = `${name.givenName} ${name.familyName}`;
      if (mustDiffer && used.has(full)) continue;
      used.add(full);
      return name;
    }
  };
}

function shiftSource(random: Random): (draft: PersonDraft) => ShiftKey {
  const turnByPost = new Map<string, number>();
  return (draft) => {
    if (draft.rank === 'supervisor' || draft.rank === 'manager') return 'days';
    if (!random.chance(rotatingShareByRole[draft.roleKey] ?? 1)) return 'days';
    const post = `${draft.unitKey}/${draft.roleKey}`;
    const turn = turnByPost.get(post) ?? 0;
    turnByPost.set(post, turn + 1);
    return rotatingShifts[turn % rotatingShifts.length] ?? 'days';
  };
}

function titleOf(roleKey: string, tenureDays: number): string {
  const name = roleNameByKey.get(roleKey) ?? roleKey;
  if (ungradedRoles.has(roleKey)) return name;
  if (tenureDays < 200) return `${name} (in training)`;
  if (tenureDays < 4_400) return name;
  return /^[A-Z][a-z]/.test(name) ? `Senior ${name.charAt(0).toLowerCase()}${name.slice(1)}` : `Senior ${name}`;
}

import { expect, test } from 'vitest';
import { derivedContent } from '../../../electron/service/db/sql/standing-history';
import type { AssessmentRow } from '../../../electron/service/db/core-schema';
import type { Db } from '../../../electron/service/db/schema';
import { siteFacts } from '../../../electron/service/db/sql/site';
import { derivedRows } from '../../../electron/service/db/sql/standings';
import type { FrameworkItem, RequirementItem, ScaleItem } from '../../../shared/contract/framework-item';
import { canonicalJson } from '../../../shared/domain/audit-json';
import { addDays, addMonths } from '../../../shared/domain/calendar';
import { createRandom, type Random } from '../../../shared/domain/sample/random';
import { levelLook } from '../../../shared/domain/scale-look';
import { approveDraft, approveItems, makeDraft, makeLibrary, recordOf } from '../../support/framework';
import { competencyItem, makePerson, makeRole, makeUnit, requirementItem, scaleItem } from '../../support/people';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { anyAskingItems, anySufficiency, anyWay } from '../../support/asked-items';
import { standsAlone } from '../../support/assessment-row';

const today = '2026-03-14';
const signature = { login: 'ben', passphrase: passphraseOf('ben') };

function scaleOf(scaleId: string, highest: number, mapping: ScaleItem['content']['mapping']): ScaleItem {
  const levels = Array.from({ length: highest + 1 }, (_, level) => ({
    level,
    code: `${level}`,
    name: `Level ${level}`,
    anchor: '',
    ...levelLook(level, highest + 1),
  }));
  return scaleItem(scaleId, { levels, qualifyingLevel: 1, mapping });
}

async function insertAssessments(
  site: TestSite,
  rows: readonly (Pick<AssessmentRow, 'personId' | 'competencyId' | 'level' | 'outcome' | 'performedOn'> & Partial<AssessmentRow>)[],
) {
  const text = {
    zone: 'Europe/Berlin',
    place: '',
    note: '',
    lateReason: null,
    prerequisiteReason: null,
    assessorUserId: 'a',
    contentDigest: '0'.repeat(64),
  };
  const stored = rows.map((row, index): AssessmentRow => ({
    assessmentId: `assessment-${index}`,
    competencyVersion: 1,
    kind: 'practical',
    ...standsAlone,
    enteredAt: `${row.performedOn}T10:00:00.000Z`,
    entryNumber: index + 1,
    ...text,
    ...row,
  }));
  for (const row of stored) await recordOf(site).insertInto('assessment').values(row).execute();
  return stored;
}

/** What is kept of holdings and standings, and what the records amount to when everything is derived anew. */
async function keptAndMeant(db: Db): Promise<{ readonly kept: readonly string[]; readonly meant: readonly string[] }> {
  const rows = [
    ...(await db.selectFrom('holding').selectAll().execute()),
    ...(await db.selectFrom('standing').selectAll().execute()).map(derivedContent),
  ];
  const meant: string[] = [];
  for await (const { holdings, standings } of derivedRows(db, 'all', (await siteFacts(db)).expiringDays))
    meant.push(...[...holdings, ...standings].map((row) => canonicalJson({ ...row })));
  return { kept: rows.map((row) => canonicalJson({ ...row })).toSorted(), meant: meant.toSorted() };
}

/** What the revisions of one competency and its one requirement say, each from its day on; the oracle knows nothing else. */
interface Change {
  readonly from: string;
  readonly level: number;
  readonly isRetired: boolean;
  readonly lineMonths: number | null;
  readonly ownMonths: number | null;
  /** Where the levels before lie from that day on; null: it is the same scale. */
  readonly mapped: ReadonlyMap<number, number> | null;
}

/** The standing on a day, worked out day by day from what was said and what was assessed, as simply as it can be said. */
function oracle(changes: readonly Change[], results: readonly AssessmentRow[], day: string, expiringDays: number) {
  const now = changes.filter(({ from }) => from <= day).at(-1);
  if (now === undefined || now.isRetired) return null;
  const months = [now.lineMonths, now.ownMonths].filter((one) => one !== null);
  const lastDayOf = (performedOn: string): string => (months.length === 0 ? '9999-12-31' : addMonths(performedOn, Math.min(...months)));
  const levelNow = ({ level, performedOn }: AssessmentRow): number => {
    let at = level;
    for (const { from, mapped } of changes) if (mapped !== null && performedOn < from && from <= day) at = mapped.get(at) ?? -1;
    return at;
  };
  const known = results
    .filter(({ performedOn }) => performedOn <= day)
    .map((row) => ({
      level: levelNow(row),
      isMet: row.outcome === 'competent',
      lastDay: lastDayOf(row.performedOn),
      when: `${row.performedOn} ${String(row.entryNumber).padStart(6, '0')}`,
    }));
  const counting = known.filter(
    (one) => one.isMet && !known.some((later) => !later.isMet && later.when > one.when && later.level <= one.level),
  );
  const valid = counting.filter(({ lastDay }) => day <= lastDay);
  const held = valid.length === 0 ? null : Math.max(...valid.map(({ level }) => level));
  const enough = valid
    .filter(({ level }) => level >= now.level)
    .map(({ lastDay }) => lastDay)
    .toSorted()
    .at(-1);
  const state =
    enough !== undefined
      ? enough <= addDays(day, expiringDays) && enough !== '9999-12-31'
        ? 'expiring'
        : 'qualified'
      : counting.some(({ level }) => level >= now.level)
        ? 'expired'
        : known.length > 0
          ? 'belowLevel'
          : 'neverAssessed';
  return { required: now.level, held, state };
}

test.each(Array.from({ length: 12 }, (_, seed) => seed))(
  'standings over changes of scale, validity and requirement are on every day what each day’s framework makes of the results (%i)',
  async (seed) => {
    const random = createRandom(seed, 'scales');
    const site = await makeTestSite();
    await makeUnit(site, 'works');
    await makeRole(site, 'worker');
    const people = ['p1', 'p2', 'p3'];
    for (const personId of people)
      await makePerson(site, personId, { roleId: 'worker', unitId: 'works', position: { validFrom: '2024-01-01' } });
    const library = await makeLibrary(site);
    const months = (): number | null => (random.chance(0.4) ? null : random.int(1, 9));
    const first: Change = {
      from: '2025-06-01',
      level: random.int(1, 3),
      isRetired: false,
      lineMonths: months(),
      ownMonths: months(),
      mapped: null,
    };
    const changes = [first];
    const results = await insertAssessments(
      site,
      people.flatMap((personId) =>
        Array.from({ length: random.int(1, 5) }, () => ({
          personId,
          competencyId: 'weld',
          level: random.int(0, 3),
          outcome: random.chance(0.75) ? ('competent' as const) : ('notYetCompetent' as const),
          performedOn: addDays('2025-08-01', random.int(0, 225)),
        })),
      ),
    );
    let scale = scaleOf('scale-0', 3, null);
    const itemsOf = ({ level, isRetired, lineMonths, ownMonths }: Change): FrameworkItem[] => [
      competencyItem('weld', { scaleId: scale.itemId, validityMonths: ownMonths }),
      { ...requirementItem({ roleId: 'worker', competencyId: 'weld', level, validityMonths: lineMonths }), isRetired },
    ];
    await approveItems(site, library, [scale, ...itemsOf(first)], first.from);
    for (let n = 1; n <= 6; n += 1) {
      const before = changes.at(-1) ?? first;
      const from = addDays(before.from < today ? today : before.from, random.chance(0.3) ? 0 : random.int(1, 70));
      const isRescaled = random.chance(0.5);
      const formerLevels = scale.content.levels.map(({ level }) => level);
      const highest = isRescaled ? random.int(1, 5) : Math.max(...formerLevels);
      const mapped = isRescaled ? new Map(formerLevels.map((level) => [level, random.int(0, highest)])) : null;
      if (mapped !== null)
        scale = scaleOf(`scale-${n}`, highest, {
          fromScaleId: scale.itemId,
          levels: [...mapped].map(([level, to]) => ({ from: level, to })),
        });
      const change: Change = {
        from,
        level: random.int(0, highest),
        isRetired: random.chance(0.15),
        lineMonths: months(),
        ownMonths: months(),
        mapped,
      };
      await approveItems(site, library, [...(isRescaled ? [scale] : []), ...itemsOf(change)], from);
      changes.push(change);
    }
    const db = recordOf(site);
    const { expiringDays } = await siteFacts(db);
    const standings = await db.selectFrom('standing').selectAll().execute();
    for (let offset = 0; offset < 900; offset += 1) {
      const day = addDays('2025-05-20', offset);
      for (const personId of people) {
        const row = standings.find(
          (one) => one.personId === personId && one.fromDate <= day && (one.untilDate === null || day <= one.untilDate),
        );
        const shown = row === undefined ? null : { required: row.requiredLevel, held: row.heldLevel, state: row.state };
        const meant = oracle(
          changes,
          results.filter((one) => one.personId === personId),
          day,
          expiringDays,
        );
        expect(shown, `${personId} on ${day}`).toEqual(meant);
      }
    }
    const { kept, meant } = await keptAndMeant(db);
    expect(kept).toEqual(meant);
  },
  60_000,
);

test.each(Array.from({ length: 10 }, (_, seed) => seed))(
  'what approvals, pilots, roll-outs and withdrawals derive of whom they concern is what deriving everything anew gives (%i)',
  async (seed) => {
    const random = createRandom(seed, 'incremental');
    const site = await makeTestSite();
    const units = ['plant', 'hall', 'corner', 'yard'];
    await makeUnit(site, 'plant');
    await makeUnit(site, 'hall', { parentId: 'plant' });
    await makeUnit(site, 'corner', { parentId: 'hall' });
    await makeUnit(site, 'yard', { parentId: 'plant' });
    const roles = ['fitter', 'rigger'];
    for (const role of roles) await makeRole(site, role);
    const people = Array.from({ length: 6 }, (_, n) => `p${n}`);
    for (const personId of people)
      await makePerson(site, personId, {
        roleId: random.pick(roles),
        unitId: random.pick(units),
        position: { validFrom: addDays('2025-01-01', random.int(0, 600)) },
      });
    const library = await makeLibrary(site);
    const competencies = ['weld', 'lift', 'steam'];
    await insertAssessments(
      site,
      Array.from({ length: 40 }, () => ({
        personId: random.pick(people),
        competencyId: random.pick(competencies),
        level: random.int(1, 3),
        outcome: random.chance(0.8) ? ('competent' as const) : ('notYetCompetent' as const),
        performedOn: addDays('2025-01-01', random.int(0, 430)),
        ...anyWay(random),
      })),
    );
    const requirement = (n: number): RequirementItem => {
      const subject = random.pick(['role', 'unit'] as const);
      const item = requirementItem({
        roleId: '',
        requirementId: `line-${n}`,
        competencyId: random.pick(competencies),
        subject,
        level: random.int(1, 3),
        validityMonths: random.chance(0.5) ? null : random.int(1, 12),
        evidenceMix: random.chance(0.7) ? [] : [{ kind: random.pick(['knowledge', 'practical'] as const), count: random.int(1, 2) }],
      });
      return { ...item, fromId: subject === 'role' ? random.pick(roles) : random.pick(units), isRetired: random.chance(0.2) };
    };
    const competency = (id: string): FrameworkItem =>
      competencyItem(id, {
        scaleId: 'scale',
        validityMonths: random.chance(0.3) ? null : random.int(1, 14),
        sufficiency: anySufficiency(random),
      });
    await approveItems(
      site,
      library,
      [scaleItem('scale'), ...competencies.map(competency), ...[0, 1, 2, 3].map(requirement), ...anyAskingItems(random, competencies)],
      '2025-06-01',
    );
    const seen = new Map<string, number>();
    for (let round = 0; round < 14; round += 1) {
      const done = await anyStep(site, library, random, [
        ...[0, 1, 2, 3, 4, 5].filter(() => random.chance(0.4)).map(requirement),
        ...competencies.filter(() => random.chance(0.2)).map(competency),
        ...(random.chance(0.5) ? anyAskingItems(random, competencies).filter(() => random.chance(0.5)) : []),
      ]);
      seen.set(done, (seen.get(done) ?? 0) + 1);
      const { kept, meant } = await keptAndMeant(recordOf(site));
      expect(kept, `round ${round}: ${done}`).toEqual(meant);
    }
    expect([...seen.keys()], JSON.stringify([...seen])).toEqual(expect.arrayContaining(['approved', 'pilot', 'withdrawn']));
  },
  60_000,
);

/** Approves the items for everybody or for some units first, where nothing stands in the way; otherwise ends what does. */
async function anyStep(
  { client, ...rest }: TestSite,
  frameworkId: string,
  random: Random,
  items: readonly FrameworkItem[],
): Promise<string> {
  const site = { client, ...rest };
  const { revisions } = await client.framework.revisions({ frameworkId });
  const newest = revisions.find(({ state }) => state !== 'withdrawn' && state !== 'returned');
  const isPilot = newest?.generalFrom === null;
  const earliest = [today, newest?.effectiveFrom ?? today].toSorted().at(-1) ?? today;
  if (newest !== undefined && isPilot && random.chance(0.5)) {
    await client.framework.rollOut({ revisionId: newest.revisionId, from: addDays(earliest, random.int(0, 30)), signature });
    return 'rolled out';
  }
  if (newest !== undefined && (isPilot || (newest.state === 'scheduled' && random.chance(0.3)))) {
    await client.framework.withdraw({ revisionId: newest.revisionId, reason: 'by chance', signature });
    return 'withdrawn';
  }
  if (items.length === 0) return 'nothing';
  const draftId = await makeDraft(site, frameworkId, items);
  const last =
    [today, ...revisions.filter(({ state }) => state !== 'withdrawn').flatMap(({ generalFrom }) => generalFrom ?? [])].toSorted().at(-1) ??
    today;
  const pilotUnitIds = random.chance(0.5) ? [random.pick(['hall', 'yard', 'corner'])] : [];
  const effectiveFrom = random.chance(0.4) ? last : addDays(last, random.int(1, 40));
  try {
    await approveDraft(site, draftId, { effectiveFrom, pilotUnitIds });
  } catch (error) {
    await client.framework.discardDraft({ draftId });
    if (error instanceof Error && 'code' in error && error.code === 'NothingChanged') return 'nothing';
    throw error;
  }
  return pilotUnitIds.length > 0 ? 'pilot' : 'approved';
}

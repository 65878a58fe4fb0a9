import { describe, expect, test } from 'vitest';
import { standingFacts } from '../../../electron/service/db/sql/standing-facts';
import { rowOfItem } from '../../../electron/service/db/sql/framework-items';
import type { FrameworkItem } from '../../../shared/contract/framework-item';
import { impactLists } from '../../../shared/contract/impact';
import { createRandom, type Random } from '../../../shared/domain/sample/random';
import { standingOn } from '../../../shared/domain/standing';
import { readyStates } from '../../../shared/domain/state';
import { clauseItem, linkItem } from '../../support/catalogue-items';
import { approveDraft, approveItems, makeAssessment, makeDraft, makeLibrary, recordOf } from '../../support/framework';
import { anyAskingItems, anySufficiency, anyValidity, withClauseValidity } from '../../support/asked-items';
import { wholeImpact, type ImpactInput } from '../../support/impact';
import { competencyItem, makePerson, makeRole, makeUnit, requirementItem, scaleItem, writeRecord } from '../../support/people';
import { makeRandomWorks, type RandomWorks } from '../../support/random-works';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { signIn } from '../../support/users';

const today = '2026-03-14';

/** Everybody's standing in everything on a day, from the tables that are derived and from the facts themselves. */
async function everyStanding(site: TestSite, { personIds, competencyIds }: Pick<RandomWorks, 'personIds' | 'competencyIds'>, day: string) {
  const db = recordOf(site);
  const stored = await db
    .selectFrom('standing')
    .selectAll()
    .where('fromDate', '<=', day)
    .where((eb) => eb.or([eb('untilDate', 'is', null), eb('untilDate', '>=', day)]))
    .execute();
  const storedBy = new Map(stored.map((row) => [`${row.personId} ${row.competencyId}`, row]));
  const all = new Map<string, ReturnType<typeof side>>();
  for (const personId of personIds)
    for (const competencyId of competencyIds) {
      const key = `${personId} ${competencyId}`;
      const facts = await standingFacts(db, personId, competencyId, 60);
      const one = facts === null ? null : side(standingOn(facts, day));
      const row = storedBy.get(key);
      expect(one?.requiredLevel ?? null, key).toBe(row?.requiredLevel ?? null);
      if (row !== undefined)
        expect([one?.state, one?.heldLevel, one?.isMandatory], key).toEqual([row.state, row.heldLevel, row.isMandatory === 1]);
      if (one !== null) all.set(key, one);
    }
  return all;
}

const side = ({ state, required, heldLevel, lastDay }: ReturnType<typeof standingOn>) => ({
  state,
  requiredLevel: required?.level ?? null,
  isMandatory: required?.isMandatory ?? false,
  validityMonths: required?.validityMonths ?? null,
  heldLevel,
  lastDay,
});
type Side = ReturnType<typeof side>;

/** The list in which a standing belongs, said over again. */
function listOf(before: Side | undefined, after: Side | undefined): string | null {
  const [needed, needs] = [(before?.requiredLevel ?? null) !== null, (after?.requiredLevel ?? null) !== null];
  const [was, is] = [before !== undefined && readyStates.has(before.state), after !== undefined && readyStates.has(after.state)];
  if (needed && !needs) return 'noLongerRequired';
  if (!needs) return null;
  if (needed && was && !is) return 'lapsing';
  if (is && !was) return 'gaining';
  if (!needed) return 'newlyRequired';
  return JSON.stringify(before) === JSON.stringify(after) ? null : 'otherwise';
}

const bare = ({
  requiredCode: _required,
  heldCode: _held,
  ...rest
}: Side & { requiredCode: string | null; heldCode: string | null }): Side => rest;

/** Works the impact out, then makes the change in earnest, and holds the one against everybody's standings without and with it. */
async function checkImpact(
  site: TestSite,
  works: Pick<RandomWorks, 'personIds' | 'competencyIds'>,
  input: ImpactInput,
  apply: () => Promise<unknown>,
) {
  const countOf = async (): Promise<number> =>
    (
      await recordOf(site)
        .selectFrom('audit_entry')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n;
  const entries = await countOf();
  const found = await wholeImpact(site, input);
  expect(await countOf()).toBe(entries);
  const before = await everyStanding(site, works, input.effectiveFrom);
  await apply();
  const after = await everyStanding(site, works, input.effectiveFrom);
  const expected = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const list = listOf(before.get(key), after.get(key));
    return list === null ? [] : [{ key, list, after: after.get(key) ?? { ...before.get(key) } }];
  });
  const rows = found.rows.map((row) => ({
    key: `${row.personId} ${row.competencyId}`,
    list: row.list,
    before: bare(row.before),
    after: bare(row.after),
  }));
  const byKey = <T extends { readonly key: string }>(list: readonly T[]): T[] => list.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  expect(byKey(rows.map(({ key, list }) => ({ key, list })))).toEqual(byKey(expected.map(({ key, list }) => ({ key, list }))));
  for (const row of rows) {
    // Who has neither a line nor a result on one side has no facts there.
    expect(row.before, row.key).toEqual(before.get(row.key) ?? row.before);
    expect(row.after, row.key).toEqual(after.get(row.key) ?? row.after);
  }
  expect(found.people).toBe(new Set(found.rows.map(({ personId }) => personId)).size);
  for (const [list, count] of Object.entries(found.lists)) {
    const inList = found.rows.filter((row) => row.list === list);
    expect(count, list).toEqual({ rows: inList.length, people: new Set(inList.map(({ personId }) => personId)).size });
  }
  return found;
}

/** What a steward might do to the random works: requirements of roles and units raised, shortened, ended and begun, validities and a scale changed. */
async function randomChanges(site: TestSite, random: Random, isPilot: boolean): Promise<FrameworkItem[]> {
  const { items } = await site.client.framework.tree({ frameworkId: 'library', asOf: '2030-01-01', kinds: ['requirement', 'competency'] });
  const changed = new Map<string, FrameworkItem>();
  const levels = [1, 2, 3].map((level) => ({
    level,
    code: `N${level}`,
    name: `New ${level}`,
    anchor: '',
    colour: '#112233' as const,
    pattern: 'solid' as const,
  }));
  const targets = [1, 2, 3].map(() => random.int(1, 3)).toSorted((a, b) => a - b);
  const mapping = { fromScaleId: 'scale', levels: targets.map((to, index) => ({ from: index + 1, to })) };
  for (const { itemId, kind, isRetired } of items) {
    const { item } = await site.client.framework.item({ itemId, asOf: '2030-01-01' });
    if (kind === 'requirement' && item.kind === 'requirement' && !isRetired && random.chance(0.7)) {
      const content = {
        ...item.content,
        level: random.int(1, 3),
        isMandatory: random.chance(0.5),
        validityMonths: random.chance(0.5) ? null : random.int(1, 12),
        evidenceMix: random.chance(0.7) ? [] : [{ kind: 'practical' as const, count: random.int(1, 2) }],
      };
      changed.set(itemId, {
        ...item,
        content,
        isRetired: random.chance(0.4),
        ...(random.chance(0.3) ? { toId: random.pick(['weld', 'lift', 'steam']) } : {}),
      });
    }
    if (kind === 'competency' && item.kind === 'competency' && random.chance(0.4)) {
      const scaleId = !isPilot && random.chance(0.5) ? 'new-scale' : item.content.scaleId;
      changed.set(itemId, {
        ...item,
        content: {
          ...item.content,
          scaleId,
          validityMonths: random.chance(0.3) ? null : random.int(2, 14),
          sufficiency: anySufficiency(random),
          validity: anyValidity(random),
        },
      });
    }
  }
  for (const unitId of ['north', 'north-1', 'south-1'])
    if (random.chance(0.6)) {
      const need = {
        roleId: unitId,
        subject: 'unit' as const,
        competencyId: random.pick(['weld', 'lift', 'steam']),
        requirementId: `new-${unitId}`,
      };
      changed.set(`new-${unitId}`, requirementItem({ ...need, level: random.int(1, 3) }));
    }
  const asking = random.chance(0.5) ? withClauseValidity(random, anyAskingItems(random, ['weld', 'lift', 'steam'])) : [];
  return [scaleItem('new-scale', { levels, mapping }, 'New scale'), ...changed.values(), ...asking];
}

/** Signed exceptions of every effect for people, roles and units, some of them ending. */
async function makeExceptions(site: TestSite, { personIds, unitIds, competencyIds }: RandomWorks, random: Random): Promise<void> {
  for (let index = 0; index < 10; index += 1) {
    const overrideId = `exception-${index}`;
    const subject = random.pick(['unit', 'role', 'person', 'person'] as const);
    const subjectId = random.pick({ unit: unitIds, role: ['fitter', 'rigger', 'stoker'], person: personIds }[subject]);
    const effect = random.pick(['require', 'require', 'replace', 'disable'] as const);
    const months = random.chance(0.5) ? null : random.int(1, 12);
    const terms = effect === 'disable' ? nothing : { level: random.int(1, 3), validityMonths: months, isMandatory: 1 as const };
    const validTo = random.chance(0.3) ? '2026-05-01' : null;
    const what = { overrideId, subject, subjectId, personId: subject === 'person' ? subjectId : null, effect, ...terms };
    const row = { ...what, ...exception, competencyId: random.pick(competencyIds), validTo };
    await writeRecord(site, 'requirement_override', overrideId, row);
  }
  await deriveEverybody(site);
}

const nothing = { level: null, validityMonths: null, isMandatory: null };
const exception = { reason: 'drawn', endReason: null, signedBy: 'ada', validFrom: '2026-01-01', validTo: null };

/** After rows from which their own commands would have derived. */
async function deriveEverybody(site: TestSite): Promise<void> {
  const time = { validFrom: '2020-01-01', pilotOf: '', revisionId: null };
  await writeRecord(site, 'framework_item', 'unused', rowOfItem(scaleItem('unused'), time));
}

describe('an impact equals what the revision then does', () => {
  const met = new Set<string>();

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('in random works %i', async (seed) => {
    const site = await makeTestSite();
    const works = await makeRandomWorks(site, seed);
    await writeRecord(site, 'framework', 'library', {
      frameworkId: 'library',
      name: 'Library',
      description: '',
      functionName: null,
      stewardUserIds: '[]',
      isRetired: 0,
    });
    const random = createRandom(seed, 'impact');
    await makeExceptions(site, works, random);
    const pilotUnitIds = seed % 2 === 0 ? [random.pick(['north', 'north-2', 'south-1'])] : [];
    const draftId = await makeDraft(site, 'library', await randomChanges(site, random, pilotUnitIds.length > 0));
    const effectiveFrom = random.pick([today, '2026-04-01', '2026-09-30']);
    let revisionId = '';
    const found = await checkImpact(site, works, { subject: { is: 'draft', draftId }, effectiveFrom, pilotUnitIds }, async () => {
      revisionId = await approveDraft(site, draftId, { effectiveFrom, pilotUnitIds });
    });
    for (const { list } of found.rows) met.add(list);
    expect(found.looked).toBeGreaterThan(0);
    if (pilotUnitIds.length === 0) return;
    const from = random.pick([effectiveFrom, '2026-11-01']);
    const rolled: ImpactInput = { subject: { is: 'revision', revisionId }, effectiveFrom: from, pilotUnitIds: [] };
    await checkImpact(site, works, rolled, () =>
      site.client.framework.rollOut({ revisionId, from, signature: { login: 'ben', passphrase: passphraseOf('ben') } }),
    );
  });

  test('and every list was met with on the way', () => {
    expect([...met].toSorted()).toEqual([...impactLists].toSorted());
  });
});

const scale = scaleItem('scale');
const weld = competencyItem('weld', { scaleId: 'scale' });
const need = requirementItem({ roleId: 'worker', competencyId: 'weld' });

async function makeWorkers(): Promise<{ readonly site: TestSite; readonly library: string }> {
  const site = await makeTestSite();
  await makeUnit(site, 'works');
  await makeRole(site, 'worker');
  await makeRole(site, 'clerk');
  for (const personId of ['pia', 'quin']) await makePerson(site, personId, { roleId: 'worker', unitId: 'works' });
  await makePerson(site, 'carl', { roleId: 'clerk', unitId: 'works' });
  await makeAssessment(site, 'pia', 'weld', { level: 2, performedOn: '2026-01-15' });
  const library = await makeLibrary(site);
  await approveItems(site, library, [scale, weld, need], '2026-01-01');
  return { site, library };
}

test('each row says who, in what, from what to what and why; a revision in review is worked out as its draft was', async () => {
  const { site, library } = await makeWorkers();
  const raised = { ...need, content: { ...need.content, level: 3, isMandatory: false } };
  const draftId = await makeDraft(site, library, [raised]);
  const { revisionId } = await site.client.framework.submit({ draftId, title: 'Raise', summary: '' });
  const found = await wholeImpact(site, { subject: { is: 'revision', revisionId }, effectiveFrom: today, pilotUnitIds: [] });
  expect(found).toMatchObject({ looked: 2, people: 2, lists: { lapsing: { people: 1, rows: 1 }, otherwise: { people: 1, rows: 1 } } });
  expect(found.rows.find(({ list }) => list === 'lapsing')).toMatchObject({
    personId: 'pia',
    employeeNumber: 'N-pia',
    personName: 'pia, Test',
    code: 'WELD',
    title: 'Competency weld',
    before: {
      state: 'qualified',
      requiredLevel: 2,
      requiredCode: '2',
      heldLevel: 2,
      heldCode: '2',
      isMandatory: true,
      lastDay: '2027-01-15',
    },
    after: { state: 'belowLevel', requiredLevel: 3, requiredCode: '3', isMandatory: false, lastDay: null },
    reasons: ['levelRaised', 'becameDesirable'],
  });
});

test('wording that changes nothing for anybody affects nobody, and looks at nobody', async () => {
  const { site, library } = await makeWorkers();
  const draftId = await makeDraft(site, library, [{ ...weld, title: 'Weld', content: { ...weld.content, criticality: 'low' } }]);
  const found = await wholeImpact(site, { subject: { is: 'draft', draftId }, effectiveFrom: today, pilotUnitIds: [] });
  expect(found).toMatchObject({ looked: 0, people: 0, rows: [] });
});

test('only the people of the role are looked at when its requirement changes', async () => {
  const { site, library } = await makeWorkers();
  const draftId = await makeDraft(site, library, [requirementItem({ roleId: 'clerk', competencyId: 'weld' })]);
  const found = await wholeImpact(site, { subject: { is: 'draft', draftId }, effectiveFrom: today, pilotUnitIds: [] });
  expect(found).toMatchObject({ looked: 1, lists: { newlyRequired: { people: 1, rows: 1 } } });
  expect(found.rows).toMatchObject([
    { personId: 'carl', reasons: ['requirementAdded'], before: { state: 'notRequired' }, after: { state: 'neverAssessed' } },
  ]);
});

test('a requirement that goes over to another competency is ended in the one and begins in the other', async () => {
  const { site, library } = await makeWorkers();
  const lift = competencyItem('lift', { scaleId: 'scale' });
  const draftId = await makeDraft(site, library, [lift, { ...need, toId: 'lift' }]);
  const found = await wholeImpact(site, { subject: { is: 'draft', draftId }, effectiveFrom: today, pilotUnitIds: [] });
  expect(found.rows.map(({ list, personId, code, reasons }) => [list, personId, code, ...reasons])).toEqual([
    ['newlyRequired', 'pia', 'LIFT', 'requirementAdded'],
    ['newlyRequired', 'quin', 'LIFT', 'requirementAdded'],
    ['noLongerRequired', 'pia', 'WELD', 'requirementEnded'],
    ['noLongerRequired', 'quin', 'WELD', 'requirementEnded'],
  ]);
});

test('what takes effect on the day of a pilot that was rolled out takes its place in the units of the pilot too', async () => {
  const { site, library } = await makeWorkers();
  const at = (level: number) => [{ ...need, content: { ...need.content, level } }];
  const revisionId = await approveDraft(site, await makeDraft(site, library, at(3)), { pilotUnitIds: ['works'] });
  await site.client.framework.rollOut({ revisionId, from: today, signature: { login: 'ben', passphrase: passphraseOf('ben') } });
  const draftId = await makeDraft(site, library, at(1));
  const found = await wholeImpact(site, { subject: { is: 'draft', draftId }, effectiveFrom: today, pilotUnitIds: [] });
  expect(found.rows.map(({ personId, before, after }) => [personId, before.requiredLevel, after.requiredLevel])).toEqual([
    ['pia', 3, 1],
    ['quin', 3, 1],
  ]);
});

test('a shorter validity of the competency alone lapses what would have gone on', async () => {
  const { site, library } = await makeWorkers();
  const draftId = await makeDraft(site, library, [{ ...weld, content: { ...weld.content, validityMonths: 1 } }]);
  const found = await wholeImpact(site, { subject: { is: 'draft', draftId }, effectiveFrom: today, pilotUnitIds: [] });
  expect(found.rows.map(({ list, personId, reasons, after }) => [list, personId, reasons, after.state])).toEqual([
    ['lapsing', 'pia', ['validityShortened'], 'expired'],
    ['otherwise', 'quin', ['validityShortened'], 'neverAssessed'],
  ]);
});

test('a rule of validity alone lapses what would have gone on; a clause puts its own in its place, and permits grace', async () => {
  const { site, library } = await makeWorkers();
  const works = { personIds: ['pia', 'quin', 'carl'], competencyIds: ['weld'] };
  const told = async (items: readonly FrameworkItem[]) => {
    const draftId = await makeDraft(site, library, items);
    const found = await checkImpact(site, works, { subject: { is: 'draft', draftId }, effectiveFrom: today, pilotUnitIds: [] }, () =>
      approveDraft(site, draftId),
    );
    return found.rows.map(({ personId, before, after, reasons }) => [personId, before.state, after.state, ...reasons]);
  };
  // Shown on 15 January: through the end of the month one month later, 28 February 2026.
  const rules = [{ level: null, rule: { kind: 'endOfMonth' as const, months: 1 } }];
  const validity = { rules, renewalWindowDays: 0, graceDays: 30, currency: null };
  expect(await told([{ ...weld, content: { ...weld.content, validity } }])).toEqual([
    ['pia', 'qualified', 'expired', 'validityRulesChanged'],
  ]);
  const law = clauseItem('law', { graceDays: 20 });
  const linked = linkItem('competencyClause', 'weld', 'law');
  // Twenty days of grace from 28 February last through 20 March.
  expect(await told([law, linked])).toEqual([['pia', 'expired', 'inGrace', 'graceChanged']]);
  // A clause that is silent permits none.
  const silent = clauseItem('silent');
  expect(await told([silent, linkItem('competencyClause', 'weld', 'silent')])).toEqual([['pia', 'inGrace', 'expired', 'graceChanged']]);
  const year = { kind: 'calendarDate' as const, month: 12, day: 31, years: 0 };
  expect(await told([{ ...law, content: { ...law.content, validity: year } }])).toEqual([
    ['pia', 'expired', 'qualified', 'validityRulesChanged'],
  ]);
});

test('there is nothing to be worked out of what is decided, unknown or on no day; lists end with the session', async () => {
  const { site, library } = await makeWorkers();
  const draftId = await makeDraft(site, library, [{ ...need, content: { ...need.content, level: 3 } }]);
  const ask = (part: Partial<ImpactInput>) =>
    wholeImpact(site, { subject: { is: 'draft', draftId }, effectiveFrom: today, pilotUnitIds: [], ...part });
  await expect(ask({ subject: { is: 'draft', draftId: 'none' } })).rejects.toMatchObject({ code: 'DraftNotFound' });
  await expect(ask({ subject: { is: 'revision', revisionId: 'none' } })).rejects.toMatchObject({ code: 'RevisionNotFound' });
  await expect(ask({ effectiveFrom: '2026-02-30' })).rejects.toMatchObject({ code: 'NotADate' });
  await expect(ask({ pilotUnitIds: ['nowhere'] })).rejects.toMatchObject({ code: 'UnitNotFound', data: { unitId: 'nowhere' } });
  const { impactId } = await ask({});
  const rows = () => site.client.framework.impactRows({ impactId, list: 'lapsing' });
  expect((await rows()).total).toBe(1);
  const revisionId = await approveDraft(site, draftId);
  await expect(ask({ subject: { is: 'revision', revisionId } })).rejects.toMatchObject({ code: 'NotOpen' });
  await signIn(site, 'ada');
  await expect(rows()).rejects.toMatchObject({ code: 'ImpactGone' });
});

test.each([true, false])(
  'whoever is required only by a signed exception is counted as well (scale changed too: %s)',
  async (isRescaled) => {
    const { site, library } = await makeWorkers();
    await makeRole(site, 'guard');
    await makeUnit(site, 'gate');
    await makePerson(site, 'gus', { roleId: 'guard', unitId: 'gate' });
    await makePerson(site, 'gil', { roleId: 'guard', unitId: 'gate' });
    await makePerson(site, 'gen', { roleId: 'clerk', unitId: 'gate' });
    await makeAssessment(site, 'gus', 'weld', { level: 2, performedOn: '2026-01-15' });
    const terms = { competencyId: 'weld', effect: 'require', level: 2, validityMonths: null, isMandatory: 1 } as const;
    const subjects = { 'for-gus': ['person', 'gus'], 'for-guards': ['role', 'guard'], 'for-gate': ['unit', 'gate'] } as const;
    for (const [overrideId, [subject, subjectId]] of Object.entries(subjects)) {
      const personId = subject === 'person' ? subjectId : null;
      await writeRecord(site, 'requirement_override', overrideId, { overrideId, subject, subjectId, personId, ...terms, ...exception });
    }
    await deriveEverybody(site);
    const levels = scale.content.levels.map((one) => ({ ...one, code: `N${one.level}` }));
    const mapping = { fromScaleId: 'scale', levels: [1, 2, 3].map((from) => ({ from, to: Math.max(1, from - 1) })) };
    const changed = { ...weld.content, validityMonths: 1, ...(isRescaled ? { scaleId: 'new-scale' } : {}) };
    const items = [...(isRescaled ? [scaleItem('new-scale', { levels, mapping }, 'New')] : []), { ...weld, content: changed }];
    const draftId = await makeDraft(site, library, items);
    const works = { personIds: ['pia', 'quin', 'carl', 'gus', 'gil', 'gen'], competencyIds: ['weld'] };
    const found = await checkImpact(site, works, { subject: { is: 'draft', draftId }, effectiveFrom: today, pilotUnitIds: [] }, () =>
      approveDraft(site, draftId),
    );
    expect(found.rows.map(({ personId }) => personId).toSorted()).toEqual(['gen', 'gil', 'gus', 'pia', 'quin']);
  },
);

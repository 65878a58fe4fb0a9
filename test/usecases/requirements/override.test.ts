import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { recordOf } from '../../support/framework';
import { makeCompetency, makePerson, makeRequirement, makeRole, makeUnit } from '../../support/people';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';
import { checkSignatures } from '../../../electron/service/db/live-rows-signatures';

const reason = 'the line runs without pressure';
const ben = { login: 'ben', passphrase: passphraseOf('ben') };

/** `pia` is a worker at a line in north and `quinn` in south; the role needs weld at 2, the site at 1. The clock stands at 2026-03-14. */
async function makeWorks(): Promise<TestSite> {
  const site = await makeTestSite();
  await makeUnit(site, 'plant', { kind: 'site', name: 'Plant' });
  await makeUnit(site, 'north', { kind: 'department', name: 'North', parentId: 'plant' });
  await makeUnit(site, 'south', { kind: 'department', name: 'South', parentId: 'plant' });
  await makeUnit(site, 'line', { kind: 'line', name: 'Line 1', parentId: 'north' });
  await makeRole(site, 'worker', 'Worker');
  await makePerson(site, 'pia', { roleId: 'worker', unitId: 'line' });
  await makePerson(site, 'quinn', { roleId: 'worker', unitId: 'south' });
  await makeCompetency(site, 'weld', { title: 'Weld' });
  await makeRequirement(site, { roleId: 'worker', competencyId: 'weld', level: 2, validityMonths: 12 });
  await makeRequirement(site, { subject: 'unit', roleId: 'plant', competencyId: 'weld', level: 1, validityMonths: 6, isMandatory: false });
  return site;
}

const taken = {
  subject: 'unit',
  subjectId: 'north',
  competencyId: 'weld',
  effect: 'disable',
  level: null,
  validityMonths: null,
  isMandatory: null,
  from: '2026-04-01',
  to: null,
  reason,
  signature: ben,
} as const;

async function levelOf({ client }: TestSite, personId: string, asOf: string): Promise<number | null> {
  return (await client.people.get({ personId, asOf })).standings[0]?.requiredLevel ?? null;
}

test('an exception of a unit concerns what lies below it, from its day on, and leaves everybody else', async () => {
  const site = await makeWorks();
  expect(await site.client.requirements.override(taken)).toMatchObject({ people: 1 });
  expect([
    await levelOf(site, 'pia', '2026-03-31'),
    await levelOf(site, 'pia', '2026-04-01'),
    await levelOf(site, 'quinn', '2026-04-01'),
  ]).toEqual([2, null, 2]);
});

test('of somebody with two positions all is required that either asks for, each line under where it comes from', async () => {
  const site = await makeWorks();
  await makeRole(site, 'rigger', 'Rigger');
  await makeCompetency(site, 'rig', { title: 'Rig' });
  await makeRequirement(site, { roleId: 'rigger', competencyId: 'weld', level: 3, validityMonths: 24 });
  await makeRequirement(site, { roleId: 'rigger', competencyId: 'rig', level: 1 });
  const place = { roleId: 'rigger', unitId: 'south', title: 'Rigger', shift: null, validFrom: '2026-03-14', validTo: null };
  await site.client.people.assign({ personId: 'pia', ...place, reason: 'stands in for a colleague' });
  const { lines } = await site.client.requirements.effectiveOfPerson({ personId: 'pia', asOf: null });
  const told = lines.map(({ code, contributions }) => [
    code,
    contributions.map(({ origin, level, decides }) => `${origin.kind} ${origin.name} ${level} ${decides.join(' ')}`.trim()).toSorted(),
  ]);
  expect(Object.fromEntries(told)).toEqual({
    WELD: ['role Rigger 3 level mandatory', 'role Worker 2 mandatory', 'unit Plant 1 validity'],
    RIG: ['role Rigger 1 level mandatory'],
  });
  const { positions, standings } = await site.client.people.get({ personId: 'pia', asOf: null });
  expect(positions.map(({ roleName }) => roleName).toSorted()).toEqual(['Rigger', 'Worker']);
  expect(standings.map(({ competencyId, requiredLevel }) => `${competencyId} ${requiredLevel}`).toSorted()).toEqual(['rig 1', 'weld 3']);
});

test('an exception of a person is theirs under the record that they are read under, until the merge is taken back', async () => {
  const site = await makeWorks();
  const { overrideId } = await site.client.requirements.override({ ...taken, subject: 'person', subjectId: 'quinn' });
  const levels = async () => [await levelOf(site, 'pia', '2026-03-31'), await levelOf(site, 'pia', '2026-04-01')];
  expect(await levels()).toEqual([2, 2]);
  await site.client.identity.merge({ keptPersonId: 'pia', otherPersonId: 'quinn', reason });
  expect(await levels()).toEqual([2, null]);
  const { exceptions } = await site.client.requirements.effectiveOfPerson({ personId: 'pia', asOf: '2026-04-01' });
  expect(exceptions.map((one) => one.overrideId)).toEqual([overrideId]);
  await site.client.identity.unmerge({ personId: 'quinn', reason });
  expect(await levels()).toEqual([2, 2]);
  expect(await levelOf(site, 'quinn', '2026-04-01')).toBeNull();
});

test('a person who moves with their line leaves the exception of where it lay and comes under that of where it lies', async () => {
  const site = await makeWorks();
  await makeRequirement(site, { subject: 'unit', roleId: 'south', competencyId: 'weld', level: 3 });
  await site.client.requirements.override(taken);
  expect(await site.client.organisation.change({ unitId: 'line', name: 'Line 1', parentId: 'south', from: '2026-05-01', reason })).toEqual({
    people: 1,
  });
  const levels = [];
  for (const day of ['2026-03-31', '2026-04-01', '2026-04-30', '2026-05-01']) levels.push(await levelOf(site, 'pia', day));
  expect(levels).toEqual([2, null, null, 3]);
});

test('each line of what is effective says where it comes from and what it decides, and what was taken away by whom and why', async () => {
  const site = await makeWorks();
  const [before] = (await site.client.requirements.effectiveOfPerson({ personId: 'pia', asOf: '2026-03-31' })).lines;
  expect(before).toMatchObject({
    code: 'WELD',
    required: { level: 2, validityMonths: 6, isMandatory: true },
    ownValidityMonths: 12,
    exceptions: [],
  });
  expect(
    before?.contributions.map(({ origin, levelCode, decides, removedBy }) => [origin.kind, origin.name, levelCode, decides, removedBy]),
  ).toEqual([
    ['role', 'Worker', '2', ['level', 'mandatory'], null],
    ['unit', 'Plant', '1', ['validity'], null],
  ]);
  const { overrideId } = await site.client.requirements.override({
    ...taken,
    effect: 'replace',
    level: 1,
    validityMonths: 9,
    isMandatory: false,
  });
  const [after] = (await site.client.requirements.effectiveOfPerson({ personId: 'pia', asOf: '2026-04-01' })).lines;
  expect(after?.required).toMatchObject({ level: 1, validityMonths: 9, isMandatory: false });
  expect(after?.contributions.map(({ origin, decides, removedBy, overrideId: own }) => [origin.name, decides, removedBy, own])).toEqual([
    ['Worker', [], overrideId, null],
    ['Plant', [], overrideId, null],
    ['North', ['level', 'validity'], null, overrideId],
  ]);
  expect(after?.exceptions).toMatchObject([{ overrideId, subjectName: 'North', effect: 'replace', reason, signedBy: 'Ben Birch' }]);
  const [ofUnit] = (await site.client.requirements.effective({ subject: 'unit', id: 'line', asOf: '2026-04-01' })).lines;
  expect(ofUnit?.contributions.map(({ origin, removedBy }) => [origin.name, removedBy])).toEqual([
    ['Plant', overrideId],
    ['North', null],
  ]);
  const [ofRole] = (await site.client.requirements.effective({ subject: 'role', id: 'worker', asOf: '2026-04-01' })).lines;
  expect(ofRole?.contributions.map(({ origin, removedBy }) => [origin.name, removedBy])).toEqual([['Worker', null]]);
});

test('somebody can be required more than anybody else, and what concerns them alone is not listed with units and roles', async () => {
  const site = await makeWorks();
  await site.client.requirements.override({
    ...taken,
    subject: 'person',
    subjectId: 'pia',
    effect: 'require',
    level: 3,
    isMandatory: true,
  });
  expect([await levelOf(site, 'pia', '2026-04-01'), await levelOf(site, 'quinn', '2026-04-01')]).toEqual([3, 2]);
  expect((await site.client.requirements.overrides({ subjectId: null, competencyId: 'weld' })).overrides).toEqual([]);
  await site.client.requirements.override(taken);
  expect((await site.client.requirements.overrides({ subjectId: null, competencyId: 'weld' })).overrides).toMatchObject([
    { subjectName: 'North' },
  ]);
  const why = await site.client.readiness.explain({ personId: 'pia', competencyId: 'weld', asOf: '2026-04-01' });
  expect(JSON.stringify(why.reasons)).toContain(
    `A signed exception for North from 2026-04-01 takes it away: ${reason} (signed by Ben Birch).`,
  );
});

test('an exception ends on a day, signed and with a reason, and what it took away is required again', async () => {
  const site = await makeWorks();
  const { overrideId } = await site.client.requirements.override(taken);
  const end = { overrideId, from: '2026-06-01', reason: 'the line is under pressure again', signature: ben };
  expect(await site.client.requirements.endOverride(end)).toEqual({ people: 1 });
  expect([await levelOf(site, 'pia', '2026-05-31'), await levelOf(site, 'pia', '2026-06-01')]).toEqual([null, 2]);
  await expect(site.client.requirements.endOverride({ ...end, from: '2026-06-02' })).rejects.toMatchObject({
    code: 'AlreadyEnded',
    data: { on: '2026-05-31' },
  });
  await site.client.requirements.endOverride({ ...end, from: '2026-03-14' });
  expect(await levelOf(site, 'pia', '2026-04-01')).toBe(2);
  const { overrides } = await site.client.requirements.overrides({ subjectId: 'north', competencyId: null });
  expect(overrides).toMatchObject([{ reason, validFrom: '2026-04-01', validTo: '2026-03-13', endReason: end.reason }]);
});

test('the exceptions of one person stay listed with what is required of them, those to come and those that ended too', async () => {
  const site = await makeWorks();
  await site.client.requirements.override(taken);
  const own = { ...taken, subject: 'person', subjectId: 'pia' } as const;
  const { overrideId } = await site.client.requirements.override(own);
  await site.client.requirements.endOverride({ overrideId, from: '2026-06-01', reason: 'trained', signature: ben });
  await site.client.requirements.override({ ...own, from: '2027-01-01' });
  for (const asOf of ['2026-03-14', '2026-07-01']) {
    const { exceptions } = await site.client.requirements.effectiveOfPerson({ personId: 'pia', asOf });
    expect(exceptions.map(({ subject, validFrom, validTo, endReason }) => [subject, validFrom, validTo, endReason])).toEqual([
      ['person', '2027-01-01', null, null],
      ['person', '2026-04-01', '2026-05-31', 'trained'],
    ]);
  }
  expect((await site.client.requirements.effectiveOfPerson({ personId: 'quinn', asOf: null })).exceptions).toEqual([]);
});

test('every signature over an exception fits it, and none fits one that was changed behind the back of the record', async () => {
  const site = await makeWorks();
  const { overrideId } = await site.client.requirements.override(taken);
  await site.client.requirements.endOverride({ overrideId, from: '2026-06-01', reason, signature: ben });
  const db = recordOf(site);
  const check = async () => (await checkSignatures(db, Number.MAX_SAFE_INTEGER, () => {})).findings.length;
  expect(await check()).toBe(0);
  await sql.raw('DROP TRIGGER requirement_override_close_only').execute(db);
  await db.updateTable('requirement_override').set({ reason: 'another' }).where('recordedTo', 'is', null).execute();
  expect(await check()).toBe(1);
});

test('nobody signs an exception for themselves, nor where nobody else is concerned', async () => {
  const site = await makeWorks();
  await enrol(site, 'pat', { grants: [{ role: 'frameworkSteward', unitId: null }], personId: 'pia' });
  const pat = { login: 'pat', passphrase: passphraseOf('pat') };
  const own = { code: 'OwnRequirement' };
  await expect(site.client.requirements.override({ ...taken, subject: 'person', subjectId: 'pia', signature: pat })).rejects.toMatchObject(
    own,
  );
  await expect(site.client.requirements.override({ ...taken, signature: pat })).rejects.toMatchObject(own);
  await site.client.requirements.override({ ...taken, subjectId: 'plant', signature: pat });
  const { overrideId } = await site.client.requirements.override(taken);
  await signIn(site, 'pat');
  await expect(site.client.requirements.endOverride({ overrideId, from: '2026-06-01', reason, signature: ben })).rejects.toMatchObject(own);
});

test('an exception says what it requires, on the scale, from today on, of what there is', async () => {
  const { client } = await makeWorks();
  const refused: Array<[object, object]> = [
    [{ from: '2026-03-13' }, { code: 'InThePast', data: { earliest: '2026-03-14' } }],
    [{ from: '2026-02-30' }, { code: 'NotADate' }],
    [{ to: '2026-03-31' }, { code: 'EndBeforeBegin' }],
    [{ subjectId: 'nowhere' }, { code: 'SubjectNotFound' }],
    [{ competencyId: 'nothing' }, { code: 'CompetencyNotFound' }],
    [{ effect: 'replace', isMandatory: true }, { code: 'LevelMissing' }],
    [
      { effect: 'require', level: 7, isMandatory: true },
      { code: 'LevelNotOnScale', data: { levels: [1, 2, 3] } },
    ],
  ];
  for (const [part, failure] of refused) await expect(client.requirements.override({ ...taken, ...part })).rejects.toMatchObject(failure);
});

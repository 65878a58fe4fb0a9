import { describe, expect, test } from 'vitest';
import { isHeldByUnit } from '../../../shared/domain/permissions';
import { attach } from '../../support/assessments';
import { authorise } from '../../support/authorities';
import { firstInput } from '../../support/corrections';
import { seen as observed, workRecord } from '../../support/observed';
import { readyStates } from '../../../shared/domain/state';
import { passphraseOf } from '../../support/passphrase-of';
import type { TestSite } from '../../support/site';
import { addUser, enrol, signIn } from '../../support/users';
import { cell, yearOfEverybody } from '../access-inputs/readiness';
import { codeOf, declared } from './declared';
import { makeTwoUnits } from './two-units';

/** Each of these answers with what is in the scope of who asks: what they answer is looked at below, or says here why not. */
const visible: Readonly<
  Record<
    string,
    'looked at below' | 'looked at where its duties are made' | 'takes a file, and shows nothing' | 'takes whom it may, and shows nothing'
  >
> = {
  'people.units': 'looked at below',
  'people.list': 'looked at below',
  'assessments.list': 'looked at below',
  'assessments.get': 'looked at below',
  'assessments.signGroup': 'takes whom it may, and shows nothing',
  'assessments.verify': 'looked at below',
  'assessments.waiting': 'looked at below',
  'assessments.return': 'looked at below',
  'assessments.keep': 'looked at below',
  'assessments.cosign': 'looked at below',
  'assessments.void': 'takes whom it may, and shows nothing',
  'assessments.withdrawFirst': 'takes whom it may, and shows nothing',
  'assessors.list': 'looked at below',
  'assessors.get': 'looked at below',
  'exceptions.list': 'looked at where its duties are made',
  'exceptions.get': 'looked at where its duties are made',
  'duties.chooseTarget': 'takes whom it may, and shows nothing',
  'duties.plan': 'looked at where its duties are made',
  'duties.listPlans': 'looked at where its duties are made',
  'duties.getPlan': 'looked at where its duties are made',
  'duties.writePlan': 'looked at where its duties are made',
  'duties.lapses': 'looked at where its duties are made',
  'duties.level': 'looked at where its duties are made',
  'duties.list': 'looked at where its duties are made',
  'duties.write': 'looked at where its duties are made',
  'exceptions.chooseTarget': 'takes whom it may, and shows nothing',
  'exceptions.write': 'looked at where its duties are made',
  'events.kinds': 'takes whom it may, and shows nothing',
  'events.places': 'looked at where its duties are made',
  'events.around': 'takes whom it may, and shows nothing',
  'events.preview': 'looked at where its duties are made',
  'events.record': 'takes whom it may, and shows nothing',
  'events.void': 'takes whom it may, and shows nothing',
  'events.list': 'looked at where its duties are made',
  'performances.void': 'takes whom it may, and shows nothing',
  'supervision.record': 'takes whom it may, and shows nothing',
  'supervision.void': 'takes whom it may, and shows nothing',
  'evidence.add': 'takes a file, and shows nothing',
  'evidence.choose': 'takes a file, and shows nothing',
  'evidence.attach': 'takes a file, and shows nothing',
  'evidence.begin': 'takes a file, and shows nothing',
  'evidence.append': 'takes a file, and shows nothing',
  'evidence.finish': 'takes a file, and shows nothing',
  'evidence.cancel': 'takes a file, and shows nothing',
  'evidence.camera': 'takes a file, and shows nothing',
  'evidence.read': 'looked at below',
  'evidence.saveCopy': 'looked at below',
  'readiness.choices': 'looked at below',
  'readiness.heatmap': 'looked at below',
  'readiness.knownEntry': 'takes whom it may, and shows nothing',
  'readiness.cell': 'looked at below',
  'readiness.today': 'looked at below',
  'gate.find': 'looked at below',
  'gate.tasks': 'takes whom it may, and shows nothing',
  'gaps.count': 'looked at below',
  'gaps.list': 'looked at below',
  'readinessViews.print': 'looked at where its duties are made',
  'readinessViews.chooseTarget': 'takes a file, and shows nothing',
  'readinessViews.write': 'looked at where its duties are made',
  'figures.get': 'looked at where its duties are made',
  'figures.list': 'looked at where its duties are made',
  'figures.trend': 'looked at where its duties are made',
  'standingMatrix.get': 'looked at below',
  'yearAhead.days': 'looked at below',
  'yearAhead.changes': 'looked at below',
  'organisation.tree': 'looked at below',
  'organisation.history': 'looked at below',
  'obligations.list': 'looked at where its duties are made',
  'moves.list': 'looked at where its duties are made',
  'experts.find': 'looked at below',
  'matrix.claims': 'looked at where its duties are made',
  'reports.assessments': 'looked at where its duties are made',
  'paper.print': 'takes whom it may, and shows nothing',
  'paper.sheets': 'looked at below',
  'paper.list': 'looked at below',
  'paper.find': 'looked at below',
};

test('every procedure that answers by scope is looked at here', () => {
  const answering = declared.filter(({ meta }) => meta.access.who === 'permitted' && meta.access.scope === 'visible');
  expect(answering.map(({ name }) => name).toSorted()).toEqual(Object.keys(visible).toSorted());
});

const everybody = ['pia', 'kai', 'sam', 'uwe'] as const;

/** Whoever has the site open keeps an observation and an item of evidence about a person, each with a file. */
async function withFiles(site: TestSite, personId: string): Promise<string[]> {
  const seenFile = await attach(site, `${personId}-seen.txt`, `observed: ${personId}`);
  await site.client.observations.record(observed({ personId, competencyId: 'loto', indicatorId: 'i1', evidenceIds: [seenFile] }));
  const itemFile = await attach(site, `${personId}-order.txt`, `work order of ${personId}`);
  await site.client.evidenceItems.add(workRecord({ personId, competencyId: 'loto', evidenceIds: [itemFile] }));
  return [seenFile, itemFile];
}

test('who reads a person reads the files of records that are kept under another record of theirs', async () => {
  const site = await makeTwoUnits();
  const [evidenceId = ''] = await withFiles(site, 'sam');
  await enrol(site, 'uwe', { grants: [{ role: 'employee', unitId: null }], personId: 'uwe' });
  await signIn(site, 'uwe');
  expect(await codeOf(site.client.evidence.read({ evidenceId }))).toBe('EvidenceNotFound');
  await signIn(site, 'ada');
  await site.client.identity.merge({ keptPersonId: 'uwe', otherPersonId: 'sam', reason: 'asked by a test' });
  await signIn(site, 'uwe');
  expect(await codeOf(site.client.evidence.read({ evidenceId }))).toBe('ok');
});

describe('what a limited role sees', () => {
  const cases = [
    { role: 'lineManager', seen: ['kai', 'pia', 'uwe'], units: ['north', 'north-line'] },
    { role: 'assessor', seen: ['kai', 'pia', 'uwe'], units: ['north', 'north-line'] },
    { role: 'employee', seen: ['uwe'], units: ['north'] },
  ] as const;

  test.each(cases)('as $role is $seen, whatever is asked for', async ({ role, seen, units: seenUnits }) => {
    const site = await makeTwoUnits();
    const { client, records } = site;
    const authorised: Record<string, string> = {};
    for (const [login, personId] of [
      ['kaiser', 'kai'],
      ['samson', 'sam'],
    ] as const)
      authorised[login] = await authorise(site, (await addUser(site, login, { personId })).userId);
    await enrol(site, 'uwe', { grants: [{ role, unitId: isHeldByUnit(role) ? 'north' : null }], personId: 'uwe' });
    for (const personId of ['kai', 'sam']) await client.assessments.rateFirst(await firstInput(site, { personId }));
    const files: Record<string, string[]> = {};
    for (const personId of everybody) files[personId] = await withFiles(site, personId);
    const { forms } = await client.paper.print({ personIds: [...everybody], competencyId: 'loto', level: 2, kind: 'practical' });
    await signIn(site, 'uwe');
    const listed = [];
    for (const unitId of [null, 'north', 'north-line', 'south'])
      listed.push(...(await client.people.list({ asOf: null, unitId, includeLeavers: true })).people);
    expect(new Set(listed.map(({ personId }) => personId))).toEqual(new Set(seen));
    expect((await client.people.units()).units.map(({ unitId }) => unitId).toSorted()).toEqual(seenUnits);
    expect((await client.organisation.tree({ asOf: null })).nodes.map(({ unitId }) => unitId).toSorted()).toEqual(seenUnits);
    for (const unitId of ['north', 'north-line', 'south'])
      expect(await codeOf(client.organisation.history({ unitId })), unitId).toBe(
        seenUnits.some((one) => one === unitId) ? 'ok' : 'UnitNotFound',
      );

    const behind = [];
    for (const part of [
      {},
      { unitId: 'south' },
      { unitId: 'north' },
      { personId: 'sam' },
      { personId: 'pia' },
      { personId: 'kai' },
      { departmentId: 'south' },
    ])
      behind.push(...(await client.readiness.cell({ ...cell, limit: 100, ...part })).people);
    expect(new Set(behind.map(({ personId }) => personId))).toEqual(new Set(seen));
    expect((await client.readiness.today({ asOf: null })).people).toBe(seen.length);
    const { people: atGate } = await client.gate.find({ text: 'Test' });
    expect(atGate.map(({ personId }) => personId).toSorted()).toEqual(seen.toSorted());
    const choices = await client.readiness.choices({ asOf: null });
    expect(choices.units.map(({ unitId }) => unitId).toSorted()).toEqual(seenUnits);
    const wide = {
      asOf: null,
      departmentId: null,
      mandatoryOnly: false,
      competencyId: null,
      causes: null,
      bands: null,
      offset: 0,
      limit: 100,
    };
    const lacking = [];
    for (const part of [{}, { unitId: 'south' }, { personId: 'sam' }, { personId: 'kai' }, { departmentId: 'south' }])
      lacking.push(...(await client.gaps.list({ ...wide, unitId: null, roleId: null, personId: null, ...part })).gaps);
    const notReady = behind.filter(({ state }) => !readyStates.has(state));
    expect(new Set(lacking.map(({ personId }) => personId))).toEqual(new Set(notReady.map(({ personId }) => personId)));
    expect(lacking.length).toBeGreaterThan(0);
    const { offset: _offset, limit: _limit, ...sides } = wide;
    const { all, groups } = await client.gaps.count({ ...sides, unitId: null, roleId: null, personId: null, by: 'unit' });
    expect(all.people).toBe(new Set(lacking.map(({ personId }) => personId)).size);
    expect(groups.filter(({ groupId }) => !seenUnits.some((one) => one === groupId))).toEqual([]);
    const { cells, columns } = await client.readiness.heatmap({ asOf: null, departmentId: null, mandatoryOnly: false });
    expect(columns.map(({ columnId }) => columnId).toSorted()).toEqual(seenUnits);
    expect(cells.reduce((sum, { people }) => sum + people, 0)).toBe(seen.length);

    const unnarrowed = { asOf: null, unitId: null, departmentId: null, roleId: null, mandatoryOnly: false };
    const { people: laidOut, total } = await client.standingMatrix.get(unnarrowed);
    expect(new Set(laidOut.map(({ personId }) => personId))).toEqual(new Set(seen));
    expect(total).toBe(seen.length);

    const ahead = [];
    for (const part of [{}, { unitId: 'south' }, { unitId: 'north' }, { personId: 'sam' }, { personId: 'pia' }, { personId: 'kai' }])
      ahead.push(...(await client.yearAhead.changes({ ...yearOfEverybody, ...part })).changes);
    const { days } = await client.yearAhead.days(yearOfEverybody);
    expect(new Set(ahead.map(({ personId }) => personId))).toEqual(new Set(seen.filter((personId) => personId !== 'uwe')));
    expect(days.reduce((sum, { changes }) => sum + changes, 0)).toBe((await client.yearAhead.changes(yearOfEverybody)).changes.length);

    const held = { competencyId: 'loto', level: 1, on: null, shift: null, mayTeach: false, isAssessor: false };
    const holders = [];
    for (const unitId of [null, 'north', 'south']) holders.push(...(await client.experts.find({ ...held, unitId })).people);
    expect(new Set(holders.map(({ personId }) => personId))).toEqual(new Set(seen.filter((personId) => personId !== 'uwe')));

    const found = [];
    for (const text of ['sam', 'pia', 'kai', 'uwe', 'Test', 'N-', '*']) found.push(...(await client.search.find({ text })).hits);
    expect(new Set(found.flatMap(({ kind, id }) => (kind === 'person' ? [id] : [])))).toEqual(new Set(seen));

    const listedRecords = [];
    for (const personId of [null, 'sam', 'pia', 'kai'])
      listedRecords.push(...(await client.assessments.list({ personId, competencyId: null, asOf: null, limit: 10 })).assessments);
    const others = seen.filter((personId) => personId !== 'uwe');
    expect(new Set(listedRecords.map(({ personId }) => personId))).toEqual(new Set(others));
    for (const personId of ['pia', 'kai', 'sam']) {
      const record = records[personId];
      if (record === undefined) throw new Error('not assessed');
      const isSeen = others.some((other) => other === personId);
      expect(await codeOf(client.assessments.get({ assessmentId: record.assessmentId }))).toBe(isSeen ? 'ok' : 'AssessmentNotFound');
      expect(await codeOf(client.assessments.verify({ assessmentId: record.assessmentId }))).toBe(isSeen ? 'ok' : 'AssessmentNotFound');
      const signed = { assessmentId: record.assessmentId, signature: { login: 'uwe', passphrase: passphraseOf('uwe') } };
      for (const call of [
        () => client.assessments.return({ ...signed, reason: 'asked by a test' }),
        () => client.assessments.keep({ ...signed, reason: 'asked by a test' }),
        () => client.assessments.cosign({ ...signed, contentDigest: '0'.repeat(64), meaning: 'reviewed' }),
      ]) {
        const code = await codeOf(call());
        // Where the role may not, that it may not is all that is said.
        const mayNot = code === 'NotPermitted';
        expect(mayNot || code === 'AssessmentNotFound').toBe(mayNot || !isSeen);
      }
      expect(await codeOf(client.evidence.read({ evidenceId: record.evidenceId }))).toBe(isSeen ? 'ok' : 'EvidenceNotFound');
      expect(await codeOf(client.evidence.saveCopy({ evidenceId: record.evidenceId }))).toBe(isSeen ? 'ok' : 'EvidenceNotFound');
    }
    for (const personId of everybody) {
      const isSeen = seen.some((one) => one === personId);
      for (const evidenceId of files[personId] ?? []) {
        expect(await codeOf(client.evidence.read({ evidenceId })), personId).toBe(isSeen ? 'ok' : 'EvidenceNotFound');
        expect(await codeOf(client.evidence.saveCopy({ evidenceId })), personId).toBe(isSeen ? 'ok' : 'EvidenceNotFound');
      }
    }
    expect(new Set((await client.paper.list()).forms.map(({ personId }) => personId))).toEqual(new Set(seen));
    for (const { personId, formId, code } of forms) {
      const told = seen.some((one) => one === personId) ? 'ok' : 'FormNotFound';
      expect(await codeOf(client.paper.find({ code })), personId).toBe(told);
      expect(await codeOf(client.paper.sheets({ formIds: [formId] })), personId).toBe(told);
    }
    // One that is out of reach is not printed beside those that are within.
    expect(await codeOf(client.paper.sheets({ formIds: forms.map(({ formId }) => formId) }))).toBe('FormNotFound');
    // Of a first rating nothing is told but that it waits, and only where the role can rate.
    const { asked } = await client.assessments.waiting();
    expect(asked.map(({ personId }) => personId)).toEqual(role === 'assessor' ? ['kai'] : []);
    const register = await client.assessors.list({}).then(
      ({ authorities }) => authorities.map(({ userName }) => userName),
      (error: { readonly code: string }) => error.code,
    );
    expect(register).toEqual(role === 'employee' ? 'NotPermitted' : ['Person kaiser']);
    for (const [login, authorityId] of Object.entries(authorised))
      expect(await codeOf(client.assessors.get({ authorityId })), login).toBe(
        role === 'employee' ? 'NotPermitted' : login === 'kaiser' ? 'ok' : 'AuthorityNotFound',
      );
    expect(await client.drafts.get({ key: 'k' })).toBeNull();
    expect(await client.drafts.list()).toEqual({ drafts: [] });
    await client.drafts.discard({ key: 'k' });
    await signIn(site, 'ada');
    expect(await client.drafts.get({ key: 'k' })).toMatchObject({ content: 'of ada' });
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { clauseItem, linkItem, taskItem } from '../../support/catalogue-items';
import { by } from '../../support/corrections';
import { exemption, extension, makeQualified, refusal, statesOn, suspension, waiver } from '../../support/exceptions';
import { newestEntry } from '../../support/framework';
import { makeCompetency, makeItem, makePerson, makeUnit, competencyItem } from '../../support/people';
import { enrol, enrolSigner, signIn } from '../../support/users';

test('a first extension is the line manager’s, within its limit; the second needs a higher role and goes less far', async () => {
  const site = await makeQualified();
  const { exceptions } = site.client;
  await enrolSigner(site, 'lara', { grants: [{ role: 'lineManager', unitId: 'works' }] });
  // Held through 2027-01-15: 90 days more are 16 (January) + 28 + 31 + 15, the last of them 2027-04-15.
  const terms = await exceptions.terms({ personId: 'pia', competencyId: 'loto' });
  expect(terms.extension).toEqual({ endsOn: '2027-01-15', ordinal: 1, latest: '2027-04-15', days: 90 });
  const lara = by('lara');
  expect(await refusal(exceptions.extend(extension({ to: '2027-04-16', signature: lara })))).toEqual([
    'BeyondLimit',
    { latest: '2027-04-15', days: 90 },
  ]);
  expect(await refusal(exceptions.extend(extension({ to: '2027-01-15', signature: lara })))).toEqual([
    'NotAfterEnd',
    { endsOn: '2027-01-15', earliest: '2027-01-16' },
  ]);
  expect(await refusal(exceptions.extendAgain(extension()))).toBe('NotYetExtended');
  await exceptions.extend(extension({ to: '2027-04-15', signature: lara }));
  expect(await statesOn(site, ['2027-01-15', '2027-01-16', '2027-04-15', '2027-04-16'])).toEqual([
    'expiring',
    'extended',
    'extended',
    'expired',
  ]);
  expect(await refusal(exceptions.extend(extension({ to: '2027-05-01', signature: lara })))).toEqual(['HigherRoleNeeded', { ordinal: 2 }]);
  expect(await refusal(exceptions.extendAgain(extension({ to: '2027-05-01', signature: lara })))).toEqual([
    'NotPermitted',
    { permission: 'qualifications.extendAgain' },
  ]);
  // Thirty days beyond the moved end: 2027-05-15.
  expect(await refusal(exceptions.extendAgain(extension({ to: '2027-05-16' })))).toEqual([
    'BeyondLimit',
    { latest: '2027-05-15', days: 30 },
  ]);
  await exceptions.extendAgain(extension({ to: '2027-05-15' }));
  expect(await statesOn(site, ['2027-05-15', '2027-05-16'])).toEqual(['extended', 'expired']);
  const [again, first] = (await exceptions.ofPerson({ personId: 'pia' })).exceptions;
  expect([again, first]).toMatchObject([
    { ordinal: 2, endBefore: '2027-04-15', signatures: [{ role: 'administrator', isValid: true }] },
    { ordinal: 1, endBefore: '2027-01-15', signatures: [{ role: 'lineManager', isValid: true }] },
  ]);
  // Taken back on the day it was signed it has no effect at all, and counts as no extension.
  await exceptions.withdraw({
    personId: 'pia',
    exceptionId: again?.exceptionId ?? '',
    from: '2026-03-14',
    reason: 'a mistake',
    signature: by('ben'),
  });
  expect(await statesOn(site, ['2027-04-15', '2027-04-16'])).toEqual(['extended', 'expired']);
  expect((await exceptions.terms({ personId: 'pia', competencyId: 'loto' })).extension).toMatchObject({ ordinal: 2, endsOn: '2027-04-15' });
});

test('nothing is extended where a clause that is linked on the day, by itself or by a task, forbids it, and the clause is named', async () => {
  const site = await makeQualified();
  const { exceptions } = site.client;
  const law = (part: { readonly forbidsExtension: boolean }) =>
    clauseItem('law', { code: '192.805', title: 'Qualification program', ...part });
  await makeItem(site, law({ forbidsExtension: false }));
  await makeItem(site, taskItem('isolate'));
  await makeItem(site, linkItem('taskCompetency', 'isolate', 'loto'));
  const byTask = linkItem('taskClause', 'isolate', 'law');
  await makeItem(site, byTask, '2026-03-14');
  const terms = async () => exceptions.terms({ personId: 'pia', competencyId: 'loto' });
  expect((await terms()).extensionRefusal).toBeNull();
  await makeItem(site, law({ forbidsExtension: true }), '2026-03-14');
  expect(await terms()).toMatchObject({
    extension: null,
    extensionRefusal: 'ForbiddenByClause',
    forbiddenBy: ['192.805 Qualification program'],
  });
  const forbidden = ['ForbiddenByClause', { clauses: ['192.805 Qualification program'] }];
  expect(await refusal(exceptions.extend(extension()))).toEqual(forbidden);
  expect(await refusal(exceptions.extendAgain(extension()))).toEqual(forbidden);
  site.clock.now = new Date('2026-03-16T08:00:00.000Z');
  await makeItem(site, { ...byTask, isRetired: true }, '2026-03-15');
  await makeItem(site, linkItem('competencyClause', 'loto', 'law'), '2026-03-17');
  expect((await terms()).forbiddenBy).toEqual([]);
  site.clock.now = new Date('2026-03-17T08:00:00.000Z');
  expect((await terms()).forbiddenBy).toEqual(['192.805 Qualification program']);
});

test('nothing is extended that has no end, no result, or ended too long ago', async () => {
  const site = await makeQualified();
  const { exceptions } = site.client;
  await makePerson(site, 'quinn', { roleId: 'worker', unitId: 'works' });
  expect(await refusal(exceptions.extend(extension({ personId: 'quinn' })))).toBe('NothingToExtend');
  site.clock.now = new Date('2027-04-15T08:00:00.000Z');
  expect((await exceptions.terms({ personId: 'pia', competencyId: 'loto' })).extension).toMatchObject({ latest: '2027-04-15' });
  site.clock.now = new Date('2027-04-16T08:00:00.000Z');
  expect(await exceptions.terms({ personId: 'pia', competencyId: 'loto' })).toMatchObject({
    extension: null,
    extensionRefusal: 'BeyondLimit',
  });
  expect(await refusal(exceptions.extend(extension({ to: '2027-04-16' })))).toMatchObject(['BeyondLimit', { latest: '2027-04-15' }]);
  await makeItem(site, competencyItem('loto', { validityMonths: null }), '2026-01-01');
  expect(await refusal(exceptions.extend(extension({ to: '2027-04-16' })))).toBe('NoEnd');
});

test('a waiver by two people lets somebody work under conditions until its last day, and the gap opens again', async () => {
  const site = await makeQualified();
  const { exceptions } = site.client;
  site.clock.now = new Date('2027-01-20T08:00:00.000Z');
  const from = '2027-01-20';
  expect(await refusal(exceptions.waive(waiver({ from, to: '2027-02-28', approval: by('ada') })))).toBe('SecondPersonNeeded');
  // Ninety days that begin with 2027-01-20: 12 + 28 + 31 + 19, the last of them 2027-04-19.
  expect(await refusal(exceptions.waive(waiver({ from, to: '2027-04-20' })))).toEqual(['BeyondLimit', { latest: '2027-04-19', days: 90 }]);
  const { exceptionId } = await exceptions.waive(waiver({ from, to: '2027-04-19' }));
  expect(await statesOn(site, ['2027-01-19', from, '2027-04-19', '2027-04-20'])).toEqual(['expired', 'waived', 'waived', 'expired']);
  expect((await exceptions.get({ exceptionId })).signatures).toMatchObject([
    { printedName: 'Ada Alder', meaning: 'Waived the requirement under conditions', isValid: true },
    { printedName: 'Ben Birch', meaning: 'Approved the waiver', isValid: true },
  ]);
  expect(await refusal(exceptions.waive(waiver({ from: '2027-04-19', to: '2027-04-30' })))).toMatchObject([
    'AlreadyInForce',
    { exceptionId },
  ]);
  site.clock.now = new Date('2027-04-20T08:00:00.000Z');
  expect((await exceptions.list({ state: 'expired' })).exceptions).toMatchObject([{ exceptionId, conditions: 'never alone at the line' }]);
  const late = { personId: 'pia', exceptionId, from: '2027-04-20', reason: 'too late', signature: by('ben') };
  expect(await refusal(exceptions.withdraw(late))).toEqual(['AlreadyEnded', { on: '2027-04-19' }]);
});

test('an exemption holds for its days, and taken back it ends on the day before', async () => {
  const site = await makeQualified();
  const { exceptions } = site.client;
  const { exceptionId } = await exceptions.exempt(exemption({ from: '2026-04-01', to: '2026-05-31' }));
  expect(await statesOn(site, ['2026-03-31', '2026-04-01', '2026-05-31', '2026-06-01'])).toEqual([
    'qualified',
    'exempt',
    'exempt',
    'qualified',
  ]);
  const back = { personId: 'pia', exceptionId, from: '2026-04-20', reason: 'back on the line', signature: by('ben') };
  await exceptions.withdraw(back);
  expect(await statesOn(site, ['2026-04-19', '2026-04-20'])).toEqual(['exempt', 'qualified']);
  expect(await refusal(exceptions.withdraw(back))).toEqual(['AlreadyEnded', { on: '2026-04-19' }]);
  const found = await exceptions.get({ exceptionId });
  expect(found.end).toMatchObject({ how: 'withdrawn', from: '2026-04-20', by: 'Ben Birch' });
  expect(found.signatures.map(({ meaning, isValid }) => [meaning, isValid])).toEqual([
    ['Exempted from the requirement', true],
    ['Approved the exemption', true],
    ['Taken back', true],
  ]);
  // Once it has ended another may begin, also on the very next day.
  await exceptions.exempt(exemption({ from: '2026-04-20', to: '2026-04-30' }));
  await exceptions.suspend(suspension({ from: '2026-05-05' }));
  expect(await refusal(exceptions.exempt(exemption({ from: '2026-05-05', to: '2026-05-06' })))).toMatchObject(['SuspendedOrRevoked', {}]);
});

test('days, people and competencies that cannot be are refused, each in its own words', async () => {
  const site = await makeQualified();
  const { exceptions, identity } = site.client;
  const exempt = (part: Parameters<typeof exemption>[0]) => refusal(exceptions.exempt(exemption(part)));
  expect(await exempt({ from: '2026-02-30' })).toBe('NotADate');
  expect(await exempt({ to: '2026-02-30' })).toBe('NotADate');
  expect(await exempt({ from: '2026-03-13' })).toEqual(['InThePast', { earliest: '2026-03-14' }]);
  expect(await exempt({ from: '2026-04-02', to: '2026-04-01' })).toBe('EndBeforeBegin');
  expect(await exempt({ from: '2027-03-16', to: '2027-03-17' })).toEqual(['TooFarAhead', { latest: '2027-03-15' }]);
  expect(await exempt({ to: '2027-03-14' })).toEqual(['BeyondLimit', { latest: '2027-03-13', days: 365 }]);
  expect(await refusal(exceptions.suspend(suspension({ to: '2026-09-10' })))).toEqual(['BeyondLimit', { latest: '2026-09-09', days: 180 }]);
  expect(await exempt({ competencyId: 'none' })).toBe('CompetencyNotFound');
  await makeCompetency(site, 'gone', { isRetired: true });
  expect(await exempt({ competencyId: 'gone' })).toBe('CompetencyNotFound');
  await makePerson(site, 'pia-too', { givenName: 'Pia' });
  await identity.merge({ keptPersonId: 'pia', otherPersonId: 'pia-too', reason: 'the same' });
  expect(await exempt({ personId: 'pia-too' })).toBe('PersonNotFound');
  await enrol(site, 'piatoo', { grants: [{ role: 'administrator', unitId: null }], personId: 'pia' });
  expect(await exempt({ approval: by('piatoo') })).toBe('AboutOneself');
  await signIn(site, 'piatoo');
  // Not even at her station, by two others.
  expect(await exempt({})).toBe('AboutOneself');
});

test('the list is as it is asked for, reaches as far as who asks, and goes out as a table that no spreadsheet runs', async () => {
  const site = await makeQualified();
  const { exceptions } = site.client;
  await exceptions.exempt(exemption({ reason: '=HYPERLINK("x")' }));
  await exceptions.suspend(suspension({ from: '2026-06-01', to: '2026-06-30' }));
  const all = await exceptions.list({});
  expect(all.exceptions.map(({ kind, state, personName, competencyCode }) => [kind, state, personName, competencyCode])).toEqual([
    ['suspension', 'toCome', 'pia, Test', 'LOTO'],
    ['exemption', 'inForce', 'pia, Test', 'LOTO'],
  ]);
  expect((await exceptions.list({ asOf: '2026-06-01', state: 'inForce' })).exceptions.map(({ kind }) => kind)).toEqual(['suspension']);
  const exempt = await exceptions.list({ kind: 'exemption' });
  expect(exempt.exceptions).toHaveLength(1);

  site.dialogs.push(path.join(site.folder, 'exceptions'));
  const target = await exceptions.chooseTarget();
  const asked = { target: target?.handle ?? '', asOf: null, kind: 'exemption', state: null, reason: 'for the inspector' } as const;
  const written = await exceptions.write(asked);
  const text = readFileSync(path.join(site.folder, 'exceptions.csv'), 'utf8');
  expect(written).toEqual({ fileName: 'exceptions.csv', lines: 1, sha256: exempt.sha256 });
  expect(createHash('sha256').update(text).digest('hex')).toBe(written.sha256);
  expect(text).toContain('"\'=HYPERLINK(""x"")"');
  expect(await newestEntry(site)).toMatchObject({ action: 'exceptions.write', reason: { text: 'for the inspector' } });
  expect(await refusal(exceptions.write(asked))).toBe('HandleExpired');

  await enrol(site, 'quade', { grants: [{ role: 'qualityAuditor', unitId: null }] });
  await makeUnit(site, 'elsewhere');
  await enrol(site, 'otto', { grants: [{ role: 'lineManager', unitId: 'elsewhere' }] });
  await signIn(site, 'quade');
  expect((await exceptions.list({})).exceptions).toHaveLength(2);
  expect(await refusal(exceptions.suspend(suspension({ signature: by('quade') })))).toMatchObject(['NotPermitted', {}]);
  await signIn(site, 'otto');
  expect((await exceptions.list({})).exceptions).toEqual([]);
  const [one] = all.exceptions;
  expect(await refusal(exceptions.get({ exceptionId: one?.exceptionId ?? '' }))).toBe('ExceptionNotFound');
  expect(await refusal(exceptions.suspend(suspension({ signature: by('otto') })))).toMatchObject(['NotPermitted', {}]);
});

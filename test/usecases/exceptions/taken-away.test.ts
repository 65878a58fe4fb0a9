import { expect, test } from 'vitest';
import { checkSignatures } from '../../../electron/service/db/live-rows-signatures';
import { by } from '../../support/corrections';
import { makeQualified, refusal, reinstatement, revocation, statesOn, suspension } from '../../support/exceptions';
import { newestEntry, recordOf } from '../../support/framework';
import { assessed } from '../../support/held';
import { makePerson } from '../../support/people';
import type { TestSite } from '../../support/site';
import { enrolSigner } from '../../support/users';

const heatmapOf = async ({ client }: TestSite, asOf: string) => (await client.people.get({ personId: 'pia', asOf })).standings[0];

test('who is suspended counts as absent from its day until somebody else reinstates them, and then stands as before', async () => {
  const site = await makeQualified();
  const { exceptions } = site.client;
  const { exceptionId } = await exceptions.suspend(suspension({ from: '2026-03-20' }));
  expect(await newestEntry(site)).toMatchObject({
    action: 'exceptions.suspend',
    entity: 'qualification_exception',
    entityId: exceptionId,
    reason: { text: 'asked by a test' },
    validFrom: '2026-03-20',
  });
  expect(await statesOn(site, ['2026-03-19', '2026-03-20', '2026-12-01'])).toEqual(['qualified', 'suspended', 'suspended']);
  expect(await heatmapOf(site, '2026-03-20')).toMatchObject({ heldLevel: null, until: null });
  // The day of the second one lies within the first, which has no end.
  expect(await refusal(exceptions.suspend(suspension({ from: '2026-06-01', to: '2026-06-02' })))).toEqual([
    'SuspendedOrRevoked',
    { exceptionId, kind: 'suspension', from: '2026-03-20', to: null },
  ]);
  expect(await refusal(exceptions.suspend(suspension({ from: '2026-03-14', to: '2026-03-20' })))).toMatchObject(['AlreadyInForce', {}]);
  expect(await refusal(exceptions.withdraw(reinstatement(exceptionId)))).toEqual(['NotWithdrawable', { kind: 'suspension' }]);

  site.clock.now = new Date('2026-04-01T08:00:00.000Z');
  const back = reinstatement(exceptionId, { from: '2026-04-02' });
  expect(await refusal(exceptions.reinstate({ ...back, signature: by('ada') }))).toBe('OwnDecision');
  expect(await refusal(exceptions.reinstate({ ...back, exceptionId: 'none' }))).toBe('ExceptionNotFound');
  expect(await refusal(exceptions.reinstate({ ...back, from: '2026-03-31' }))).toEqual(['InThePast', { earliest: '2026-04-01' }]);
  await exceptions.reinstate(back);
  expect(await statesOn(site, ['2026-03-19', '2026-04-01', '2026-04-02'])).toEqual(['qualified', 'suspended', 'qualified']);
  expect(await refusal(exceptions.reinstate(back))).toEqual(['AlreadyEnded', { on: '2026-04-02' }]);
  const { content } = await site.client.portfolio.get({ personId: 'pia', asOf: null });
  expect(content.exceptions.map(({ kind, state, signatures }) => [kind, state, signatures.map(({ printedName }) => printedName)])).toEqual(
    expect.arrayContaining([
      ['suspension', 'inForce', ['Ada Alder']],
      ['reinstatement', 'toCome', ['Ben Birch']],
    ]),
  );
  // It has ended: another one may begin.
  await exceptions.suspend(suspension({ from: '2026-06-01', to: '2026-06-02' }));
  expect(await statesOn(site, ['2026-05-31', '2026-06-01', '2026-06-02', '2026-06-03'])).toEqual([
    'qualified',
    'suspended',
    'suspended',
    'qualified',
  ]);

  const { exceptions: shown } = await exceptions.ofPerson({ personId: 'pia', asOf: '2026-04-02' });
  expect(shown.map(({ kind, state, from }) => [kind, state, from])).toEqual([
    ['suspension', 'toCome', '2026-06-01'],
    ['reinstatement', 'inForce', '2026-04-02'],
    ['suspension', 'ended', '2026-03-20'],
  ]);
  expect(shown[1]?.concerns).toEqual({ exceptionId, kind: 'suspension', from: '2026-03-20' });
  expect(shown[2]?.end).toMatchObject({ how: 'reinstated', from: '2026-04-02', by: 'Ben Birch', reason: 'asked by a test' });
  expect(shown[2]?.signatures).toMatchObject([{ printedName: 'Ada Alder', meaning: 'Suspended the qualification', isValid: true }]);
  expect((await checkSignatures(recordOf(site), 1_000_000, () => undefined)).findings).toEqual([]);
});

test('what was shown before a revocation never counts again, and only a whole new result reinstates', async () => {
  const site = await makeQualified();
  const { exceptions } = site.client;
  expect(await refusal(exceptions.revoke(revocation({ approval: by('ada') })))).toBe('SecondPersonNeeded');
  const { exceptionId } = await exceptions.revoke(revocation());
  expect(await statesOn(site, ['2026-03-13', '2026-03-14', '2030-01-01'])).toEqual(['qualified', 'revoked', 'revoked']);
  expect(await refusal(exceptions.revoke(revocation({ from: '2026-03-15' })))).toMatchObject(['AlreadyInForce', { exceptionId }]);
  expect(await refusal(exceptions.suspend(suspension()))).toMatchObject(['SuspendedOrRevoked', { kind: 'revocation' }]);
  const noNewResult = ['NoNewResult', { revokedFrom: '2026-03-14' }];
  await enrolSigner(site, 'cleo', { grants: [{ role: 'frameworkSteward', unitId: null }] });
  const back = reinstatement(exceptionId, { signature: by('cleo') });
  expect(await refusal(exceptions.reinstate(back))).toEqual(noNewResult);
  // Shown on the very day of the revocation: it counts no more.
  await assessed(site, 'pia', 'loto', { performedOn: '2026-03-14' });
  expect(await refusal(exceptions.reinstate(back))).toEqual(noNewResult);
  site.clock.now = new Date('2026-04-10T08:00:00.000Z');
  await assessed(site, 'pia', 'loto', { performedOn: '2026-04-09' });
  const late = { ...back, from: '2026-04-10' };
  expect((await exceptions.terms({ personId: 'pia', competencyId: 'loto' })).hasNewResult).toBe(true);
  // Neither of the two who revoked it.
  for (const login of ['ada', 'ben']) expect(await refusal(exceptions.reinstate({ ...late, signature: by(login) }))).toBe('OwnDecision');
  await exceptions.reinstate(late);
  // Twelve months from the new result, not from one before.
  expect(await statesOn(site, ['2026-04-09', '2026-04-10', '2027-04-09', '2027-04-10'])).toEqual([
    'revoked',
    'qualified',
    'expiring',
    'expired',
  ]);
});

test('nothing is taken away from who has no result, and nobody decides about themselves or a relative', async () => {
  const site = await makeQualified();
  const { exceptions } = site.client;
  await makePerson(site, 'quinn', { roleId: 'worker', unitId: 'works' });
  expect(await refusal(exceptions.suspend(suspension({ personId: 'quinn' })))).toBe('NothingHeld');
  expect(await refusal(exceptions.revoke(revocation({ personId: 'quinn' })))).toBe('NothingHeld');
  const grants = [
    { role: 'administrator' as const, unitId: null },
    { role: 'employee' as const, unitId: null },
  ];
  await enrolSigner(site, 'pia', { grants, personId: 'pia' });
  expect(await refusal(exceptions.suspend(suspension({ signature: by('pia') })))).toBe('AboutOneself');
  expect(await refusal(exceptions.revoke(revocation({ approval: by('pia') })))).toBe('AboutOneself');
  await enrolSigner(site, 'quinn', { grants: [{ role: 'lineManager', unitId: 'works' }], personId: 'quinn' });
  const relation = { personId: 'quinn', otherPersonId: 'pia', kind: 'dispute', note: '', from: '2026-01-01', until: null } as const;
  await site.client.relations.declare({ ...relation, reason: 'stated' });
  expect(await refusal(exceptions.suspend(suspension({ signature: by('quinn') })))).toEqual([
    'NotIndependent',
    { who: 'Person quinn', why: ['is in a dispute with the person'] },
  ]);
  // A line manager suspends, but does not reinstate.
  await enrolSigner(site, 'lara', { grants: [{ role: 'lineManager', unitId: 'works' }] });
  const { exceptionId } = await exceptions.suspend(suspension({ signature: by('lara') }));
  expect(await refusal(exceptions.reinstate(reinstatement(exceptionId, { signature: by('lara') })))).toEqual([
    'NotPermitted',
    { permission: 'qualifications.reinstate' },
  ]);
  // She sees what was signed about her, by whom and why.
  const { entries } = await site.client.ownRecord.show({ personId: 'pia', signature: by('pia') });
  expect(entries.find(({ type }) => type === 'exception')).toMatchObject({
    recordId: exceptionId,
    what: 'Suspension from 2026-03-14',
    by: 'Person lara',
    why: 'asked by a test',
  });
});

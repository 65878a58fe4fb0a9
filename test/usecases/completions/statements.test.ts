import { describe, expect, test } from 'vitest';
import { makeWorks } from '../../support/assessments';
import { commitText, importText, lineOf, mapCourses, previewText, qualification, second } from '../../support/completions/import-file';
import { hasStatementBank, statementBank } from '../../support/completions/statement-bank';
import { adl, idOf, makeStatement, voiding } from '../../support/completions/statements';
import { expectWhole } from '../../support/completions/whole';
import { recordOf } from '../../support/framework';
import { makePerson } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';

const boiler = 'http://lms.example.org/boiler';
const json = (...statements: readonly unknown[]): string => JSON.stringify(statements);
const lines = (...statements: readonly unknown[]): string => statements.map((one) => JSON.stringify(one)).join('\n');

async function worksOfAnna(): Promise<TestSite> {
  const site = await makeTestSite();
  await makeWorks(site);
  await makePerson(site, 'anna', { email: 'Anna@example.org', roleId: 'worker', unitId: 'works' });
  await mapCourses(site, [lineOf({ system: 'xAPI', courseId: boiler, evidenceKind: 'completion' })]);
  return site;
}

const evidenceStates = async ({ client }: TestSite) =>
  (await client.completions.ofPerson({ personId: 'anna' })).evidence.map(({ state }) => state);
const statements = async (site: TestSite) =>
  (await recordOf(site).selectFrom('completion').select('recordKey').orderBy('recordKey').execute()).map(({ recordKey }) => recordKey);

describe('a file of statements', () => {
  test.each([
    ['an array', json],
    ['lines', lines],
  ])('as %s becomes evidence, names its learner by e-mail, and moves no level', async (_form, text) => {
    const site = await worksOfAnna();
    const before = await qualification(site);
    const scored = makeStatement({ id: idOf(2), verb: { id: `${adl}answered` } });
    const preview = await previewText(site, text(makeStatement(), makeStatement(), scored), { fileName: 'statements.json' });
    expect(preview).toMatchObject({
      reading: { format: 'xapi', system: 'xAPI' },
      dryRun: { totals: { rows: 3, added: 1, known: 1, others: 1, evidence: 1 }, others: [{ verb: `${adl}answered`, statements: 1 }] },
    });
    await commitText(site, preview);
    expect(await evidenceStates(site)).toEqual(['counts']);
    expect(await qualification(site)).toBe(before);
    await expectWhole(site);
  });

  test('takes back what a later file takes back, and the evidence with it', async () => {
    const site = await worksOfAnna();
    await importText(site, json(makeStatement()));
    const preview = await previewText(site, json(voiding(1)));
    expect(preview.dryRun?.totals).toMatchObject({ added: 0, takenBack: 1 });
    await commitText(site, preview);
    expect(await evidenceStates(site)).toEqual(['takenBack']);
    // Sent again it is known, and stays taken back.
    expect((await previewText(site, json(makeStatement()))).dryRun?.totals).toMatchObject({ added: 0, known: 1 });
  });

  test('keeps in mind what was taken back before it arrived', async () => {
    const site = await worksOfAnna();
    await importText(site, json(voiding(1)));
    const preview = await previewText(site, json(makeStatement(), makeStatement({ id: idOf(3) })));
    expect(preview.dryRun?.totals).toMatchObject({ added: 1, voidedHere: 1 });
    await commitText(site, preview);
    expect(await statements(site)).toEqual([idOf(3)]);
    // The other way about, within one file, and the statement alone once more in a later one.
    await importText(site, json(makeStatement({ id: idOf(4) }), voiding(4, 901)));
    expect((await previewText(site, json(makeStatement({ id: idOf(4) })))).dryRun?.totals).toMatchObject({ added: 0, voidedHere: 1 });
  });

  test('refuses by name a statement whose id says something else already', async () => {
    const site = await worksOfAnna();
    await importText(site, json(makeStatement()));
    const other = makeStatement({ timestamp: '2026-03-02T08:00:00Z' });
    const preview = await previewText(site, json(other, makeStatement({ id: idOf(5) })));
    expect(preview.dryRun).toMatchObject({ totals: { added: 1, rejected: 1 }, rejects: [{ code: 'ConflictingId', value: idOf(1) }] });
    const { batchId } = await commitText(site, preview);
    expect(await site.client.completions.batch({ batchId })).toMatchObject({
      rejects: [{ rowNumber: 1, reason: 'Another statement has this id and says something else.', value: idOf(1) }],
    });
    expect(await evidenceStates(site)).toEqual(['counts', 'counts']);
  });

  test('can come again when its import was taken back, and so can what that import took back', async () => {
    const site = await worksOfAnna();
    const { batchId: first } = await importText(site, json(makeStatement()));
    const { batchId: voids } = await importText(site, json(voiding(1)));
    await expect(site.client.completions.reverse({ batchId: first, reason: 'wrong file', signature: second() })).rejects.toMatchObject({
      code: 'ChangedSince',
      data: { records: 1 },
    });
    expect(await site.client.completions.reverse({ batchId: voids, reason: 'wrong file', signature: second() })).toMatchObject({
      takenBack: 0,
      restored: 1,
    });
    expect((await evidenceStates(site)).toSorted()).toEqual(['counts', 'takenBack']);
    expect(await statements(site)).toEqual([idOf(1), `${idOf(1)}#2`]);
    expect((await previewText(site, json(makeStatement()))).dryRun?.totals).toMatchObject({ added: 0, known: 1 });
    const { batchId: third } = await importText(site, json(makeStatement({ id: idOf(6) })));
    await site.client.completions.reverse({ batchId: third, reason: 'wrong file', signature: second() });
    expect((await previewText(site, json(makeStatement({ id: idOf(6) })))).dryRun?.totals).toMatchObject({ added: 1 });
    await importText(site, json(makeStatement({ id: idOf(6) })));
    expect(await statements(site)).toEqual([idOf(1), `${idOf(1)}#2`, idOf(6), `${idOf(6)}#2`]);
    await expectWhole(site);
  });

  test.runIf(hasStatementBank)(
    'of the published bank is read whole: every statement is taken, counted or refused with its reason',
    async () => {
      const site = await worksOfAnna();
      const bank = Object.values(statementBank()).map((statement, number) => ({ id: idOf(100 + number), ...statement }));
      const preview = await previewText(site, json(...bank));
      const { totals, rejects } = preview.dryRun ?? {
        totals: { rows: 0, added: 0, known: 0, rejected: 0, voidedHere: 0, others: 0 },
        rejects: [],
      };
      expect(bank.length).toBeGreaterThan(10);
      expect(totals.rows).toBeGreaterThanOrEqual(bank.length);
      expect(rejects.every(({ reason }) => reason.length > 10)).toBe(true);
    },
  );
});

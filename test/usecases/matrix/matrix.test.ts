import { describe, expect, test } from 'vitest';
import { makeWorks } from '../../support/assessments';
import { qualification, second } from '../../support/completions/import-file';
import { commitMatrix, previewMatrix } from '../../support/completions/matrix-file';
import { expectWhole } from '../../support/completions/whole';
import { makeCompetency, makePerson, makeUnit } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

const reason = 'seen at work for years';
const file = [
  'Skills of the filling hall,,,,',
  'No,Name,LOTO Competency loto,CRANE,Remarks',
  'N-pia,Pia,2,X,',
  "N-per,Per,1,'-,new",
  'N-gone,Gone,2,X,',
  ',"X = may do it alone",,,',
].join('\n');

async function works(): Promise<TestSite> {
  const site = await makeTestSite();
  await makeWorks(site);
  await makeCompetency(site, 'crane');
  await makePerson(site, 'per', { roleId: 'worker', unitId: 'works' });
  return site;
}

type Preview = Awaited<ReturnType<typeof previewMatrix>>;
const saying = ({ reading }: Preview, symbol: string, meaning: Preview['reading']['meanings'][number]['meaning']) => ({
  ...reading,
  meanings: reading.meanings.map((one) => (one.symbol === symbol ? { symbol, meaning } : one)),
});
const evidenceOf = async ({ client }: TestSite, personId: string) => (await client.completions.ofPerson({ personId })).evidence;

/** Imports the matrix with X as level 2. */
async function imported(site: TestSite) {
  const first = await previewMatrix(site, file);
  const preview = await previewMatrix(site, file, { reading: saying(first, 'X', { level: 2 }) });
  return commitMatrix(site, preview.previewId);
}

describe('a matrix of skills', () => {
  test('shows its headings, people and symbols, and asks what a symbol means', async () => {
    const site = await works();
    const preview = await previewMatrix(site, file);
    expect(preview.reading).toMatchObject({ headerRows: [2], numberColumn: 0, nameColumn: 1, statedOn: '2026-03-14' });
    expect(preview.reading.columns.map(({ index, competencyId }) => [index, competencyId])).toEqual([
      [2, 'loto'],
      [3, 'crane'],
    ]);
    expect(preview.symbols).toContainEqual({ symbol: 'X', cells: 2, example: 'D3', meaning: null });
    // An apostrophe that guards a cell against being a formula is none of its text.
    expect(preview.symbols.map(({ symbol }) => symbol)).toContain('-');
    expect(preview.totals).toMatchObject({ claims: 2, people: 2, problems: 2 });
    expect(preview.problems.map(({ code, value }) => [code, value])).toEqual([
      ['SymbolUnknown', 'X'],
      ['PersonUnknown', 'N-gone'],
    ]);
    await expect(commitMatrix(site, preview.previewId)).rejects.toMatchObject({ code: 'SymbolsOpen', data: { symbols: ['X'] } });
  });

  test('becomes claims that wait for somebody who can judge them; confirmed they are evidence, and no level moves', async () => {
    const site = await works();
    const before = await qualification(site);
    const { batchId, claims, profileRevision } = await imported(site);
    expect({ claims, profileRevision }).toEqual({ claims: 3, profileRevision: 1 });
    expect(await site.client.completions.batch({ batchId })).toMatchObject({
      rejected: 1,
      rejects: [{ code: 'PersonUnknown', value: 'N-gone', reason: expect.stringContaining('N-gone') }],
    });
    const open = (await site.client.matrix.claims({ isOpen: true })).claims;
    expect(
      open.map(({ person, competencyCode, levelCode, cell }) => `${person.personId} ${competencyCode} ${levelCode} ${cell}`).toSorted(),
    ).toEqual(['per LOTO 1 C4', 'pia CRANE 2 D3', 'pia LOTO 2 C3']);
    expect(await evidenceOf(site, 'pia')).toEqual([]);
    const idOf = (cell: string) => open.find((claim) => claim.cell === cell)?.claimId ?? '';
    const decide = (personId: string, cells: readonly string[], decision: 'confirmed' | 'declined') =>
      site.client.matrix.decide({ personId, claimIds: cells.map(idOf), decision, reason });
    await expect(decide('per', ['C3'], 'confirmed')).rejects.toMatchObject({ code: 'ClaimNotFound' });
    await enrol(site, 'asa', { grants: [{ role: 'assessor', unitId: null }] });
    await signIn(site, 'asa');
    await decide('pia', ['C3'], 'confirmed');
    await decide('pia', ['D3'], 'declined');
    await expect(decide('pia', ['C3'], 'declined')).rejects.toMatchObject({ code: 'ClaimNotFound' });
    expect(await evidenceOf(site, 'pia')).toMatchObject([
      { kind: 'legacy', competencyCode: 'LOTO', levelCode: '2', what: '"2" in C3', from: 'matrix.csv, Person asa', state: 'counts' },
    ]);
    const decided = await site.client.matrix.claims({ isOpen: false });
    expect(decided.open).toBe(1);
    expect(decided.claims.map(({ state, decision }) => [state, decision?.by])).toEqual([
      ['confirmed', 'Person asa'],
      ['declined', 'Person asa'],
    ]);
    expect(await qualification(site)).toBe(before);
    await signIn(site, 'ada');
    await expect(site.client.completions.reverse({ batchId, reason, signature: second() })).rejects.toMatchObject({ code: 'ChangedSince' });
    await expectWhole(site);
  });

  test('is read as its profile says the next time, and says nothing twice', async () => {
    const site = await works();
    const { profileId } = await imported(site);
    const again = await previewMatrix(site, file);
    expect(again).toMatchObject({ profile: { profileId, name: 'Filling hall', revision: 1 }, totals: { claims: 0, known: 3 } });
    expect(again.reading.meanings).toContainEqual({ symbol: 'X', meaning: { level: 2 } });
    await expect(commitMatrix(site, again.previewId)).rejects.toMatchObject({ code: 'NothingNew' });
    const other = await previewMatrix(site, file, { reading: { ...saying(again, 'X', { level: 3 }), statedOn: '2026-03-01' } });
    expect(await commitMatrix(site, other.previewId, null)).toMatchObject({ claims: 3, profileId, profileRevision: 2 });
    const foreign = await previewMatrix(site, 'Name,LOTO\nTest per,2\n');
    await expect(commitMatrix(site, foreign.previewId, 'filling HALL')).rejects.toMatchObject({ code: 'ProfileNameNeeded' });
    expect(foreign.claims).toMatchObject([{ person: { personId: 'per' }, levelCode: '2' }]);
  });

  test('can be taken back while nobody has decided', async () => {
    const site = await works();
    const { batchId } = await imported(site);
    expect(await site.client.completions.reverse({ batchId, reason, signature: second() })).toMatchObject({ takenBack: 3 });
    expect(await site.client.matrix.claims({ isOpen: true })).toEqual({ claims: [], open: 0 });
    expect((await previewMatrix(site, file)).totals).toMatchObject({ known: 0 });
    await expectWhole(site);
  });

  test('takes no level that a scale does not have, no coming day, and no symbol twice for one person', async () => {
    const site = await works();
    const wrong = await previewMatrix(site, 'No,LOTO\nN-pia,7\nN-per,2\nN-per,1\n');
    expect(wrong.problems.map(({ code }) => code).toSorted()).toEqual(['LevelNotOnScale', 'PersonTwice', 'PersonTwice']);
    const coming = await previewMatrix(site, 'No,LOTO\nN-pia,2\n', { reading: { ...wrong.reading, statedOn: '2026-03-15' } });
    expect(coming).toMatchObject({ totals: { claims: 0 }, problems: [{ code: 'DayWrong' }] });
  });

  test('is decided on by assessors of the person alone, and by nobody for themselves', async () => {
    const site = await works();
    await makeUnit(site, 'yard');
    await makePerson(site, 'yan', { roleId: 'worker', unitId: 'yard' });
    await imported(site);
    const [claim] = (await site.client.matrix.claims({ isOpen: true })).claims.filter(({ person }) => person.personId === 'pia');
    const decide = () => site.client.matrix.decide({ personId: 'pia', claimIds: [claim?.claimId ?? ''], decision: 'confirmed', reason });
    await enrol(site, 'yara', { grants: [{ role: 'assessor', unitId: 'yard' }] });
    await enrol(site, 'pia', { grants: [{ role: 'assessor', unitId: null }], personId: 'pia' });
    await signIn(site, 'yara');
    expect(await site.client.matrix.claims({ isOpen: true })).toEqual({ claims: [], open: 0 });
    await expect(decide()).rejects.toMatchObject({ code: 'NotPermitted' });
    await expect(previewMatrix(site, file)).rejects.toMatchObject({ code: 'NotPermitted' });
    await signIn(site, 'pia');
    await expect(decide()).rejects.toMatchObject({ code: 'OwnClaim' });
  });
});

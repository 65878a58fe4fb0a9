import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { readDelimited } from '../../../electron/service/platform/delimited-text';
import { newestEntry, recordOf } from '../../support/framework';
import { commitPreview, importRealFile, previewRealFile, realPeopleFile, reverseBatch } from '../../support/imported-people';
import { makeTestSite, type TestSite } from '../../support/site';

describe.skipIf(realPeopleFile === null)('the import of a real HR data set', () => {
  const file = realPeopleFile ?? '';

  it('shows what it would do and writes nothing', async () => {
    const site = await makeTestSite();
    const preview = await previewRealFile(site, file);
    expect(preview).toMatchObject({ fileName: 'HRDataset_v14.csv', encoding: 'utf-8', delimiter: ',', rowCount: 311, problems: [] });
    expect(preview.sha256).toBe(createHash('sha256').update(readFileSync(file)).digest('hex'));
    expect(preview.dryRun?.totals).toMatchObject({ rows: 311, create: 311, update: 0, unchanged: 0, reject: 0, absent: 0 });
    expect(preview.dryRun?.departments.filter(({ isNew }) => isNew)).toHaveLength(6);
    expect(preview.dryRun?.jobTitles.filter(({ isNew }) => isNew)).toHaveLength(31);
    expect(preview.dryRun?.tripwires).toEqual([]);
    expect((await site.client.people.list({ asOf: null, unitId: null, includeLeavers: true })).people).toEqual([]);
    expect((await site.client.imports.list()).batches).toEqual([]);
  });

  it('never sends the values of protected columns to the page', async () => {
    const { columns } = await previewRealFile(await makeTestSite(), file);
    const shielded = columns.filter(({ protectedWhy }) => protectedWhy !== null);
    expect(shielded.map(({ column }) => column)).toEqual(
      expect.arrayContaining(['Salary', 'RaceDesc', 'Sex', 'DOB', 'MaritalDesc', 'PerformanceScore']),
    );
    expect(shielded.flatMap(({ samples }) => samples)).toEqual([]);
    expect(columns.find(({ column }) => column === 'Department')?.samples[0]).toBe('Production');
  });

  it('brings 311 people, 6 departments below one site and 31 job roles, in one log entry', async () => {
    const site = await makeTestSite();
    const committed = await importRealFile(site, file);
    expect(committed).toMatchObject({ created: 311, updated: 0, unchanged: 0, rejected: 0 });
    const { people } = await site.client.people.list({ asOf: null, unitId: null, includeLeavers: true });
    expect(people).toHaveLength(311);
    expect(new Set(people.map(({ departmentName }) => departmentName)).size).toBe(6);
    expect(people.find(({ name }) => name === 'Adinolfi, Wilson K')).toMatchObject({
      employeeNumber: '10026',
      title: 'Production Technician I',
      unitName: 'Production',
      departmentName: 'Production',
      hiredOn: '2011-07-05',
      leftOn: null,
      worst: 'notRequired',
    });
    const { units } = await site.client.people.units();
    const root = units.find(({ kind }) => kind === 'site');
    expect(root).toMatchObject({ name: 'Test works', parentId: null });
    expect(units.filter(({ kind, parentId }) => kind === 'department' && parentId === root?.unitId)).toHaveLength(6);
    expect((await site.client.jobRoles.list()).roles).toHaveLength(31);
    const entry = await newestEntry(site);
    expect(entry).toMatchObject({ action: 'imports.commit', entity: 'import_batch', entityId: committed.batchId });
    // 7 units, 31 roles, 311 people with an employment, a position and a source record each, the batch, its profile and its signature.
    expect(entry.changeCount).toBe(7 + 31 + 4 * 311 + 3);
  });

  it('shows 207 people at work and 104 leavers whose positions have ended', async () => {
    const site = await makeTestSite();
    await importRealFile(site, file);
    const { people } = await site.client.people.list({ asOf: null, unitId: null, includeLeavers: false });
    expect(people).toHaveLength(207);
    const open = await recordOf(site).selectFrom('position').select('positionId').where('validTo', 'is', null).execute();
    expect(open).toHaveLength(207);
  });

  it('links managers, found by name', async () => {
    const site = await makeTestSite();
    await importRealFile(site, file);
    const { people } = await site.client.people.list({ asOf: null, unitId: null, includeLeavers: true });
    const sarah = people.find(({ name }) => name === 'Akinkuolie, Sarah');
    const profile = await site.client.people.get({ personId: sarah?.personId ?? '', asOf: null });
    expect(profile.manager).toMatchObject({ name: 'Sullivan, Kissy' });
    expect(profile.source).toMatchObject({ fileName: 'HRDataset_v14.csv', committedAt: '2026-03-14T10:00:00.000Z' });
    const linked = await recordOf(site).selectFrom('person').select('personId').where('managerPersonId', 'is not', null).execute();
    expect(linked).toHaveLength(236);
  });

  it('finds everybody unchanged when it comes again', async () => {
    const site = await makeTestSite();
    await importRealFile(site, file);
    const again = await previewRealFile(site, file);
    expect(again.dryRun?.totals).toMatchObject({ create: 0, update: 0, unchanged: 311, reject: 0, absent: 0 });
    expect(again.dryRun?.departments.some(({ isNew }) => isNew)).toBe(false);
    expect(again.dryRun?.jobTitles.some(({ isNew }) => isNew)).toBe(false);
    expect(await commitPreview(site, again.previewId)).toMatchObject({ created: 0, updated: 0, unchanged: 311 });
    expect((await newestEntry(site)).changes.map(({ entity }) => entity)).toEqual(['import_batch', 'signature']);
    expect((await site.client.imports.list()).batches.map(({ created, unchanged }) => [created, unchanged])).toEqual([
      [0, 311],
      [311, 0],
    ]);
  });

  it('shows of a modified copy exactly what was modified, and is again as it was when that is taken back', async () => {
    const site = await makeTestSite();
    await importRealFile(site, file);
    const everybody = () => site.client.people.list({ asOf: null, unitId: null, includeLeavers: true });
    const before = await everybody();
    const lines = readFileSync(file, 'utf8').split(/\r?\n/);
    const copy = path.join(site.folder, 'copy.csv');
    // One gets another job, one leaves, one is gone, one is new; all others say what they said.
    const leaving = lines.filter((line, at) => at !== 9 && line.includes(',N/A-StillEmployed,') && !line.includes(',10026,'))[0];
    const modified = lines
      .filter((_, at) => at !== 9)
      .map((line) => (line.includes(',10026,') ? line.replace('Production Technician I', 'Fitter') : line))
      .map((line) => (line.includes(',10026,') || line !== leaving ? line : line.replace(/(\d+\/\d+\/\d{4}),,N\/A/, '$1,3/1/2026,N/A')));
    const newcomer =
      lines
        .find((line) => line.includes(',10026,'))
        ?.replace('Adinolfi, Wilson  K', 'Zorro, Newcomer Q')
        .replace(',10026,', ',99999,') ?? '';
    writeFileSync(copy, [...modified.filter((line) => line !== ''), newcomer, ''].join('\n'));
    const preview = await previewRealFile(site, copy);
    expect(preview).toMatchObject({ profile: { name: 'HRIS' }, isProfileNew: false });
    expect(preview.dryRun?.totals).toMatchObject({ rows: 311, create: 1, unchanged: 308, reject: 0, absent: 1, conflicts: 0 });
    expect(preview.dryRun?.rows.filter(({ action }) => action === 'update').flatMap(({ changes }) => changes)).toEqual([
      { field: 'jobTitle', old: 'Production Technician I', new: 'Fitter' },
      { field: 'leftOn', old: null, new: '2026-03-01' },
    ]);
    const { batchId } = await commitPreview(site, preview.previewId);
    expect((await everybody()).people).toHaveLength(312);
    const { batchId: reversal } = await reverseBatch(site, batchId);
    expect(await everybody()).toEqual(before);
    const [taken, back] = [await site.client.imports.get({ batchId }), await site.client.imports.get({ batchId: reversal })];
    expect(back.stateAfter).toBe(taken.stateBefore);
    expect((await previewRealFile(site, file)).dryRun?.totals).toMatchObject({ create: 0, update: 0, unchanged: 311, absent: 0 });
  });

  it('leaves no value of a protected column anywhere in the record', async () => {
    const site = await makeTestSite();
    await importRealFile(site, file);
    const text = await everyText(site);
    expect(text).toContain('Adinolfi');
    const table = readDelimited(readFileSync(file));
    if (!table.ok) throw new Error(table.failure.code);
    const { headers, rows } = table.value;
    const valuesOf = (column: string) =>
      new Set(rows.map((row) => row[headers.indexOf(column)]?.trim() ?? '').filter((value) => value.length > 4));
    for (const column of [
      'Salary',
      'RaceDesc',
      'DOB',
      'MaritalDesc',
      'CitizenDesc',
      'RecruitmentSource',
      'PerformanceScore',
      'TermReason',
    ]) {
      const values = valuesOf(column);
      expect([column, values.size > 1]).toEqual([column, true]);
      expect([column, [...values].filter((value) => text.includes(`"${value}"`))]).toEqual([column, []]);
    }
  });
});

/** Every column of every table, as JSON; bytes as the UTF-8 they may be. */
async function everyText(site: TestSite): Promise<string> {
  const db = recordOf(site);
  const { rows: tables } = await sql<{ name: string }>`SELECT name FROM sqlite_schema WHERE type = 'table'`.execute(db);
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(name)}`.execute(db);
    for (const row of rows) {
      texts.push(
        JSON.stringify(Object.values(row).map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value))),
      );
    }
  }
  return texts.join('\n').replaceAll('\\"', '"');
}

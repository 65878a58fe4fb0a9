import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { importText, lineOf, mapCourses, saba } from '../support/completions/import-file';
import { exemption, makeQualified } from '../support/exceptions';
import { approveItems, makeLibrary, newestEntry } from '../support/framework';
import { competencyItem, makePerson, scaleItem } from '../support/people';
import type { TestSite } from '../support/site';
import { declared } from './access/declared';

const reason = 'asked by a test';
const count = z.number().optional();
const evil = '=HYPERLINK("x")';
const filter = { asOf: '2026-03-14', knownAt: null, unitId: 'works', departmentId: null, roleId: null, mandatoryOnly: false };

type Chosen = { readonly handle: string } | null;
type Write = (site: TestSite, chosen: (choose: () => Promise<Chosen>) => Promise<string>) => Promise<object>;

/** How each procedure that writes a file is asked to, and what of what it was asked narrows the file. */
const written: Readonly<Record<string, { readonly write: Write; readonly narrowedBy: Readonly<Record<string, unknown>> }>> = {
  'exports.write': {
    write: async ({ client }, chosen) =>
      client.exports.write({
        target: await chosen(() => client.exports.chooseTarget({ suggestedName: 'file', isEncrypted: false })),
        what: { kind: 'roster', unitId: 'works' },
        to: { receiver: 'Head office' },
        asOf: '2026-03-14',
        reason,
      }),
    narrowedBy: { filter: expect.stringContaining('works'), receiver: 'Head office' },
  },
  'courseMap.write': {
    write: async ({ client }, chosen) => client.courseMap.write({ target: await chosen(client.courseMap.chooseTarget), reason }),
    narrowedBy: { revision: 1 },
  },
  'exceptions.write': {
    write: async ({ client }, chosen) =>
      client.exceptions.write({
        target: await chosen(() => client.exceptions.chooseTarget()),
        asOf: '2026-03-14',
        kind: 'exemption',
        state: null,
        reason,
      }),
    narrowedBy: { kind: 'exemption', state: null },
  },
  'duties.write': {
    write: async ({ client }, chosen) =>
      client.duties.write({
        target: await chosen(() => client.duties.chooseTarget({ format: 'csv', what: 'list' })),
        format: 'csv',
        whose: 'all',
        kind: null,
        unitId: 'works',
        ownerPersonId: null,
        overdueOnly: false,
        dueBy: '2027-06-01',
        asOf: '2026-03-14',
        reason,
      }),
    narrowedBy: { whose: 'all', unitId: 'works', dueBy: '2027-06-01', overdueOnly: false },
  },
  'readinessViews.write': {
    write: async ({ client }, chosen) => {
      const view = { kind: 'matrix', filter, person: '', competency: '', states: null, type: null } as const;
      return client.readinessViews.write({
        target: await chosen(() => client.readinessViews.chooseTarget({ format: 'csv', view })),
        reason,
      });
    },
    narrowedBy: { filters: expect.objectContaining({}) },
  },
  'frameworkExchange.write': {
    write: async ({ client }, chosen) => {
      const frameworkId = (await client.framework.list()).libraries.find(({ name }) => name === evil)?.frameworkId ?? '';
      const format = 'csv';
      const target = await chosen(() => client.frameworkExchange.chooseTarget({ suggestedName: 'file', format }));
      let last: object = {};
      for await (const event of await client.frameworkExchange.write({ target, frameworkId, format, reason })) last = event;
      return last;
    },
    narrowedBy: { frameworkId: expect.any(String), format: 'csv' },
  },
};
/** These need a session of a panel or a saved plan: what they say of their files is looked at where those are made. */
const elsewhere = ['calibrationProgramme.write', 'calibrationSessions.writeCaseFile', 'duties.writePlan'];

test('every procedure that writes where a dialog said is looked at here', () => {
  const writing = declared.filter(({ inputSchema }) => inputSchema instanceof z.ZodObject && 'target' in inputSchema.shape);
  expect(writing.map(({ name }) => name).toSorted()).toEqual([...Object.keys(written), ...elsewhere].toSorted());
});

test('whatever is written holds no formula, and the log says how many lines, narrowed to what, as of when, and of which digest', async () => {
  const site = await makeQualified();
  await makePerson(site, 'evil', { familyName: evil, roleId: 'worker', unitId: 'works' });
  await importText(site, saba('N-pia,LOTO-1,@Lockout,Completed,2026-02-01,,90'));
  await mapCourses(site, [lineOf()]);
  await site.client.exceptions.exempt(exemption({ reason: evil }));
  await approveItems(site, await makeLibrary(site, evil), [scaleItem('scale-evil'), competencyItem('evil', { title: evil })]);
  for (const [name, { write, narrowedBy }] of Object.entries(written)) {
    let file = '';
    const answer = await write(site, async (choose) => {
      site.dialogs.push(path.join(site.folder, name));
      return (await choose())?.handle ?? '';
    });
    file = path.join(site.folder, z.object({ fileName: z.string() }).parse(answer).fileName);
    const bytes = readFileSync(file);
    const texts = file.endsWith('.zip')
      ? Object.entries(unzipSync(bytes)).flatMap(([inside, content]) =>
          inside.endsWith('.csv') ? [Buffer.from(content).toString('utf8')] : [],
        )
      : [bytes.toString('utf8')];
    const cells = texts.flatMap((text) => Papa.parse<string[]>(text.replace(/^\u{feff}/u, '')).data.flat());
    expect([name, cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^-?\d+$/.test(cell))]).toEqual([name, []]);
    // What stands in the log of it is what was asked for and what lies there.
    const { action, changes, reason: why } = await newestEntry(site);
    const facts = changes.map((change) => (change.new?.state === 'open' ? change.new.record : null)).find((record) => record?.['sha256']);
    const { rows, lines, items } = z.object({ rows: count, lines: count, items: count }).parse(answer);
    expect([action, why]).toMatchObject([name, { text: reason }]);
    expect(facts).toMatchObject({ ...narrowedBy, asOf: '2026-03-14', sha256: createHash('sha256').update(bytes).digest('hex') });
    expect([name, facts?.['rows'] ?? facts?.['lines'] ?? facts?.['items']]).toEqual([name, rows ?? lines ?? items]);
  }
});

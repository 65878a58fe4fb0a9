import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { launch } from '../support/launch.ts';
import { addCompetency, addScale, requireOne, startLibrary, submitDraft, takeRole } from '../support/walk/draft.ts';
import { inspect } from '../support/walk/inspect.ts';
import { assess, exportStatus, importPeople, openOf, verifyLog } from '../support/walk/main-line.ts';
import { approveRevision } from '../support/walk/review.ts';
import { answerDialogs, createSite, goTo, unlock } from '../support/walk/site.ts';

const realFile = path.resolve(import.meta.dirname, '../../../shared/data/hris/HRDataset_v14.csv');
const inventedFile = [
  'Employee_Name,EmpID,Salary,Position,DateofHire,DateofTermination,Department,ManagerName',
  '"Adinolfi, Wilson",10026,62506,Production Technician I,07/05/2011,,Production       ,Michael Albert',
  '"Sidorova, Karla",10084,104437,Sr. DBA,3/30/2015,6/16/2016,IT/IS,Simon Roup',
  '"Aker, Sanna",10196,64955,Production Technician II,07/25/2011,,Production       ,Kissy Sullivan',
].join('\r\n');

const ada = { login: 'ada', printedName: 'Ada Alder', passphrase: 'seven grey bridges walk' };
const ben = { login: 'ben', printedName: 'Ben Birch', passphrase: 'nine cold lanterns hum' };

test('the line through everything: a site, its people, a competency, a requirement, a signed assessment, the heatmap, a signed file', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-line-'));
  const zip = path.join(folder, 'status.zip');
  let hrFile = realFile;
  if (!fs.existsSync(realFile)) {
    console.info('HRDataset_v14.csv is not at hand: the line is walked with an invented file');
    hrFile = path.join(folder, 'people.csv');
    fs.writeFileSync(hrFile, inventedFile);
  }
  const { app, page, problems, close } = await launch();
  onTestFinished(async () => {
    await close();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const faults: string[] = [];
  const look = async (name: string): Promise<void> => {
    faults.push(...(await inspect(page, `line-${name}`)));
  };
  await answerDialogs(app, [path.join(folder, 'site'), hrFile, zip]);

  await page.getByRole('button', { name: 'Create a site…' }).waitFor();
  await look('first-screen');
  expect(await createSite(page, { name: 'Northfield Works', people: [ada, ben] })).toHaveLength(3);
  await page.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
  await look('unlock');
  await unlock(page, ada);
  await page.getByRole('heading', { name: 'First steps of this site' }).waitFor();
  await look('today-of-a-new-site');

  await importPeople(page, { origin: 'HR office, on a carried stick', approver: ben, beforeCommit: () => look('import') });
  await look('import-done');
  await startLibrary(page, 'Works framework');
  await look('draft');
  await addScale(page, {
    title: 'Works scale',
    levels: [
      ['0', 'Not shown', 'Has not done it yet'],
      ['1', 'Works alone', 'Does it alone, to the standard'],
      ['2', 'Teaches', 'Shows others how and judges them'],
    ],
    qualifying: '1 Works alone',
  });
  await look('draft-scale');
  const steps = [
    { text: 'Checks the oil level of both bearings', isCritical: false },
    { text: 'Opens the suction valve fully before starting', isCritical: true },
  ];
  await addCompetency(page, {
    code: 'PMP-01',
    title: 'Pump start-up',
    description: 'Starts a feed pump safely.',
    indicator: 'Names each valve before touching it',
    steps,
  });
  await look('draft-competency');
  await takeRole(page, 'Production Technician I');
  await requireOne(page, { code: 'PMP-01', level: '1 Works alone', months: 12 });
  await look('draft-role');
  await submitDraft(page, { title: 'First framework', summary: 'What the works asks of its production technicians' });
  await look('draft-submitted');

  await page.getByRole('button', { name: 'Lock this site' }).click();
  await unlock(page, ben);
  await approveRevision(page, {
    library: 'Works framework',
    revision: 'Revision 1: First framework',
    reason: 'The first framework of the works',
    signer: ben,
    beforeSigning: () => look('approval'),
  });
  await look('revision');
  await page.getByRole('button', { name: 'Lock this site' }).click();
  await unlock(page, ada);
  await openOf(page, 'Scales', 'Works scale');
  await page
    .getByRole('complementary')
    .getByRole('heading', { name: /Works scale/ })
    .waitFor();
  await look('scales');
  await openOf(page, 'Competencies', 'PMP-01');
  await page
    .getByRole('complementary')
    .getByRole('heading', { name: /Pump start-up/ })
    .waitFor();
  await look('competency');
  await openOf(page, 'Roles', 'Production Technician I');
  await page.getByRole('complementary').getByRole('table', { name: 'What this role requires' }).getByText('PMP-01').waitFor();
  await look('role');

  const evidence = { name: 'pump.txt', mimeType: 'text/plain', buffer: Buffer.from('discharge pressure 4.2 bar') };
  await assess(page, { person: 'Adinolfi, Wilson', competency: 'Pump start-up', evidence, signer: ada }, async () => {
    await page.getByRole('region', { name: 'What to look for' }).getByText('1 Works alone').waitFor();
    await look('assessment-form');
  });
  await look('assessment-record');

  await goTo(page, 'Readiness');
  const map = page.getByRole('region', { name: /readiness|competenc/i }).first();
  await map.waitFor();
  await look('readiness');
  await page.getByText('Table', { exact: true }).click();
  await page.getByRole('table').getByRole('button').first().click();
  const people = page.getByRole('complementary');
  await people.getByText('Adinolfi, Wilson').waitFor();
  await look('readiness-cell');

  await exportStatus(page, 'Head office', () => look('export'));
  await look('exported');
  const key = /-P (\S+)/.exec((await page.getByText('minisign -Vm').filter({ visible: true }).first().textContent()) ?? '')?.[1] ?? '';
  await verifyLog(page);
  await look('log-verified');
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);

  expect(fs.existsSync(`${zip}.minisig`)).toBe(true);
  const minisign = (): number | null => spawnSync('minisign', ['-Vm', zip, '-P', key]).status;
  if (spawnSync('minisign', ['-v']).error !== undefined)
    return console.info('the package was not checked: there is no minisign command here');
  expect(minisign()).toBe(0);
  const bytes = fs.readFileSync(zip);
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  fs.writeFileSync(zip, bytes);
  expect(minisign()).not.toBe(0);
});

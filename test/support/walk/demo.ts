import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { samplePassphrase } from '../../../shared/domain/sample/credentials.ts';
import { launch } from '../launch.ts';
import { addCompetency, findItem, requireOne, startDraft, submitDraft } from './draft.ts';
import { setScheme } from './inspect.ts';
import { assess, exportStatus, importPeople, openOf, verifyLog } from './main-line.ts';
import { approveRevision } from './review.ts';
import { answerDialogs, goTo, openSample, unlock } from './site.ts';

const folder = path.resolve(import.meta.dirname, '../../../out/demo');
const newcomers = [
  'Employee Number,Full Name,Job Title,Department,Unit,Hire Date,Manager Name,Annual Salary,Date of Birth',
  '"009001","Tamm, Liisa",Boiler operator,Energy and Utilities,Boiler House,10/19/2026,,41200,07/10/1991',
  '"009002","Moreau, Basile",Aseptic filling operator,Sterile Production,Aseptic Filling,10/26/2026,,40100,03/30/1988',
  '"009003","Haddad, Rim",Maintenance fitter,Engineering and Quality,Mechanical and Electrical Maintenance,11/02/2026,,43800,09/19/1995',
].join('\r\n');
const library = 'Works framework';
const role = 'Boiler operator';
const pump = {
  code: 'FWP-01',
  title: 'Feedwater pump start-up',
  description: 'Starts a standby feedwater pump and brings it on load without tripping the unit.',
  scale: 'Proficiency 0–4',
  indicator: 'Names each isolation and its state aloud before touching the first valve',
  steps: [
    { text: 'Confirms with the control room that the pump is released for start', isCritical: true },
    { text: 'Checks the oil level and the cooling water of both bearings', isCritical: false },
    { text: 'Opens the suction valve fully and vents the casing', isCritical: true },
    { text: 'Starts on minimum flow and reads vibration and bearing temperature', isCritical: false },
    { text: 'Hands over with the readings in the shift log', isCritical: false },
  ],
};

fs.rmSync(folder, { recursive: true, force: true });
fs.mkdirSync(folder, { recursive: true });
const hrFile = path.join(folder, 'newcomers.csv');
const zip = path.join(folder, 'qualification-status.zip');
fs.writeFileSync(hrFile, newcomers);

let pictures = 0;
const { app, page, userData, close } = await launch();
const picture = async (name: string): Promise<void> => {
  pictures += 1;
  // What was said in passing would lie over what the picture is of.
  await page.waitForFunction(() => document.querySelector('.mantine-Notification-root') === null);
  await page.screenshot({ path: path.join(folder, `${String(pictures).padStart(2, '0')}-${name}.png`) });
};
const lockAndUnlock = async (user: Parameters<typeof unlock>[1]): Promise<void> => {
  await page.getByRole('button', { name: 'Lock this site' }).click();
  await unlock(page, user);
};
try {
  page.setDefaultTimeout(15_000);
  await answerDialogs(app, [hrFile, zip]);
  await page.getByRole('button', { name: 'Open the sample site' }).waitFor();
  await picture('first-screen');
  await openSample(page);
  await setScheme(page, 'Light');
  const users = z
    .array(z.object({ login: z.string(), printedName: z.string() }))
    .parse(JSON.parse(fs.readFileSync(path.join(userData, 'sample-users.json'), 'utf8')));
  const [me, second] = users.map((user) => ({ ...user, passphrase: samplePassphrase }));
  if (me === undefined || second === undefined) throw new Error('the sample site has no users');
  await page.getByRole('heading', { name: 'What lapses next' }).waitFor();
  await picture('today');

  await importPeople(page, {
    origin: 'HR office, on a carried stick',
    approver: second,
    tripwireReason: 'The file holds the newcomers of the month only',
    beforeCommit: () => picture('import-preview'),
  });
  await picture('imported');
  await goTo(page, 'Framework');
  await picture('libraries');
  await startDraft(page, library);
  await addCompetency(page, pump);
  await picture('competency-form');
  await findItem(page, role);
  await requireOne(page, { code: pump.code, level: '2 Works alone', months: 12 });
  await picture('role-form');
  await submitDraft(page, { title: 'Feedwater pumps', summary: 'The standby feedwater pump is started by the boiler operators' });
  await lockAndUnlock(second);
  await approveRevision(page, {
    library,
    revision: 'Revision 2: Feedwater pumps',
    reason: 'New work in the boiler house',
    signer: second,
    beforeSigning: () => picture('approval'),
  });
  await picture('revision');
  await lockAndUnlock(me);
  await openOf(page, 'Competencies', pump.code);
  await page
    .getByRole('complementary')
    .getByRole('heading', { name: new RegExp(pump.title) })
    .waitFor();
  await picture('competency');
  await openOf(page, 'Roles', role);
  await page.getByRole('complementary').getByRole('table', { name: 'What this role requires' }).getByText(pump.code).waitFor();
  await picture('role');
  const evidence = { name: 'vibration-reading.csv', mimeType: 'text/csv', buffer: Buffer.from('bearing,mm/s\r\nDE,2.1\r\nNDE,1.8\r\n') };
  await assess(page, { person: 'Tamm, Liisa', competency: pump.title, evidence, signer: me }, () => picture('assessment'));
  await picture('signed-record');
  await goTo(page, 'People');
  await page.getByRole('grid', { name: 'People' }).getByRole('gridcell').first().click();
  await page.keyboard.press('Enter');
  await page
    .getByRole('complementary')
    .getByRole('heading', { name: /^Requirements/ })
    .waitFor();
  await picture('person');
  await goTo(page, 'Readiness');
  await page.getByText('requirements met').waitFor();
  await picture('readiness');
  await page.getByText('Table', { exact: true }).click();
  await page.getByRole('table').getByRole('button').first().click();
  await page.getByRole('complementary').getByRole('heading').first().waitFor();
  await picture('people-behind-a-cell');
  await page.getByText('Map', { exact: true }).click();
  await exportStatus(page, 'Head office', () => picture('export'));
  await picture('exported');
  await verifyLog(page);
  await picture('log-verified');
  await setScheme(page, 'Dark');
  await goTo(page, 'Readiness');
  await page.getByText('requirements met').waitFor();
  await picture('readiness-dark');
} finally {
  await close();
}
console.log(`touchstone: ${pictures} pictures and the package are in ${path.relative(process.cwd(), folder)}`);

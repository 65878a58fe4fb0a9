import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { samplePassphrase } from '../../../shared/domain/sample/credentials.ts';
import { launch } from '../launch.ts';
import { askWhy, judgeCrew, openEvidenceOf } from './evidence.ts';
import { addCompetency, findItem, requireOne, startDraft, submitDraft } from './draft.ts';
import { choosePartner, confirmPartner, introducePartner, openTab } from './exchange.ts';
import { setScheme } from './inspect.ts';
import { assess, exportStatus, importPeople, openOf, verifyLog } from './main-line.ts';
import { approveRevision } from './review.ts';
import { bringCompletions, mapCourse, planMove } from './intake.ts';
import { calibrationPictures } from './demo-calibration.ts';
import { readinessPictures } from './demo-readiness.ts';
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

const completions = [
  'PERSON_NO,COURSE_CODE,COURSE_TITLE,COMPLETION_STATUS,COMPLETED_ON,EXPIRES_ON,SCORE',
  '009001,FWP-E,Feedwater pumps: what can go wrong,Passed,2026-10-23,2028-10-23,92',
  '009001,HYG-1,Hygiene basics,Completed,2026-10-20,,',
  '009002,HYG-1,Hygiene basics,Passed,2026-10-27,,88',
  '009002,HYG-2,Gowning for grade B,Failed,2026-10-28,,55',
  'X-4471,HYG-1,Hygiene basics,Passed,2026-10-28,,79',
].join('\r\n');
/** The card of another site as its print says it, with the fingerprints that two people compare. */
const partner = {
  card: {
    name: 'Northfield Works',
    siteId: 'b1a5c2f0-6a57-4c1e-9f0e-2f6d0a8e7c11',
    publicKey: 'RWSNI/LBsdJ2IkxdNcHgQSNdtTXVlLqqxoqHnJbVLLrh/TEnl1wYd67m',
    ageRecipient: 'age1lyvtk40amnupjnqasaxra70u89c2crzps9de8kf7nyneaff5hq6ssdglnh',
  },
  fingerprint: 'cb32 10ee b0a3 7fa1 0402 7728 aa44 c478 bace 2031 d0de a2ac 89ab 4165 8dd0 765e',
  recipientFingerprint: 'c720 8424 dd92 25a6 7bcb 378e a586 74f4 6bd0 68a7 6bc6 de07 64bf 02bc ae9b 0046',
};

/** Of the sample site's people: one whom several have seen at work, and one who never passed the examination beside a practical. */
const severalObservations = 'Diallo, Birgit';
const lacksKnowledge = 'Nardi, Farah';

fs.rmSync(folder, { recursive: true, force: true });
fs.mkdirSync(folder, { recursive: true });
const hrFile = path.join(folder, 'newcomers.csv');
const zip = path.join(folder, 'qualification-status.zip');
const needs = path.join(folder, 'training-needs.zip.age');
fs.writeFileSync(hrFile, newcomers);

let pictures = 0;
const { app, page, userData, close } = await launch();
const picture = async (name: string): Promise<void> => {
  pictures += 1;
  // What was said in passing would lie over what the picture is of, and stays while the pointer rests on it.
  await page.mouse.move(0, 0);
  await page.waitForFunction(() => document.querySelector('.mantine-Notification-root') === null);
  await page.screenshot({ path: path.join(folder, `${String(pictures).padStart(2, '0')}-${name}.png`) });
};
const lockAndUnlock = async (user: Parameters<typeof unlock>[1]): Promise<void> => {
  await page.getByRole('button', { name: 'Lock this site' }).click();
  await unlock(page, user);
};
try {
  await answerDialogs(app, [hrFile, zip, needs]);
  await page.getByRole('button', { name: 'Open the sample site' }).waitFor();
  await picture('first-screen');
  await openSample(page);
  await setScheme(page, 'Light');
  const users = z
    .array(z.object({ login: z.string(), printedName: z.string(), roles: z.array(z.string()) }))
    .parse(JSON.parse(fs.readFileSync(path.join(userData, 'sample-users.json'), 'utf8')));
  const [me, second] = users.map((user) => ({ ...user, passphrase: samplePassphrase }));
  if (me === undefined || second === undefined) throw new Error('the sample site has no users');
  await page.getByRole('heading', { name: 'What lapses next' }).waitFor();
  await picture('today');

  await importPeople(page, {
    origin: 'HR office, on a carried stick',
    approver: second,
    tripwireReason: 'The file holds the newcomers of the month only',
    onPreview: () => picture('import-columns'),
    beforeCommit: () => picture('import-preview'),
  });
  await picture('imported');
  await bringCompletions(page, { text: completions, origin: 'Training office, on a carried stick', approver: second }, () =>
    picture('completions-preview'),
  );
  await picture('completions');
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
  await mapCourse(page, {
    course: 'FWP-E',
    competency: pump.code,
    level: '1 Assists',
    why: 'The course ends with a test on it',
    approver: second,
  });
  await picture('courses');
  const evidence = { name: 'vibration-reading.csv', mimeType: 'text/csv', buffer: Buffer.from('bearing,mm/s\r\nDE,2.1\r\nNDE,1.8\r\n') };
  await assess(page, { person: 'Tamm, Liisa', competency: pump.title, evidence, signer: me }, async () => {
    await picture('assessment');
    await page.getByRole('button', { name: `Preview ${evidence.name}` }).press('Enter');
    await page.getByText('bearing,mm/s').waitFor();
    await picture('attachment');
    await page.getByRole('button', { name: `Close the preview of ${evidence.name}` }).press('Enter');
  });
  await picture('signed-record');
  await page.getByRole('complementary').getByRole('button', { name: 'Verify signatures' }).click();
  await page.getByRole('status').getByText('Everything holds').waitFor();
  await picture('verification');
  await openEvidenceOf(page, severalObservations);
  await page
    .getByRole('region', { name: 'Everything on record' })
    .getByRole('listitem')
    .nth(4)
    .evaluate((item) => item.scrollIntoView({ block: 'center' }));
  await picture('evidence');
  await openEvidenceOf(page, lacksKnowledge);
  await askWhy(page, /^Why is (LVS|ARC)-01/);
  await picture('why');
  await judgeCrew(page, 'PTW-01');
  await picture('crew');
  await goTo(page, 'Assess');
  await picture('assessments');
  await page.getByRole('button', { name: 'Paper forms' }).click();
  await page.getByRole('grid').getByRole('row').nth(1).waitFor();
  await picture('paper');
  await goTo(page, 'Settings');
  await page.getByRole('navigation', { name: 'Parts of the settings' }).getByRole('link', { name: 'Assessors', exact: true }).click();
  await page.getByRole('grid', { name: 'Authorisations to assess' }).getByRole('row').nth(1).waitFor();
  await picture('assessors');
  await goTo(page, 'People');
  await page.getByRole('grid', { name: 'People' }).getByRole('gridcell').first().click();
  await page.keyboard.press('Enter');
  await page
    .getByRole('complementary')
    .getByRole('heading', { name: /^Requirements/ })
    .waitFor();
  await picture('person');
  await page.getByRole('link', { name: 'Portfolio: everything on record, to print' }).click();
  await page.getByRole('heading', { name: /^Obligations \(/ }).waitFor();
  await picture('portfolio');
  await planMove(page, { person: 'Tamm, Liisa', role: 'Turbine operator', unit: 'Turbine Hall and Switchgear' });
  await picture('change-of-role');
  await goTo(page, 'Today');
  await page.getByRole('link', { name: 'Open the work list' }).click();
  await page.getByText('Everybody’s', { exact: true }).click();
  await page.getByText(/^1 to \d+ of \d+$/).waitFor();
  await picture('work-list');
  await page
    .getByRole('link', { name: 'Level reassessments' })
    .or(page.getByRole('button', { name: 'Level reassessments' }))
    .click();
  await page.getByRole('button', { name: 'Propose a plan' }).click();
  await page.getByText(/^Fullest week/).waitFor();
  await picture('levelled');
  await goTo(page, 'People');
  await page.getByRole('main').getByRole('link', { name: 'Year ahead', exact: true }).click();
  await page.getByRole('grid').getByRole('gridcell').first().click();
  await page.keyboard.press('Enter');
  await page.getByRole('complementary').getByRole('heading', { name: 'Why it changes' }).waitFor();
  await picture('year-ahead');
  await goTo(page, 'Readiness');
  await page.getByText('requirements met').waitFor();
  await picture('readiness');
  await page.getByText('Table', { exact: true }).click();
  await page.getByRole('table').getByRole('button').first().click();
  await page.getByRole('complementary').getByRole('heading').first().waitFor();
  await picture('people-behind-a-cell');
  await page.getByText('Map', { exact: true }).click();
  await readinessPictures(page, picture);
  await exportStatus(page, 'Head office', () => picture('export'));
  await picture('exported');
  await openTab(page, 'Partners');
  await introducePartner(page, partner.card);
  await confirmPartner(page, { ...partner, second });
  await page.getByText(/^Fingerprints compared by/).waitFor();
  await picture('partner');
  await openTab(page, 'Written');
  await page
    .getByRole('button', { name: 'Write another' })
    .or(page.getByRole('heading', { name: 'Write a package' }))
    .first()
    .waitFor();
  await choosePartner(page, 'Training needs', partner.card.name);
  await page.getByLabel('Reason').fill('Training is planned together');
  await page.getByRole('button', { name: 'Choose where to write…' }).click();
  await page.getByText('training-needs.zip.age, with').waitFor();
  await page.getByRole('button', { name: 'Sign and write the package' }).click();
  await page.getByRole('heading', { name: /Package no\. \d+ is written/ }).waitFor();
  await picture('needs-written');
  await verifyLog(page);
  await picture('log-verified');
  const facilitator = users.find(({ roles }) => roles.includes('calibrationFacilitator'));
  if (facilitator === undefined) throw new Error('nobody facilitates at the sample site');
  await lockAndUnlock({ ...facilitator, passphrase: samplePassphrase });
  await calibrationPictures(page, picture);
  await setScheme(page, 'Dark');
  await goTo(page, 'Readiness');
  await page.getByText('requirements met').waitFor();
  await picture('readiness-dark');
} finally {
  await close();
}
console.log(`touchstone: ${pictures} pictures and the package are in ${path.relative(process.cwd(), folder)}`);

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { launch } from '../support/launch.ts';
import {
  addRole,
  pasteCompetencies,
  saved,
  startLibrary,
  submitDraft,
  typeCompetencies,
  typeIndicators,
  type DraftedCompetency,
} from '../support/walk/draft.ts';
import { inspect } from '../support/walk/inspect.ts';
import { approveRevision } from '../support/walk/review.ts';
import { answerDialogs, createSite, goTo, unlock } from '../support/walk/site.ts';

const ada = { login: 'ada', printedName: 'Ada Alder', passphrase: 'seven grey bridges walk' };
const ben = { login: 'ben', printedName: 'Ben Birch', passphrase: 'nine cold lanterns hum' };
const subjects = [
  'Pump start-up',
  'Pump shutdown',
  'Seal check',
  'Oil change',
  'Alignment',
  'Vibration round',
  'Lockout',
  'Line walk',
  'Sampling',
  'Alarm response',
  'Handover',
  'Spill control',
];
const competencies: readonly DraftedCompetency[] = subjects.map((title, index) => ({
  code: `PMP-${String(index + 1).padStart(2, '0')}`,
  title,
  indicators: [
    'Points to the parts',
    'Follows the card beside a colleague',
    'Runs the card alone',
    'Recovers from a fault',
    'Shows a newcomer each step',
  ].map((text) => `${text}: ${title.toLowerCase()}`),
}));

test('a new role’s framework is written from nothing to its approval: twelve competencies, five levels, what the role requires', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-framework-'));
  const { app, page, problems, close } = await launch();
  onTestFinished(async () => {
    await close();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const faults: string[] = [];
  await answerDialogs(app, [path.join(folder, 'site')]);
  await createSite(page, { name: 'Northfield Works', people: [ada, ben] });
  await unlock(page, ada);

  await startLibrary(page, 'Pump house');
  faults.push(...(await inspect(page, 'draft-of-a-new-library')));
  const [typed, pasted] = [competencies.slice(0, 2), competencies.slice(2)];
  await typeCompetencies(page, typed);
  for (const one of typed) await typeIndicators(page, one);
  faults.push(...(await inspect(page, 'draft-competency')));
  await pasteCompetencies(page, pasted);
  await addRole(page, 'Pump operator', 'PMP', competencies.length);
  faults.push(...(await inspect(page, 'draft-role')));

  await page.keyboard.press('Control+z');
  await page.getByText('Nothing is required of this role yet.').waitFor();
  await page.keyboard.press('Control+Shift+z');
  await page.getByRole('table', { name: 'Requirements' }).waitFor();
  await saved(page);
  await submitDraft(page, { title: 'First round', summary: 'What a pump operator must be able to do' });
  faults.push(...(await inspect(page, 'draft-submitted')));

  await page.getByRole('button', { name: 'Lock this site' }).click();
  await unlock(page, ben);
  await approveRevision(page, {
    library: 'Pump house',
    revision: 'Revision 1: First round',
    reason: 'The first framework of the pump house',
    signer: ben,
    beforeSigning: async () => void faults.push(...(await inspect(page, 'approval'))),
  });
  faults.push(...(await inspect(page, 'revision-approved')));
  await page.getByText('Ben Birch').first().waitFor();
  // the accounts of a new site are linked to nobody, so nothing shows that they are two people
  await page.getByText(/two people: the accounts of .+ and .+ are linked to no person/).waitFor();
  await goTo(page, 'Framework');
  await page.getByRole('link', { name: 'Competencies' }).click();
  await page.getByRole('grid', { name: 'Competencies' }).getByText('PMP-12').waitFor();
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});

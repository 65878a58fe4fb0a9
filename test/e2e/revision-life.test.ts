import type { Page } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { samplePassphrase } from '../../shared/domain/sample/credentials';
import { launchSample } from '../support/prepared-sample';
import { findItem, requireOne, saved, startDraft, submitDraft } from '../support/walk/draft';
import { inspect } from '../support/walk/inspect';
import { openRequired, requiredOf } from '../support/walk/requirements';
import { approveRevision, openReview, sign } from '../support/walk/review';
import { goTo, unlock } from '../support/walk/site';

const author = { login: 'i.linde', printedName: 'Ilse Linde', passphrase: samplePassphrase };
const approver = { login: 'l.kayali', printedName: 'Lamine Kayali', passphrase: samplePassphrase };
const library = 'Works framework';

async function hereIs(page: Page, user: typeof author): Promise<void> {
  await page.getByRole('button', { name: 'Lock this site' }).click();
  await unlock(page, user);
}

/** A draft in which the shift supervisors must hold a competency that they need not hold now, handed over for review. */
async function submitRequirement(page: Page, title: string): Promise<void> {
  await goTo(page, 'Framework');
  await startDraft(page, library);
  await findItem(page, 'Shift supervisor');
  await requireOne(page, { code: 'SPL-01', level: '2 Works alone', months: 12 });
  await submitDraft(page, { title, summary: 'Shift supervisors answer for the first response to a spill' });
}

/** A draft by which boiler operators are reassessed in lockout after so many months, handed over for review. */
async function submitValidity(page: Page, title: string, months: string): Promise<void> {
  await goTo(page, 'Framework');
  await startDraft(page, library);
  await findItem(page, 'Boiler operator');
  await page.getByRole('textbox', { name: 'Reassess LOTO-01 after (months)' }).fill(months);
  await saved(page);
  await submitDraft(page, { title, summary: `Boiler operators are reassessed in lockout after ${months} months` });
}

async function openRevision(page: Page, number: number): Promise<void> {
  await goTo(page, 'Framework');
  await page.getByRole('article', { name: library }).getByRole('link', { name: 'Revisions' }).click();
  const grid = page.getByRole('grid', { name: 'Revisions' });
  await grid
    .getByRole('rowheader', { name: String(number), exact: true })
    .getByText(String(number))
    .click();
  await page.getByRole('heading', { level: 1, name: new RegExp(`^Revision ${number}:`) }).waitFor();
}

const facts = (page: Page) => page.getByRole('main').locator('dl').first();

test('a revision that is given back tells its author why, is mended, submitted again under its number and approved', async () => {
  const { page, problems, close } = await launchSample();
  onTestFinished(close);
  const faults: string[] = [];
  const revision = 'Revision 2: Lockout of boilers';
  const remark = 'Level 3 is for the shift supervisors: ask level 2 every six months instead';
  await goTo(page, 'Framework');
  await startDraft(page, library);
  await findItem(page, 'Boiler operator');
  await page.getByRole('combobox', { name: 'Level of LOTO-01' }).selectOption({ label: '3 Handles the unusual' });
  await saved(page);
  await submitDraft(page, { title: 'Lockout of boilers', summary: 'Boiler operators handle the unusual in lockout' });

  await hereIs(page, approver);
  await openReview(page, { library, revision });
  await page.getByRole('button', { name: 'Give it back…' }).click();
  const giveBack = page.getByRole('button', { name: 'Give it back with this remark' });
  await giveBack.click();
  await page.getByText('Say what is to be changed, in a few words').waitFor();
  await page.getByRole('textbox', { name: 'What is to be changed' }).fill(remark);
  await giveBack.click();
  await page.getByRole('heading', { level: 1, name: 'Framework' }).waitFor();

  await hereIs(page, author);
  await page.getByRole('row', { name: new RegExp(`revision 2: Lockout of boilers.*Given back by Lamine Kayali: ${remark}`) }).waitFor();
  await goTo(page, 'Framework');
  const card = page.getByRole('article', { name: library });
  await card.getByText(`Given back by Lamine Kayali, to be changed: ${remark}`).waitFor();
  faults.push(...(await inspect(page, 'library-given-back')));
  await card.getByRole('button', { name: /Go on with the draft/ }).click();
  await page.getByText(`Given back by Lamine Kayali, to be changed: ${remark}`).waitFor();
  await findItem(page, 'Boiler operator');
  await page.getByRole('combobox', { name: 'Level of LOTO-01' }).selectOption({ label: '2 Works alone' });
  await page.getByRole('textbox', { name: 'Reassess LOTO-01 after (months)' }).fill('6');
  await saved(page);
  await submitDraft(page, { title: 'Lockout of boilers', summary: 'Boiler operators are reassessed in lockout twice a year' });
  expect(await page.getByText(remark).count()).toBe(0);

  await hereIs(page, approver);
  // it waits in the approver's own list
  await page.getByRole('link', { name: `${library}, revision 2: Lockout of boilers` }).waitFor();
  await approveRevision(page, {
    library,
    revision,
    reason: 'As agreed with the works council',
    signer: approver,
  });
  await facts(page)
    .getByText(/^In force, since/)
    .waitFor();
  // who gave it back and why stays readable when it is approved
  await facts(page)
    .getByText(new RegExp(`^by Lamine Kayali, .*: ${remark}$`))
    .waitFor();
  await page.getByText('It is in force, so it is not taken back', { exact: false }).waitFor();
  expect(await page.getByRole('button', { name: 'Withdraw…' }).count()).toBe(0);
  await openRequired(page, 'A role', 'Boiler operator');
  await requiredOf(page, 'LOTO-01').getByText('Level 2, mandatory, a result holds 6 months').waitFor();
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});

test('what a revision asked of people is superseded by the next one, and a long comparison is shown whole when it is asked for', async () => {
  const { page, problems, close } = await launchSample();
  onTestFinished(close);
  for (const [title, months, number] of [
    ['Lockout', '6', 2],
    ['Lockout again', '9', 3],
  ] as const) {
    await submitValidity(page, title, months);
    await hereIs(page, approver);
    await approveRevision(page, {
      library,
      revision: `Revision ${number}: ${title}`,
      reason: 'As the figures show',
      decision: 'Read and understand',
      signer: approver,
    });
    if (number === 2) await hereIs(page, author);
  }
  await openRevision(page, 2);
  await facts(page).getByText('Superseded', { exact: true }).waitFor();
  await page.getByText(/^0 open, of which 0 overdue; 0 done; [1-9]\d* cancelled\./).waitFor();
  await page.getByRole('link', { name: 'Open the list' }).click();
  await page.getByText(/^Not asked any more [1-9]/).click();
  await page.getByRole('gridcell', { name: 'Superseded by revision 3, Lockout again' }).first().waitFor();
  const faults = await inspect(page, 'obligations-superseded');

  await openRevision(page, 1);
  const all = page.getByRole('button', { name: /^Show all [\d,]+, to print them$/ });
  const total = Number((await all.innerText()).replaceAll(/\D/g, ''));
  await all.click();
  await expect.poll(() => page.getByRole('region', { name: 'What it changes' }).getByRole('article').count()).toBe(total);
  expect(await all.count()).toBe(0);
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});

test('a revision is withdrawn before its day, and another while it is under pilot: nothing of either is required afterwards, all of it stays readable', async () => {
  const { page, problems, close } = await launchSample();
  onTestFinished(close);
  const faults: string[] = [];
  await submitRequirement(page, 'Spills');
  await hereIs(page, approver);
  await approveRevision(page, {
    library,
    revision: 'Revision 2: Spills',
    reason: 'To be known',
    signer: approver,
    effectiveFrom: '2099-01-01',
  });
  await facts(page).getByText('Scheduled, takes effect on 2099-01-01').waitFor();
  await page.getByRole('button', { name: 'Withdraw…' }).click();
  await page.getByText('It never takes effect.', { exact: false }).waitFor();
  faults.push(...(await inspect(page, 'withdraw')));
  await page.getByRole('textbox', { name: 'Reason for withdrawing it' }).fill('The works council is to be heard first');
  await sign(page, approver, 'Sign the withdrawal');
  await facts(page).getByText('The works council is to be heard first').waitFor();
  await facts(page).getByText('Was to begin on').waitFor();
  faults.push(...(await inspect(page, 'withdrawn')));
  await page.getByText('Shift supervisor → SPL-01 Chemical spill response').waitFor();
  // each is verified by itself
  await expect.poll(() => page.getByText('The signature is valid', { exact: false }).count()).toBe(2);

  await hereIs(page, author);
  await submitRequirement(page, 'Spills again');
  await hereIs(page, approver);
  const revision = 'Revision 3: Spills again';
  await approveRevision(page, { library, revision, reason: 'To be tried', signer: approver, pilotUnits: ['Boiler House'] });
  await openRequired(page, 'A person', 'Lazarov, Darius');
  await requiredOf(page, 'SPL-01').waitFor();
  await goTo(page, 'Framework');
  await page
    .getByRole('article', { name: library })
    .getByRole('link', { name: /^Revision 3/ })
    .click();
  await page.getByRole('button', { name: 'Withdraw…' }).click();
  await page.getByText('Its pilot ends today', { exact: false }).waitFor();
  await page.getByRole('textbox', { name: 'Reason for withdrawing it' }).fill('The pilot showed that it belongs to the response crew');
  await sign(page, approver, 'Sign the withdrawal');
  await facts(page).getByText('Withdrawn', { exact: true }).waitFor();
  await openRequired(page, 'A person', 'Lazarov, Darius');
  await requiredOf(page, 'SPL-01').waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});

test('a pilot concerns the people of its units alone until it is rolled out, and then everybody', async () => {
  const { page, problems, close } = await launchSample();
  onTestFinished(close);
  await submitRequirement(page, 'Spills');
  await hereIs(page, approver);
  const revision = 'Revision 2: Spills';
  await approveRevision(page, {
    library,
    revision,
    reason: 'Tried where spills are likely',
    signer: approver,
    pilotUnits: ['Boiler House'],
    beforeSigning: async () => {
      await page.getByText('5 people are affected, of 5 looked at.').waitFor();
      await page.getByText('In force as a pilot in Boiler House', { exact: false }).waitFor();
    },
  });
  await facts(page)
    .getByText(/^In pilot in Boiler House since/)
    .waitFor();
  await openRequired(page, 'A person', 'Lazarov, Darius');
  await requiredOf(page, 'SPL-01').getByText('Level 2, mandatory, a result holds 12 months').waitFor();
  await openRequired(page, 'A person', 'Lund, Ragnhild');
  await requiredOf(page, 'SPL-01').waitFor({ state: 'detached' });

  await goTo(page, 'Framework');
  await page
    .getByRole('article', { name: library })
    .getByRole('link', { name: /^Revision 2/ })
    .click();
  await page.getByRole('button', { name: 'Roll out everywhere…' }).click();
  const faults = await inspect(page, 'roll-out');
  await sign(page, approver, 'Sign the roll-out');
  await facts(page)
    .getByText(/^In force, since/)
    .waitFor();
  await openRequired(page, 'A person', 'Lund, Ragnhild');
  await requiredOf(page, 'SPL-01').getByText('Level 2, mandatory, a result holds 12 months').waitFor();
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readKnownSites, rememberSite } from '../../electron/service/station/known-sites.ts';
import { unlockVault } from '../../electron/service/vault/unlock.ts';
import { launch, type Launched } from '../support/launch.ts';
import { inspect } from '../support/walk/inspect.ts';
import { answerDialogs, createSite, goTo, typePeople, unlock, type Enrolled } from '../support/walk/site.ts';

const ada: Enrolled = { printedName: 'Ada Alder', login: 'ada', passphrase: 'seven grey bridges walk' };
const ben: Enrolled = { printedName: 'Ben Birch', login: 'ben', passphrase: 'nine cold lanterns hum' };
const cleo: Enrolled = { printedName: 'Cleo Cedar', login: 'cleo', passphrase: 'five tall herons wait' };
const dora: Enrolled = { printedName: 'Dora Deal', login: 'dora', passphrase: 'eleven warm ovens glow' };

/** One window and one site for the whole file: to start and to make one takes seconds. */
let window: Launched;
let folder = '';
let shares: readonly string[] = [];
const at = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-vault-'));
  window = await launch();
  await answerDialogs(window.app, [at('site')]);
  await window.page.getByRole('button', { name: 'Create a site…' }).waitFor();
  shares = await createSite(window.page, { name: 'Northfield Works', people: [ada, ben] });
});
afterAll(async () => {
  await window.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const lock = (page: Page): Promise<void> => page.getByRole('button', { name: 'Lock this site' }).click();

async function type(page: Page, { login, passphrase }: Pick<Enrolled, 'login' | 'passphrase'>): Promise<void> {
  await page.getByLabel('User ID').fill(login);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
}

async function sign(page: Page, person: Enrolled, action: string): Promise<void> {
  await type(page, person);
  await page.getByRole('button', { name: action }).click();
}

/** Opens a folder as a site, from the unlock screen of another. */
async function openFolder(name: string): Promise<void> {
  const { app, page } = window;
  await answerDialogs(app, [at(name)]);
  const first = page.getByRole('button', { name: 'Open a site folder…' });
  if (!(await first.isVisible())) await page.getByRole('button', { name: 'Open another site' }).click();
  await first.click();
}

/** A copy of the closed site, and what befell it. */
function damagedCopy(name: string, befalls: (file: (name: string) => string) => void): void {
  fs.cpSync(at('site'), at(name), { recursive: true });
  befalls((file) => path.join(at(name), file));
}

function flip(file: string, offset: number): void {
  const bytes = fs.readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(offset) ^ 1, offset);
  fs.writeFileSync(file, bytes);
}

test('each fault of the vault is told by itself, with what to do, and the site opens once it is mended', async () => {
  const { page, userData } = window;
  await page.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
  await type(page, { ...ada, passphrase: ben.passphrase });
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await page.getByText('This matches no account of this site.').waitFor();
  await page.getByText('The next attempt is taken in').waitFor({ state: 'detached' });
  await unlock(page, ada);
  await lock(page);

  // What is seen when a folder is chosen.
  fs.mkdirSync(at('empty'));
  await openFolder('empty');
  await page.getByText(/empty holds no Touchstone site\. Nothing was changed\./).waitFor();
  damagedCopy('newer', (file) => {
    fs.writeFileSync(file('site.json'), JSON.stringify({ formatVersion: 99 }));
  });
  await openFolder('newer');
  await page.getByText('This site was written by a newer version of Touchstone.').waitFor();

  // What is seen when somebody unlocks.
  damagedCopy('slots', (file) => flip(file('slots.json'), 200));
  damagedCopy('pages', (file) => flip(file('site-1.db'), 2000));
  damagedCopy('files', (file) => fs.rmSync(file('evidence-1.db')));
  for (const [name, file] of [
    ['slots', 'slots.json'],
    ['pages', 'site-1.db'],
    ['files', 'evidence-1.db'],
  ] as const) {
    await openFolder(name);
    await type(page, ada);
    await page.getByRole('button', { name: 'Unlock', exact: true }).click();
    await page.getByText(`${file} is damaged or missing. The site was not opened and nothing in it was changed.`).waitFor();
  }

  // Ten wrong passphrases since yesterday, one an hour: the right one is too late.
  fs.cpSync(at('site'), at('guessed'), { recursive: true });
  for (let hour = 20; hour > 10; hour -= 1)
    await unlockVault({
      folder: at('guessed'),
      login: ben.login,
      passphrase: 'a guess',
      now: new Date(Date.now() - hour * 3_600_000).toISOString(),
    });
  await openFolder('guessed');
  await type(page, ben);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await page.getByText('This user ID is locked out').waitFor();

  // Open at another station, and free again when it is locked there.
  const elsewhere = await unlockVault({ folder: at('site'), ...ada, now: new Date().toISOString() });
  if (!elsewhere.ok) throw new Error(elsewhere.failure.code);
  await openFolder('site');
  await type(page, ada);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await page.getByText('This site is open in another window or on another station.').waitFor();
  elsewhere.value.close();

  // This station had the site open tomorrow.
  const [known] = readKnownSites(userData);
  if (known === undefined) throw new Error('no site is known');
  rememberSite(userData, { ...known, lastOpenedAt: new Date(Date.now() + 86_400_000).toISOString() });
  await unlock(page, ada);
  await page.getByText('The clock was set back: nothing can be signed').waitFor();
  expect(await inspect(page, 'vault-clock')).toEqual([]);
  await page.getByRole('button', { name: 'Acknowledge…' }).click();
  await page.getByLabel('What happened').fill('The battery of the station was empty');
  await page.getByRole('button', { name: 'Acknowledge and allow signing' }).click();
  await page.getByText('The clock was set back: nothing can be signed').waitFor({ state: 'detached' });

  // Somebody with the data key changes an entry behind the back of Touchstone.
  await goTo(page, 'Records');
  await page.getByRole('button', { name: 'Verify the record' }).click();
  await page.getByText('The record is whole').filter({ visible: true }).first().waitFor();
  // A checkpoint that was filed is typed again later, or read from a file; with one sign changed it is none of this site.
  await page.getByRole('button', { name: 'Make a checkpoint' }).click();
  await page.getByLabel('Why now').fill('End of the quarter');
  await page.getByRole('button', { name: 'Sign the checkpoint' }).click();
  const filed = await page.getByRole('region', { name: 'Checkpoint', exact: true }).locator('pre').innerText();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Check a filed checkpoint' }).click();
  await page.getByLabel('Lines of the checkpoint').fill(filed);
  await page.getByRole('button', { name: 'Compare with the log' }).click();
  await page.getByText('The log continues it: nothing was rewritten').waitFor();
  const changed = filed.replace(/.(?=\s*$)/, (last) => (last === 'A' ? 'B' : 'A'));
  const note = { name: 'filed.txt', mimeType: 'text/plain', buffer: Buffer.from(changed) };
  await page.getByRole('complementary').locator('input[type=file]').setInputFiles(note);
  await page.getByRole('button', { name: 'Compare with the log' }).click();
  await page.getByText('The signature is not one of this site').waitFor();
  await page.keyboard.press('Escape');
  await lock(page);
  await page.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
  fs.cpSync(at('site'), at('tampered'), { recursive: true });
  const opened = await unlockVault({ folder: at('tampered'), ...ada, now: new Date().toISOString() });
  if (!opened.ok) throw new Error(opened.failure.code);
  const { site: record } = opened.value;
  const guard = String(record.prepare("SELECT sql FROM sqlite_master WHERE name = 'audit_entry_no_update'").pluck().get());
  record.exec('DROP TRIGGER audit_entry_no_update');
  record.exec("UPDATE audit_entry SET station = 'elsewhere' WHERE entryNumber = 2");
  record.exec(guard);
  opened.value.close();
  await openFolder('tampered');
  await page.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
  // To a station that has verified it before the log is known up to there; to another one it is not.
  const [tampered] = readKnownSites(userData);
  if (tampered === undefined) throw new Error('no site is known');
  rememberSite(userData, { ...tampered, verifiedTo: 0 });
  await unlock(page, ada);
  await page.getByText('The first entry that is not as it was written is number 2.').waitFor();
  await goTo(page, 'Records');
  await page.getByRole('button', { name: 'Verify the record' }).click();
  await page.getByText('Entry 2 is not as it was written').filter({ visible: true }).first().waitFor();
  expect(await inspect(page, 'vault-tampered')).toEqual([]);
  expect(await window.problems()).toEqual([]);
});

test('a backup is rehearsed and restored, the shares let two others in, the data key changes with everybody else away, and two reset a third', async () => {
  const { app, page } = window;
  await lock(page);
  await openFolder('site');
  await unlock(page, ada);

  // A backup, rehearsed with a report, and restored elsewhere.
  fs.mkdirSync(at('carrier'));
  fs.mkdirSync(at('restored'));
  await answerDialogs(app, [at('carrier')]);
  await goTo(page, 'Settings');
  await page.getByRole('link', { name: 'Backup & recovery' }).click();
  await page.getByRole('button', { name: 'Back up now…' }).click();
  await page.getByText('The backup is made and verified').waitFor();
  const [backup = ''] = fs.readdirSync(at('carrier'));
  await answerDialogs(app, [at(path.join('carrier', backup)), at(path.join('carrier', backup)), at('restored')]);
  await page.getByRole('button', { name: 'Choose a backup to rehearse…' }).click();
  await page.getByRole('button', { name: 'Rehearse the restore' }).click();
  await page.getByText('This backup can be restored: everything that was checked is in order').first().waitFor();
  expect(await inspect(page, 'vault-rehearsed')).toEqual([]);
  await lock(page);
  await page.getByRole('button', { name: 'Open another site' }).click();
  await page.getByRole('button', { name: 'Restore a backup…' }).click();
  await page.getByRole('button', { name: 'Choose a backup…' }).click();
  await page.getByText('Northfield Works, made').waitFor();
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await page.getByText('None chosen').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Restore into this folder' }).click();
  await unlock(page, ada);
  await page.getByText('This site was put back from a backup').waitFor();
  // The same person, but in another site: not on the page of the one before.
  await page.getByRole('heading', { name: 'Today', exact: true }).waitFor();
  await lock(page);

  // Its people are gone: two of the printed shares let two others in.
  await page.getByRole('button', { name: 'Nobody can unlock it: use recovery shares' }).click();
  for (const [index, share] of shares.slice(1, 3).entries()) await page.getByLabel(`Share from the paper (${index + 1})`).fill(share);
  await page.getByRole('button', { name: 'Try these shares' }).click();
  await typePeople(page, [cleo, dora]);
  await page.getByLabel('Reason').fill('Both who could have left the works');
  await page.getByRole('button', { name: 'Let these two people in' }).click();
  await page.getByText('Cleo Cedar and Dora Deal can now unlock this site, each with their own passphrase.').waitFor();
  await unlock(page, cleo);

  // The data key, which is due after that; Ben is away, and comes in afterwards with the passphrase he has.
  await goTo(page, 'Settings');
  await page.getByRole('link', { name: 'Backup & recovery' }).click();
  await page.getByText('A change of the data key is due').first().waitFor();
  await page.getByRole('button', { name: 'Change the data key…' }).click();
  await page.getByLabel('Reason').fill('Shares were typed at this station');
  await page.getByRole('textbox', { name: 'Your own passphrase' }).fill(cleo.passphrase);
  await page.getByRole('button', { name: 'Change the data key and lock' }).click();
  await page.getByText('The data key has been changed, and the site is locked.', { exact: false }).waitFor();
  await unlock(page, ben);

  // Ben decides on every account but his own, and signs; the review is complete when somebody else has decided on his.
  await goTo(page, 'Settings');
  await page.getByRole('link', { name: 'Access', exact: true }).click();
  await page.getByRole('link', { name: 'Reviews' }).click();
  await page
    .getByRole('button', { name: 'Review every account' })
    .or(page.getByRole('link', { name: 'Review every account' }))
    .first()
    .click();
  await page.getByText('0 of 3 decided').waitFor();
  for (const { printedName } of [ada, cleo, dora])
    await page.getByRole('listitem').filter({ hasText: printedName }).getByRole('radio', { name: 'Keep' }).check();
  await sign(page, ben, 'Sign this review');
  await page.getByText('Ben Birch').first().waitFor();
  await page.getByText('Open: Ben Birch not decided').first().waitFor();

  // Ben and Cleo let Dora in again, who chooses a passphrase and accepts the statement before she may sign.
  await goTo(page, 'Settings');
  await page.getByRole('link', { name: 'Users' }).click();
  await page.getByRole('grid', { name: 'Users of this site' }).getByText('Dora Deal', { exact: true }).click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Reset…' }).click();
  await page.getByLabel('Identity shown by').fill('Works pass');
  await page.getByLabel('Checked by').fill('Ben Birch');
  await page.getByLabel('Reason').fill('Her passphrase was seen by somebody');
  await sign(page, cleo, 'Approve and reset Dora Deal');
  const secret = await page.getByRole('status', { name: 'One-time secret' }).innerText();
  await page.getByRole('button', { name: 'I have handed it over' }).click();
  await lock(page);
  await type(page, { login: dora.login, passphrase: secret });
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await page.getByRole('heading', { name: 'Choose your passphrase' }).waitFor();
  for (const field of await page.locator('input[type=password]').all()) await field.fill('thirteen blue kites rise');
  await page.getByRole('button', { name: 'Choose this passphrase' }).click();
  await page.getByText('The statement must be accepted before an account can sign anything').waitFor();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Choose this passphrase' }).click();
  await page.getByText('You cannot sign yet').waitFor();
  await lock(page);
  await unlock(page, ben);
  await page.getByText('Dora Deal cannot sign yet').waitFor();
  await page.getByRole('link', { name: 'Attest the key' }).click();
  await page.getByRole('button', { name: 'Attest key' }).click();
  await page.getByLabel('How you made sure').fill('She read it to me in the office');
  await page.getByRole('button', { name: 'Attest that this key is Dora Deal’s' }).click();
  await page.getByText('confirmed by Ben Birch').waitFor();
  expect(await window.problems()).toEqual([]);
});

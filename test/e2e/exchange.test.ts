import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readCard } from '../../shared/domain/packages/card.ts';
import { fingerprintOfLine, fingerprintOfRecipient } from '../../shared/domain/packages/fingerprint.ts';
import { ageRecipient, decryptAge } from '../../electron/service/vault/age.ts';
import { makePackageKey, minisignVerify, readPublicKey } from '../../electron/service/vault/minisign.ts';
import { makeKeyPair } from '../../electron/service/vault/raw-keys.ts';
import { launch } from '../support/launch.ts';
import { publicLineOf, sha256Of, sign, writePackageFile } from '../support/packages/write-package-file.ts';
import { choosePartner, confirmPartner, introducePartner, openTab, signSecond } from '../support/walk/exchange.ts';
import { inspect } from '../support/walk/inspect.ts';
import { answerDialogs, createSite, goTo, unlock } from '../support/walk/site.ts';

const ada = { login: 'ada', printedName: 'Ada Alder', passphrase: 'seven grey bridges walk' };
const ben = { login: 'ben', printedName: 'Ben Birch', passphrase: 'nine cold lanterns hum' };

const person = (number: number) => ({
  personId: `other-${number}`,
  employeeNumber: `OTHER-${number}`,
  familyName: `Ash ${number}`,
  givenName: 'Alma',
  email: null,
  location: null,
  managerEmployeeNumber: null,
  employments: [{ employer: null, kind: 'employee', status: null, validFrom: '2020-01-01', validTo: null }],
  positions: [
    {
      positionNumber: null,
      title: 'Operator',
      role: 'Operator of the other works',
      shift: null,
      unit: [{ kind: 'site', name: 'Other works' }],
      validFrom: '2020-01-01',
      validTo: null,
    },
  ],
});

test('another site is introduced and confirmed by two people; a package goes to it encrypted, one of its own is taken with a receipt, and a file that it signed', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-exchange-'));
  const { app, page, problems, close } = await launch();
  onTestFinished(async () => {
    await close();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const faults: string[] = [];
  const look = async (name: string): Promise<void> => {
    faults.push(...(await inspect(page, `exchange-${name}`)));
  };
  const incoming = path.join(folder, 'roster.zip');
  const tampered = path.join(folder, 'tampered.zip');
  const outgoing = path.join(folder, 'needs.zip');
  const receipt = path.join(folder, 'roster.receipt.zip');
  await answerDialogs(app, [path.join(folder, 'site'), `${outgoing}.age`, tampered, incoming, receipt]);
  await page.getByRole('button', { name: 'Create a site…' }).waitFor();
  await createSite(page, { name: 'Northfield Works', people: [ada, ben] });
  await unlock(page, ada);
  await goTo(page, 'Exchange');
  await look('imports');

  await openTab(page, 'Partners');
  const own = readCard(await page.getByRole('region', { name: 'Card', exact: true }).locator('pre').innerText());
  const ownKey = readPublicKey(own?.publicKey ?? '');
  if (own === null || ownKey === null) throw new Error('the card cannot be read');
  const key = makePackageKey();
  const encryption = makeKeyPair('x25519');
  const card = { name: 'Other works', siteId: 'other', publicKey: publicLineOf(key), ageRecipient: ageRecipient(encryption.publicKey) };
  await look('partners');
  await introducePartner(page, card);
  await look('compare');
  await confirmPartner(page, {
    fingerprint: fingerprintOfLine(card.publicKey),
    recipientFingerprint: fingerprintOfRecipient(card.ageRecipient),
    second: ben,
  });
  await page.getByText(/Fingerprints compared by Ada Alder and Ben Birch/).waitFor();
  await look('confirmed');

  await openTab(page, 'Written');
  await choosePartner(page, 'Training needs', 'Other works');
  await page.getByLabel('Reason').fill('monthly exchange');
  await page.getByRole('button', { name: 'Choose where to write…' }).click();
  await page.getByText('needs.zip.age, with').waitFor();
  await look('write');
  await page.getByRole('button', { name: 'Sign and write the package' }).click();
  await page.getByRole('heading', { name: /Package no\. 1 is written/ }).waitFor();
  await look('written');
  const carried = fs.readFileSync(`${outgoing}.age`);
  expect((await minisignVerify(ownKey, carried, fs.readFileSync(`${outgoing}.age.minisig`, 'utf8'))).ok).toBe(true);
  const plain: Uint8Array[] = [];
  const opened = await decryptAge(chunks(carried), encryption.privateKey, (chunk) => plain.push(chunk));
  expect(opened.ok).toBe(true);
  expect(Buffer.concat(plain).subarray(0, 2).toString()).toBe('PK');

  const lines = [1, 2, 3].map((number) => `${JSON.stringify(person(number))}\n`).join('');
  const manifest = { site: { id: 'other', name: 'Other works' }, receiver: { siteId: own.siteId, name: own.name } };
  const digest = await writePackageFile(incoming, key, { 'roster.ndjson': `${lines}nonsense\n` }, manifest);
  fs.copyFileSync(incoming, tampered);
  fs.copyFileSync(`${incoming}.minisig`, `${tampered}.minisig`);
  fs.appendFileSync(tampered, 'x');
  await openTab(page, 'Received');
  await page.getByRole('button', { name: /^Choose files/ }).click();
  await page.getByText('The file was changed after Other works had signed it.').waitFor();
  await look('refused');
  await page.getByRole('button', { name: /^Choose files/ }).click();
  await page.getByText('3 new · 1 rejected').first().waitFor();
  await page.getByText('Not a record').waitFor();
  await look('dry-run');
  await signSecond(page, ben, 'Approve and accept the package');
  await page.getByRole('heading', { name: 'Roster, package no. 1 of Other works' }).waitFor();
  await page.getByText('The signature is valid').first().waitFor();
  await page.getByRole('button', { name: 'Write a receipt…' }).click();
  await page.getByRole('complementary').getByLabel('Reason').fill('as agreed');
  await page.getByRole('button', { name: 'Choose where to write…' }).click();
  await page.getByText('roster.receipt.zip, with').waitFor();
  await page.getByRole('button', { name: 'Sign and write the receipt' }).click();
  await page.getByRole('heading', { name: /Package no\. 2 is written/ }).waitFor();
  await look('receipt');
  expect(sha256Of(fs.readFileSync(incoming))).toBe(digest);
  expect(fs.existsSync(`${receipt}.minisig`)).toBe(true);

  await goTo(page, 'People');
  await page.getByText('Ash 2, Alma').first().waitFor();

  // One for somebody else, one by nobody known, the same once more, and one that leaves a number out.
  const later = path.join(folder, 'later.zip');
  await writePackageFile(later, key, { 'roster.ndjson': lines }, { ...manifest, sequence: 3, previousSha256: 'b'.repeat(64) });
  const astray = path.join(folder, 'astray.zip');
  await writePackageFile(astray, key, { 'roster.ndjson': lines }, { ...manifest, receiver: { siteId: 'third', name: 'Third works' } });
  const stranger = path.join(folder, 'stranger.zip');
  await writePackageFile(stranger, makePackageKey(), { 'roster.ndjson': lines }, manifest);
  await answerDialogs(app, [astray, stranger, incoming, later]);
  await goTo(page, 'Exchange');
  await openTab(page, 'Received');
  await page.getByRole('button', { name: /^Choose files/ }).click();
  await page.getByText('It is for Third works. Nothing was taken.').waitFor();
  await page.getByRole('button', { name: /^Choose files/ }).click();
  await page.getByText(/^It is signed with key [0-9A-F]+, which nobody here has introduced\. Nothing was taken\.$/).waitFor();
  await page.getByRole('button', { name: /^Choose files/ }).click();
  await page.getByText('It was accepted here before, as no. 1.').waitFor();
  await page.getByRole('button', { name: /^Choose files/ }).click();
  await page.getByText('Package no. 2 never came.').waitFor();
  await look('gap');

  // A file of people under a profile that asks for its sender's signature.
  const people = path.join(folder, 'people.csv');
  const header = 'EmpID,Last Name,First Name,Department,Job Title,Hire Date';
  fs.writeFileSync(people, `${header}\n007,Berg,Anna,Production,Operator,2011-07-30\n`);
  await answerDialogs(app, [people, people, people]);
  await goTo(page, 'Exchange');
  await page.getByRole('button', { name: 'Import people' }).click();
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByText('How the file is read and when it stops').click();
  await page.getByRole('checkbox', { name: /^Files without a sender/ }).click();
  await page.getByText('This profile takes signed files only').waitFor();
  await look('people-unsigned');
  await page.getByRole('button', { name: 'Choose another file' }).click();
  await sign(people, key);
  fs.appendFileSync(people, '008,Lind,Olof,Production,Operator,2020-01-15\n');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByText('The file was changed after Other works had signed it.').waitFor();
  await look('people-changed');
  await sign(people, key, 'September, from the HR office');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByText(/^Other works, key .*“September, from the HR office”$/).waitFor();
  await page.getByLabel('Name of the new profile').fill('HR system');
  await page.getByLabel('Why it is right to import it all the same').fill('Who works elsewhere is not in it');
  expect(await page.getByLabel('Where the file came from').count()).toBe(0);
  await look('people-signed');
  await signSecond(page, ben, 'Approve and import 2 rows');
  await page.getByRole('heading', { name: 'Import of people.csv' }).waitFor();
  await page.getByText('File signed by').waitFor();
  await look('people-signed-batch');

  // A key that was given up: nothing that it signs is taken any more, and what was taken before stays.
  await goTo(page, 'Exchange');
  await openTab(page, 'Partners');
  await page.getByRole('grid', { name: 'Partners' }).getByText('Other works', { exact: true }).click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Revoke…' }).click();
  await page.getByRole('complementary').getByLabel('Reason').fill('their station was stolen');
  await page.getByRole('button', { name: 'Revoke this key for good' }).click();
  await page.getByText('Other works is revoked').waitFor();
  const late = path.join(folder, 'late.zip');
  await writePackageFile(late, key, { 'roster.ndjson': lines }, { ...manifest, sequence: 2, previousSha256: digest });
  await answerDialogs(app, [late]);
  await openTab(page, 'Received');
  await page.getByRole('button', { name: /^Choose files/ }).click();
  await page.getByText('It is signed with the key of Other works that is revoked here. Nothing was taken.').waitFor();
  await look('revoked-key');
  // Header and the one that was accepted; of those that were refused there is none.
  expect(await page.getByRole('grid', { name: 'Packages received' }).getByRole('row').count()).toBe(2);
  expect(faults).toEqual([]);
  expect(await problems()).toEqual([]);
});

async function* chunks(data: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < data.length; start += 50_000) yield data.subarray(start, start + 50_000);
}

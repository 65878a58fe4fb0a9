import { beforeEach, expect, test } from 'vitest';
import { codeOf } from '../../rpc/access/declared';
import { attach, makeWorks, signInput } from '../../support/assessments';
import { by, ratingChange, reason, signed } from '../../support/corrections';
import { checkedPdf, pdfPages, pdfText } from '../../support/pdf';
import { makePerson } from '../../support/people';
import { linkTask } from '../../support/tasks';
import { makeTestSite, type TestSite } from '../../support/site';
import { suspension } from '../../support/exceptions';
import { enrol, signIn } from '../../support/users';

let site: TestSite;

beforeEach(async () => {
  site = await makeTestSite();
  await makeWorks(site);
});

const printed = (...assessmentIds: string[]) => site.client.reports.assessments({ assessmentIds });

test('a printed record carries what 49 CFR 192.807, 29 CFR 1910.119(g)(3) and 21 CFR 11.50 ask for', async () => {
  await linkTask(site, 'purge', true);
  const scan = await attach(site, 'scan of the permit.pdf', 'bytes');
  const question = {
    kind: 'abnormal',
    question: 'Smell of gas?',
    answer: 'I leave, and call from outside.',
    isCritical: true,
    result: 'met',
  } as const;
  const assessmentId = await signed(
    site,
    {
      performedOn: '2026-03-10',
      lateReason: 'entered after the shift',
      evidenceIds: [scan],
      questions: [question],
      method: 'simulation',
      equipment: 'Pump P-201',
    },
    { s5: 'notApplicable' },
  );
  const record = await site.client.assessments.get({ assessmentId });
  const { data, fileName, digest } = await printed(assessmentId);
  expect(fileName).toBe('Assessment record pia, Test LOTO 2026-03-14.pdf');
  expect(await checkedPdf(data)).toEqual({ pdfA: '2B', isEmbedded: true });
  const text = await pdfText(data);
  const { standings } = await site.client.people.get({ personId: 'pia', asOf: null });
  const [signature] = record.signatures;
  const asked: Readonly<Record<string, readonly string[]>> = {
    'identification of the person (192.807(a)(1), 1910.119(g)(3))': ['pia, Test', 'Employee number'],
    'covered tasks (192.807(a)(2))': ['Covered tasks PURGE Task purge'],
    'dates of current qualification (192.807(a)(3), 1910.119(g)(3))': [
      'Current qualification',
      'from 2026-03-10',
      standings[0]?.until ?? 'no known end',
      '2026-03-10',
    ],
    'qualification methods (192.807(a)(4))': ['Method of evaluation Practical'],
    'means used to verify understanding (1910.119(g)(3))': [
      'Means of verification Simulation',
      'Smell of gas?',
      'I leave, and call from outside.',
    ],
    'printed name, date and time with zone, meaning (11.50(a))': ['Ada Alder', '2026-03-14 11:00:00 Europe/Berlin (UTC+01:00)', 'Assessed'],
    'the link of signature and record (11.70)': [
      String(signature?.entryNumber),
      record.contentDigest.slice(0, 32),
      record.contentDigest.slice(32),
    ],
    'time of event and of entry': ['Performed on', 'Entered at', 'Late entry entered after the shift'],
    'how it went': [
      'Outcome',
      'Competent',
      ...record.outcomeReasons,
      ...record.steps.map((step) => step.text),
      'no such valve here',
      'Pump P-201',
      'Line 1',
    ],
    'what it rests on': ['scan of the permit.pdf', record.evidence[0]?.sha256.slice(0, 32) ?? '-', 'Intact'],
    'the print itself': ['Printed by Ada Alder on 2026-03-14', 'as of 2026-03-14', 'page 1 of', digest, assessmentId],
  };
  const missing = Object.entries(asked).flatMap(([what, parts]) =>
    parts.filter((part) => !text.includes(part)).map((part) => `${what}: ${part}`),
  );
  expect(missing).toEqual([]);
});

test('a void record says so on paper, with the reason and who signed it', async () => {
  const assessmentId = await signed(site);
  await site.client.assessments.void({ assessmentId, reason: 'wrong pump', signature: by('ben') });
  const text = await pdfText((await printed(assessmentId)).data);
  expect(text).toContain('VOID: this record counts for nothing. wrong pump');
  expect(text).toContain('No qualification in this competency is held on this day.');
});

test('what users write is printed as they wrote it, whatever it means elsewhere', async () => {
  const note = '#panic("x") $x^2$ [*bold*] _it_ `raw` @ref <tag> \\u{41} // no comment #let a = 1 {{ }} 日本';
  const text = await pdfText((await printed(await signed(site, { note }))).data);
  // The line may break between two characters that no font has.
  expect(text.replace('] [', '][')).toContain(note.replace('日本', '[U+65E5][U+672C]'));
});

test('forty files and long names go over pages, each with the head of the table, the foot and its number', async () => {
  const evidenceIds: string[] = [];
  for (let n = 1; n <= 40; n += 1)
    evidenceIds.push(await attach(site, `${'very-long-name-of-a-scanned-page-'.repeat(4)}${n}.pdf`, `page ${n}`));
  const { data } = await printed(await signed(site, { evidenceIds }));
  const pages = await pdfPages(data);
  expect(pages.length).toBeGreaterThan(2);
  for (const [index, page] of pages.entries()) expect(page).toContain(`page ${index + 1} of ${pages.length}`);
  const withFiles = pages.filter((page) => page.includes('very-long-name'));
  expect(withFiles.length).toBeGreaterThan(1);
  for (const page of withFiles) expect(page).toMatch(/File\s+Bytes\s+Captured\s+SHA-256\s+State/);
});

test('several records stand in one document, and the same at the same moment makes the same bytes', async () => {
  await makePerson(site, 'lea', { unitId: 'works' });
  const ids = [await signed(site), (await site.client.assessments.sign(await signInput(site, { personId: 'lea' }))).assessmentId];
  const [one, other] = [await printed(...ids), await printed(...ids)];
  expect(Buffer.from(await one.data.arrayBuffer()).equals(Buffer.from(await other.data.arrayBuffer()))).toBe(true);
  const text = await pdfText(one.data);
  for (const name of ['pia, Test', 'lea, Test']) expect(text).toContain(name);
});

test('nobody prints a record that they may not read', async () => {
  await makePerson(site, 'lea', { unitId: 'stores' });
  const ofLea = (await site.client.assessments.sign(await signInput(site, { personId: 'lea' }))).assessmentId;
  const ofPia = await signed(site);
  await enrol(site, 'sam', { grants: [{ role: 'lineManager', unitId: 'works' }] });
  await signIn(site, 'sam');
  expect(await codeOf(printed(ofLea))).toBe('AssessmentNotFound');
  expect(await codeOf(site.client.reports.portfolio({ personId: 'lea', asOf: null }))).toBe('NotPermitted');
  expect(await codeOf(printed(ofPia))).toBe('ok');
});

test('a portfolio is a PDF/A of everything on a day, for the person too', async () => {
  const scan = await attach(site, 'scan.pdf', 'bytes');
  await signed(site, { evidenceIds: [scan] });
  await site.client.exceptions.suspend(suspension({ from: '2026-04-01', reason: 'the lock was left' }));
  await enrol(site, 'own', { personId: 'pia', grants: [{ role: 'employee', unitId: null }] });
  await signIn(site, 'own');
  const { data, digest } = await site.client.reports.portfolio({ personId: 'pia', asOf: null });
  expect(await checkedPdf(data)).toEqual({ pdfA: '2B', isEmbedded: true });
  const text = await pdfText(data);
  for (const part of [
    'pia, Test',
    'Held (1)',
    'Assessed on 2026-03-14 by Ada Alder',
    'Signatures (1)',
    'scan.pdf',
    'reinstatements (1)',
    'Suspension',
    'the lock was left',
    'Positions (1)',
    'Employment (',
    digest,
    'as of 2026-03-14',
  ])
    expect(text).toContain(part);
  const before = await pdfText((await site.client.reports.portfolio({ personId: 'pia', asOf: '2026-03-13' })).data);
  for (const part of ['Held (0)', 'Assessments (0)', 'as of 2026-03-13']) expect(before).toContain(part);
});

test('an amended record tells its versions and what differs', async () => {
  const first = await signed(site);
  const { signature: _, ...input } = await signInput(site);
  const { assessmentId } = await site.client.assessments.amend({
    ...input,
    place: 'Line 9',
    assessmentId: first,
    reason,
    signature: by('ada'),
  });
  const text = await pdfText((await printed(assessmentId)).data);
  for (const part of ['AMENDED: version 2', 'Versions', reason, 'Line 9']) expect(text).toContain(part);
  expect(await pdfText((await printed(first)).data)).toContain('REPLACED: version 1 of 2');
  const changed = await site.client.assessments.amend(await ratingChange(site, assessmentId, { amendCode: 'lookBack' }));
  const told = await pdfText((await printed(changed.assessmentId)).data);
  for (const part of ['Look-back at what', 'Authorised by Ben Birch', 'Ben Birch Change of the rating']) expect(told).toContain(part);
});

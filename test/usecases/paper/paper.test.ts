import { beforeEach, describe, expect, test } from 'vitest';
import { attach, makeWorks } from '../../support/assessments';
import { codeOf } from '../../rpc/access/declared';
import { newestEntry, recordOf } from '../../support/framework';
import { logLength } from '../../support/log';
import { keyedLoto, printedForm } from '../../support/paper';
import { checkedPdf, pdfPages, pdfText } from '../../support/pdf';
import { makePerson } from '../../support/people';
import { makeTestSite, passphraseOf, type TestSite } from '../../support/site';
import { enrol, signIn } from '../../support/users';

let site: TestSite;
const reason = 'asked by a test';
const by = (login: string) => ({ login, passphrase: passphraseOf(login) });

beforeEach(async () => {
  site = await makeTestSite();
  await makeWorks(site);
  await enrol(site, 'rita', { grants: [{ role: 'assessor', unitId: null }] });
});

const enter = (formId: string, part: Parameters<typeof keyedLoto>[0] = {}) =>
  site.client.paper.enter({ personId: 'pia', formId, keyed: keyedLoto(part) });
const sign = (formId: string, login: string, scans: string[] | null = null) =>
  site.client.paper.sign({
    personId: 'pia',
    formId,
    as: scans === null ? 'assessed' : 'transcribed',
    lateReason: null,
    evidenceIds: scans ?? [],
    signature: by(login),
  });
const assessments = () => recordOf(site).selectFrom('assessment').selectAll().execute();

/** Keyed alike by ada and rita; the session is rita's. */
async function agreedForm() {
  const form = await printedForm(site);
  await enter(form.formId);
  await signIn(site, 'rita');
  expect(await enter(form.formId)).toEqual({ state: 'agreed', differences: [] });
  return form;
}

async function refusedAs(call: Promise<unknown>): Promise<string | null> {
  const before = await logLength(site.station);
  const code = await codeOf(call);
  expect(await logLength(site.station)).toBe(before);
  return code;
}

describe('a printed form', () => {
  test('has a code of its own for each person and is a PDF/A with every step and room to sign', async () => {
    await makePerson(site, 'lea', { unitId: 'works' });
    const before = await logLength(site.station);
    const { forms } = await site.client.paper.print({ personIds: ['pia', 'lea'], competencyId: 'loto', level: 2, kind: 'practical' });
    expect(await logLength(site.station)).toBe(before + 1);
    expect(new Set(forms.map(({ code }) => code)).size).toBe(2);
    const { data, fileName } = await site.client.paper.sheets({ formIds: forms.map(({ formId }) => formId) });
    expect(fileName).toMatch(/\.pdf$/);
    expect(await checkedPdf(data)).toEqual({ pdfA: '2B', isEmbedded: true });
    const pages = await pdfPages(data);
    expect(pages.length).toBe(2);
    const { steps } = await site.client.assessments.form({ personId: 'pia', competencyId: 'loto' });
    for (const [index, { code }] of forms.entries()) {
      expect(pages[index]).toContain(code);
      for (const step of steps.filter(({ level }) => level === 2)) expect(pages[index]).toContain(step.text);
      expect(pages[index]).toContain('Assessor: name and signature');
    }
  });

  test('is refused where nobody is reached or there is nothing to judge by', async () => {
    const of = (part: object) =>
      site.client.paper.print({ personIds: ['pia'], competencyId: 'loto', level: 2, kind: 'practical', ...part });
    expect(await refusedAs(of({ personIds: ['nobody'] }))).toBe('PersonNotFound');
    expect(await refusedAs(of({ competencyId: 'nothing' }))).toBe('CompetencyNotFound');
    expect(await refusedAs(of({ level: 1 }))).toBe('NothingToJudge');
  });

  test('is found by its code, and one mistyped is told apart from one unknown', async () => {
    const { code } = await printedForm(site);
    expect(await site.client.paper.find({ code: code.toLowerCase() })).toMatchObject({ form: { code, state: 'printed' }, next: 'key' });
    expect(await refusedAs(site.client.paper.find({ code: '0000-0000-01' }))).toBe('CodeMistyped');
    expect(await refusedAs(site.client.paper.find({ code: '0000-0000-00' }))).toBe('FormNotFound');
  });
});

describe('two people key a form', () => {
  test('and where they differ nothing is recorded, both see where, and both key again', async () => {
    const { formId, code } = await printedForm(site);
    const notMet = keyedLoto().steps.map((step) => (step.stepId === 's2' ? { ...step, result: 'notMet' as const } : step));
    expect(await enter(formId)).toEqual({ state: 'keyedOnce', differences: [] });
    await signIn(site, 'rita');
    expect(await enter(formId, { steps: notMet, place: 'Line 7' })).toEqual({
      state: 'mismatch',
      differences: [
        { field: 'place', first: 'Line 1', second: 'Line 7' },
        { field: 'steps.s2.result', first: 'met', second: 'notMet' },
      ],
    });
    expect(await refusedAs(sign(formId, 'ada'))).toBe('NotAgreed');
    expect(await site.client.paper.find({ code })).toMatchObject({ form: { state: 'mismatch' }, next: 'key', own: { place: 'Line 7' } });
    expect((await site.client.paper.find({ code })).differences.length).toBe(2);
    // What one keys again is compared with what the other keys again, not with what they had.
    expect(await enter(formId)).toEqual({ state: 'keyedOnce', differences: [] });
    expect(await refusedAs(enter(formId))).toBe('KeyedAlready');
    await signIn(site, 'ada');
    expect(await enter(formId)).toEqual({ state: 'agreed', differences: [] });
    expect(await assessments()).toEqual([]);
  });

  test('and the first keying is in no answer and no log before the second is in', async () => {
    const { formId, code } = await printedForm(site);
    await enter(formId, { place: 'Behind the kiln' });
    const entry = await newestEntry(site);
    expect(JSON.stringify(entry)).not.toContain('kiln');
    await signIn(site, 'rita');
    const found = await site.client.paper.find({ code });
    expect(found).toMatchObject({ next: 'key', own: null, agreed: null, differences: [] });
    expect(JSON.stringify([found, await site.client.paper.list()])).not.toContain('kiln');
  });

  test('who must be two people, neither of them the one it is about', async () => {
    const { formId } = await printedForm(site);
    await enter(formId);
    expect(await refusedAs(enter(formId))).toBe('KeyedAlready');
    await enrol(site, 'own', { personId: 'pia', grants: [{ role: 'assessor', unitId: null }] });
    await signIn(site, 'own');
    expect(await refusedAs(enter(formId))).toBe('OwnForm');
    await enrolThird();
    expect(await refusedAs(enter(formId))).toBe('OtherTranscribers');
  });

  /** ada and rita differ, and a third has the session. */
  async function enrolThird() {
    await signIn(site, 'ada');
    await enrol(site, 'theo');
    const [form] = (await site.client.paper.list()).forms;
    await signIn(site, 'rita');
    await enter(form?.formId ?? '', { place: 'elsewhere' });
    await signIn(site, 'theo');
  }

  test('and a form of another person, version or use is refused by name', async () => {
    const { formId } = await printedForm(site);
    await makePerson(site, 'lea', { unitId: 'works' });
    expect(await refusedAs(site.client.paper.enter({ personId: 'lea', formId, keyed: keyedLoto() }))).toBe('OtherPerson');
    expect(await refusedAs(enter(formId, { assessorLogin: 'nobody' }))).toBe('AssessorNotFound');
    expect(await refusedAs(enter(formId, { steps: [{ stepId: 'sx', result: 'met', note: null, time: null, orderReason: null }] }))).toBe(
      'ChecklistChanged',
    );
    expect(await refusedAs(enter('nothing'))).toBe('FormNotFound');
    await site.client.paper.void({ personId: 'pia', formId, reason });
    expect(await refusedAs(enter(formId))).toBe('FormVoid');
    expect(await refusedAs(site.client.paper.sheets({ formIds: [formId] }))).toBe('FormVoid');
  });
});

describe('a form keyed twice alike', () => {
  test('becomes the assessor’s record, once, and counts', async () => {
    const { formId, code } = await agreedForm();
    const { assessmentId, outcome, meaning } = await sign(formId, 'ada');
    expect({ outcome, meaning }).toEqual({ outcome: 'competent', meaning: 'Assessed' });
    const record = await site.client.assessments.get({ assessmentId });
    expect(record).toMatchObject({ place: 'Line 1', assessorName: 'Ada Alder', signatures: [{ printedName: 'Ada Alder', isValid: true }] });
    expect((await assessments()).map(({ paperFormId }) => paperFormId)).toEqual([formId]);
    expect(await refusedAs(sign(formId, 'ada'))).toBe('FormUsed');
    expect(await site.client.paper.find({ code })).toMatchObject({
      form: { state: 'recorded', assessmentId },
      next: 'nothing',
      why: 'FormUsed',
    });
    expect(await pdfText((await site.client.reports.assessments({ assessmentIds: [assessmentId] })).data)).toContain(code);
    expect(await site.client.assessments.verify({ assessmentId })).toMatchObject({ isSound: true });
  });

  test('is signed as transcribed by who keyed it, with the scan, under the assessor’s name', async () => {
    const { formId } = await agreedForm();
    expect(await refusedAs(sign(formId, 'rita', []))).toBe('ScanMissing');
    expect(await refusedAs(sign(formId, 'rita'))).toBe('NotTheAssessor');
    const scan = await attach(site, 'scan.pdf', 'scanned');
    const { assessmentId, meaning } = await sign(formId, 'rita', [scan]);
    expect(meaning).toBe('Transcribed from signed paper');
    expect(await site.client.assessments.get({ assessmentId })).toMatchObject({
      assessorName: 'Ada Alder',
      evidence: [{ fileName: 'scan.pdf', isIntact: true }],
      signatures: [{ printedName: 'Person rita', meaning, isValid: true }],
    });
  });

  test('is signed by nobody else, and keeps the rules of an assessment', async () => {
    const { formId } = await agreedForm();
    await signIn(site, 'ada');
    await enrol(site, 'theo');
    expect(await refusedAs(sign(formId, 'theo', [await attach(site, 'scan.pdf', 'x')]))).toBe('NotTheAssessor');
    site.clock.now = new Date('2026-03-20T09:00:00.000Z');
    expect(await refusedAs(sign(formId, 'ada'))).toBe('LateReasonMissing');
  });
});

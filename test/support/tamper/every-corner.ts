import path from 'node:path';
import { thresholdRule } from '../../../shared/contract/calibration-thresholds';
import { riskRule } from '../../../shared/contract/risk-rule';
import { addDays } from '../../../shared/domain/calendar';
import { ask, authorise } from '../authorities';
import { taskItem } from '../catalogue-items';
import { assessed, enrolPanel, goldInput, programmeInput } from '../calibration';
import { firstInput, ratingChange, signed } from '../corrections';
import { exemption, reinstatement } from '../exceptions';
import { approveDraft, makeDraft, makeLibrary } from '../framework';
import { importLines } from '../imported-people';
import { makeRespondents, seen, workRecord } from '../observed';
import { keyedLoto, printedForm } from '../paper';
import { lookedBack } from '../kill/recalibration-commands';
import { passphraseOf, signatureBy } from '../passphrase-of';
import { competencyItem, makeCompetency, makeItem, makePerson, makeRequirement, requirementItem, scaleItem } from '../people';
import type { TestSite } from '../site';
import { linkTask } from '../tasks';
import { enrol, signIn } from '../users';
import { fillPanel } from './panel';
import { fillPeopleAndExchange } from './people-and-exchange';

const reason = 'asked by a test';
const ada = { login: 'ada', passphrase: passphraseOf('ada') };
const ben = { login: 'ben', passphrase: passphraseOf('ben') };
const identityProof = { document: 'works pass', verifiedBy: 'Ada Alder', verifiedOn: '2026-01-02' };
const minutes = (count: number): number => count * 60_000;

/** Does at a works that ada has open what leaves a row in the tables of which a works has none. Ends in ada's session. */
export async function fillEveryCorner(site: TestSite): Promise<void> {
  const { client, dialogs } = site;
  await correctSome(site);
  const emil = await enrol(site, 'emil', { personId: 'pia', grants: [{ role: 'employee', unitId: null }] });
  await reviseFramework(site);
  await acknowledgeAs(site, 'emil');
  await client.views.save({ viewId: null, name: 'Worst first', path: '/readiness/matrix', search: { sort: 'worst' } });
  await exceptOne(site);
  await exceptQualification(site);
  await planReassessment(site);
  await recordEvents(site);
  await importLines(site, ['1,Aalto,Anna,Ops,Line 1,Fitter,A,1/5/2024,,,1', ',Nemo,No,Ops,Line 1,Fitter,A,1/5/2024,,,1'], reason);
  await observeSome(site);
  await fillPeopleAndExchange(site);
  dialogs.push(path.join(site.folder, 'status.zip'));
  const target = await client.exports.chooseTarget({ suggestedName: 'status.zip', isEncrypted: false });
  const what = { kind: 'qualification-status', unitId: null } as const;
  await client.exports.write({ target: target?.handle ?? '', what, to: { receiver: 'Head Office' }, asOf: null, reason });
  await judgeTheJudges(site, emil);
  await linkTask(site, 'valve', false);
  await client.gate.issue({ personId: 'pia', taskId: 'valve', day: null });
  await client.riskRules.save({
    basis: 0,
    inForceFrom: '2030-01-01',
    content: riskRule.parse({ weights: { gap: 2 } }),
    reason,
    signature: ben,
  });
  await calibrate(site);
  await lookBack(site);
  await fillPanel(site, await assessed(site));
  await client.users.setPassphrasePolicy({ minLength: 14, maxAgeDays: 365, reason });
  await client.users.reset({ userId: emil, identityProof, reason, signature: ben });
  const { basis, accounts } = await client.access.prepareReview();
  const decisions = accounts.map(({ userId }) => ({ userId, decision: 'keep' as const, remark: null }));
  await client.access.signReview({ basis, decisions, signature: ada });
  await setClockBack(site);
}

/** A masked case, gold cases of which one was retired and one rated and decided, and a sample of the programme that a session was set up with. */
async function calibrate(site: TestSite): Promise<void> {
  const { calibrationCases: cases, calibrationProgramme: programme } = site.client;
  const { fay, ed } = await enrolPanel(site);
  const assessmentId = await assessed(site);
  await signIn(site, 'fay');
  await cases.saveMask({ assessmentId, basis: 0, words: ['P-201'], release: [], copies: [], reason });
  const file = await cases.addFile({ mediaType: 'text/plain', data: new Blob(['V-1 was locked']) });
  const shown = { pieceId: 'c', kind: 'file' as const, heading: 'Text', text: '', result: null, isCritical: false, day: null, file };
  const gold = goldInput('Locked', 2);
  const { goldCaseId } = await cases.save({ ...gold, content: { ...gold.content, pieces: [...gold.content.pieces, shown] } });
  const { goldCaseId: old } = await cases.save(goldInput('Old', 1));
  await cases.retire({ goldCaseId: old, reason });
  const { studyId } = await cases.assignStudy({ userId: ed, goldCaseIds: [goldCaseId], dueOn: '2030-01-01', reason });
  const { programmeId } = await programme.save(programmeInput(fay));
  const [day] = (await programme.get({ programmeId })).days;
  const { sampleId } = await programme.draw({ programmeId, dueOn: day?.dueOn ?? '', seed: 7, reason });
  await programme.takeOver({ sampleId, plannedOn: '2030-01-01', reason });
  await signIn(site, 'ed');
  const rating = { goldCaseId, level: 2, indicators: { i1: 'met' as const, i3: 'notMet' as const }, cited: [], comment: '' };
  await cases.handInStudy({ studyId, ratings: [rating], signature: signatureBy('ed') });
  await signIn(site, 'fay');
  await cases.decideStudy({ studyId, reason, signature: signatureBy('fay') });
  await signIn(site, 'ada');
}

/** A record sent back, kept and amended by another rating, and two first ratings: one that waits, and one that was taken back. */
async function correctSome(site: TestSite): Promise<void> {
  const { assessments } = site.client;
  const assessmentId = await signed(site);
  await assessments.return({ assessmentId, reason, signature: ben });
  await assessments.keep({ assessmentId, reason, signature: ben });
  const { steps = [], ...change } = await ratingChange(site, assessmentId);
  // The outcome stays, for other corners rest on the level.
  const [last] = steps.slice(-1).map(({ stepId }) => ({ stepId, result: 'notApplicable' as const, note: reason }));
  const met = steps.slice(0, -1).map(({ stepId }) => ({ stepId, result: 'met' as const, note: null }));
  await assessments.amend({ ...change, steps: [...met, ...(last === undefined ? [] : [last])] });
  await assessments.rateFirst(await firstInput(site));
  const back = await assessments.rateFirst(await firstInput(site));
  await assessments.withdrawFirst({ ...back, reason });
  await keyPaper(site);
}

/** What was seen, recorded, said of oneself and answered, and a round of feedback that was closed. Emil's account is pia's. */
async function observeSome(site: TestSite): Promise<void> {
  const { observations, evidenceItems, selfRatings, feedback, ownRecord } = site.client;
  const emil = { login: 'emil', passphrase: passphraseOf('emil') };
  await makeCompetency(site, 'radio', { indicators: [{ indicatorId: 'calls' }] });
  await makeRequirement(site, { roleId: 'worker', competencyId: 'radio' });
  const { observationId: recordId } = await observations.record(seen());
  await evidenceItems.add(workRecord());
  await selfRatings.rate({ personId: 'pia', competencyId: 'radio', level: 3, comment: '', signature: emil });
  const answer = { personId: 'pia', recordType: 'observation', recordId, text: 'I see it otherwise.' } as const;
  await ownRecord.answer({ ...answer, signature: emil });
  const userIds = await makeRespondents(site, 'peer', 5);
  const { roundId } = await feedback.open({
    personId: 'pia',
    title: 'Round',
    question: '',
    indicators: [{ competencyId: 'radio', indicatorId: 'calls' }],
    respondents: userIds.map((userId) => ({ userId, group: 'peer' as const })),
    reason,
  });
  for (const login of ['peer1', 'peer2', 'peer3', 'peer4', 'peer5']) {
    const ratings = [{ indicatorId: 'calls', rating: 'shown' as const }];
    await feedback.answer({ roundId, ratings, comment: 'calm', signature: { login, passphrase: passphraseOf(login) } });
  }
  await feedback.close({ personId: 'pia', roundId, reason });
}

/** Two forms on paper: one that was keyed once, and one that was taken out of use. */
async function keyPaper(site: TestSite): Promise<void> {
  const { formId } = await printedForm(site);
  await site.client.paper.enter({ personId: 'pia', formId, keyed: keyedLoto() });
  await site.client.paper.void({ personId: 'pia', formId: (await printedForm(site)).formId, reason });
}

/** A revision that somebody has to read and one that is still being written, and a review of what is in force. */
async function reviseFramework(site: TestSite): Promise<void> {
  const items = [
    scaleItem('steps'),
    competencyItem('weld', { scaleId: 'steps' }),
    requirementItem({ roleId: 'worker', competencyId: 'weld' }),
  ];
  const frameworkId = await makeLibrary(site, 'Welding');
  const decisions = [{ itemId: 'worker-needs-weld', decision: 'readAndUnderstand' as const, days: 30, reason }];
  await approveDraft(site, await makeDraft(site, frameworkId, items), { decisions });
  await site.client.framework.reviewed({ itemIds: ['weld'], remark: reason });
  const draftId = await makeDraft(site, frameworkId, [competencyItem('braze', { scaleId: 'steps' })]);
  await site.client.framework.lock({ draftId, itemId: 'braze', isHeld: true });
}

/** Rules for assessments, an authorisation, a relation, work under supervision, and performances of which some were voided. */
async function judgeTheJudges(site: TestSite, userId: string): Promise<void> {
  const { client } = site;
  await makePerson(site, 'otto');
  await makeItem(site, taskItem('sweep', { code: 'T-1' }));
  const authorityId = await authorise(site, userId);
  await client.assessors.suspend({ authorityId, from: '2026-03-01', reason, signature: ben });
  await ask(site, { lateAfterHours: 72 });
  const relation = { personId: 'pia', otherPersonId: 'otto', kind: 'relative', note: '', from: '2026-01-01', until: null } as const;
  await client.relations.declare({ ...relation, reason });
  const shift = { supervisorPersonId: 'otto', taskId: 'sweep', workedOn: '2026-03-01', from: '08:00', until: '09:00', place: '', note: '' };
  await client.supervision.record({ ...shift, personIds: ['pia'] });
  const [work] = (await client.supervision.list({ personId: 'pia' })).records;
  await client.supervision.void({ workId: work?.workId ?? '', reason });
  const once = { personId: 'pia', taskId: 'sweep', performedOn: '2026-03-01', count: 1, note: '' };
  await client.performances.void({ ...(await client.performances.record(once)), reason });
  const source = { file: new Blob(['Person number,Task code,Date,Count\nN-pia,T-1,2026-03-02,2\n']), fileName: 'work.csv' };
  for await (const event of await client.performances.preview({ source }))
    if (event.kind === 'done' && event.preview !== null)
      await client.performances.commit({ previewId: event.preview.previewId, origin: 'stick', signature: ben });
}

/** Thresholds of its own, and an assessor who passes and then does not, with a decision on what they had signed. */
async function lookBack(site: TestSite): Promise<void> {
  const { client } = site;
  await client.thresholds.save({ basis: 0, content: thresholdRule.parse({ validMonths: 6 }), reason, signature: ben });
  const known = await lookedBack(site);
  await client.lookBacks.keep({ ...known, signature: ada });
}

async function acknowledgeAs(site: TestSite, login: string): Promise<void> {
  await signIn(site, login);
  const { obligations } = await site.client.obligations.list({ personId: null, revisionId: null, own: true, state: 'open' });
  const obligationId = obligations[0]?.obligationId ?? '';
  const { digest } = await site.client.obligations.text({ obligationId });
  await site.client.obligations.acknowledge({ obligationId, digest });
  await signIn(site, 'ada');
}

/** An exception for a unit, and its end. */
async function exceptOne({ client }: TestSite): Promise<void> {
  const { overrideId } = await client.requirements.override({
    subject: 'unit',
    subjectId: 'works',
    competencyId: 'loto',
    effect: 'disable',
    level: null,
    validityMonths: null,
    isMandatory: null,
    from: '2098-01-01',
    to: null,
    reason,
    signature: ben,
  });
  await client.requirements.endOverride({ overrideId, from: '2099-01-01', reason, signature: ben });
}

/** Somebody exempt for a time to come, and it was taken back. */
async function exceptQualification({ client }: TestSite): Promise<void> {
  const { today: from } = await client.exceptions.terms({ personId: 'pia', competencyId: 'loto' });
  const { exceptionId } = await client.exceptions.exempt(exemption({ from, to: from }));
  await client.exceptions.withdraw(reinstatement(exceptionId, { from }));
}

/** A day and an assessor for whoever falls due within a year. */
async function planReassessment({ client }: TestSite): Promise<void> {
  const { today: from } = await client.exceptions.terms({ personId: 'pia', competencyId: 'loto' });
  const asked = { unitId: null, competencyId: null, from, to: addDays(from, 371), perWeek: 5, earlyDays: 30 };
  const { digest } = await client.duties.level(asked);
  await client.duties.plan({ ...asked, digest, reason });
}

/** Something that a rule names happened, and one thing of it did not. */
async function recordEvents(site: TestSite): Promise<void> {
  const { client } = site;
  const rule = { kind: 'event' as const, events: ['Incident'] };
  await makeCompetency(site, 'crane', {
    validity: { rules: [{ level: null, rule }], renewalWindowDays: 0, graceDays: 0, currency: null },
  });
  const event = {
    kind: 'Incident',
    happenedOn: '2026-03-01',
    scope: { kind: 'person', personId: 'pia' } as const,
    narrowedTo: null,
    reason,
  };
  await client.events.record(event);
  await client.events.void({ ...(await client.events.record({ ...event, scope: { kind: 'site' } })), reason });
}

/** Noticed at the next command, and acknowledged. */
async function setClockBack({ client, clock }: TestSite): Promise<void> {
  clock.now = new Date(clock.now.getTime() - minutes(30));
  await client.audit.checkpoint({ reason });
  const [notice] = (await client.clock.notices()).notices;
  await client.clock.acknowledge({ noticeId: notice?.noticeId ?? '', reason });
}

import path from 'node:path';
import { approveDraft, makeDraft, makeLibrary } from '../framework';
import { importLines } from '../imported-people';
import { passphraseOf } from '../passphrase-of';
import { competencyItem, requirementItem, scaleItem } from '../people';
import type { TestSite } from '../site';
import { enrol, signIn } from '../users';
import { fillPeopleAndExchange } from './people-and-exchange';

const reason = 'asked by a test';
const ada = { login: 'ada', passphrase: passphraseOf('ada') };
const ben = { login: 'ben', passphrase: passphraseOf('ben') };
const identityProof = { document: 'works pass', verifiedBy: 'Ada Alder', verifiedOn: '2026-01-02' };
const minutes = (count: number): number => count * 60_000;

/** Does at a works that ada has open what leaves a row in the tables of which a works has none. Ends in ada's session. */
export async function fillEveryCorner(site: TestSite): Promise<void> {
  const { client, dialogs } = site;
  const emil = await enrol(site, 'emil', { personId: 'pia', grants: [{ role: 'employee', unitId: null }] });
  await reviseFramework(site);
  await acknowledgeAs(site, 'emil');
  await exceptOne(site);
  await importLines(site, ['1,Aalto,Anna,Ops,Line 1,Fitter,A,1/5/2024,,,1', ',Nemo,No,Ops,Line 1,Fitter,A,1/5/2024,,,1'], reason);
  await fillPeopleAndExchange(site);
  dialogs.push(path.join(site.folder, 'status.zip'));
  const target = await client.exports.chooseTarget({ suggestedName: 'status.zip', isEncrypted: false });
  const what = { kind: 'qualification-status', unitId: null } as const;
  await client.exports.write({ target: target?.handle ?? '', what, to: { receiver: 'Head Office' }, asOf: null, reason });
  await client.users.setPassphrasePolicy({ minLength: 14, maxAgeDays: 365, reason });
  await client.users.reset({ userId: emil, identityProof, reason, signature: ben });
  const { basis, accounts } = await client.access.prepareReview();
  const decisions = accounts.map(({ userId }) => ({ userId, decision: 'keep' as const, remark: null }));
  await client.access.signReview({ basis, decisions, signature: ada });
  await setClockBack(site);
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

/** Noticed at the next command, and acknowledged. */
async function setClockBack({ client, clock }: TestSite): Promise<void> {
  clock.now = new Date(clock.now.getTime() - minutes(30));
  await client.audit.checkpoint({ reason });
  const [notice] = (await client.clock.notices()).notices;
  await client.clock.acknowledge({ noticeId: notice?.noticeId ?? '', reason });
}

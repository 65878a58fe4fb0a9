import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Role } from '../../../shared/domain/permissions';
import { attach, signInput } from '../assessments';
import { approveDraft, makeDraft, makeLibrary } from '../framework';
import { passphraseOf } from '../passphrase-of';
import type { TestSite } from '../site';
import { signIn } from '../users';
import { assessmentCommands } from './assessment-commands';
import { attachCommands } from './attach-commands';
import { authorityCommands } from './authority-commands';
import { correctionCommands } from './correction-commands';
import { calibrationCaseCommands } from './calibration-case-commands';
import { calibrationResultCommands } from './calibration-result-commands';
import { completionCommands } from './completion-commands';
import { frameworkCommands, newItems } from './framework-commands';
import { eventCommands } from './event-commands';
import { dutyCommands } from './duty-commands';
import { exceptionCommands } from './exception-commands';
import { movesCommands } from './moves-commands';
import { intakeCommands } from './intake-commands';
import { observationCommands } from './observation-commands';
import { organisationCommands } from './organisation-commands';
import { packagesCommands } from './packages-commands';
import { guestSessionCommands } from './guest-session-commands';
import { panelCommands } from './panel-commands';
import { paperCommands } from './paper-commands';
import { peopleCommands } from './people-commands';
import { gateCommands } from './gate-commands';
import { recalibrationCommands } from './recalibration-commands';
import { viewCommands } from './view-commands';
import type { KillFacts } from './site-to-kill';

/** What a command is prepared with: an open site, ada's session, what the site's maker wrote down. */
export interface Works {
  readonly site: TestSite;
  readonly facts: KillFacts;
  /** Moves the clock of this process by so many days. */
  readonly moveClock: (days: number) => void;
}

export const earlierDraft = 'first '.repeat(4_000);
export const laterDraft = 'text '.repeat(5_000);
export const newPassphrase = 'nine tall copper kettles 4';
const reason = 'asked by a test';
const ben = { login: 'ben', passphrase: passphraseOf('ben') };
const ada = { login: 'ada', passphrase: passphraseOf('ada') };

const identityProof = { document: 'works pass', verifiedBy: 'Ada Alder', verifiedOn: '2026-01-02' };

type Call = () => Promise<unknown>;

/** Every command of the contract, by its name: prepares what it needs and answers with the one call that is watched. */
export const commands: Readonly<Record<string, (works: Works) => Promise<Call> | Call>> = {
  'session.lock':
    ({ site }) =>
    () =>
      site.client.session.lock(),
  'session.unlock': async ({ site }) => {
    await site.client.session.lock();
    return () => site.client.session.unlock(ben);
  },
  'session.changePassphrase':
    ({ site }) =>
    () =>
      site.client.session.changePassphrase({ current: ada.passphrase, next: newPassphrase }),
  'session.choosePassphrase': async ({ site, facts }) => {
    await site.client.session.lock();
    await site.client.session.unlock({ login: 'dora', passphrase: facts.dora.oneTimeSecret });
    return () => site.client.session.choosePassphrase({ next: passphraseOf('dora'), acceptsAccountability: true });
  },
  'session.chooseSignerPassphrase':
    ({ site, facts }) =>
    () =>
      site.client.session.chooseSignerPassphrase({
        login: 'sid',
        oneTimeSecret: facts.sid.oneTimeSecret,
        next: passphraseOf('sid'),
        acceptsAccountability: true,
      }),
  'users.add':
    ({ site }) =>
    () =>
      site.client.users.add({
        login: 'newcomer',
        printedName: 'New Comer',
        personId: null,
        kind: 'opener',
        grants: [{ role: 'assessor', unitId: null }],
        identityProof: { document: 'works pass', verifiedBy: 'Ada Alder', verifiedOn: '2020-01-02' },
        reason,
      }),
  'users.deactivate':
    ({ site, facts }) =>
    () =>
      site.client.users.deactivate({ userId: facts.emil, reason }),
  'users.assignRoles':
    ({ site, facts }) =>
    () =>
      site.client.users.assignRoles({ userId: facts.emil, grants: [{ role: 'hrPartner', unitId: null }], reason }),
  'users.linkPerson':
    ({ site, facts }) =>
    () =>
      site.client.users.linkPerson({ userId: facts.emil, personId: 'pia', reason }),
  'users.attest':
    ({ site, facts }) =>
    () =>
      site.client.users.attest({ userId: facts.cleo, reason }),
  ...frameworkCommands,
  ...organisationCommands,
  ...movesCommands,
  ...peopleCommands,
  ...completionCommands,
  'obligations.acknowledge': async ({ site, facts }) => {
    await site.client.users.linkPerson({ userId: facts.emil, personId: 'pia', reason });
    const decisions = [{ itemId: 'worker-needs-new-0', decision: 'readAndUnderstand' as const, days: 30, reason }];
    await approveDraft(site, await makeDraft(site, await makeLibrary(site), newItems), { decisions });
    await signIn(site, 'emil');
    const { obligations } = await site.client.obligations.list({ personId: null, revisionId: null, own: true, state: 'open' });
    const obligationId = obligations[0]?.obligationId ?? '';
    const { digest } = await site.client.obligations.text({ obligationId });
    return () => site.client.obligations.acknowledge({ obligationId, digest });
  },
  ...intakeCommands,
  ...correctionCommands,
  ...paperCommands,
  'assessments.sign': async ({ site }) => {
    const evidenceId = await attach(site, 'seen.txt', 'what was seen '.repeat(20_000));
    const input = await signInput(site, { evidenceIds: [evidenceId], lateReason: 'entered at the end of the shift' });
    return () => site.client.assessments.sign(input);
  },
  'evidence.add':
    ({ site }) =>
    () =>
      attach(site, 'seen.txt', 'what was seen '.repeat(50_000)),
  ...attachCommands,
  'drafts.save': async ({ site }) => {
    await site.client.drafts.save({ key: 'k', title: 'T', content: earlierDraft });
    return () => site.client.drafts.save({ key: 'k', title: 'T', content: laterDraft });
  },
  'drafts.discard': async ({ site }) => {
    await site.client.drafts.save({ key: 'k', title: 'T', content: 'text' });
    return () => site.client.drafts.discard({ key: 'k' });
  },
  'session.renewPassphrase': async ({ site, moveClock }) => {
    await site.client.users.setPassphrasePolicy({ minLength: 12, maxAgeDays: 30, reason });
    await site.client.session.lock();
    moveClock(60);
    await site.client.session.unlock(ada);
    return () => site.client.session.renewPassphrase({ next: newPassphrase });
  },
  'users.setPassphrasePolicy':
    ({ site }) =>
    () =>
      site.client.users.setPassphrasePolicy({ minLength: 14, maxAgeDays: 365, reason }),
  'users.reset':
    ({ site, facts }) =>
    () =>
      site.client.users.reset({ userId: facts.emil, identityProof, reason, signature: ben }),
  'access.signReview': async ({ site }) => {
    const { basis, accounts } = await site.client.access.prepareReview();
    const decisions = accounts.map(({ userId }) => ({ userId, decision: 'keep' as const, remark: null }));
    return () => site.client.access.signReview({ basis, decisions, signature: ada });
  },
  'clock.acknowledge': async ({ site, moveClock }) => {
    moveClock(2); // nobody was there meanwhile: the session has ended
    await site.client.session.unlock(ada);
    await site.client.audit.checkpoint({ reason });
    moveClock(-2);
    await site.client.audit.checkpoint({ reason });
    const [notice] = (await site.client.clock.notices()).notices;
    return () => site.client.clock.acknowledge({ noticeId: notice?.noticeId ?? '', reason });
  },
  'vault.changeDataKey':
    ({ site }) =>
    async () =>
      readToEnd(await site.client.vault.changeDataKey({ passphrase: ada.passphrase, reason })),
  'vault.replaceShares':
    ({ site }) =>
    () =>
      site.client.vault.replaceShares({ passphrase: ada.passphrase, shares: { threshold: 2, count: 3 }, reason }),
  'sites.recover': async ({ site, facts }) => {
    await site.client.session.lock();
    const enrolments = [newcomer('rita', 'Rita Rowan'), newcomer('saul', 'Saul Spruce')];
    return () => site.client.sites.recover({ shares: facts.shares.slice(0, 2), enrolments, reason });
  },
  'sites.create': async ({ site }) => {
    site.dialogs.push(path.join(site.folder, 'another site'));
    const chosen = await site.client.sites.chooseFolder({ purpose: 'create' });
    const enrolments = [newcomer('rita', 'Rita Rowan'), newcomer('saul', 'Saul Spruce')];
    const shares = { threshold: 2, count: 3 };
    return () => site.client.sites.create({ folder: chosen?.handle ?? '', name: 'Another', cipher: 'aegis', enrolments, shares });
  },
  'backups.make': async ({ site }) => {
    const place = await choosePlace(site, 'backup');
    return async () => readToEnd(await site.client.backups.make({ place }));
  },
  'backups.rehearse': async ({ site }) => {
    const backup = await makeBackup(site);
    return async () => readToEnd(await site.client.backups.rehearse({ backup, place: null, opener: null }));
  },
  'backups.restore': async ({ site }) => {
    const backup = await makeBackup(site);
    const place = await choosePlace(site, 'restore');
    return async () => readToEnd(await site.client.backups.restore({ backup, place }));
  },
  'audit.checkpoint':
    ({ site }) =>
    () =>
      site.client.audit.checkpoint({ reason }),
  ...packagesCommands,
  ...authorityCommands,
  ...eventCommands,
  ...gateCommands,
  ...recalibrationCommands,
  ...viewCommands,
  ...panelCommands,
  ...guestSessionCommands,
  ...calibrationCaseCommands,
  ...calibrationResultCommands,
  ...dutyCommands,
  ...exceptionCommands,
  ...observationCommands,
  ...assessmentCommands,
};

/** Where what this process writes beside the site goes. */
export const placeIn = (folder: string, purpose: 'backup' | 'restore'): string => path.join(folder, purpose);

async function choosePlace({ client, dialogs, folder }: TestSite, purpose: 'backup' | 'restore'): Promise<string> {
  mkdirSync(placeIn(folder, purpose), { recursive: true });
  dialogs.push(placeIn(folder, purpose));
  const chosen = await client.backups.choosePlace({ purpose });
  return chosen?.handle ?? '';
}

/** A backup that is there already, as a handle. */
async function makeBackup(site: TestSite): Promise<string> {
  const place = await choosePlace(site, 'backup');
  await readToEnd(await site.client.backups.make({ place }));
  const [name] = readdirSync(placeIn(site.folder, 'backup'));
  site.dialogs.push(path.join(placeIn(site.folder, 'backup'), name ?? ''));
  const chosen = await site.client.backups.choose();
  return chosen?.handle ?? '';
}

async function readToEnd<T>(events: AsyncIterable<T>): Promise<T | undefined> {
  let last: T | undefined;
  for await (const event of events) last = event;
  return last;
}

function newcomer(login: string, printedName: string) {
  const roles: Role[] = ['administrator'];
  return { login, printedName, roles, passphrase: passphraseOf(login), identityProof, acceptsAccountability: true as const };
}

/** Commands that others can follow, each any number of times. */
export const beforehand = ['drafts.save', 'evidence.add', 'audit.checkpoint', 'users.assignRoles'] as const;

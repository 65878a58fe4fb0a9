import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { isIntact } from '../../../electron/service/db/evidence-store';
import { verifyLog } from '../../../electron/service/db/audit-verify';
import { clearAllUnfinished } from '../../../electron/service/station/unfinished-folders';
import { minisignVerify } from '../../../electron/service/vault/minisign';
import { listOpeners } from '../../../electron/service/vault/opener-slots';
import { passphraseOf } from '../passphrase-of';
import type { PlainStation } from '../plain-station';
import { assessmentAfterKill } from './assessment-commands';
import { attachAfterKill } from './attach-commands';
import { authorityAfterKill } from './authority-commands';
import { calibrationCaseAfterKill } from './calibration-case-commands';
import { calibrationResultAfterKill } from './calibration-result-commands';
import { earlierDraft, laterDraft, newPassphrase, placeIn } from './commands';
import { correctionAfterKill, nothingHalfSigned } from './correction-commands';
import { guestSessionAfterKill } from './guest-session-commands';
import { panelAfterKill } from './panel-commands';
import { paperAfterKill } from './paper-commands';
import { dutyAfterKill } from './duty-commands';
import { eventAfterKill } from './event-commands';
import { gateAfterKill } from './gate-commands';
import { recalibrationAfterKill } from './recalibration-commands';
import { viewAfterKill } from './view-commands';
import { exceptionAfterKill } from './exception-commands';
import { frameworkAfterKill } from './framework-after-kill';
import { observationAfterKill } from './observation-commands';
import { plainStationIn, selectSite, siteIn, stationIn, type KillFacts } from './site-to-kill';

/** What the process that was killed had said of the command that was watched. */
export interface Killed {
  readonly name: string;
  /** The commands that were confirmed before it. */
  readonly before: readonly string[];
  /** Entries of the log just before the call. */
  readonly entries: number;
  readonly isConfirmed: boolean;
  /** What it was answered with; null where it was not. */
  readonly answer: unknown;
}

export interface Found {
  /** Whether the log holds the command. */
  readonly isRecorded: boolean;
  readonly wrong: readonly string[];
}

/** What opens another site ends the session at this one; and a variant is the command that it is one of. */
const loggedAs: Readonly<Record<string, string>> = {
  'backups.restore': 'session.lock',
  'sites.create': 'session.lock',
  // The one that is watched completes the quorum.
  'calibrationSessions.giveShare': 'calibrationSessions.close',
  'assessments.sign (knowledge)': 'assessments.sign',
  'packages.accept (cases)': 'packages.accept',
  'exports.write (sealed ratings)': 'exports.write',
};

/** Leave no entry in this site's log: drafts, previews, and what makes another site. */
const withoutEntry = new Set([
  'imports.preview',
  'drafts.save',
  'drafts.discard',
  'evidence.add',
  'calibrationCases.addFile',
  'evidence.attach',
  'evidence.begin',
  'evidence.append',
  'evidence.finish',
  'evidence.cancel',
  'sites.create',
  'backups.restore',
  'calibrationSessions.saveDraft',
  'calibrationSessions.endTurn',
  'calibrationResults.proposeRewording',
  'framework.startDraft',
  'framework.change',
  'framework.undo',
  'framework.lock',
  'framework.describeDraft',
  'framework.discardDraft',
  'frameworkExchange.apply',
]);

/**
 * What is left at a site whose process was killed. Nothing is wrong when a confirmed command is whole, and an unconfirmed
 * one either whole as well (only its answer was lost) or gone.
 */
export async function lookAfterKill(folder: string, facts: KillFacts, killed: Killed): Promise<Found> {
  const plain = plainStationIn(folder);
  try {
    await selectSite(plain, siteIn(folder));
    const unlocked = await unlockAsAda(plain);
    const { open } = plain.station;
    if (open === null) throw new Error('ada cannot unlock the site any more');
    const wrong: string[] = [];
    const actions = await open.db
      .selectFrom('audit_entry')
      .select('action')
      .where('entryNumber', '>', killed.entries)
      .orderBy('entryNumber')
      .execute();
    const since = actions.slice(0, -1).map(({ action }) => action); // the last is this unlocking
    const isRecorded = since.length === 1 && since[0] === (loggedAs[killed.name] ?? killed.name);
    if (since.length > 0 && !isRecorded) wrong.push(`the log holds ${since.join(', ')} after the kill`);
    if (killed.isConfirmed && !isRecorded && !withoutEntry.has(killed.name)) wrong.push('a confirmed command left no entry');
    const verified = await verifyLog(open.db, {}, () => undefined, new AbortController().signal);
    if (verified.outcome !== 'intact') wrong.push(`the log is not intact: ${JSON.stringify(verified.firstBad)}`);
    wrong.push(...(await wrongWithSlots(plain, killed)));
    if (killed.before.includes('drafts.save') && !killed.name.startsWith('drafts.')) wrong.push(...(await lostDraft(plain)));
    const promised = afterwards[killed.name];
    if (promised !== undefined) wrong.push(...(await promised({ plain, folder, facts, unlocked, isRecorded, ...killed })));
    return { isRecorded, wrong };
  } finally {
    await plain.station.lock('byHand');
  }
}

async function unlockAsAda({ client }: PlainStation): Promise<'old' | 'new'> {
  const isOld = await client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') }).then(
    () => true,
    () => false,
  );
  if (isOld) return 'old';
  await client.session.unlock({ login: 'ada', passphrase: newPassphrase });
  return 'new';
}

/** Everybody active can get in; a slot without an account can only be the unfinished rest of making one. */
async function wrongWithSlots({ station }: PlainStation, { name }: Killed): Promise<string[]> {
  const { open } = station;
  if (open === null) return [];
  const slots = listOpeners(open.vault);
  if (!slots.ok) return [`the key slots cannot be read: ${slots.failure.code}`];
  const withSlot = new Set(slots.value.map(({ userId }) => userId));
  const openers = await open.db
    .selectFrom('user_account')
    .selectAll()
    .where('recordedTo', 'is', null)
    .where('kind', '=', 'opener')
    .execute();
  const known = new Set(openers.map(({ userId }) => userId));
  const shutOut = openers.filter((one) => one.isActive === 1 && !withSlot.has(one.userId));
  const extra = [...withSlot].filter((userId) => !known.has(userId));
  return [
    // Ending an account takes the slot first: killed in between, the next try does the rest.
    ...(name === 'users.deactivate' ? [] : shutOut.map(({ login }) => `${login} has no slot any more`)),
    ...(name === 'users.add' || name === 'sites.recover' ? [] : extra.map((userId) => `a slot of nobody: ${userId}`)),
  ];
}

/** What was noted and confirmed before anything else began. */
async function lostDraft({ client }: PlainStation): Promise<string[]> {
  return (await client.drafts.get({ key: 'k' }))?.content === laterDraft ? [] : ['a draft that was confirmed before is gone'];
}

export interface Outcome {
  readonly plain: PlainStation;
  readonly folder: string;
  readonly facts: KillFacts;
  /** Which of ada's passphrases opened. */
  readonly unlocked: 'old' | 'new';
  readonly isConfirmed: boolean;
  readonly isRecorded: boolean;
  readonly answer: unknown;
}

/** What a command promises beyond its entry, and what lies outside of the log's own transaction. */
const afterwards: Readonly<Record<string, (outcome: Outcome) => Promise<string[]> | string[]>> = {
  'session.changePassphrase': ({ unlocked, isConfirmed }) =>
    isConfirmed && unlocked === 'old' ? ['the old passphrase opens after the new one was confirmed'] : [],
  'session.choosePassphrase': async ({ plain, facts, isConfirmed }) => {
    const chosen = await opens(plain, 'dora', passphraseOf('dora'));
    const secret = chosen ? false : await opens(plain, 'dora', facts.dora.oneTimeSecret);
    if (isConfirmed) return chosen ? [] : ['the passphrase that was chosen does not open'];
    return chosen || secret ? [] : ['neither the secret nor the passphrase opens'];
  },
  'session.renewPassphrase': ({ unlocked, isConfirmed }) =>
    isConfirmed && unlocked === 'old' ? ['the old passphrase opens after the new one was confirmed'] : [],
  'users.reset': async ({ plain, isConfirmed }) =>
    isConfirmed && (await opens(plain, 'emil', passphraseOf('emil'))) ? ['a passphrase that was reset still opens'] : [],
  'vault.changeDataKey': async ({ plain, folder, facts, isConfirmed }) => {
    const files = readdirSync(siteIn(folder)).filter((name) => /^(site|evidence)-\d+\.db$/.test(name));
    const wrong = files.length === 2 ? [] : [`the folder holds ${files.join(', ')}`];
    if (isConfirmed && files.includes('site-1.db')) wrong.push('the old data key is still in use');
    if (!(await opens(plain, 'ben', passphraseOf('ben')))) wrong.push('ben, who was absent, cannot unlock');
    const { opens: open } = await plain.client.sites.checkShares({ shares: facts.shares.slice(0, 2) });
    return open ? wrong : [...wrong, 'the shares do not open the site'];
  },
  'vault.replaceShares': async ({ plain, facts, isConfirmed, answer }) => {
    const tried = async (shares: readonly string[]): Promise<boolean> =>
      plain.client.sites.checkShares({ shares: shares.slice(0, 2) }).then(
        () => true,
        () => false,
      );
    if (!isConfirmed) return [];
    const { shares } = z.object({ shares: z.array(z.string()) }).parse(answer);
    return [
      ...((await tried(shares)) ? [] : ['the new shares do not open']),
      ...((await tried(facts.shares)) ? ['the old shares still open'] : []),
    ];
  },
  'sites.recover': async ({ plain, isRecorded }) => {
    const isIn = await opens(plain, 'rita', passphraseOf('rita'));
    return isIn === isRecorded ? [] : [isIn ? 'somebody gets in of whom the log knows nothing' : 'whom the log let in cannot unlock'];
  },
  'sites.create': async ({ plain, folder, isConfirmed }) => {
    const target = path.join(folder, 'another site');
    clearAllUnfinished(stationIn(folder)); // as the next start does
    const isSite = existsSync(path.join(target, 'site.json'));
    const left = isSite || !existsSync(target) ? [] : readdirSync(target);
    return [...(await wholeSite(plain, target, 'rita', isConfirmed)), ...left.map((name) => `${name} is left of no site`)];
  },
  'backups.restore': async ({ plain, folder, isConfirmed }) => wholeSite(plain, placeIn(folder, 'restore'), 'ben', isConfirmed),
  'backups.make': async ({ plain, folder, isConfirmed }) => {
    const place = placeIn(folder, 'backup');
    const made = readdirSync(place).filter((name) => existsSync(path.join(place, name, 'backup.json')) && !name.startsWith('.'));
    const wrong = isConfirmed && made.length === 0 ? ['the backup that was confirmed is not there'] : [];
    for (const name of made) {
      plain.dialogs.push(path.join(place, name));
      const chosen = await plain.client.backups.choose();
      for await (const event of await plain.client.backups.rehearse({ backup: chosen?.handle ?? '', place: null, opener: null }))
        if (event.kind === 'done' && event.report.verdict !== 'restorable') wrong.push('what has the name of a backup cannot be restored');
    }
    return wrong;
  },
  'users.add': async ({ plain, isConfirmed }) => {
    const { users } = await plain.client.users.list();
    const isThere = users.some(({ login }) => login === 'newcomer');
    return isConfirmed && !isThere ? ['the new account is gone'] : [];
  },
  'users.deactivate': async ({ plain, isConfirmed }) =>
    isConfirmed && (await opens(plain, 'emil', passphraseOf('emil'))) ? ['an account that was ended still opens'] : [],
  ...frameworkAfterKill,
  ...authorityAfterKill,
  ...eventAfterKill,
  ...gateAfterKill,
  ...recalibrationAfterKill,
  ...viewAfterKill,
  ...panelAfterKill,
  ...guestSessionAfterKill,
  ...calibrationCaseAfterKill,
  ...calibrationResultAfterKill,
  ...dutyAfterKill,
  ...exceptionAfterKill,
  ...observationAfterKill,
  ...assessmentAfterKill,
  ...correctionAfterKill,
  ...paperAfterKill,
  'drafts.save': async ({ plain, isConfirmed }) => {
    const draft = await plain.client.drafts.get({ key: 'k' });
    if (draft === null) return ['the draft that was saved before is gone'];
    if (isConfirmed && draft.content !== laterDraft) return ['a confirmed draft is gone'];
    return [earlierDraft, laterDraft].includes(draft.content) ? [] : ['half a draft was kept'];
  },
  'drafts.discard': async ({ plain, isConfirmed }) => {
    const draft = await plain.client.drafts.get({ key: 'k' });
    return isConfirmed && draft !== null ? ['a discarded draft is back'] : [];
  },
  ...attachAfterKill(async (outcome) => wholeFiles(outcome, 'staged_evidence')),
  'assessments.sign': signedWhole,
  'assessments.sign (knowledge)': signedWhole,
  'exports.write': async ({ plain, folder, isConfirmed }) => {
    const file = path.join(folder, 'status.zip');
    if (!existsSync(file)) return isConfirmed ? ['the package that was confirmed is not there'] : [];
    const { publicKey } = await plain.client.partners.card();
    const signature = `${file}.minisig`;
    if (!existsSync(signature)) return ['a package without its signature'];
    const key = Buffer.from(publicKey.trim().split('\n').at(-1) ?? '', 'base64'); // 'Ed', eight bytes of key id, the key
    const packageKey = { keyId: key.subarray(2, 10), publicKey: key.subarray(10) };
    const verified = await minisignVerify(packageKey, readFileSync(file), readFileSync(signature, 'utf8'));
    return verified.ok ? [] : ['the package does not verify'];
  },
  'courseMap.write': async ({ folder, isConfirmed }) => {
    const file = path.join(folder, 'courses.csv');
    if (!existsSync(file)) return isConfirmed ? ['the table that was confirmed is not there'] : [];
    return readFileSync(file, 'utf8').split('\r\n').length === 3 ? [] : ['half a table bears the name of a whole one'];
  },
  'packages.accept': async ({ plain, isRecorded }) => {
    const { open } = plain.station;
    if (open === null) return ['the site is locked'];
    const { n } = await open.db
      .selectFrom('person')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('employeeNumber', 'like', 'OTHER-%')
      .executeTakeFirstOrThrow();
    return n === (isRecorded ? 40 : 0) ? [] : [`${n} of 40 people of the roster are on record`];
  },
};

/** The record with its signature and its files, or nothing of it. */
async function signedWhole(outcome: Outcome): Promise<string[]> {
  return [...(await wholeFiles({ ...outcome, isConfirmed: outcome.isRecorded }, 'evidence')), ...(await nothingHalfSigned(outcome))];
}

/** A folder is a site that opens, or is none: never half of one. */
async function wholeSite(plain: PlainStation, folder: string, login: string, isConfirmed: boolean): Promise<string[]> {
  if (!existsSync(path.join(folder, 'site.json'))) return isConfirmed ? ['the site that was confirmed is not there'] : [];
  await selectSite(plain, folder);
  return (await opens(plain, login, passphraseOf(login))) ? [] : ['a site that nobody can open'];
}

async function opens({ client }: PlainStation, login: string, passphrase: string): Promise<boolean> {
  return client.session.unlock({ login, passphrase }).then(
    () => true,
    () => false,
  );
}

/** Every file on record is whole, and there is one where it was confirmed. */
async function wholeFiles({ plain, isConfirmed }: Outcome, table: 'staged_evidence' | 'evidence'): Promise<string[]> {
  const { open } = plain.station;
  if (open === null) return ['the site is locked'];
  const files = await open.db.selectFrom(table).select(['fileName', 'sha256']).execute();
  const wrong = isConfirmed && files.length === 0 ? ['the file that was confirmed is gone'] : [];
  for (const { fileName, sha256 } of files) if (!(await isIntact(open.evidence, sha256))) wrong.push(`${fileName} is not whole`);
  return wrong;
}

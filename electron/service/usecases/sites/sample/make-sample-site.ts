import type { AssessmentDetail } from '../../../../../shared/contract/assessment-detail';
import { addDays, addMonths, localDate } from '../../../../../shared/domain/calendar';
import { samplePassphrase } from '../../../../../shared/domain/sample/credentials';
import { foundersReason } from '../../../../../shared/domain/separation-of-duties';
import { generateSampleSite } from '../../../../../shared/domain/sample/generate-sample-site';
import type { SampleSite } from '../../../../../shared/domain/sample/types';
import { ok, type Failure, type Result } from '../../../../../shared/result';
import { forgetPast } from '../../../db/sql/standing-history';
import { deriveStandings } from '../../../db/sql/standings';
import { normalLogin } from '../../../db/sql/users';
import { transact } from '../../../db/transact';
import { rememberHead } from '../../../station/begin-session';
import type { Station, UnlockedSite } from '../../../station/station';
import type { Signer } from '../../context';
import { closeSite, makeVault, writeFoundation } from '../foundation';
import { writeExceptions } from '../../access/duty-exceptions';
import { foundingSigners } from '../founders';
import { accountRow, identityProofRow, makeAccount, roleRows } from './sample-accounts';
import { assessmentCommand } from './sample-assessments';
import { authorityCommands } from './sample-authorities';
import { calibrationCommands } from './sample-calibration';
import { dailyWorkCommands } from './sample-daily-work';
import { examinationWith } from './sample-evidence';
import { frameworkCommands, type SampleIds } from './sample-framework';
import { peopleCommands } from './sample-people';
import { judgementCommands } from './sample-judgements';
import { recordCommands } from './sample-records';
import { writeSampleUsers } from './sample-users';
import { colleagueOf, type SampleWorks } from './sample-works';
import { writeCommands, type SampleActor, type SampleCommand } from './sample-writer';

export interface Progress {
  readonly kind: 'progress';
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
}

export interface SampleOptions {
  readonly folder: string;
  readonly seed: number;
  readonly people: number;
  /** Assessors and line managers beyond this many get no account: each costs a passphrase derivation. */
  readonly accounts: number;
}

const commandsPerTransaction = 100;

/**
 * Makes the sample site: an invented works with eighteen months of history, written through the real log, signed with
 * real keys, under invented moments. Yields progress, and leaves the site closed.
 */
export async function* makeSampleSite(
  station: Station,
  options: SampleOptions,
): AsyncGenerator<Progress, Result<{ readonly siteId: string }, Failure>> {
  const now = station.platform.now();
  const zone = station.platform.zone();
  const today = localDate(now, zone);
  const sample = generateSampleSite({ seed: options.seed, people: options.people, today });
  const start = new Date(`${addDays(addMonths(today, -18), -14)}T08:00:00.000Z`);
  const ids = makeIds(station);
  const [first, second] = sample.users;
  if (first === undefined || second === undefined) throw new Error('a site is created by two people');
  yield { kind: 'progress', label: 'Making the vault', done: 0, total: null };

  const administrators = [first, second].map((user) => ({
    user: { ...user, roles: [...founderRoles] },
    account: accountRow(sample, ids, { ...user, isOpener: true }, start),
  }));
  const made = await makeVault(
    station,
    {
      folder: options.folder,
      name: sample.name,
      cipher: 'aegis',
      enrolments: administrators.map(({ account: { userId, login } }) => ({ userId, login, passphrase: samplePassphrase })),
      shares: { threshold: 2, count: 3 },
      now: start.toISOString(),
    },
    { isSample: true },
  );
  if (!made.ok) return made;
  const { created, open, site } = made.value;
  try {
    const [admin, other] = administrators.map(({ account }): SampleActor => ({ ...account, role: 'administrator' }));
    if (admin === undefined || other === undefined) throw new Error('a site is created by two people');
    const founders = administrators.map(({ user, account }) => ({
      account,
      role: user.roles[0] ?? 'none',
      keyId: ids.of('key', user.employeeNumber),
      passphrase: samplePassphrase,
    }));
    const founderSigners = await foundingSigners(open, founders, now);
    const founding: SampleCommand = {
      at: start,
      actor: admin,
      run: async (tx, ctx) => {
        const accounts = administrators.map(({ account }) => account);
        const grants = administrators.flatMap(({ user, account }) => roleRows(ids, user, account.userId));
        const identityProofs = accounts.map(identityProofRow);
        const changes = await writeFoundation(tx, ctx, {
          site,
          accounts,
          grants,
          identityProofs,
          openers: created.openers,
          signers: founderSigners,
        });
        for (const { user, account } of administrators)
          changes.push(
            ...(await writeExceptions(
              tx,
              ctx,
              account.userId,
              user.roles.map((role) => ({ role })),
              foundersReason,
            )),
          );
        ctx.audit({ action: 'sites.create', entity: 'site', entityId: site.siteId, changes });
        return ok(null);
      },
    };
    const steward = { ...admin, role: 'frameworkSteward' };
    const dayBefore = addMonths(today, -18);

    const signers = new Map<string, Signer>();
    for (const { user, account } of administrators) {
      const signer = founderSigners.find(({ userId }) => userId === account.userId);
      if (signer !== undefined) signers.set(user.employeeNumber, signer);
    }
    const others = sample.users.slice(2, 2 + options.accounts);
    const approver = signers.get(second.employeeNumber);
    if (approver === undefined) throw new Error('the second administrator cannot sign');
    yield { kind: 'progress', label: 'Writing the framework', done: 0, total: null };
    await writeCommands(station, open, [founding, ...frameworkCommands(sample, ids, start, dayBefore, steward, approver)]);
    const peopleBatches = [...peopleCommands(sample, ids, start, now, admin, approver)];
    const accountCommands: SampleCommand[] = [];
    for (const [index, user] of others.entries()) {
      yield { kind: 'progress', label: 'Making accounts', done: index, total: others.length };
      const account = await makeAccount(open, sample, ids, user, start, admin);
      signers.set(account.employeeNumber, account.signer);
      accountCommands.push(account.command);
    }
    const [initial, ...later] = peopleBatches;
    if (initial === undefined) throw new Error('the works has nobody');
    yield { kind: 'progress', label: 'Bringing in the people', done: 0, total: null };
    await writeCommands(station, open, [initial, ...accountCommands]);

    yield* writeHistory(station, open, sample, ids, later, signers);
    yield { kind: 'progress', label: 'Deriving who is qualified', done: 0, total: null };
    await transact(open.db, async (tx) => {
      await deriveStandings(tx, 'all', site.expiringDays);
      await forgetPast(tx);
    });
    const finished = created.finish();
    if (!finished.ok) return finished;
    await rememberHead(station, open);
    const openersOfSample = [...administrators.map(({ user }) => user), ...others.filter((user) => user.isOpener)];
    writeSampleUsers(
      station.platform.stationFolder,
      openersOfSample.map((user) => ({
        login: normalLogin(user.login),
        printedName: accountRow(sample, ids, user, start).printedName,
        roles: [...user.roles],
        unitName: sample.units.find((unit) => unit.key === user.unitKey)?.name ?? null,
      })),
    );
    return ok({ siteId: site.siteId });
  } finally {
    await closeSite(open);
  }
}

/** A newcomer can walk the whole line with one account. */
const founderRoles = ['administrator', 'frameworkSteward', 'assessor'] as const;

async function* writeHistory(
  station: Station,
  open: UnlockedSite,
  sample: SampleSite,
  ids: SampleIds,
  batches: readonly SampleCommand[],
  signers: ReadonlyMap<string, Signer>,
): AsyncGenerator<Progress, void> {
  const versions = await open.db
    .selectFrom('framework_item')
    .select(['itemId', 'recordedFrom'])
    .where('kind', '=', 'competency')
    .where('recordedTo', 'is', null)
    .execute();
  const versionByCompetency = new Map(versions.map((row) => [row.itemId, row.recordedFrom]));
  const [anySigner] = signers.values();
  if (anySigner === undefined) throw new Error('nobody can sign at the sample site');
  const history = [...sample.assessments()];
  const recordOf = new Map(history.map((assessment) => [assessment, station.platform.makeId()]));
  const now = station.platform.now();
  const assessed = history.flatMap((assessment) => {
    const signer = signers.get(assessment.assessorEmployeeNumber) ?? anySigner;
    const command = (assessmentId: string, examination: AssessmentDetail | null): SampleCommand =>
      assessmentCommand(sample, ids, assessment, versionByCompetency, signer, assessmentId, now, examination);
    const practical = command(recordOf.get(assessment) ?? station.platform.makeId(), null);
    const examination = examinationWith(assessment);
    return examination === null ? [practical] : [command(station.platform.makeId(), examination), practical];
  });
  const works = { sample, ids, signers, versionByCompetency, history, recordOf, now, vault: open.vault };
  const commands = [...assessed, ...batches, ...evidenceCommands(works)].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  for (let done = 0; done < commands.length; done += commandsPerTransaction) {
    yield { kind: 'progress', label: 'Writing eighteen months of assessments', done, total: commands.length };
    await writeCommands(station, open, commands.slice(done, done + commandsPerTransaction));
  }
}

/** Everything of the evidence beside plain assessments; the founders do what the office does. */
function* evidenceCommands(works: SampleWorks): Generator<SampleCommand> {
  const [clerk, approver] = works.sample.users.slice(0, 2).flatMap(({ employeeNumber }) => {
    const person = works.sample.people.find((one) => one.employeeNumber === employeeNumber);
    return (person === undefined ? undefined : colleagueOf(works, person)) ?? [];
  });
  if (clerk === undefined || approver === undefined) throw new Error('a site is created by two people');
  yield* dailyWorkCommands(works);
  yield* recordCommands(works, clerk.actor);
  yield* authorityCommands(works, { ...approver.actor, login: approver.login }, approver.signer);
  yield* judgementCommands(works, approver);
  yield* calibrationCommands(works);
}

/** Identifiers that stay the same for the same thing while a sample is being made. */
function makeIds(station: Station): SampleIds {
  const known = new Map<string, string>();
  return {
    of: (kind, key) => {
      const name = `${kind} ${key}`;
      const id = known.get(name) ?? station.platform.makeId();
      known.set(name, id);
      return id;
    },
  };
}

import type { Contract } from '../../../../shared/contract';
import { localDate } from '../../../../shared/domain/calendar';
import { fewestCharacters } from '../../../../shared/domain/passphrase';
import { fail, ok, type Failure, type Result } from '../../../../shared/result';
import type { AuditChange } from '../../db/audit-append';
import type { IdentityProofRow, UserAccountRow, UserRoleRow } from '../../db/core-schema';
import type { Tx } from '../../db/schema';
import { normalLogin } from '../../db/sql/users';
import { writeVersions } from '../../db/sql/versions';
import { makeSigner } from '../../station/signer';
import type { Session, Station, UnlockedSite } from '../../station/station';
import { verifyPassphrase } from '../../vault/passphrase';
import { wipeKeys } from '../../vault/signing-keys';
import type { OpenerFacts } from '../../vault/slot';
import { writeExceptions } from '../access/duty-exceptions';
import type { CommandContext, InputOf, Signer } from '../context';
import { refuseWeak } from '../session/refuse-weak';
import { writeNewKey } from '../session/write-new-key';

export type Enrolment = InputOf<Contract['sites']['create']>['enrolments'][number];

type Unfit =
  | Failure<'NoAdministrator', undefined>
  | Failure<'VerifiedLater', undefined>
  | Failure<'WeakPassphrase', { readonly login: string; readonly why: string }>;

/** Two people who vouch for each other at a station where nobody is signed in: whether they can keep a site. */
export async function checkEnrolments(
  { platform }: Station,
  enrolments: readonly Enrolment[],
  site: { readonly name: string; readonly minLength: number },
): Promise<Result<void, Unfit>> {
  if (!enrolments.some((person) => person.roles.includes('administrator'))) return fail('NoAdministrator');
  for (const { login, printedName, passphrase } of enrolments) {
    const strong = await refuseWeak(passphrase, [login, printedName, site.name], site.minLength);
    if (!strong.ok) return fail('WeakPassphrase', { login, ...strong.failure.data });
  }
  const today = localDate(platform.now(), platform.zone());
  return enrolments.some(({ identityProof }) => identityProof.verifiedOn > today) ? fail('VerifiedLater') : ok(undefined);
}

/** What is recorded of people who vouch for each other. */
export interface Founders {
  readonly people: readonly (Enrolment & { readonly userId: string })[];
  readonly accounts: readonly UserAccountRow[];
  readonly grants: readonly UserRoleRow[];
  readonly identityProofs: readonly IdentityProofRow[];
}

export function foundersOf({ platform }: Station, enrolments: readonly Enrolment[], now: Date): Founders {
  const people = enrolments.map((person) => ({ ...person, userId: platform.makeId(), login: normalLogin(person.login) }));
  return {
    people,
    accounts: people.map(({ userId, login, printedName, identityProof }) => ({
      userId,
      login,
      printedName,
      personId: null,
      kind: 'opener',
      isActive: 1,
      identityDocument: identityProof.document,
      identityVerifiedBy: identityProof.verifiedBy,
      createdAt: now.toISOString(),
    })),
    grants: people.flatMap(({ userId, roles }) =>
      roles.map((role): UserRoleRow => ({ grantId: platform.makeId(), userId, role, unitId: null, isActive: 1 })),
    ),
    identityProofs: people.map(({ userId, identityProof }): IdentityProofRow => ({ userId, ...identityProof })),
  };
}

/** In whose name the one entry is written that makes the two known; nobody has unlocked the site with a passphrase. */
export function foundersSession({ people }: Founders, grants: Session['grants'], now: Date): Session {
  const [first] = people;
  if (first === undefined) throw new Error('two people vouch for each other');
  const { userId, login, printedName } = first;
  return {
    userId,
    login,
    printedName,
    personId: null,
    grants,
    mustChoosePassphrase: false,
    mustChangePassphrase: false,
    passphrase: { minLength: fewestCharacters, lastDay: null, state: 'fine' },
    maySign: false,
    hasSigned: false,
    startedAt: now.toISOString(),
    prepared: new Map(),
  };
}

/** The two with the keys that their passphrases open, able to sign their statements of accountability. */
export async function signersOf(station: Station, open: UnlockedSite, { people, accounts }: Founders, now: Date): Promise<Signer[]> {
  const founders = accounts.map((account, index) => ({
    account,
    role: people[index]?.roles[0] ?? 'none',
    keyId: station.platform.makeId(),
    passphrase: people[index]?.passphrase ?? '',
  }));
  return foundingSigners(open, founders, now);
}

interface Founder {
  readonly account: UserAccountRow;
  readonly role: string;
  readonly keyId: string;
  readonly passphrase: string;
}

/** The founders with the keys that their passphrases open, able to sign. */
export async function foundingSigners(open: UnlockedSite, founders: readonly Founder[], now: Date): Promise<Signer[]> {
  const { folder, siteId } = open.vault;
  const signers: Signer[] = [];
  for (const { account, role, keyId, passphrase } of founders) {
    const proved = await verifyPassphrase({ folder, siteId, userId: account.userId, passphrase, now: now.toISOString() });
    if (!proved.ok) throw new Error(`a founder was refused: ${proved.failure.code}`);
    signers.push(makeSigner(account, role, keyId, proved.value.keys));
    wipeKeys(proved.value.keys);
  }
  return signers;
}

/** Accounts, roles, proofs of identity and keys of the two, each of whom has attested the other's key and signed their own statement. */
export async function writeFounders(
  tx: Tx,
  ctx: CommandContext,
  founding: Pick<Founders, 'accounts' | 'grants' | 'identityProofs'> & {
    readonly openers: readonly OpenerFacts[];
    readonly signers: readonly Signer[];
  },
): Promise<AuditChange[]> {
  const { accounts, grants, identityProofs, openers, signers } = founding;
  const changes = [
    ...(await writeVersions(tx, ctx.entry, 'user_account', accounts)),
    ...(await writeVersions(tx, ctx.entry, 'identity_proof', identityProofs)),
    ...(await writeVersions(tx, ctx.entry, 'user_role', grants)),
  ];
  for (const signer of signers) {
    const opener = openers.find((one) => one.userId === signer.userId);
    const other = signers.find((one) => one.userId !== signer.userId);
    if (opener === undefined || other === undefined) throw new Error('two people vouch for each other, with a slot each');
    changes.push(...(await writeNewKey(tx, { ...ctx, signer }, { publicKey: opener.signingPublicKey, attestedBy: other.userId })));
  }
  return changes;
}

/** The exceptions that two people need who have all duties between them. */
export async function writeFoundersExceptions(tx: Tx, ctx: CommandContext, { people }: Founders, reason: string): Promise<AuditChange[]> {
  const changes: AuditChange[] = [];
  for (const { userId, roles } of people) {
    changes.push(
      ...(await writeExceptions(
        tx,
        ctx,
        userId,
        roles.map((role) => ({ role })),
        reason,
      )),
    );
  }
  return changes;
}

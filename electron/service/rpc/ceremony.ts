import { z } from 'zod';
import { signatureInput, type Access, type ProcedureMeta } from '../../../shared/contract/procedure';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { accountByLogin, attestedKey, grantsOf } from '../db/sql/users';
import { checkPassphrase } from '../station/passphrase';
import { sessionPassphrase } from '../station/session-passphrase';
import { makeSigner } from '../station/signer';
import { publicKeyOf } from '../vault/raw-keys';
import type { Scope } from '../../../shared/domain/permissions';
import type { UserAccountRow } from '../db/core-schema';
import { wipeKeys, type PersonKeys } from '../vault/signing-keys';
import type { UnlockedSite, Session, Station } from '../station/station';
import type { Signer } from '../usecases/context';
import { authorise, exercisedRole, type Asker } from './authorise';

const signed = z.object({ signature: signatureInput });

/**
 * Checks the components of a signature before any transaction begins: user id and passphrase at the first signature of
 * a session and for a second person, the passphrase always (21 CFR 11.200(a)(1)). A second person may sign in place;
 * the session stays whose it was.
 */
export async function performCeremony(
  station: Station,
  open: UnlockedSite,
  session: Session,
  meta: ProcedureMeta,
  input: unknown,
  moment: { readonly moment: Date; readonly zone: string },
): Promise<Result<{ readonly signer: Signer; readonly asker: Asker; readonly scope: Scope }, Failure>> {
  const { login, passphrase } = signed.parse(input).signature;
  const isAnother = login !== undefined && login.normalize('NFC').toLowerCase() !== session.login.toLowerCase();
  if (meta.ceremony === 'second' && !isAnother) return fail('SecondPersonNeeded');
  if (login === undefined && !session.hasSigned) return fail('UserIdNeeded');

  const who = login ?? session.login;
  const account = await accountByLogin(open.db, who);
  const checked = await checkPassphrase(station, open, account, who, passphrase);
  if (!checked.ok) return checked;
  const { account: known, keys } = checked.value;
  try {
    return await admitSigner(open, session, { meta, input, moment, known, keys });
  } finally {
    wipeKeys(keys); // a signer has its own, for this one signature
  }
}

const approved = z.object({ approval: signatureInput.nullable() });

/**
 * Checks who approves in place what another signs: both components always, their own right to approve, and that they are not
 * who signs. Null: nobody approved, where the contract allows for that; whether it takes somebody is then for the use case.
 */
export async function performApproval(
  station: Station,
  open: UnlockedSite,
  session: Session,
  meta: ProcedureMeta & { readonly approval: Access },
  input: unknown,
  { moment, signer }: { readonly moment: { readonly moment: Date; readonly zone: string }; readonly signer: Signer },
): Promise<Result<Signer | null, Failure>> {
  const { approval: given } = approved.parse(input);
  if (given === null) return ok(null);
  const { login, passphrase } = given;
  if (login === undefined) return fail('UserIdNeeded');
  const checked = await checkPassphrase(station, open, await accountByLogin(open.db, login), login, passphrase);
  if (!checked.ok) return checked;
  const { account: known, keys } = checked.value;
  try {
    if (isSamePerson(known, signer)) return fail('SecondPersonNeeded');
    const { kind, approval } = meta;
    const admitted = await admitSigner(open, session, { meta: { kind, access: approval, ceremony: 'sign' }, input, moment, known, keys });
    return admitted.ok ? ok(admitted.value.signer) : admitted;
  } finally {
    wipeKeys(keys);
  }
}

interface Known {
  readonly meta: ProcedureMeta;
  readonly input: unknown;
  readonly moment: { readonly moment: Date; readonly zone: string };
  readonly known: UserAccountRow;
  readonly keys: PersonKeys;
}

/** Whether somebody whose passphrase is right may sign this. */
async function admitSigner(
  open: UnlockedSite,
  session: Session,
  { meta, input, moment, known, keys }: Known,
): ReturnType<typeof performCeremony> {
  if (meta.ceremony === 'second' && isSamePerson(known, session)) return fail('SecondPersonNeeded');

  const asker: Asker = { personId: known.personId, grants: await grantsOf(open.db, known.userId) };
  const permitted = await authorise(open.db, meta.access, asker, input, moment);
  if (!permitted.ok) return permitted;
  const { state: age, lastDay } = await sessionPassphrase(open.db, known.userId, moment.moment, moment.zone);
  if (age === 'over' && lastDay !== null) return fail('PassphraseOverAge', { lastDay });
  const key = await attestedKey(open.db, known.userId);
  const isThisKey = key?.publicKey === publicKeyOf('ed25519', keys.signing).toString('base64');
  if (key === undefined || !isThisKey) return fail('KeyNotAttested');
  return ok({ signer: makeSigner(known, exercisedRole(meta.access, asker), key.keyId, keys), asker, scope: permitted.value });
}

/** Two accounts of one person are one person. */
function isSamePerson(one: Pick<Session, 'userId' | 'personId'>, other: Pick<Session, 'userId' | 'personId'>): boolean {
  return one.userId === other.userId || (one.personId !== null && one.personId === other.personId);
}

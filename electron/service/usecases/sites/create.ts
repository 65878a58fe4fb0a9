import type { Contract } from '../../../../shared/contract';
import { weaknessOf } from '../../../../shared/domain/passphrase';
import { fail, ok } from '../../../../shared/result';
import type { UserAccountRow, UserRoleRow } from '../../db/core-schema';
import { normalLogin } from '../../db/sql/users';
import { rememberHead } from '../../station/begin-session';
import { commitForSession } from '../../station/commit-for-session';
import type { Session } from '../../station/station';
import type { StationUseCase } from '../context';
import { closeSite, makeVault, writeFoundation } from './foundation';

/** Makes a site with its first two people. It is left locked: each unlocks it with their own passphrase. */
export const createSite: StationUseCase<Contract['sites']['create']> = async (station, input) => {
  const { platform } = station;
  if (!input.enrolments.some((person) => person.roles.includes('administrator'))) return fail('NoAdministrator');
  for (const { login, printedName, passphrase } of input.enrolments) {
    const why = weaknessOf(passphrase, [login, printedName, input.name]);
    if (why !== null) return fail('WeakPassphrase', { login, why });
  }
  const folder = station.redeem(input.folder, 'createSite');
  if (folder === null) return fail('HandleExpired');

  const now = platform.now();
  const people = input.enrolments.map((person) => ({ ...person, userId: platform.makeId(), login: normalLogin(person.login) }));
  const [first] = people;
  if (first === undefined) throw new Error('a site is made by two people');
  const enrolments = people.map(({ userId, login, passphrase }) => ({ userId, login, passphrase }));
  const { name, cipher, shares } = input;
  const made = await makeVault(station, { folder, name, cipher, enrolments, shares, now: now.toISOString() }, { isSample: false });
  if (!made.ok) return made;
  const { created, open, site } = made.value;

  const accounts: UserAccountRow[] = people.map(({ userId, login, printedName, identityProof }) => ({
    userId,
    login,
    printedName,
    personId: null,
    kind: 'opener',
    isActive: 1,
    identityDocument: identityProof.document,
    identityVerifiedBy: identityProof.verifiedBy,
    createdAt: now.toISOString(),
  }));
  const grants: UserRoleRow[] = people.flatMap(({ userId, roles }) =>
    roles.map((role) => ({ grantId: platform.makeId(), userId, role, unitId: null, isActive: 1 })),
  );
  const session: Session = {
    userId: first.userId,
    login: first.login,
    printedName: first.printedName,
    personId: null,
    grants: [{ role: 'administrator', unitId: null }],
    mustChoosePassphrase: false,
    maySign: false,
    hasSigned: false,
    startedAt: now.toISOString(),
    prepared: new Map(),
  };
  try {
    await commitForSession(station, open, session, async (tx, ctx) => {
      const changes = await writeFoundation(tx, ctx, { site, accounts, grants, openers: created.openers, keyIdOf: platform.makeId });
      ctx.audit({ action: 'sites.create', entity: 'site', entityId: site.siteId, changes });
      return ok(null);
    });
    await rememberHead(station, open);
  } finally {
    await closeSite(open);
  }
  if (station.open !== null) await station.lock('byHand');
  station.selected = { siteId: site.siteId, name, folder, isSample: false };
  station.lockedWhy = 'start';
  station.changed();
  return ok({ siteId: site.siteId, shares: [...created.shares] });
};

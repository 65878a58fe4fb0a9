import { loginName } from '../../../../shared/contract/sites';
import { weaknessOf } from '../../../../shared/domain/passphrase';
import type { Role } from '../../../../shared/domain/permissions';
import type { Faults } from '../../../lib/field-check';
import { accountability } from '../../../lib/words/accountability';
import { sessionWords } from '../../../lib/words/session';
import type { NewSite } from '../queries';

const words = sessionWords.create;

export interface SiteFields {
  readonly name: string;
  readonly folder: { readonly handle: string; readonly folder: string } | null;
  readonly cipher: NewSite['cipher'];
  readonly shares: NewSite['shares'];
}

export interface PersonFields {
  readonly login: string;
  readonly printedName: string;
  readonly roles: readonly Role[];
  readonly document: string;
  readonly verifiedBy: string;
  readonly passphrase: string;
  readonly again: string;
  readonly isAccepted: boolean;
}

export const emptySite: SiteFields = { name: '', folder: null, cipher: 'aegis', shares: { threshold: 2, count: 3 } };
export const emptyPerson: PersonFields = {
  login: '',
  printedName: '',
  roles: ['administrator'],
  document: '',
  verifiedBy: '',
  passphrase: '',
  again: '',
  isAccepted: false,
};

export function faultsOfSite({ name, folder }: SiteFields): Faults<keyof SiteFields> {
  return {
    name: name.trim() === '' ? words.nameMissing : null,
    folder: folder === null ? words.folderMissing : null,
  };
}

/** What is missing or wrong with one person, knowing the other who makes the site with them. */
export function faultsOfPerson(person: PersonFields, other: PersonFields | null, siteName: string): Faults<keyof PersonFields> {
  const isSame = other !== null && sameLogin(person.login, other.login);
  const lacksAdministrator = other !== null && ![...person.roles, ...other.roles].includes('administrator');
  return {
    login: loginName.safeParse(person.login).success ? (isSame ? words.sameLogin : null) : words.loginFault,
    printedName: person.printedName.trim() === '' ? words.printedNameMissing : null,
    roles: person.roles.length === 0 ? words.rolesMissing : lacksAdministrator ? words.needsAdministrator : null,
    document: person.document.trim() === '' ? words.documentMissing : null,
    verifiedBy: person.verifiedBy.trim() === '' ? words.verifiedByMissing : null,
    passphrase: weaknessOfPerson(person, siteName),
    again: person.again === person.passphrase ? null : '',
    isAccepted: person.isAccepted ? null : accountability.missing,
  };
}

/** Why the person's passphrase will not do here, or null. */
export function weaknessOfPerson({ passphrase, login, printedName }: PersonFields, siteName: string): string | null {
  return weaknessOf(passphrase, [login, printedName, siteName]);
}

export function toNewSite(site: SiteFields, people: readonly PersonFields[]): NewSite {
  return {
    folder: site.folder?.handle ?? '',
    name: site.name.trim(),
    cipher: site.cipher,
    shares: site.shares,
    enrolments: people.map(({ login, printedName, roles, passphrase, document, verifiedBy }) => ({
      login,
      printedName,
      roles: [...roles],
      passphrase,
      identityProof: { document, verifiedBy },
      acceptsAccountability: true,
    })),
  };
}

function sameLogin(a: string, b: string): boolean {
  const normal = (login: string): string => login.trim().normalize('NFC').toLowerCase();
  return normal(a) === normal(b);
}

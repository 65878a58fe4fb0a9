import { newLogin } from '../../../../shared/contract/sites';
import { isShownAsKept } from '../../../../shared/domain/shown-name';
import type { Role } from '../../../../shared/domain/permissions';
import type { Faults } from '../../../lib/field-check';
import { formatDate, isDateUntilToday } from '../../../lib/formatting';
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
  readonly verifiedOn: string;
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
  verifiedOn: formatDate(new Date()),
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

/** What is missing or wrong with one person, knowing the other who makes the site with them and why their passphrase is weak. */
export function faultsOfPerson(person: PersonFields, other: PersonFields | null, weakness: string | null): Faults<keyof PersonFields> {
  const isSame = other !== null && sameLogin(person.login, other.login);
  const lacksAdministrator = other !== null && ![...person.roles, ...other.roles].includes('administrator');
  return {
    login: newLogin.safeParse(person.login).success ? (isSame ? words.sameLogin : null) : words.loginFault,
    printedName:
      person.printedName.trim() === '' ? words.printedNameMissing : isShownAsKept(person.printedName) ? null : words.printedNameFault,
    roles: person.roles.length === 0 ? words.rolesMissing : lacksAdministrator ? words.needsAdministrator : null,
    document: person.document.trim() === '' ? words.documentMissing : null,
    verifiedBy: person.verifiedBy.trim() === '' ? words.verifiedByMissing : null,
    verifiedOn: isDateUntilToday(person.verifiedOn) ? null : words.verifiedOnFault,
    passphrase: weakness,
    again: person.again === person.passphrase ? null : '',
    isAccepted: person.isAccepted ? null : accountability.missing,
  };
}

export function toNewSite(site: SiteFields, people: readonly PersonFields[]): NewSite {
  return {
    folder: site.folder?.handle ?? '',
    name: site.name.trim(),
    cipher: site.cipher,
    shares: site.shares,
    enrolments: people.map(toEnrolment),
  };
}

export function toEnrolment(person: PersonFields): NewSite['enrolments'][number] {
  const { login, printedName, roles, passphrase, document, verifiedBy, verifiedOn } = person;
  return {
    login,
    printedName,
    roles: [...roles],
    passphrase,
    identityProof: { document, verifiedBy, verifiedOn },
    acceptsAccountability: true,
  };
}

function sameLogin(a: string, b: string): boolean {
  const normal = (login: string): string => login.trim().normalize('NFC').toLowerCase();
  return normal(a) === normal(b);
}

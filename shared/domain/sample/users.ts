import type { SampleAssessor, SamplePerson, SampleUser, SampleUserRole } from './types';

/** Who could have an account: an office user for each role, a line manager for each unit, and every assessor. */
export function makeUsers(people: readonly SamplePerson[], assessors: readonly SampleAssessor[]): readonly SampleUser[] {
  const assessorNumbers = new Set(assessors.map((assessor) => assessor.employeeNumber));
  const loginOf = loginSource();
  const user = (person: SamplePerson, role: SampleUserRole, isOpener: boolean, unitKey: string | null = null): SampleUser => ({
    login: loginOf(person),
    employeeNumber: person.employeeNumber,
    roles: [role],
    unitKey,
    isOpener,
  });
  const active = people.filter((person) => person.leftOn === null);
  const office = officeCandidates(active, assessorNumbers);
  const officeUsers = officeRoles.map((role, index) => {
    const person = role === 'hrPartner' ? office.hrPartner : office.others[index];
    if (!person) throw new Error('the site is too small to give each office role its own person');
    return user(person, role, true);
  });
  const supervisors = active.filter((person) => person.title === 'Unit supervisor');
  const assessing = active.filter((person) => assessorNumbers.has(person.employeeNumber));
  return [
    ...officeUsers,
    ...supervisors.map((person) => user(person, 'lineManager', true, person.unitKey)),
    ...assessing.map((person, index) => user(person, 'assessor', index === 0)),
  ];
}

/** Two administrators, because creating a site enrols two people. */
const officeRoles: readonly SampleUserRole[] = [
  'administrator',
  'administrator',
  'frameworkSteward',
  'qualityAuditor',
  'calibrationFacilitator',
  'employee',
  'hrPartner',
];

function officeCandidates(active: readonly SamplePerson[], assessorNumbers: ReadonlySet<string>) {
  const free = ['training-officer', 'qa-officer', 'qc-analyst'].flatMap((roleKey) =>
    active.filter((person) => person.roleKey === roleKey && !assessorNumbers.has(person.employeeNumber) && !person.isContractor),
  );
  const hrPartner = free.find((person) => person.title === 'HR partner') ?? free.at(-1);
  return { hrPartner, others: free.filter((person) => person !== hrPartner) };
}

/** First letter and family name in plain letters; a number is added where that is taken. */
function loginSource(): (person: SamplePerson) => string {
  const timesUsed = new Map<string, number>();
  return ({ givenName, familyName }) => {
    const base = plainLetters(`${givenName.charAt(0)}.${familyName}`);
    const times = (timesUsed.get(base) ?? 0) + 1;
    timesUsed.set(base, times);
    return times === 1 ? base : `${base}${times}`;
  };
}

const plainByLetter: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ı: 'i' };

function plainLetters(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[øłđßæœþı]/g, (letter) => plainByLetter[letter] ?? '')
    .replace(/[^a-z.]/g, '');
}

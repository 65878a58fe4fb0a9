import { compactHeader, wordsOfHeader } from './headers';

export type ProtectedKind =
  | 'pay'
  | 'origin'
  | 'gender'
  | 'family'
  | 'citizenship'
  | 'belief'
  | 'birth'
  | 'health'
  | 'home'
  | 'privateContact'
  | 'identityNumber'
  | 'performance'
  | 'opinion'
  | 'attendance'
  | 'leavingReason';

/**
 * Why a column must never be kept, or null when it may be mapped: data minimisation (GDPR Art. 5(1)(c), Art. 9), and the wall between
 * competency and performance. Judged by the header alone, and rather once too often: a protected column cannot be mapped to anything.
 */
export function isProtectedColumn(header: string): { readonly kind: ProtectedKind; readonly reason: string } | null {
  const words = wordsOfHeader(header);
  const compact = compactHeader(header);
  for (const rule of rules) {
    const isNamed = words.some((word) => rule.words.includes(word)) || rule.wholes?.includes(compact) === true;
    if (isNamed || rule.parts.some((part) => compact.includes(part))) return { kind: rule.kind, reason: reasonByKind[rule.kind] };
  }
  return null;
}

const reasonByKind: Readonly<Record<ProtectedKind, string>> = {
  pay: 'Pay and bank details are not needed to know what a person can do.',
  origin: 'Race, ethnic origin and diversity data are never kept.',
  gender: 'Gender and sexual orientation are never kept.',
  family: 'Marital and family status are never kept.',
  citizenship: 'Citizenship and residence status are never kept.',
  belief: 'Religion, politics and union membership are never kept.',
  birth: 'Date and place of birth and age are never kept.',
  health: 'Health and disability data are never kept.',
  home: 'A home address is not needed to know what a person can do.',
  privateContact: 'Private contact details are not needed to know what a person can do.',
  identityNumber: 'Government identity numbers are never kept.',
  performance: 'Performance ratings belong to the performance record and cannot enter the competency record.',
  opinion: 'Engagement and satisfaction answers are never kept.',
  attendance: 'Absence and lateness are never kept.',
  leavingReason: 'The reason for leaving is never kept: it can reveal health, family or conduct.',
};

type Rule = {
  readonly kind: ProtectedKind;
  /** Words of a header: "sex", not "Sussex". */
  readonly words: readonly string[];
  /** Whole headers: "State", not "Employment state". */
  readonly wholes?: readonly string[];
  /** Give it away anywhere: "salary" in "AnnualSalaryEUR". */
  readonly parts: readonly string[];
};

const rules: readonly Rule[] = [
  {
    kind: 'pay',
    words: ['pay', 'paygrade', 'payrate', 'bank', 'iban', 'bic', 'wage', 'wages', 'ctc', 'tax', 'lohn'],
    parts: ['salary', 'compensation', 'bonus', 'hourlyrate', 'accountnumber', 'sortcode', 'gehalt', 'remuneration', 'salaire'],
  },
  {
    kind: 'origin',
    words: ['race', 'latino', 'latina', 'latinx', 'eeo', 'minority'],
    parts: ['racedesc', 'racecode', 'ethnic', 'hispanic', 'diversity'],
  },
  { kind: 'gender', words: ['sex', 'pronouns', 'lgbt', 'lgbtq', 'sexe'], parts: ['gender', 'sexual', 'geschlecht'] },
  {
    kind: 'family',
    words: ['spouse', 'children', 'dependents', 'dependants', 'maiden'],
    parts: ['marital', 'married', 'familystatus', 'familienstand', 'pregnan'],
  },
  { kind: 'citizenship', words: ['visa'], parts: ['citizen', 'nationality', 'immigration', 'residencepermit', 'staatsangeh'] },
  { kind: 'belief', words: ['faith', 'union', 'caste'], parts: ['religio', 'konfession', 'politic'] },
  { kind: 'birth', words: ['dob', 'age'], parts: ['birth', 'geburt', 'naissance'] },
  { kind: 'health', words: ['medical', 'health', 'veteran'], parts: ['disab', 'handicap', 'bloodgroup', 'bloodtype', 'schwerbehind'] },
  {
    kind: 'privateContact',
    words: [],
    parts: [
      'personalemail',
      'privateemail',
      'homeemail',
      'emailpersonal',
      'emailhome',
      'personalphone',
      'privatephone',
      'homephone',
      'emergencycontact',
      'emergencyphone',
      'nextofkin',
    ],
  },
  {
    kind: 'home',
    words: ['zip', 'zipcode', 'postcode', 'plz', 'street'],
    wholes: ['address', 'address1', 'address2', 'state', 'homestate', 'homecity'],
    parts: ['homeaddress', 'postaladdress', 'mailingaddress', 'residentialaddress', 'addressline', 'postalcode', 'anschrift'],
  },
  {
    kind: 'identityNumber',
    words: ['ssn', 'nino', 'aadhaar'],
    parts: ['socialsecurity', 'nationalid', 'nationalinsurance', 'passport', 'driverlicen', 'driverslicen', 'taxid'],
  },
  {
    kind: 'performance',
    words: ['rating'],
    wholes: ['ninebox'],
    parts: ['performance', 'perfscore', 'perfrating', 'appraisal', 'overallrating'],
  },
  { kind: 'opinion', words: ['survey'], parts: ['engagement', 'satisfaction', 'enps'] },
  {
    kind: 'attendance',
    words: ['sick', 'tardiness', 'late'],
    parts: ['absence', 'absent', 'dayslate', 'sickday', 'sickleave', 'leavebalance', 'lateness'],
  },
  {
    kind: 'leavingReason',
    words: [],
    parts: [
      'termreason',
      'terminationreason',
      'reasonfortermination',
      'leavingreason',
      'reasonforleaving',
      'resignationreason',
      'disciplin',
    ],
  },
];

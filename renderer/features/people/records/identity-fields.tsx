import { TextInput } from '@mantine/core';
import type { FieldCheck } from '../../../lib/field-check';
import { personRecordWords } from '../../../lib/words/person-records';
import { ManagerField, type Manager } from './manager-field';

const words = personRecordWords.fields;

/** Who somebody is, as it is typed. */
export interface Identity {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly location: string;
  readonly manager: Manager | null;
}

export const faultsOfIdentity = ({ givenName, familyName, email }: Identity) => ({
  givenName: givenName.trim() === '' ? words.nameMissing : null,
  familyName: familyName.trim() === '' ? words.nameMissing : null,
  email: isAddress(email) ? null : words.emailWrong,
});

export function identityInput({ givenName, familyName, email, location, manager }: Identity) {
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  return { givenName, familyName, email: orNull(email), location: orNull(location), managerPersonId: manager?.personId ?? null };
}

export function IdentityFields({
  identity,
  check,
  onChange,
}: {
  readonly identity: Identity;
  readonly check: Pick<FieldCheck<'givenName' | 'familyName' | 'email'>, 'of'>;
  readonly onChange: (next: Partial<Identity>) => void;
}) {
  const text = (field: 'givenName' | 'familyName' | 'email' | 'location') => (
    <TextInput
      label={words[field]}
      value={identity[field]}
      maxLength={200}
      spellCheck={false}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
      {...(field === 'location' ? {} : check.of(field))}
    />
  );
  return (
    <>
      {text('familyName')}
      {text('givenName')}
      {text('email')}
      {text('location')}
      <ManagerField manager={identity.manager} onChange={(manager) => onChange({ manager })} />
    </>
  );
}

function isAddress(text: string): boolean {
  return text.trim() === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}

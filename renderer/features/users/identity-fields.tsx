import { TextInput } from '@mantine/core';
import { isDateUntilToday, formatDate } from '../../lib/formatting';
import type { FieldCheck } from '../../lib/field-check';
import { usersWords } from '../../lib/words/users';

const words = usersWords.identity;

/** How a person's identity was proved (21 CFR 11.100(b)). */
export interface Identity {
  readonly document: string;
  readonly verifiedBy: string;
  readonly verifiedOn: string;
}
type Field = keyof Identity;

export const emptyIdentity = (): Identity => ({ document: '', verifiedBy: '', verifiedOn: formatDate(new Date()) });

export function faultsOfIdentity({ document, verifiedBy, verifiedOn }: Identity): Record<Field, string | null> {
  return {
    document: document.trim() === '' ? words.documentMissing : null,
    verifiedBy: verifiedBy.trim() === '' ? words.verifiedByMissing : null,
    verifiedOn: isDateUntilToday(verifiedOn) ? null : words.verifiedOnFault,
  };
}

export function IdentityFields({
  identity,
  check,
  onChange,
}: {
  readonly identity: Identity;
  readonly check: Pick<FieldCheck<Field>, 'of'>;
  readonly onChange: (next: Partial<Identity>) => void;
}) {
  return (
    <>
      <TextInput
        label={words.document}
        description={words.documentHint}
        value={identity.document}
        maxLength={200}
        onChange={(event) => onChange({ document: event.currentTarget.value })}
        {...check.of('document')}
      />
      <TextInput
        label={words.verifiedBy}
        value={identity.verifiedBy}
        maxLength={200}
        onChange={(event) => onChange({ verifiedBy: event.currentTarget.value })}
        {...check.of('verifiedBy')}
      />
      <TextInput
        label={words.verifiedOn}
        value={identity.verifiedOn}
        maxLength={10}
        onChange={(event) => onChange({ verifiedOn: event.currentTarget.value })}
        {...check.of('verifiedOn')}
      />
    </>
  );
}

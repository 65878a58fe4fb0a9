import { useState } from 'react';
import { tell } from '../../../lib/tell';
import { personRecordWords } from '../../../lib/words/person-records';
import { useChangePerson, type Person } from '../queries';
import { faultsOfIdentity, IdentityFields, identityInput, type Identity } from './identity-fields';
import { PersonForm } from './person-form';
import { refusalText } from './refusals';

const words = personRecordWords.change;

/** Changes who somebody is, of whom no file speaks. */
export function ChangePersonForm({ person, onDone }: { readonly person: Person; readonly onDone: () => void }) {
  const change = useChangePerson();
  const { personId, givenName, familyName, email, location, manager } = person;
  const [identity, setIdentity] = useState<Identity>({ givenName, familyName, email: email ?? '', location: location ?? '', manager });
  return (
    <PersonForm
      title={words.title}
      action={words.action}
      faults={faultsOfIdentity(identity)}
      isPending={change.isPending}
      error={change.error}
      refusal={refusalText}
      onCancel={onDone}
      onSubmit={(reason) =>
        change.mutate(
          { personId, ...identityInput(identity), reason },
          {
            onSuccess: () => {
              tell(words.done);
              onDone();
            },
          },
        )
      }
    >
      {(check) => <IdentityFields identity={identity} check={check} onChange={(next) => setIdentity({ ...identity, ...next })} />}
    </PersonForm>
  );
}

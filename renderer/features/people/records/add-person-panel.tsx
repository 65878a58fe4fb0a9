import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay, useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { personRecordWords } from '../../../lib/words/person-records';
import { BesidePage } from '../../../ui/beside-page';
import { NoPermission } from '../../../ui/no-permission';
import { SidePanel } from '../../../ui/side-panel';
import { useAddPerson } from '../queries';
import { faultsOfIdentity, IdentityFields, identityInput, type Identity } from './identity-fields';
import { faultsOfPeriod, PeriodFields, periodInput, type Period } from './period-fields';
import { PersonForm } from './person-form';
import { refusalText } from './refusals';
import classes from './records.module.css';

const words = personRecordWords.add;
const nobody: Identity = { givenName: '', familyName: '', email: '', location: '', manager: null };

/** Adds somebody whom no file of the HR system brings. */
export function AddPersonPanel() {
  const navigate = useNavigate();
  const mayCorrect = useMay('people.correct');
  const { today } = useSession();
  const add = useAddPerson();
  const [number, setNumber] = useState('');
  const [identity, setIdentity] = useState(nobody);
  const [period, setPeriod] = useState<Period>({ employer: '', kind: 'contractor', from: today, until: '' });
  const close = () => void navigate({ to: '/people', search: true });
  return (
    <BesidePage>
      <SidePanel title={words.title} width={520} onClose={close}>
        {!mayCorrect && <NoPermission />}
        {mayCorrect && (
          <PersonForm
            title={words.formTitle}
            hint={words.hint}
            action={words.action}
            faults={{
              number: number.trim() === '' ? personRecordWords.fields.numberMissing : null,
              ...faultsOfIdentity(identity),
              ...faultsOfPeriod(period),
            }}
            isPending={add.isPending}
            error={add.error}
            refusal={refusalText}
            onCancel={close}
            onSubmit={(reason) =>
              add.mutate(
                { employeeNumber: number, ...identityInput(identity), employment: periodInput(period), reason },
                {
                  onSuccess: ({ personId }) => {
                    tell(words.done(`${identity.familyName.trim()}, ${identity.givenName.trim()}`));
                    void navigate({ to: '/people/$personId', params: { personId }, search: true });
                  },
                },
              )
            }
          >
            {(check) => (
              <>
                <TextInput
                  label={personRecordWords.fields.employeeNumber}
                  value={number}
                  maxLength={64}
                  spellCheck={false}
                  onChange={(event) => setNumber(event.currentTarget.value)}
                  {...check.of('number')}
                />
                <IdentityFields identity={identity} check={check} onChange={(next) => setIdentity({ ...identity, ...next })} />
                <h4 className={classes.formTitle}>{words.employment}</h4>
                <PeriodFields period={period} check={check} onChange={(next) => setPeriod({ ...period, ...next })} />
              </>
            )}
          </PersonForm>
        )}
      </SidePanel>
    </BesidePage>
  );
}

import { Button, Checkbox, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { agesAllowed, suggestedMaxAgeDays } from '../../../shared/domain/passphrase-age';
import { fewestCharacters, mostCharactersAsked } from '../../../shared/domain/passphrase';
import { useMay } from '../../lib/session';
import { usersWords } from '../../lib/words/users';
import { KeyValueList } from '../../ui/key-value-list';
import { Loaded } from '../../ui/loaded';
import { usePassphrasePolicy, useSetPassphrasePolicy, type PassphrasePolicy } from './queries';
import { ReasonForm } from './reason-form';
import classes from './users.module.css';

const words = usersWords.rules;

/** What this site asks of passphrases, and the form that changes it. */
export function PassphraseRules() {
  const query = usePassphrasePolicy();
  const mayManage = useMay('users.manage');
  const [isChanging, setChanging] = useState(false);
  return (
    <section className={classes.section} aria-label={words.title}>
      <h2 className={classes.sectionTitle}>{words.title}</h2>
      <Loaded query={query}>
        {(policy) => (
          <>
            <KeyValueList
              items={[
                { key: 'length', label: words.length, value: words.characters(policy.minLength), hint: words.lengthHint },
                {
                  key: 'age',
                  label: words.age,
                  ...(policy.maxAgeDays === null ? { value: words.never } : { value: words.after(policy.maxAgeDays), hint: words.ageHint }),
                },
                { key: 'attempts', label: words.attempts, value: words.lockout },
              ]}
            />
            {mayManage && !isChanging && (
              <div>
                <Button variant="default" onClick={() => setChanging(true)}>
                  {words.change}
                </Button>
              </div>
            )}
            {isChanging && <RulesForm policy={policy} onDone={() => setChanging(false)} />}
          </>
        )}
      </Loaded>
    </section>
  );
}

function RulesForm({ policy, onDone }: { readonly policy: PassphrasePolicy; readonly onDone: () => void }) {
  const [minLength, setMinLength] = useState<number | string>(policy.minLength);
  const [ages, setAges] = useState(policy.maxAgeDays !== null);
  const [days, setDays] = useState<number | string>(policy.maxAgeDays ?? suggestedMaxAgeDays);
  const set = useSetPassphrasePolicy();
  const isLength = isWithin(minLength, fewestCharacters, mostCharactersAsked);
  const isAge = !ages || isWithin(days, agesAllowed.fewestDays, agesAllowed.mostDays);
  return (
    <ReasonForm
      action={words.action}
      isReady={isLength && isAge}
      isPending={set.isPending}
      error={set.error}
      onSubmit={(reason) =>
        set.mutate({ minLength: Number(minLength), maxAgeDays: ages ? Number(days) : null, reason }, { onSuccess: onDone })
      }
      onCancel={onDone}
    >
      <NumberInput
        label={words.length}
        description={words.lengthRange(fewestCharacters, mostCharactersAsked)}
        value={minLength}
        allowDecimal={false}
        error={isLength ? null : words.lengthRange(fewestCharacters, mostCharactersAsked)}
        onChange={setMinLength}
      />
      <Checkbox label={words.ages} description={words.agesHint} checked={ages} onChange={(event) => setAges(event.currentTarget.checked)} />
      {ages && (
        <NumberInput
          label={words.days}
          description={words.daysHint(suggestedMaxAgeDays)}
          value={days}
          allowDecimal={false}
          error={isAge ? null : words.daysRange(agesAllowed.fewestDays, agesAllowed.mostDays)}
          onChange={setDays}
        />
      )}
    </ReasonForm>
  );
}

function isWithin(value: number | string, fewest: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= fewest && value <= most;
}

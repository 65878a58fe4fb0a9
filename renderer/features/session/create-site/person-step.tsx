import { Button, MultiSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { roles, type Role } from '../../../../shared/domain/permissions';
import { fewestCharacters } from '../../../../shared/domain/passphrase';
import { useFieldCheck } from '../../../lib/field-check';
import { usePassphraseJudgement } from '../../../lib/passphrase-judgement';
import { accountability } from '../../../lib/words/accountability';
import { appWords } from '../../../lib/words/app';
import { sessionWords } from '../../../lib/words/session';
import { NewPassphraseFields } from '../../../ui/new-passphrase-fields';
import { Statement } from '../../../ui/statement';
import { faultsOfPerson, type PersonFields } from './site-form';
import classes from '../session.module.css';

const words = sessionWords.create;
/** An employee's role reaches their own record; a new site has no records of people yet. */
const offered = roles.filter((role) => role !== 'employee');

export function PersonStep(props: {
  readonly intro: string;
  readonly fields: PersonFields;
  readonly other: PersonFields | null;
  readonly siteName: string;
  readonly onChange: (fields: PersonFields) => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
}) {
  const { fields, siteName } = props;
  const [isTried, setTried] = useState(false);
  const judgement = usePassphraseJudgement(fields.passphrase, [fields.login, fields.printedName, siteName], fewestCharacters);
  const check = useFieldCheck(faultsOfPerson(fields, props.other, judgement.weakness));
  const change = (next: Partial<PersonFields>) => props.onChange({ ...fields, ...next });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (check.isComplete()) props.onNext();
      }}
    >
      <p className={classes.dimmed}>{props.intro}</p>
      <TextInput
        label={words.printedName}
        description={words.printedNameHint}
        value={fields.printedName}
        maxLength={200}
        autoFocus
        onChange={(event) => change({ printedName: event.currentTarget.value })}
        {...check.of('printedName')}
      />
      <TextInput
        label={words.login}
        description={words.loginHint}
        value={fields.login}
        maxLength={64}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => change({ login: event.currentTarget.value })}
        {...check.of('login')}
      />
      <MultiSelect
        label={words.roles}
        description={words.rolesHint}
        data={offered.map((role) => ({ value: role, label: appWords.roles[role] }))}
        value={[...fields.roles]}
        onChange={(values) => change({ roles: values.filter((value): value is Role => offered.some((role) => role === value)) })}
        {...check.of('roles')}
      />
      <TextInput
        label={words.document}
        description={words.documentHint}
        value={fields.document}
        maxLength={200}
        onChange={(event) => change({ document: event.currentTarget.value })}
        {...check.of('document')}
      />
      <TextInput
        label={words.verifiedBy}
        description={words.verifiedByHint}
        value={fields.verifiedBy}
        maxLength={200}
        onChange={(event) => change({ verifiedBy: event.currentTarget.value })}
        {...check.of('verifiedBy')}
      />
      <TextInput
        label={words.verifiedOn}
        value={fields.verifiedOn}
        maxLength={10}
        onChange={(event) => change({ verifiedOn: event.currentTarget.value })}
        {...check.of('verifiedOn')}
      />
      <NewPassphraseFields
        label={words.passphrase}
        value={fields.passphrase}
        again={fields.again}
        minLength={fewestCharacters}
        judgement={judgement}
        showsFaults={isTried}
        onChange={(passphrase) => change({ passphrase })}
        onAgainChange={(again) => change({ again })}
      />
      <Statement
        title={accountability.title}
        paragraphs={accountability.paragraphs}
        accept={accountability.accept}
        isAccepted={fields.isAccepted}
        error={check.of('isAccepted').error}
        onChange={(isAccepted) => change({ isAccepted })}
      />
      <div className={classes.buttons}>
        <Button variant="default" onClick={props.onPrevious}>
          {words.previous}
        </Button>
        <Button type="submit">{words.next}</Button>
      </div>
    </form>
  );
}

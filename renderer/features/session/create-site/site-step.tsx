import { Button, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useFieldCheck } from '../../../lib/field-check';
import { sessionWords } from '../../../lib/words/session';
import { shareSchemes, sharesWords } from '../../../lib/words/shares';
import { FolderField } from './folder-field';
import { faultsOfSite, type SiteFields } from './site-form';
import classes from '../session.module.css';

const words = sessionWords.create;
const { schemeOf } = sharesWords;
const ciphers = ['aegis', 'sqlcipher'] as const;

export function SiteStep(props: {
  readonly fields: SiteFields;
  readonly onChange: (fields: SiteFields) => void;
  readonly onNext: () => void;
  readonly onCancel: () => void;
}) {
  const { fields, onChange } = props;
  const check = useFieldCheck(faultsOfSite(fields));
  const keyOf = ({ threshold, count }: SiteFields['shares']): string => `${threshold}/${count}`;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (check.isComplete()) props.onNext();
      }}
    >
      <TextInput
        label={words.name}
        description={words.nameHint}
        value={fields.name}
        maxLength={200}
        autoFocus
        onChange={(event) => onChange({ ...fields, name: event.currentTarget.value })}
        {...check.of('name')}
      />
      <FolderField folder={fields.folder} error={check.of('folder').error} onChange={(folder) => onChange({ ...fields, folder })} />
      <Radio.Group
        label={words.cipher}
        description={words.cipherHint}
        value={fields.cipher}
        onChange={(value) => onChange({ ...fields, cipher: ciphers.find((cipher) => cipher === value) ?? fields.cipher })}
      >
        <Stack gap="xs" mt="xs">
          {ciphers.map((cipher) => (
            <Radio key={cipher} value={cipher} label={words.ciphers[cipher][0]} description={words.ciphers[cipher][1]} />
          ))}
        </Stack>
      </Radio.Group>
      <Select
        label={words.shares}
        description={words.sharesHint}
        allowDeselect={false}
        data={shareSchemes.map((shares) => ({ value: keyOf(shares), label: schemeOf(shares.threshold, shares.count) }))}
        value={keyOf(fields.shares)}
        onChange={(value) => onChange({ ...fields, shares: shareSchemes.find((shares) => keyOf(shares) === value) ?? fields.shares })}
      />
      <div className={classes.buttons}>
        <Button variant="default" onClick={props.onCancel}>
          {words.cancel}
        </Button>
        <Button type="submit">{words.next}</Button>
      </div>
    </form>
  );
}

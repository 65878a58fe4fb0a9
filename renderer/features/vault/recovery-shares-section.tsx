import { Alert, Button, Select, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useFieldCheck } from '../../lib/field-check';
import { onEscape, useReturningButton } from '../../lib/form-focus';
import { isReason } from '../../lib/reason';
import { useSession } from '../../lib/session';
import { shareFault } from '../../lib/share-fault';
import { sheetsOf } from '../../lib/share-sheets';
import { dataKeyWords } from '../../lib/words/data-key';
import { shareSchemes, sharesWords } from '../../lib/words/shares';
import { uiWords } from '../../lib/words/ui';
import { CodeFields } from '../../ui/code-fields';
import { FailureNote } from '../../ui/failure-note';
import { PaperSheets } from '../../ui/paper-sheets';
import { SuccessNote } from '../../ui/success-note';
import { isWrongPassphrase, OwnPassphraseField } from './own-passphrase-field';
import { useReplaceShares, useTryShares } from './queries';
import classes from './data-key.module.css';

const words = dataKeyWords.shares;

interface NewShares {
  readonly shares: readonly string[];
  readonly threshold: number;
  readonly madeAt: Date;
}

/** New printed shares in place of the ones there are. The new ones are kept by this page alone, until they are proved. */
export function RecoverySharesSection() {
  const form = useReturningButton();
  const [made, setMade] = useState<NewShares | null>(null);
  return (
    <section className={classes.section} aria-labelledby="recovery-shares">
      <h2 id="recovery-shares" className={classes.title}>
        {words.title}
      </h2>
      <p className={classes.dimmed}>{words.intro}</p>
      {!form.isOpen && (
        <div>
          <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} autoFocus={form.isBack} onClick={form.open}>
            {words.begin}
          </Button>
        </div>
      )}
      {form.isOpen && made === null && <ReplaceForm onMade={setMade} onCancel={form.close} />}
      {made !== null && (
        <Made
          made={made}
          onDone={() => {
            setMade(null);
            form.close();
          }}
        />
      )}
    </section>
  );
}

function ReplaceForm({ onMade, onCancel }: { readonly onMade: (made: NewShares) => void; readonly onCancel: () => void }) {
  const keyOf = ({ threshold, count }: { threshold: number; count: number }): string => `${threshold}/${count}`;
  const [scheme, setScheme] = useState<(typeof shareSchemes)[number]>(shareSchemes[0]);
  const [reason, setReason] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const replace = useReplaceShares();
  const check = useFieldCheck({
    reason: isReason(reason) ? null : dataKeyWords.reasonMissing,
    passphrase: passphrase === '' ? uiWords.passphrase.missing : null,
  });
  const submit = () =>
    replace.mutate(
      { passphrase, reason, shares: scheme },
      { onSuccess: (made) => onMade({ ...made, madeAt: new Date() }), onError: () => setPassphrase('') },
    );
  return (
    <form
      className={classes.form}
      aria-label={words.submit}
      onKeyDown={onEscape(onCancel)}
      onSubmit={(event) => {
        event.preventDefault();
        if (check.isComplete() && !replace.isPending) submit();
      }}
    >
      <ul className={classes.list}>
        {words.what.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Select
        label={words.scheme}
        allowDeselect={false}
        data={shareSchemes.map((one) => ({ value: keyOf(one), label: sharesWords.schemeOf(one.threshold, one.count) }))}
        value={keyOf(scheme)}
        onChange={(value) => setScheme(shareSchemes.find((one) => keyOf(one) === value) ?? scheme)}
      />
      <TextInput
        label={dataKeyWords.reason}
        description={dataKeyWords.reasonHint}
        value={reason}
        maxLength={1000}
        autoFocus
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
      <OwnPassphraseField
        value={passphrase}
        refusal={replace.error}
        missing={replace.error === null ? check.of('passphrase').error : null}
        onChange={setPassphrase}
      />
      {!isWrongPassphrase(replace.error) && <FailureNote title={words.failed} error={replace.error} />}
      <div className={classes.buttons}>
        <Button type="submit" loading={replace.isPending}>
          {words.submit}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {dataKeyWords.cancel}
        </Button>
      </div>
    </form>
  );
}

function Made({ made, onDone }: { readonly made: NewShares; readonly onDone: () => void }) {
  const { siteName: name } = useSession();
  const { shares, threshold } = made;
  return (
    <>
      <Alert color="var(--unmet)" variant="outline" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />} title={words.made}>
        <ul className={classes.list}>
          {sharesWords.warnings(threshold, shares.length).map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      </Alert>
      <div>
        <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          {sharesWords.print}
        </Button>
      </div>
      <PaperSheets sheets={sheetsOf({ ...made, name })} testId="share" />
      <Proof threshold={threshold} onDone={onDone} />
    </>
  );
}

function Proof({ threshold, onDone }: { readonly threshold: number; readonly onDone: () => void }) {
  const [typed, setTyped] = useState<readonly string[]>(Array.from({ length: threshold }, () => ''));
  const check = useTryShares();
  const fault = shareFault(check.error);
  const isTyped = typed.every((text) => text.trim() !== '');
  return (
    <form
      className={classes.form}
      aria-label={sharesWords.confirmTitle}
      onSubmit={(event) => {
        event.preventDefault();
        if (isTyped) check.mutate({ shares: [...typed] });
      }}
    >
      <h3 className={classes.subtitle}>{sharesWords.confirmTitle}</h3>
      <p className={classes.dimmed}>{sharesWords.confirmHint(threshold)}</p>
      <CodeFields
        values={typed}
        labelOf={sharesWords.typed}
        fault={fault}
        onChange={(next) => {
          setTyped(next);
          check.reset();
        }}
      />
      {fault === null && <FailureNote title={sharesWords.failed} error={check.error} />}
      {check.isSuccess && <SuccessNote>{sharesWords.opens}</SuccessNote>}
      <div className={classes.buttons}>
        <Button type="submit" variant="default" loading={check.isPending} disabled={!isTyped}>
          {sharesWords.check}
        </Button>
        <Button disabled={!check.isSuccess} title={check.isSuccess ? undefined : words.doneHint} onClick={onDone}>
          {words.done}
        </Button>
      </div>
    </form>
  );
}

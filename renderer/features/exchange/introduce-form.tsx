import { Button, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { readCard } from '../../../shared/domain/packages/card';
import { useFieldCheck } from '../../lib/field-check';
import { onEscape, useFocusBack } from '../../lib/form-focus';
import { isReason } from '../../lib/reason';
import { tell } from '../../lib/tell';
import { exchangeWords } from '../../lib/words/exchange';
import { uiWords } from '../../lib/words/ui';
import { FailureNote } from '../../ui/failure-note';
import { useIntroduce } from './queries';
import classes from './packages.module.css';

const words = exchangeWords.partners.form;
const form = exchangeWords.form;

/** A partner's name and keys, pasted from its card or typed off the print. */
export function IntroduceForm({ onDone, onCancel }: { readonly onDone: (partnerId: string) => void; readonly onCancel: () => void }) {
  useFocusBack();
  const first = useRef<HTMLTextAreaElement>(null);
  useEffect(() => first.current?.focus(), []);
  const introduce = useIntroduce();
  const [pasted, setPasted] = useState('');
  const [text, setText] = useState({ name: '', siteId: '', publicKey: '', ageRecipient: '', reason: '' });
  const change = (part: Partial<typeof text>) => setText((before) => ({ ...before, ...part }));
  const check = useFieldCheck({
    pasted: pasted.trim() === '' || readCard(pasted) !== null ? null : words.pasteWrong,
    name: text.name.trim() === '' ? words.nameMissing : null,
    publicKey: text.publicKey.trim() === '' ? words.publicKeyMissing : null,
    reason: isReason(text.reason) ? null : form.reasonMissing,
  });
  const paste = (value: string) => {
    setPasted(value);
    const card = readCard(value);
    if (card !== null)
      change({ name: card.name, siteId: card.siteId ?? '', publicKey: card.publicKey, ageRecipient: card.ageRecipient ?? '' });
  };
  const orNull = (value: string) => (value.trim() === '' ? null : value.trim());
  const submit = () => {
    if (!check.isComplete()) return;
    const { name, siteId, publicKey, ageRecipient, reason } = text;
    introduce.mutate(
      { name: name.trim(), siteId: orNull(siteId), publicKey: publicKey.trim(), ageRecipient: orNull(ageRecipient), reason },
      {
        onSuccess: ({ partnerId }) => {
          tell(words.done(name.trim()));
          onDone(partnerId);
        },
      },
    );
  };
  return (
    <form
      className={classes.form}
      aria-labelledby="introduce-title"
      onKeyDown={onEscape(onCancel)}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h3 id="introduce-title" className={classes.title}>
        {words.title}
      </h3>
      <Textarea
        ref={first}
        label={words.paste}
        description={words.pasteHint}
        value={pasted}
        autosize
        minRows={3}
        maxRows={8}
        spellCheck={false}
        classNames={{ input: classes.mono ?? '' }}
        onChange={(event) => paste(event.currentTarget.value)}
        {...check.of('pasted')}
      />
      <TextInput
        label={words.name}
        value={text.name}
        maxLength={200}
        onChange={(event) => change({ name: event.currentTarget.value })}
        {...check.of('name')}
      />
      <TextInput
        label={words.siteId}
        description={words.siteIdHint}
        value={text.siteId}
        maxLength={100}
        spellCheck={false}
        onChange={(event) => change({ siteId: event.currentTarget.value })}
      />
      <TextInput
        label={words.publicKey}
        description={words.publicKeyHint}
        value={text.publicKey}
        maxLength={400}
        spellCheck={false}
        onChange={(event) => change({ publicKey: event.currentTarget.value })}
        {...check.of('publicKey')}
      />
      <TextInput
        label={words.ageRecipient}
        description={words.ageRecipientHint}
        value={text.ageRecipient}
        maxLength={200}
        spellCheck={false}
        onChange={(event) => change({ ageRecipient: event.currentTarget.value })}
      />
      <TextInput
        label={form.reason}
        description={form.reasonHint}
        value={text.reason}
        maxLength={1000}
        onChange={(event) => change({ reason: event.currentTarget.value })}
        {...check.of('reason')}
      />
      <FailureNote title={words.failed} error={introduce.error} />
      <div className={classes.ways}>
        <Button type="submit" loading={introduce.isPending}>
          {words.submit}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {uiWords.cancel}
        </Button>
      </div>
    </form>
  );
}

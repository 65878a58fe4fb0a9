import { Alert, Button, Checkbox, Input, Select, TextInput } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { z } from 'zod';
import { peopleKinds } from '../../../shared/contract/exchange';
import { name as nameShape } from '../../../shared/contract/values';
import { useAsOf } from '../../lib/as-of';
import { useDraft } from '../../lib/draft';
import { useFieldCheck } from '../../lib/field-check';
import { isReason } from '../../lib/reason';
import { useSession } from '../../lib/session';
import { unitChoices } from '../../lib/unit-tree';
import { exchangeWords } from '../../lib/words/exchange';
import { DraftStatus } from '../../ui/draft-status';
import { FailureNote } from '../../ui/failure-note';
import { PersonSelect } from './person-select';
import { usePartners, useUnits, useWrite, type Target, type WriteInput, type WrittenPackage } from './queries';
import { TargetChoice } from './target-choice';
import classes from './packages.module.css';

const words = exchangeWords.form;
const kindShape = z.enum([...peopleKinds, 'person-record']);
const byName = '';
const noText = { kind: 'qualification-status', unitId: '', personId: '', partnerId: byName, receiver: '', encrypt: 'yes', reason: '' };

/** What it tells and of whom, who gets it, as of when, why and where; then it is signed and written in one step. */
export function ExportForm({ onWritten }: { readonly onWritten: (written: WrittenPackage) => void }) {
  const asOf = useAsOf();
  const { today } = useSession();
  const date = asOf ?? today;
  const draft = useDraft('export.package', words.title, noText);
  const text = draft.value;
  const change = (part: Partial<typeof noText>) => draft.change({ ...text, ...part });
  const kind = kindShape.catch('qualification-status').parse(text.kind);
  const [target, setTarget] = useState<Target | null>(null);
  const units = useUnits().data?.units ?? [];
  const partners = (usePartners().data?.partners ?? []).filter(({ state }) => state === 'confirmed');
  const partner = partners.find(({ partnerId }) => partnerId === text.partnerId);
  const isEncrypted = partner !== undefined && partner.ageRecipient !== null && text.encrypt === 'yes';
  const write = useWrite();
  // The ending of a chosen name belongs to how it was to be written.
  const [chosenFor, setChosenFor] = useState(isEncrypted);
  const place = chosenFor === isEncrypted ? target : null;
  const isOfPerson = kind === 'person-record';
  const check = useFieldCheck({
    person: isOfPerson && text.personId === '' ? words.personMissing : null,
    receiver: partner !== undefined || nameShape.safeParse(text.receiver).success ? null : words.receiverMissing,
    reason: isReason(text.reason) ? null : words.reasonMissing,
    target: place === null ? words.targetMissing : null,
  });

  const submit = () => {
    if (!check.isComplete() || place === null) return;
    const what: WriteInput['what'] =
      kind === 'person-record' ? { kind, personId: text.personId } : { kind, unitId: text.unitId === '' ? null : text.unitId };
    const to = partner === undefined ? { receiver: text.receiver } : { partnerId: partner.partnerId, isEncrypted };
    write.mutate(draft.handIn({ target: place.handle, what, to, asOf, reason: text.reason }), {
      onSuccess: (written) => {
        void draft.discard();
        onWritten(written);
      },
      // A chosen place serves one attempt.
      onError: () => setTarget(null),
    });
  };
  const { error } = write;
  return (
    <form
      className={classes.form}
      aria-labelledby="export-title"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2 id="export-title" className={classes.title}>
        {words.title}
      </h2>
      <Select
        label={words.kind}
        description={words.kindHints[kind]}
        data={kindShape.options.map((value) => ({ value, label: exchangeWords.kinds[value] }))}
        value={kind}
        allowDeselect={false}
        onChange={(value) => change({ kind: value ?? kind })}
      />
      {isOfPerson ? (
        <PersonSelect
          label={words.person}
          value={text.personId === '' ? null : text.personId}
          onChange={(personId) => change({ personId: personId ?? '' })}
          {...check.of('person')}
        />
      ) : (
        <Select
          label={words.about}
          data={[{ value: '', label: words.everybody }, ...unitChoices(units)]}
          value={text.unitId}
          allowDeselect={false}
          searchable
          limit={100}
          onChange={(value) => change({ unitId: value ?? '' })}
        />
      )}
      <Select
        label={words.to}
        description={words.toHint}
        data={[...partners.map(({ partnerId, name }) => ({ value: partnerId, label: name })), { value: byName, label: words.byName }]}
        value={partner?.partnerId ?? byName}
        allowDeselect={false}
        onChange={(value) => change({ partnerId: value ?? byName })}
      />
      {partner === undefined ? (
        <TextInput
          label={words.receiver}
          value={text.receiver}
          maxLength={200}
          onChange={(event) => change({ receiver: event.currentTarget.value })}
          {...check.of('receiver')}
        />
      ) : (
        <Checkbox
          label={words.encrypt}
          description={partner.ageRecipient === null ? words.cannotEncrypt : words.encryptHint}
          disabled={partner.ageRecipient === null}
          checked={isEncrypted}
          onChange={(event) => change({ encrypt: event.currentTarget.checked ? 'yes' : 'no' })}
        />
      )}
      <Input.Wrapper label={words.asOf} description={words.asOfHint} labelElement="div">
        <p className={classes.fact}>{asOf === null ? words.today(today) : asOf}</p>
      </Input.Wrapper>
      <TextInput
        label={words.reason}
        description={words.reasonHint}
        value={text.reason}
        maxLength={1000}
        onChange={(event) => change({ reason: event.currentTarget.value })}
        {...check.of('reason')}
      />
      <TargetChoice
        target={place}
        suggestedName={words.suggestedName(kind, date)}
        isEncrypted={isEncrypted}
        fault={error === null ? check.of('target').error : null}
        onChosen={(chosen) => {
          setTarget(chosen);
          setChosenFor(isEncrypted);
          write.reset();
        }}
      />
      {!isEncrypted && (
        <Alert color="yellow" variant="outline">
          {words.personal}
        </Alert>
      )}
      <FailureNote title={words.failed} error={error}>
        {isDefinedError(error) && error.code === 'CannotWrite' ? words.why[error.data.why] : undefined}
      </FailureNote>
      <div className={classes.targetLine}>
        <Button type="submit" leftSection={<IconSignature size={16} aria-hidden />} loading={write.isPending}>
          {words.submit}
        </Button>
        <DraftStatus state={draft.state} />
      </div>
    </form>
  );
}

import { Select, TextInput } from '@mantine/core';
import { amendCodes } from '../../../../shared/domain/rating-change';
import type { FieldCheck } from '../../../lib/field-check';
import { correctionWords } from '../../../lib/words/corrections';
import { uiWords } from '../../../lib/words/ui';
import { PassphraseField } from '../../../ui/passphrase-field';
import type { AssessmentText } from './assessment-text';
import classes from '../assess.module.css';
import own from './form.module.css';

const words = correctionWords.amend;
const codes = amendCodes.map((value) => ({ value, label: words.codes[value] }));

export interface Authoriser {
  readonly login: string;
  readonly passphrase: string;
}
export type AmendmentField = 'amendReason' | 'amendCode' | 'authoriserLogin' | 'authoriserPassphrase';

/** What an amendment says beside its content: the comment, and where what was judged changes its code and who authorises it. */
export function AmendmentFields({
  text,
  isRatingChanged,
  authoriser,
  isHandedOver,
  isSigning,
  check,
  onText,
  onAuthoriser,
}: {
  readonly text: AssessmentText;
  readonly isRatingChanged: boolean;
  readonly authoriser: Authoriser;
  /** Whether the passphrase was taken and nothing was typed since. */
  readonly isHandedOver: boolean;
  readonly isSigning: boolean;
  readonly check: Pick<FieldCheck<AmendmentField>, 'of'>;
  readonly onText: (part: Partial<AssessmentText>) => void;
  readonly onAuthoriser: (authoriser: Authoriser) => void;
}) {
  return (
    <>
      {isRatingChanged && (
        <Select
          label={words.code}
          description={words.codeHint}
          data={codes}
          value={text.amendCode ?? null}
          withAsterisk
          onChange={(value) => onText({ amendCode: amendCodes.find((one) => one === value) ?? null })}
          {...check.of('amendCode')}
        />
      )}
      <TextInput
        label={words.reason}
        description={correctionWords.reasonHint}
        value={text.amendReason ?? ''}
        maxLength={1000}
        withAsterisk
        onChange={(event) => onText({ amendReason: event.currentTarget.value })}
        {...check.of('amendReason')}
      />
      {isRatingChanged && (
        <fieldset className={own.who}>
          <legend>{words.authoriser}</legend>
          <p className={classes.note}>{words.authoriserHint}</p>
          <TextInput
            label={uiWords.sign.userId}
            value={authoriser.login}
            autoComplete="off"
            spellCheck={false}
            disabled={isSigning}
            onChange={(event) => onAuthoriser({ ...authoriser, login: event.currentTarget.value })}
            {...check.of('authoriserLogin')}
          />
          <PassphraseField
            value={authoriser.passphrase}
            {...check.of('authoriserPassphrase')}
            error={isHandedOver ? null : check.of('authoriserPassphrase').error}
            isDisabled={isSigning}
            onChange={(passphrase) => onAuthoriser({ ...authoriser, passphrase })}
          />
        </fieldset>
      )}
    </>
  );
}

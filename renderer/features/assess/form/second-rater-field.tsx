import { Checkbox, Select } from '@mantine/core';
import { correctionWords } from '../../../lib/words/corrections';
import type { AssessmentForm } from '../queries';
import type { AssessmentText } from './assessment-text';
import { useSigner } from './use-signer';
import { asksSecond } from './use-submission';
import classes from '../assess.module.css';

const words = correctionWords.first;

/** Whether a second person is to rate the performance independently, and who: asked for by the assessor, or by the level. */
export function SecondRaterField({
  form,
  text,
  onText,
}: {
  readonly form: AssessmentForm;
  readonly text: AssessmentText;
  readonly onText: (part: Pick<AssessmentText, 'second'>) => void;
}) {
  const others = useSigner(form, text)?.others ?? [];
  const isRequired = form.secondRatingLevels.includes(text.level);
  const { isWanted = false, login = null } = text.second ?? {};
  return (
    <div className={classes.section}>
      {isRequired ? (
        <p className={classes.text}>{words.asked}</p>
      ) : (
        <Checkbox
          label={words.ask}
          description={words.hint}
          checked={isWanted}
          onChange={(event) => onText({ second: { isWanted: event.currentTarget.checked, login } })}
        />
      )}
      {asksSecond(form, text) && (
        <Select
          label={words.whom}
          data={[{ value: '', label: words.anybody }, ...others.map((one) => ({ value: one.login, label: `${one.name} (${one.login})` }))]}
          value={login ?? ''}
          allowDeselect={false}
          onChange={(value) => onText({ second: { isWanted, login: value === null || value === '' ? null : value } })}
        />
      )}
    </div>
  );
}

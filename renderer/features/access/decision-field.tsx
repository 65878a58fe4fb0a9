import { Radio, TextInput } from '@mantine/core';
import { accessWords } from '../../lib/words/access';
import { AccountFacts } from './account-facts';
import type { Noted } from './decisions';
import type { ReviewedAccount } from './queries';
import classes from './access.module.css';

const words = accessWords.form;
const decisions = ['keep', 'change'] as const;

/** One account with what is decided on it. */
export function DecisionField({
  account,
  noted,
  showsFaults,
  onChange,
}: {
  readonly account: ReviewedAccount;
  readonly noted: Noted;
  readonly showsFaults: boolean;
  readonly onChange: (noted: Noted) => void;
}) {
  const { userId, printedName, login } = account;
  const isChange = noted.decision === 'change';
  return (
    <li className={classes.account} data-account={userId}>
      <div>
        <div className={classes.accountHead}>
          <span className={classes.strong}>{printedName}</span>
          <span className={classes.note}>{login}</span>
        </div>
        <AccountFacts account={account} />
      </div>
      <div className={classes.decision}>
        <Radio.Group
          aria-label={words.decisionOf(printedName)}
          value={noted.decision}
          onChange={(value) => onChange({ ...noted, decision: decisions.find((decision) => decision === value) ?? null })}
        >
          <div className={classes.accountHead}>
            {decisions.map((decision) => (
              <Radio key={decision} value={decision} label={words.decisions[decision]} />
            ))}
          </div>
        </Radio.Group>
        <TextInput
          label={isChange ? words.remark : words.remarkOptional}
          aria-label={words.remarkOf(printedName)}
          withAsterisk={isChange}
          value={noted.remark}
          maxLength={4000}
          error={showsFaults && isChange && noted.remark.trim() === '' ? words.remarkMissing : undefined}
          onChange={(event) => onChange({ ...noted, remark: event.currentTarget.value })}
        />
      </div>
    </li>
  );
}

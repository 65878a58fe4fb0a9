import { IconCheck, IconEye, IconQuestionMark, IconX } from '@tabler/icons-react';
import type { GateVerdict } from '../../../../shared/domain/gate';
import { gateWords as words } from '../../../lib/words/gate';
import classes from './gate.module.css';

const icons = { yes: IconCheck, underSupervision: IconEye, no: IconX } as const;

/** The answer in a word, a colour, a pattern and a sign of its own; null: there is none, since nobody was on record. */
export function Verdict({
  verdict,
  size,
  children,
}: {
  readonly verdict: GateVerdict | null;
  readonly size: 'large' | 'small';
  readonly children?: React.ReactNode;
}) {
  const Icon = verdict === null ? IconQuestionMark : icons[verdict];
  return (
    <div className={classes.verdict} data-verdict={verdict ?? 'none'} data-size={size}>
      <div className={classes.words}>
        <p className={classes.word}>
          <Icon className={classes.sign} stroke={3} aria-hidden />
          {verdict === null ? words.proof.notOnRecord : words.verdicts[verdict]}
        </p>
        {children}
      </div>
    </div>
  );
}

import { IconChevronDown, IconChevronRight, IconCircleCheck, IconCircleX, IconPoint } from '@tabler/icons-react';
import { useState } from 'react';
import { uiWords } from '../lib/words/ui';
import classes from './reason-tree.module.css';

export type Verdict = 'met' | 'unmet' | 'info';

export type ReasonNode<Record> = {
  readonly verdict: Verdict;
  readonly text: string;
  /** What the reason rests on; null for a reason that stands for those below it. */
  readonly record: Record | null;
  readonly children: readonly ReasonNode<Record>[];
};

/** The answer to "why?": reasons within reasons, each opening its record. */
export function ReasonTree<Record>({
  label,
  reasons,
  onOpen,
}: {
  readonly label: string;
  readonly reasons: readonly ReasonNode<Record>[];
  readonly onOpen?: (record: Record) => void;
}) {
  return (
    <ul className={classes.tree} aria-label={label}>
      {reasons.map((reason, index) => (
        <ReasonItem key={index} reason={reason} onOpen={onOpen} />
      ))}
    </ul>
  );
}

function ReasonItem<Record>({
  reason,
  onOpen,
}: {
  readonly reason: ReasonNode<Record>;
  readonly onOpen: ((record: Record) => void) | undefined;
}) {
  const [isOpen, setOpen] = useState(true);
  const { record, children } = reason;
  return (
    <li>
      <div className={classes.line}>
        {children.length > 0 ? (
          <button
            type="button"
            className={classes.fold}
            aria-expanded={isOpen}
            aria-label={`${isOpen ? uiWords.reasons.collapse : uiWords.reasons.expand}: ${reason.text}`}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
          </button>
        ) : (
          <span className={classes.noFold} />
        )}
        <VerdictIcon verdict={reason.verdict} />
        {record !== null && onOpen ? (
          <button type="button" className={classes.open} onClick={() => onOpen(record)}>
            {reason.text}
          </button>
        ) : (
          <span className={classes.words}>{reason.text}</span>
        )}
      </div>
      {isOpen && children.length > 0 && (
        <ul className={classes.inner}>
          {children.map((child, index) => (
            <ReasonItem key={index} reason={child} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </li>
  );
}

function VerdictIcon({ verdict }: { readonly verdict: Verdict }) {
  if (verdict === 'met') return <IconCircleCheck className={classes.met} size={18} role="img" aria-label={uiWords.reasons.met} />;
  if (verdict === 'unmet') return <IconCircleX className={classes.unmet} size={18} role="img" aria-label={uiWords.reasons.unmet} />;
  return <IconPoint className={classes.icon} size={18} aria-hidden />;
}

import { consequenceWords } from '../../../lib/words/calibration-consequences';
import { SignatureList } from '../../../ui/signature-list';
import classes from './look-back.module.css';
import { useDecisions } from './queries';

const words = consequenceWords.lookBack;

/** What was decided so far, newest first, each decision with who signed it; nothing while nothing was. */
export function DecisionsMade({ lookBackId }: { readonly lookBackId: string }) {
  const { data } = useDecisions(lookBackId);
  if (data === undefined || data.decisions.length === 0) return null;
  return (
    <details className={classes.made}>
      <summary>{words.made}</summary>
      {data.decisions.map(({ decisionId, kind, count, dueOn, reason, proposedBy, signatures }) => (
        <section key={decisionId} className={classes.section} aria-label={words.decision(kind, count, dueOn)}>
          <p className={classes.text}>{`${words.decision(kind, count, dueOn)}: ${reason}`}</p>
          <p className={classes.small}>{words.proposedBy(proposedBy)}</p>
          <SignatureList signatures={signatures} />
        </section>
      ))}
    </details>
  );
}

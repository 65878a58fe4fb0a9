import { formatNumber } from '../../lib/formatting';
import { recordsWords } from '../../lib/words/records';
import { KeyValueList } from '../../ui/key-value-list';
import type { Entry } from './queries';
import classes from './records.module.css';

const words = recordsWords.entry;

/** What somebody needs to check by themselves that the entry is in the log; folded away until it is asked for. */
export function EntryProof({ entry }: { readonly entry: Entry }) {
  const { inclusion } = entry;
  if (inclusion === null) {
    return (
      <p className={classes.text} role="alert">
        {words.damaged}
      </p>
    );
  }
  const { leaf, leafHash, treeSize, root, proof } = inclusion;
  return (
    <details className={classes.fold}>
      <summary>{words.integrity}</summary>
      <div className={classes.foldBody}>
        <p className={classes.note}>{words.proofHint}</p>
        <KeyValueList
          items={[
            { key: 'leafHash', label: words.leafHash, value: <span className={classes.mono}>{leafHash}</span> },
            { key: 'treeSize', label: words.treeSize, value: formatNumber(treeSize) },
            { key: 'root', label: words.root, value: <span className={classes.mono}>{root}</span> },
            {
              key: 'proof',
              label: words.proof,
              value:
                proof.length === 0 ? (
                  words.noProof
                ) : (
                  <ol className={`${classes.proof} ${classes.mono}`}>
                    {proof.map((hash) => (
                      <li key={hash}>{hash}</li>
                    ))}
                  </ol>
                ),
            },
          ]}
        />
        <div className={classes.section}>
          <span className={classes.note}>{words.leaf}</span>
          <pre className={`${classes.leaf} ${classes.mono}`}>{leaf}</pre>
        </div>
      </div>
    </details>
  );
}

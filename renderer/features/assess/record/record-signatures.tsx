import { IconAlertTriangle, IconSignature } from '@tabler/icons-react';
import { formatInstantIn } from '../../../lib/formatting';
import { assessWords } from '../../../lib/words/assess';
import type { AssessmentRecord } from '../queries';
import classes from '../assess.module.css';
import own from './record.module.css';

const words = assessWords.record;

/** Who stands for the record, with what meaning, and whether the signature still fits what is shown. */
export function RecordSignatures({ signatures }: { readonly signatures: AssessmentRecord['signatures'] }) {
  return (
    <section className={classes.section}>
      <h3 className={classes.smallTitle}>{words.signatures}</h3>
      <ul className={classes.plainList}>
        {signatures.map((signature) => {
          const Icon = signature.isValid ? IconSignature : IconAlertTriangle;
          return (
            <li key={signature.entryNumber} className={own.signature} data-tone={signature.isValid ? 'met' : 'unmet'}>
              <span className={own.signer}>{signature.printedName}</span>
              <span>
                {signature.meaning} · <span data-figures>{formatInstantIn(signature.signedAt, signature.zone)}</span> ·{' '}
                {words.entry(signature.entryNumber)}
              </span>
              <span className={classes.mark} data-tone={signature.isValid ? 'met' : 'unmet'}>
                <Icon size={16} stroke={1.75} aria-hidden /> {signature.isValid ? words.valid : words.invalid}
              </span>
              <span className={classes.digest}>
                {words.digest} {signature.contentDigest}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

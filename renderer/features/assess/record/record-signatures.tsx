import { signatureWords as words } from '../../../lib/words/signatures';
import { SignatureList } from '../../../ui/signature-list';
import type { AssessmentRecord } from '../queries';
import classes from '../assess.module.css';

/** Who stands for the record, with what meaning, and whether the signature still fits what is shown. */
export function RecordSignatures({ signatures }: { readonly signatures: AssessmentRecord['signatures'] }) {
  return (
    <section className={classes.section}>
      <h3 className={classes.smallTitle}>{words.title}</h3>
      <SignatureList signatures={signatures} />
    </section>
  );
}

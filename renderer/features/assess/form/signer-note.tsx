import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../../lib/session';
import { assessorWords } from '../../../lib/words/assessors';
import type { AssessmentForm } from '../queries';
import type { AssessmentText } from './assessment-text';
import { isKept, useSigner } from './use-signer';
import classes from '../assess.module.css';
import own from './form.module.css';

const words = assessorWords.assess;
/** So many are named. */
const namedAtMost = 6;

/** Said before anything is typed: what the session's person lacks to sign it, what could sway them, and who can sign instead. */
export function SignerNote({ form, text }: { readonly form: AssessmentForm; readonly text: AssessmentText }) {
  const signer = useSigner(form, text);
  const maySign = useMay('assessments.sign');
  const maySeeRegister = useMay('assessors.read');
  if (signer === undefined || form.obstacles.includes('competencyRetired')) return null;
  const { items, independence, others } = signer;
  const isHindered = (maySign && isKept(signer)) || form.obstacles.includes('ownRecord');
  const isSwayed = maySign && independence.rule === 'reason';
  if (!isHindered && !isSwayed) return null;
  const names = others.map(({ name, login, needsReason }) => words.other(name, login, needsReason));
  return (
    <Alert className={own.notice} color="orange" variant="outline" role="note" icon={<IconInfoCircle size={18} aria-hidden />}>
      <p className={classes.text}>
        <strong>{isHindered ? words.lacking : words.reasonNeeded}</strong>
      </p>
      {items.length > 0 && <p className={classes.text}>{words.items(items)}</p>}
      {independence.rule === 'refuse' && <p className={classes.text}>{words.why(independence.why)}</p>}
      {isSwayed && <p className={classes.text}>{words.reasonWhy(independence.why)}</p>}
      {isHindered && (
        <>
          <p className={classes.text}>
            {names.length === 0 ? words.nobody : words.others(names.slice(0, namedAtMost), Math.max(0, names.length - namedAtMost))}
          </p>
          <p className={classes.text}>{words.keep}</p>
          {maySeeRegister && (
            <Link className={own.textLink} to="/settings/assessors">
              {words.register}
            </Link>
          )}
        </>
      )}
    </Alert>
  );
}

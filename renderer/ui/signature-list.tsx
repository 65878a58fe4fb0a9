import { IconAlertTriangle, IconSignature } from '@tabler/icons-react';
import { formatInstantIn } from '../lib/formatting';
import { roleOfSignature, signatureWords as words } from '../lib/words/signatures';
import classes from './signature-list.module.css';

export interface ShownSignature {
  readonly printedName: string;
  readonly role: string | null;
  readonly meaning: string;
  readonly signedAt: string;
  readonly zone: string;
  readonly contentDigest: string;
  readonly revision: number;
  readonly entryNumber: number;
  readonly isValid: boolean;
}

/** The signatures of a record, on screen and on paper: who, in which role, with what meaning, when, over what (21 CFR 11.50). */
export function SignatureList({ signatures }: { readonly signatures: readonly ShownSignature[] }) {
  return (
    <ul className={classes.list} aria-label={words.title}>
      {signatures.map((signature) => (
        <OneSignature key={`${signature.entryNumber} ${signature.printedName} ${signature.meaning}`} signature={signature} />
      ))}
    </ul>
  );
}

function OneSignature({ signature }: { readonly signature: ShownSignature }) {
  const { printedName, role, meaning, signedAt, zone, contentDigest, revision, entryNumber, isValid } = signature;
  const Icon = isValid ? IconSignature : IconAlertTriangle;
  const tone = isValid ? 'met' : 'unmet';
  return (
    <li className={classes.signature} data-tone={tone}>
      <span className={classes.signer}>{printedName}</span>
      <dl className={classes.facts}>
        <dt>{words.facts.role}</dt>
        <dd>{roleOfSignature(role)}</dd>
        <dt>{words.facts.meaning}</dt>
        <dd>{meaning}</dd>
        <dt>{words.facts.signedAt}</dt>
        <dd data-figures>{formatInstantIn(signedAt, zone)}</dd>
        <dt>{words.facts.place}</dt>
        <dd>{words.place(entryNumber, revision)}</dd>
        <dt>{words.facts.digest}</dt>
        <dd className={classes.digest}>{contentDigest}</dd>
      </dl>
      <span className={classes.verdict} data-tone={tone}>
        <Icon size={16} stroke={1.75} aria-hidden /> {isValid ? words.valid : words.invalid}
      </span>
    </li>
  );
}

import { Button } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { formatInstant, formatInstantIn } from '../../../lib/formatting';
import { correctionWords } from '../../../lib/words/corrections';
import { roleOfSignature } from '../../../lib/words/signatures';
import { KeyValueList } from '../../../ui/key-value-list';
import { Loaded } from '../../../ui/loaded';
import { useVerification, type Verification as Found } from '../queries';
import classes from '../assess.module.css';

const words = correctionWords.verify;

/** Whether everything that stands under a record holds, signature by signature, checked as it opens. */
export function Verification({ assessmentId, onClose }: { readonly assessmentId: string; readonly onClose: () => void }) {
  return (
    <section className={classes.section} aria-label={words.title}>
      <h3 className={classes.smallTitle}>{words.title}</h3>
      <Loaded query={useVerification(assessmentId)}>{(found) => <Verdict found={found} />}</Loaded>
      <div>
        <Button variant="default" size="compact-sm" onClick={onClose}>
          {words.close}
        </Button>
      </div>
    </section>
  );
}

function Verdict({ found }: { readonly found: Found }) {
  const Icon = found.isSound ? IconShieldCheck : IconAlertTriangle;
  return (
    <>
      <p className={classes.mark} data-tone={found.isSound ? 'met' : 'unmet'} role="status">
        <Icon size={18} stroke={1.75} aria-hidden /> <strong>{found.isSound ? words.sound : words.unsound}</strong>
      </p>
      <KeyValueList
        items={[
          { key: 'content', label: words.content, value: found.isUnchanged ? words.unchanged : words.changed, hint: found.contentDigest },
          { key: 'files', label: words.files, value: found.filesIntact ? words.filesIntact : words.filesDamaged },
        ]}
      />
      {found.signatures.map((signature) => (
        <section key={`${signature.entryNumber} ${signature.keyId}`} className={classes.section}>
          <h4 className={classes.smallTitle}>{words.by(signature.printedName, roleOfSignature(signature.role), signature.meaning)}</h4>
          <KeyValueList items={factsOf(signature)} />
        </section>
      ))}
    </>
  );
}

function factsOf(signature: Found['signatures'][number]) {
  const { isValid, isTold, inclusion, attestedBy, attestedAt, entryNumber, signedAt, zone, contentDigest, keyId } = signature;
  const isIncluded = inclusion?.holds === true;
  return [
    {
      key: 'signature',
      label: words.signature,
      value: isValid ? words.isValid : words.isInvalid,
      hint: `${formatInstantIn(signedAt, zone)} · ${contentDigest}`,
    },
    {
      key: 'key',
      label: words.key,
      value: attestedBy === null || attestedAt === null ? words.notAttested : words.attested(attestedBy, formatInstant(attestedAt)),
      hint: keyId,
    },
    { key: 'log', label: words.log, value: isTold ? words.told(entryNumber) : words.notTold(entryNumber) },
    {
      key: 'tree',
      label: words.tree,
      value: isIncluded ? words.included(entryNumber, inclusion.treeSize, inclusion.steps) : words.notIncluded,
      ...(inclusion === null ? {} : { hint: `${words.root} ${inclusion.root}` }),
    },
  ];
}

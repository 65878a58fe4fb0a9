import { isDefinedError } from '@orpc/client';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '@mantine/core';
import type { Draft } from '../../../lib/draft';
import { useMay, useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { assessWords } from '../../../lib/words/assess';
import { FailureNote } from '../../../ui/failure-note';
import { SignBox, type Signature } from '../../../ui/sign-box';
import { judgedOf, performanceOf } from '../form/assessment-faults';
import type { Moment } from '../form/assessment-text';
import { refusalText } from '../form/refusal-text';
import { SignedContent } from '../form/signed-content';
import { useSignGroup } from '../queries';
import type { Member } from './group-text';
import classes from '../assess.module.css';

const words = assessWords.group;
const meanings = [{ value: 'assessed', label: assessWords.sign.meaning }] as const;

/** One ceremony for all of them: each record is signed by itself. */
export function GroupSignature({
  members,
  moment,
  onHandIn,
  onDone,
}: {
  readonly members: readonly [Member, ...Member[]];
  readonly moment: Moment;
  readonly onHandIn: Draft<unknown>['handIn'];
  readonly onDone: () => Promise<void>;
}) {
  const { user } = useSession();
  const maySign = useMay('assessments.sign') && user.maySign;
  const sign = useSignGroup();
  const navigate = useNavigate();
  const [wantsAnother, setWantsAnother] = useState(false);
  const isAnother = wantsAnother || !maySign;
  const [first] = members;
  const submit = ({ passphrase, userId }: Signature) => {
    const signature = userId === null ? { passphrase } : { login: userId, passphrase };
    const people = members.map(({ form, text }) => judgedOf(form, text));
    sign.mutate(onHandIn({ ...performanceOf(first.form, first.text, moment), people, signature }), {
      onSuccess: ({ assessments }) => {
        tell(words.done(assessments.length));
        void onDone().then(() => navigate({ to: '/assess' }));
      },
    });
  };
  const { error } = sign;
  const isWrongPassphrase = isDefinedError(error) && error.code === 'WrongPassphrase';
  const refused = isDefinedError(error) && error.code === 'GroupRefused' ? error.data.people : [];
  const refusal = refusalText(error, { isAnother, files: members.flatMap(({ text }) => text.evidence) });
  return (
    <section className={classes.section} aria-labelledby="signature">
      <h2 id="signature" className={classes.smallTitle}>
        {assessWords.sign.title}
      </h2>
      <p className={classes.note}>{isAnother ? assessWords.sign.inPlace : user.hasSigned ? '' : assessWords.sign.first}</p>
      <SignBox
        key={isAnother ? 'another' : 'mine'}
        content={members.map(({ form, text }) => (
          <SignedContent key={form.person.personId} form={form} text={text} moment={moment} />
        ))}
        meanings={meanings}
        signer={assessWords.sign.signer(user.printedName)}
        asksUserId={isAnother || !user.hasSigned}
        actionLabel={() => words.sign(members.length)}
        isSigning={sign.isPending}
        error={isWrongPassphrase ? refusal : null}
        onSign={submit}
      />
      {!isWrongPassphrase && (
        <FailureNote title={words.refused} error={error}>
          {refusal}
          {refused.map(({ personId, name, message, items }) => (
            <span key={personId} className={classes.example}>
              {words.refusedOne(name, message, items)}
            </span>
          ))}
        </FailureNote>
      )}
      {maySign && (
        <div>
          <Button variant="default" size="compact-sm" onClick={() => setWantsAnother(!wantsAnother)}>
            {wantsAnother ? assessWords.sign.mine : assessWords.sign.another}
          </Button>
        </div>
      )}
    </section>
  );
}

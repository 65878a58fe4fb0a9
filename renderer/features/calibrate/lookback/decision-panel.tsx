import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFieldCheck } from '../../../lib/field-check';
import { isCalendarDate } from '../../../lib/formatting';
import { isReason } from '../../../lib/reason';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { consequenceWords } from '../../../lib/words/calibration-consequences';
import { BesidePage } from '../../../ui/beside-page';
import { SidePanel } from '../../../ui/side-panel';
import { SignedAct, SignedInPlace } from '../../../ui/signed-act';
import classes from './look-back.module.css';
import { useKeep, useReassess, useVoid, type LookBackItem } from './queries';

const words = consequenceWords.lookBack;
const shownLines = 12;

export type DecisionKind = 'keep' | 'reassess' | 'void';

/** Signs one decision of several assessments; a void one is signed by a second person. */
export function DecisionPanel({
  kind,
  lookBackId,
  items,
  onDone,
  onClose,
}: {
  readonly kind: DecisionKind;
  readonly lookBackId: string;
  readonly items: readonly LookBackItem[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const [keep, reassess, voiding] = [useKeep(), useReassess(), useVoid()];
  const { today } = useSession();
  const [dueOn, setDueOn] = useState('');
  const [reason, setReason] = useState('');
  const own = words.forms[kind];
  const act = { keep, reassess, void: voiding }[kind];
  const check = useFieldCheck({
    dueOn: kind !== 'reassess' || (isCalendarDate(dueOn) && dueOn >= today) ? null : words.byWrong,
    reason: isReason(reason) ? null : words.reasonMissing,
  });
  const assessmentIds = items.map(({ assessmentId }) => assessmentId);
  const done = {
    onSuccess: ({ decided }: { readonly decided: number }) => {
      tell(own.done(decided));
      onDone();
    },
  };
  const shown = {
    content: <Lines items={items} />,
    meaning: own.meaning,
    action: own.action(items.length),
    failed: words.failed,
    error: act.error,
    isPending: act.isPending,
    isComplete: check.isComplete,
  };
  return (
    <BesidePage>
      <SidePanel width={480} title={own.title(items.length)} onClose={onClose}>
        <div className={classes.section}>
          <p className={classes.text}>{own.hint}</p>
          {kind === 'reassess' && (
            <TextInput
              label={words.by}
              description={words.byHint}
              value={dueOn}
              maxLength={10}
              onChange={(event) => setDueOn(event.currentTarget.value.trim())}
              {...check.of('dueOn')}
            />
          )}
          <TextInput
            label={words.reason}
            description={words.reasonHint}
            value={reason}
            maxLength={1000}
            onChange={(event) => setReason(event.currentTarget.value)}
            {...check.of('reason')}
          />
          {kind === 'void' ? (
            <SignedInPlace {...shown} onSign={(signature) => voiding.mutate({ lookBackId, assessmentIds, reason, signature }, done)} />
          ) : (
            <SignedAct
              {...shown}
              onSign={(signature) => {
                if (kind === 'keep') keep.mutate({ lookBackId, assessmentIds, reason, signature }, done);
                else reassess.mutate({ lookBackId, assessmentIds, dueOn, reason, signature }, done);
              }}
            />
          )}
        </div>
      </SidePanel>
    </BesidePage>
  );
}

function Lines({ items }: { readonly items: readonly LookBackItem[] }) {
  const lines = items.slice(0, shownLines).map(({ assessmentId, personName, competencyCode, levelCode, performedOn, outcome }) => ({
    key: assessmentId,
    text: words.line(personName, competencyCode, levelCode, performedOn, words.outcomes[outcome]),
  }));
  return (
    <>
      <ul className={classes.lines}>
        {lines.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
      {items.length > shownLines && words.more(items.length - shownLines)}
    </>
  );
}

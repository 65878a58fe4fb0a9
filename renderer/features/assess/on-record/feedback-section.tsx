import { Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFieldCheck } from '../../../lib/field-check';
import { formatInstant } from '../../../lib/formatting';
import { isReason } from '../../../lib/reason';
import { useMay } from '../../../lib/session';
import { evidenceWords } from '../../../lib/words/evidence';
import { ActForm } from '../../../ui/act-form';
import { Loaded } from '../../../ui/loaded';
import { ShortTable } from '../../../ui/short-table';
import common from '../assess.module.css';
import { Answers } from './own-entries';
import { useCloseRound, useRounds, type Round } from './queries';
import classes from './on-record.module.css';

const words = evidenceWords.feedback;

/** The rounds of questions about a person, and what each came to. */
export function FeedbackSection({ personId, name }: { readonly personId: string; readonly name: string }) {
  const query = useRounds(personId);
  return (
    <section className={common.section} aria-label={words.section}>
      <h2 className={common.smallTitle}>{words.section}</h2>
      <Loaded query={query}>
        {({ rounds }) =>
          rounds.length === 0 ? (
            <p className={common.note}>{words.none}</p>
          ) : (
            rounds.map((round) => <ShownRound key={round.roundId} round={round} personId={personId} name={name} />)
          )
        }
      </Loaded>
    </section>
  );
}

function ShownRound({ round, personId, name }: { readonly round: Round; readonly personId: string; readonly name: string }) {
  const { roundId, title, question, closedAt, minimumGroup, results, managers, indicators } = round;
  const navigate = useNavigate();
  const mayRun = useMay('feedback.run');
  const [isClosing, setClosing] = useState(false);
  const textOf = (indicatorId: string) => indicators.find((one) => one.indicatorId === indicatorId)?.text ?? indicatorId;
  return (
    <article className={classes.round} aria-label={title}>
      <h3 className={common.smallTitle}>{title}</h3>
      {question !== '' && <p className={common.text}>{question}</p>}
      <p className={common.note}>
        {closedAt === null ? words.open(round.openedOn, round.openedBy) : words.ended(formatInstant(closedAt))} ·{' '}
        {round.groups.map(({ group, answered, asked }) => words.counts(evidenceWords.groups[group], answered, asked)).join(' · ')}
      </p>
      {closedAt === null && (
        <>
          <p className={common.note}>{words.nothingYet}</p>
          <div className={classes.buttons}>
            {mayRun && (
              <Button variant="default" onClick={() => void navigate({ to: '/feedback/$roundId', params: { roundId } })}>
                {words.answerHere}
              </Button>
            )}
            {mayRun && !isClosing && (
              <Button variant="default" onClick={() => setClosing(true)}>
                {words.close}
              </Button>
            )}
          </div>
          {isClosing && <CloseForm personId={personId} roundId={roundId} onDone={() => setClosing(false)} />}
        </>
      )}
      {results.map(({ group, answers, isShown, ratings, comments }) => (
        <div key={group} className={common.section}>
          <h4 className={common.smallTitle}>{words.answersOf(evidenceWords.groups[group], answers)}</h4>
          {!isShown ? (
            <p>{words.notShown(minimumGroup)}</p>
          ) : (
            <>
              <ShortTable label={evidenceWords.groups[group]}>
                <thead>
                  <tr>
                    <th scope="col">{words.columns.indicator}</th>
                    <th scope="col">{words.columns.shown}</th>
                    <th scope="col">{words.columns.partly}</th>
                    <th scope="col">{words.columns.notShown}</th>
                  </tr>
                </thead>
                <tbody>
                  {ratings.map(({ indicatorId, counts }) => (
                    <tr key={indicatorId}>
                      <th scope="row">{textOf(indicatorId)}</th>
                      {counts === null ? (
                        <td colSpan={3}>{words.notShown(minimumGroup)}</td>
                      ) : (
                        <>
                          <td>{counts.shown}</td>
                          <td>{counts.partly}</td>
                          <td>{counts.notShown}</td>
                        </>
                      )}
                    </tr>
                  ))}
                </tbody>
              </ShortTable>
              {comments.length > 0 && (
                <ul aria-label={words.comments}>
                  {comments.map((comment, index) => (
                    <li key={index} className={common.text}>
                      {comment}
                    </li>
                  ))}
                </ul>
              )}
            </>
          )}
        </div>
      ))}
      {managers.map((manager) => (
        <div key={manager.name} className={common.section}>
          <h4 className={common.smallTitle}>
            {evidenceWords.groups.manager}: {manager.name}
          </h4>
          <ul>
            {manager.ratings.map(({ indicatorId, rating }) => (
              <li key={indicatorId}>
                {textOf(indicatorId)}: {words.ratings[rating]}
              </li>
            ))}
          </ul>
          {manager.comment !== '' && <p className={common.text}>{manager.comment}</p>}
        </div>
      ))}
      <Answers answers={round.answers} name={name} />
    </article>
  );
}

function CloseForm({ personId, roundId, onDone }: { readonly personId: string; readonly roundId: string; readonly onDone: () => void }) {
  const close = useCloseRound();
  const [reason, setReason] = useState('');
  const check = useFieldCheck({ reason: isReason(reason) ? null : words.missing.reason });
  return (
    <ActForm
      label={words.close}
      action={words.closeAction}
      failed={words.closeFailed}
      isDestructive
      isPending={close.isPending}
      error={close.error}
      onSubmit={() => {
        if (check.isComplete()) close.mutate({ personId, roundId, reason }, { onSuccess: onDone });
      }}
      onCancel={onDone}
    >
      <p>{words.closeHint}</p>
      <TextInput
        label={words.closeReason}
        value={reason}
        maxLength={1000}
        withAsterisk
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
    </ActForm>
  );
}

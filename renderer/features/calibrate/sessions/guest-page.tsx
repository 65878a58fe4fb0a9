import { Button, Select, TextInput } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useFieldCheck } from '../../../lib/field-check';
import { formatInstant } from '../../../lib/formatting';
import { isReason } from '../../../lib/reason';
import { tell } from '../../../lib/tell';
import { guestSessionWords } from '../../../lib/words/guest-sessions';
import { DateText } from '../../../ui/date-text';
import { FailureNote } from '../../../ui/failure-note';
import { KeyValueList } from '../../../ui/key-value-list';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { useChooseRater, useChooseRatingsTarget, useGuestSession, useWriteRatings, type GuestSession } from './queries';
import classes from './sessions.module.css';

const words = guestSessionWords.page;

/** A session of another site: who rates it here, the turn, and the way back of the sealed ratings. */
export function GuestPage() {
  const { guestId = '' } = useParams({ strict: false });
  return (
    <Loaded query={useGuestSession(guestId)}>
      {(session) => (
        <>
          <PageHeader
            title={session.title}
            subtitle={words.subtitle(session.partner)}
            parent={{ label: words.parent, href: '#/calibrate' }}
          />
          <div className={classes.columns}>
            <div className={classes.wide}>
              <p className={classes.note}>{words.calm}</p>
              {session.handedInAt === null ? <Rate session={session} /> : <SendBack session={session} />}
              {session.may.choose && <ChooseRater key={session.rater?.userId} session={session} />}
            </div>
            <Facts session={session} />
          </div>
        </>
      )}
    </Loaded>
  );
}

function Rate({ session: { guestId, rater } }: { readonly session: GuestSession }) {
  const navigate = useNavigate();
  return (
    <section className={classes.section} aria-label={words.step.rate}>
      <h2 className={classes.title}>{words.step.rate}</h2>
      {rater === null ? (
        <p>{words.nobody}</p>
      ) : (
        <>
          <p className={classes.note}>{words.turnHint(rater.name)}</p>
          <div>
            <Button onClick={() => void navigate({ to: '/calibrate/guests/$guestId/turn', params: { guestId } })}>{words.turn}</Button>
          </div>
        </>
      )}
    </section>
  );
}

function ChooseRater({ session: { guestId, rater, candidates } }: { readonly session: GuestSession }) {
  const choose = useChooseRater();
  const [userId, setUserId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const check = useFieldCheck({
    rater: userId === null ? words.raterMissing : null,
    reason: isReason(reason) ? null : words.reasonMissing,
  });
  const submit = () => {
    if (choose.isPending || !check.isComplete() || userId === null) return;
    choose.mutate({ guestId, userId, reason }, { onSuccess: () => tell(words.chosen) });
  };
  return (
    <form
      className={classes.form}
      aria-label={words.step.choose}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2 className={classes.title}>{words.step.choose}</h2>
      <Select
        label={words.rater}
        description={words.chooseHint}
        data={candidates.filter((one) => one.userId !== rater?.userId).map((one) => ({ value: one.userId, label: one.name }))}
        value={userId}
        searchable
        onChange={setUserId}
        {...check.of('rater')}
      />
      <TextInput
        label={words.reason}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
      <FailureNote title={words.chooseFailed} error={choose.error} />
      <div>
        <Button type="submit" variant={rater === null ? 'filled' : 'default'} loading={choose.isPending}>
          {words.choose}
        </Button>
      </div>
    </form>
  );
}

function SendBack({ session }: { readonly session: GuestSession }) {
  const { guestId, partnerId, title, memberName, isEncrypted, may } = session;
  const choose = useChooseRatingsTarget();
  const write = useWriteRatings();
  const { error } = write;
  const send = () =>
    choose.mutate(
      { suggestedName: words.suggested(title, memberName), isEncrypted },
      {
        onSuccess: (target) => {
          if (target === null) return;
          const what = { kind: 'calibration-ratings', guestId } as const;
          const to = { partnerId, isEncrypted };
          write.mutate({ target: target.handle, what, to, asOf: null, reason: words.writeReason });
        },
      },
    );
  return (
    <section className={classes.section} aria-label={words.step.write}>
      <h2 className={classes.title}>{words.step.write}</h2>
      <p>{words.handedIn}</p>
      <p className={classes.note}>{may.write ? words.writeHint : words.mayNotWrite}</p>
      {may.write && (
        <div>
          <Button loading={choose.isPending || write.isPending} onClick={send}>
            {words.write}
          </Button>
        </div>
      )}
      {write.data !== undefined && <p role="status">{words.written(write.data.fileName)}</p>}
      <FailureNote title={words.writeFailed} error={error ?? choose.error}>
        {isDefinedError(error) && error.code === 'CannotWrite' ? guestSessionWords.files.why[error.data.why] : undefined}
      </FailureNote>
    </section>
  );
}

function Facts({ session }: { readonly session: GuestSession }) {
  const { plannedOn, partner, facilitator, memberName, rater, agenda, groundRules, titles, handedInAt } = session;
  const { facts } = words;
  return (
    <KeyValueList
      items={[
        { key: 'partner', label: facts.partner, value: partner },
        { key: 'facilitator', label: facts.facilitator, value: facilitator },
        { key: 'plannedOn', label: facts.plannedOn, value: <DateText date={plannedOn} /> },
        { key: 'member', label: facts.member, value: memberName },
        { key: 'rater', label: facts.rater, value: rater?.name ?? guestSessionWords.list.nobody },
        { key: 'cases', label: facts.cases, value: <p className={classes.text}>{titles.join('\n')}</p> },
        { key: 'agenda', label: facts.agenda, value: <p className={classes.text}>{agenda === '' ? words.none : agenda}</p> },
        { key: 'rules', label: facts.groundRules, value: <p className={classes.text}>{groundRules}</p> },
        ...(handedInAt === null ? [] : [{ key: 'handedIn', label: facts.handedIn, value: formatInstant(handedInAt) }]),
      ]}
    />
  );
}

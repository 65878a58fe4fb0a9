import { Button, MultiSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { feedbackGroups, type FeedbackGroup } from '../../../../shared/domain/observation';
import { byEveryWord } from '../../../lib/by-every-word';
import { useFieldCheck } from '../../../lib/field-check';
import { tell } from '../../../lib/tell';
import { evidenceWords } from '../../../lib/words/evidence';
import { FailureNote } from '../../../ui/failure-note';
import { Loaded } from '../../../ui/loaded';
import common from '../assess.module.css';
import { useCandidates, useOpenRound, type Candidates } from './queries';
import classes from './on-record.module.css';

const words = evidenceWords.feedback;
const nobody: Readonly<Record<FeedbackGroup, readonly string[]>> = { peer: [], subordinate: [], customer: [], manager: [] };

/** Begins a round of questions about a person: about what, and who is asked as what. */
export function RoundForm({ personId, onDone }: { readonly personId: string; readonly onDone: () => void }) {
  const candidates = useCandidates(personId);
  return <Loaded query={candidates}>{(data) => <Fields personId={personId} data={data} onDone={onDone} />}</Loaded>;
}

function Fields({ personId, data, onDone }: { readonly personId: string; readonly data: Candidates; readonly onDone: () => void }) {
  const [title, setTitle] = useState('');
  const [question, setQuestion] = useState('');
  const [indicators, setIndicators] = useState<readonly string[]>([]);
  const [people, setPeople] = useState(nobody);
  const [reason, setReason] = useState('');
  const open = useOpenRound();
  const respondents = feedbackGroups.flatMap((group) => people[group].map((userId) => ({ userId, group })));
  const taken = new Set(respondents.map(({ userId }) => userId));
  const check = useFieldCheck({
    title: title.trim() === '' ? words.missing.title : null,
    indicators: indicators.length === 0 ? words.missing.indicators : null,
    respondents: respondents.length === 0 ? words.missing.respondents : null,
    reason: reason.trim().length < 3 ? words.missing.reason : null,
  });
  const submit = () => {
    if (open.isPending || !check.isComplete()) return;
    const asked = data.indicators
      .filter(({ indicatorId }) => indicators.includes(indicatorId))
      .map(({ competencyId, indicatorId }) => ({ competencyId, indicatorId }));
    open.mutate(
      { personId, title, question, indicators: asked, respondents, reason },
      {
        onSuccess: () => {
          tell(words.done);
          onDone();
        },
      },
    );
  };
  return (
    <section className={classes.form} aria-label={words.title}>
      <h2 className={common.smallTitle}>{words.title}</h2>
      <p className={common.note}>{words.hint(data.minimumGroup)}</p>
      <TextInput
        label={words.name}
        value={title}
        maxLength={200}
        autoFocus
        withAsterisk
        onChange={(event) => setTitle(event.currentTarget.value)}
        {...check.of('title')}
      />
      <Textarea
        label={words.question}
        value={question}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
      <MultiSelect
        label={words.indicators}
        description={words.indicatorsHint}
        data={data.indicators.map((one) => ({
          value: one.indicatorId,
          label: `${one.competencyCode} · ${one.text}${one.mayAskFrom === null ? '' : ` (${words.from(one.mayAskFrom)})`}`,
          disabled: one.mayAskFrom !== null,
        }))}
        value={[...indicators]}
        maxValues={20}
        searchable
        withAsterisk
        filter={byEveryWord}
        onChange={setIndicators}
        {...check.of('indicators')}
      />
      {feedbackGroups.map((group, index) => (
        <MultiSelect
          key={group}
          label={words.respondentsOf[group]}
          data={data.people
            .filter(({ userId }) => !taken.has(userId) || people[group].includes(userId))
            .map(({ userId, name }) => ({ value: userId, label: name }))}
          value={[...people[group]]}
          searchable
          filter={byEveryWord}
          onChange={(userIds) => setPeople({ ...people, [group]: userIds })}
          {...(index === 0 ? check.of('respondents') : {})}
        />
      ))}
      <TextInput
        label={words.reason}
        value={reason}
        maxLength={1000}
        withAsterisk
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
      <FailureNote title={words.failed} error={open.error} />
      <div className={classes.buttons}>
        <Button loading={open.isPending} onClick={submit}>
          {words.action}
        </Button>
        <Button variant="default" onClick={onDone}>
          {evidenceWords.cancel}
        </Button>
      </div>
    </section>
  );
}

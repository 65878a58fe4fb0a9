import { Button, MultiSelect, Textarea, TextInput } from '@mantine/core';
import { feedbackGroups, type FeedbackGroup } from '../../../../shared/domain/observation';
import { useDraft } from '../../../lib/draft';
import { useNewestDraft } from '../../../lib/newest-draft';
import { useFieldCheck } from '../../../lib/field-check';
import { onEscape, useFocusBack } from '../../../lib/form-focus';
import { tell } from '../../../lib/tell';
import { evidenceWords } from '../../../lib/words/evidence';
import { DraftStatus } from '../../../ui/draft-status';
import { FailureNote } from '../../../ui/failure-note';
import { Loaded } from '../../../ui/loaded';
import { Loading } from '../../../ui/loading';
import { RestoredNote } from '../../../ui/restored-note';
import common from '../assess.module.css';
import { useCandidates, useOpenRound, type Candidates } from './queries';
import classes from './on-record.module.css';

const words = evidenceWords.feedback;

interface RoundText {
  readonly title: string;
  readonly question: string;
  readonly indicators: readonly string[];
  readonly people: Readonly<Record<FeedbackGroup, readonly string[]>>;
  readonly reason: string;
}
const empty: RoundText = {
  title: '',
  question: '',
  indicators: [],
  people: { peer: [], subordinate: [], customer: [], manager: [] },
  reason: '',
};

/** Begins a round of questions about a person: about what, and who is asked as what. */
export function RoundForm({ personId, onDone }: { readonly personId: string; readonly onDone: () => void }) {
  const candidates = useCandidates(personId);
  const draft = useNewestDraft(useDraft<RoundText>(`feedbackRound/${personId}`, words.title, empty));
  if (draft.isLoading) return <Loading rows={4} />;
  return <Loaded query={candidates}>{(data) => <Fields personId={personId} data={data} draft={draft} onDone={onDone} />}</Loaded>;
}

function Fields({
  personId,
  data,
  draft,
  onDone,
}: {
  readonly personId: string;
  readonly data: Candidates;
  readonly draft: ReturnType<typeof useNewestDraft<RoundText>>;
  readonly onDone: () => void;
}) {
  const { title, question, indicators, people, reason } = draft.value;
  const set = (part: Partial<RoundText>) => draft.change((old) => ({ ...old, ...part }));
  const open = useOpenRound();
  const respondents = feedbackGroups.flatMap((group) => people[group].map((userId) => ({ userId, group })));
  const taken = new Set(respondents.map(({ userId }) => userId));
  useFocusBack();
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
    open.mutate(draft.handIn({ personId, title, question, indicators: asked, respondents, reason }), {
      onSuccess: () => {
        tell(words.done);
        void draft.discard().then(onDone);
      },
    });
  };
  return (
    <form
      className={classes.form}
      aria-label={words.title}
      onKeyDown={onEscape(onDone)}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2 className={common.smallTitle}>{words.title}</h2>
      <p className={common.note}>{words.hint(data.minimumGroup)}</p>
      <RestoredNote
        wasRestored={draft.wasRestored}
        onAnew={() => {
          set(empty);
          void draft.discard();
        }}
      />
      <TextInput
        label={words.name}
        value={title}
        maxLength={200}
        autoFocus
        withAsterisk
        onChange={(event) => set({ title: event.currentTarget.value })}
        {...check.of('title')}
      />
      <Textarea
        label={words.question}
        value={question}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={(event) => set({ question: event.currentTarget.value })}
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
        nothingFoundMessage={data.indicators.length === 0 ? evidenceWords.observe.noneRequired : evidenceWords.observe.noIndicator}
        searchable
        withAsterisk
        onChange={(next) => set({ indicators: next })}
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
          onChange={(userIds) => set({ people: { ...people, [group]: userIds } })}
          {...(index === 0 ? check.of('respondents') : {})}
        />
      ))}
      <TextInput
        label={words.reason}
        value={reason}
        maxLength={1000}
        withAsterisk
        onChange={(event) => set({ reason: event.currentTarget.value })}
        {...check.of('reason')}
      />
      <DraftStatus state={draft.state} />
      <FailureNote title={words.failed} error={open.error} />
      <div className={classes.buttons}>
        <Button loading={open.isPending} type="submit">
          {words.action}
        </Button>
        <Button variant="default" onClick={onDone}>
          {evidenceWords.cancel}
        </Button>
      </div>
    </form>
  );
}

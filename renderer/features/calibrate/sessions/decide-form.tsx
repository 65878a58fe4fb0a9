import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { indicatorMarks, type IndicatorMark } from '../../../../shared/domain/calibration/rating';
import { useDraft, type Draft } from '../../../lib/draft';
import { useFieldCheck } from '../../../lib/field-check';
import { isReason } from '../../../lib/reason';
import { tell } from '../../../lib/tell';
import { calibrationSessionWords } from '../../../lib/words/calibration-sessions';
import { ActForm } from '../../../ui/act-form';
import { DraftStatus } from '../../../ui/draft-status';
import { Loading } from '../../../ui/loading';
import { RestoredNote } from '../../../ui/restored-note';
import { useDecide, type BoardCase } from './queries';
import classes from './sessions.module.css';

const words = calibrationSessionWords.board;
const marks = calibrationSessionWords.turn.marks;
const none = 'none';

interface DecisionText {
  readonly choice: string | null;
  readonly agreed: Readonly<Record<string, IndicatorMark>>;
  readonly reason: string;
  /** When the panel had come to something before this was begun; null: it had not. */
  readonly begunFrom: string | null;
}

interface Props {
  readonly sessionId: string;
  readonly shown: BoardCase;
  readonly seconds: number;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** The level that the panel agrees on, or that it does not agree, and why; what is typed is kept until it is recorded. */
export function DecideForm(props: Props) {
  const { sessionId, shown } = props;
  const [fresh] = useState(() => decisionText(shown));
  const draft = useDraft<DecisionText>(`consensus/${sessionId}/${shown.caseId}`, words.decideOf(shown.title), fresh);
  return draft.isLoading ? <Loading rows={4} /> : <Fields {...props} draft={draft} fresh={fresh} />;
}

function decisionText(shown: BoardCase): DecisionText {
  const { consensus } = shown;
  return {
    choice: consensus === null ? null : consensus.level === null ? none : String(consensus.level),
    agreed: consensus?.indicators ?? unanimous(shown),
    reason: consensus?.reason ?? '',
    begunFrom: consensus?.decidedAt ?? null,
  };
}

function Fields({
  sessionId,
  shown,
  seconds,
  draft,
  fresh,
  onDone,
  onCancel,
}: Props & { readonly draft: Draft<DecisionText>; readonly fresh: DecisionText }) {
  const decide = useDecide();
  const { caseId, levels } = shown;
  const { choice, agreed, reason, begunFrom } = draft.value;
  const set = (part: Partial<DecisionText>) => draft.change({ ...draft.value, ...part });
  const check = useFieldCheck({
    level: choice === null ? words.levelMissing : null,
    reason: isReason(reason) ? null : words.reasonMissing,
  });
  return (
    <ActForm
      label={words.decide}
      title={words.decide}
      action={words.action}
      failed={words.failed}
      isPending={decide.isPending}
      error={decide.error}
      onCancel={onCancel}
      onSubmit={() => {
        if (!check.isComplete() || choice === null) return;
        const level = choice === none ? null : Number(choice);
        decide.mutate(draft.handIn({ sessionId, caseId, level, indicators: agreed, reason, seconds }), {
          onSuccess: () => {
            tell(words.recorded);
            void draft.discard().then(onDone);
          },
        });
      }}
    >
      <RestoredNote
        wasRestored={draft.wasRestored}
        isStale={begunFrom !== fresh.begunFrom}
        onAnew={() => {
          draft.change(fresh);
          void draft.discard();
        }}
      />
      <Select
        label={words.levelChoice}
        data={[
          ...levels.map(({ level, code, name }) => ({ value: String(level), label: `${code} ${name}` })),
          { value: none, label: words.noneAgreed },
        ]}
        value={choice}
        allowDeselect={false}
        onChange={(next) => set({ choice: next })}
        {...check.of('level')}
      />
      <div className={classes.section} role="group" aria-label={words.indicators}>
        {shown.indicators.map(({ id, text }) => (
          <Select
            key={id}
            label={text}
            size="xs"
            data={indicatorMarks.map((mark) => ({ value: mark, label: marks[mark] }))}
            value={agreed[id] ?? null}
            clearable
            onChange={(mark) => set({ agreed: withMark(agreed, id, mark) })}
          />
        ))}
      </div>
      <Textarea
        label={words.reason}
        value={reason}
        maxLength={1000}
        autosize
        minRows={2}
        onChange={(event) => set({ reason: event.currentTarget.value })}
        {...check.of('reason')}
      />
      <DraftStatus state={draft.state} />
    </ActForm>
  );
}

/** The marks on which every member who rated the case agrees. */
function unanimous({ indicators, ratings }: BoardCase): Record<string, IndicatorMark> {
  return Object.fromEntries(
    indicators.flatMap(({ id }) => {
      const [first, ...more] = ratings.map(({ rating }) => rating.indicators[id]);
      return first !== undefined && more.every((mark) => mark === first) ? [[id, first] as const] : [];
    }),
  );
}

function withMark(agreed: Readonly<Record<string, IndicatorMark>>, id: string, mark: string | null): Record<string, IndicatorMark> {
  const { [id]: _before, ...rest } = agreed;
  const known = indicatorMarks.find((one) => one === mark);
  return known === undefined ? rest : { ...rest, [id]: known };
}

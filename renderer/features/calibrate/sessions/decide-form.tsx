import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { indicatorMarks, type IndicatorMark } from '../../../../shared/domain/calibration/rating';
import { useFieldCheck } from '../../../lib/field-check';
import { isReason } from '../../../lib/reason';
import { tell } from '../../../lib/tell';
import { calibrationSessionWords } from '../../../lib/words/calibration-sessions';
import { ActForm } from '../../../ui/act-form';
import { useDecide, type BoardCase } from './queries';
import classes from './sessions.module.css';

const words = calibrationSessionWords.board;
const marks = calibrationSessionWords.turn.marks;
const none = 'none';

/** The level that the panel agrees on, or that it does not agree, and why. */
export function DecideForm({
  sessionId,
  shown,
  seconds,
  onDone,
  onCancel,
}: {
  readonly sessionId: string;
  readonly shown: BoardCase;
  readonly seconds: number;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const decide = useDecide();
  const { caseId, levels, consensus } = shown;
  const [choice, setChoice] = useState<string | null>(
    consensus === null ? null : consensus.level === null ? none : String(consensus.level),
  );
  const [agreed, setAgreed] = useState<Readonly<Record<string, IndicatorMark>>>(() => consensus?.indicators ?? unanimous(shown));
  const [reason, setReason] = useState(consensus?.reason ?? '');
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
        decide.mutate(
          { sessionId, caseId, level, indicators: agreed, reason, seconds },
          {
            onSuccess: () => {
              tell(words.recorded);
              onDone();
            },
          },
        );
      }}
    >
      <Select
        label={words.levelChoice}
        data={[
          ...levels.map(({ level, code, name }) => ({ value: String(level), label: `${code} ${name}` })),
          { value: none, label: words.noneAgreed },
        ]}
        value={choice}
        allowDeselect={false}
        onChange={setChoice}
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
            onChange={(mark) => setAgreed(withMark(agreed, id, mark))}
          />
        ))}
      </div>
      <Textarea
        label={words.reason}
        value={reason}
        maxLength={1000}
        autosize
        minRows={2}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
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

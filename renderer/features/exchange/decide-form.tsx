import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { recognitionDecisions } from '../../../shared/contract/recognitions';
import { useFieldCheck } from '../../lib/field-check';
import { focusTitle } from '../../lib/form-focus';
import { nearnessOf } from '../../lib/independence';
import { isReason } from '../../lib/reason';
import { tell } from '../../lib/tell';
import { assessorWords } from '../../lib/words/assessors';
import { exchangeWords } from '../../lib/words/exchange';
import { SignedForm } from '../../ui/signed-act';
import { useCompetencies, useDecide, useScales, type Qualification } from './queries';

const words = exchangeWords.recognition;
const nearWords = assessorWords.near;

/** What a qualification of another site counts for here, signed by an assessor. */
export function DecideForm({
  personId,
  recordId,
  sender,
  title,
  qualification,
  onDone,
}: {
  readonly personId: string;
  readonly recordId: string;
  readonly sender: string;
  readonly title: string;
  readonly qualification: Qualification;
  readonly onDone: () => void;
}) {
  const decide = useDecide();
  const competencies = (useCompetencies().data?.competencies ?? []).filter(({ isRetired }) => !isRetired);
  const scales = useScales().data?.scales ?? [];
  const [decision, setDecision] = useState<(typeof recognitionDecisions)[number]>('recognised');
  const [competencyId, setCompetencyId] = useState<string | null>(null);
  const [level, setLevel] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [independenceReason, setIndependenceReason] = useState('');
  const near = nearnessOf(decide.error);
  const needsReason = near?.needsReason === true || independenceReason !== '';
  const competency = competencies.find((one) => one.competencyId === competencyId);
  const levels = scales.find(({ scaleId }) => scaleId === competency?.scaleId)?.levels ?? [];
  const chosenLevel = levels.find((one) => String(one.level) === level);
  const counts = decision !== 'notRecognised';
  const check = useFieldCheck({
    competency: counts && competency === undefined ? words.competencyMissing : null,
    level: counts && level === null ? words.levelMissing : null,
    reason: isReason(reason) ? null : words.reasonMissing,
    independenceReason: needsReason && !isReason(independenceReason) ? nearWords.reasonMissing : null,
  });
  return (
    <SignedForm
      title={words.decideOn(title)}
      content={
        <>
          <div>{words.content(words.decisions[decision], `${title}, ${qualification.levelCode} ${qualification.levelName}`, sender)}</div>
          {counts && competency !== undefined && chosenLevel !== undefined && (
            <div>{words.countsFor(`${competency.code} ${competency.title}`.trim(), chosenLevel.code)}</div>
          )}
        </>
      }
      meaning={words.decisions[decision]}
      action={words.action}
      failed={words.failed}
      error={decide.error}
      refusal={near?.text}
      isPending={decide.isPending}
      isComplete={check.isComplete}
      onCancel={onDone}
      onSign={(signature) =>
        decide.mutate(
          {
            personId,
            recordId,
            ordinal: qualification.ordinal,
            decision,
            competencyId: counts ? competencyId : null,
            level: counts && level !== null ? Number(level) : null,
            reason,
            independenceReason,
            signature,
          },
          {
            onSuccess: () => {
              tell(words.done);
              focusTitle();
              onDone();
            },
          },
        )
      }
    >
      <Select
        label={words.decision}
        data={recognitionDecisions.map((value) => ({ value, label: words.decisions[value] }))}
        value={decision}
        allowDeselect={false}
        onChange={(value) => setDecision(recognitionDecisions.find((one) => one === value) ?? 'recognised')}
      />
      {counts && (
        <>
          <Select
            label={words.competency}
            data={competencies.map((one) => ({ value: one.competencyId, label: `${one.code} ${one.title}`.trim() }))}
            value={competencyId}
            searchable
            limit={60}
            onChange={(value) => {
              setCompetencyId(value);
              setLevel(null);
            }}
            {...check.of('competency')}
          />
          <Select
            label={words.competencyLevel}
            data={levels.map((one) => ({ value: String(one.level), label: `${one.code} ${one.name}`.trim() }))}
            value={level}
            onChange={setLevel}
            {...check.of('level')}
          />
        </>
      )}
      <TextInput
        label={words.reason}
        description={words.reasonHint}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
      {needsReason && (
        <TextInput
          label={nearWords.reason}
          description={nearWords.decisionHint}
          value={independenceReason}
          maxLength={4000}
          withAsterisk
          onChange={(event) => setIndependenceReason(event.currentTarget.value)}
          {...check.of('independenceReason')}
        />
      )}
    </SignedForm>
  );
}

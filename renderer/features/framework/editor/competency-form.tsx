import { Button, TextInput } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useDraft } from '../../../lib/draft';
import { frameworkWords } from '../../../lib/words/framework';
import { DraftStatus } from '../../../ui/draft-status';
import { Loading } from '../../../ui/loading';
import { FailureNote } from '../../../ui/failure-note';
import { Notice } from '../notice';
import { useSaveCompetency, type Competency, type ListedScale } from '../queries';
import { CompetencyFields } from './competency-fields';
import { emptyCompetency, faultsOf, inputOf, textOf, type CompetencyText, type IndicatorText, type StepText } from './competency-text';
import { NewerVersion } from './newer-version';
import { IndicatorFields, StepFields } from './row-fields';
import { RowList } from '../rows/row-list';
import { useFieldCheck } from '../../../lib/field-check';
import { tell } from '../../../lib/tell';
import classes from '../framework.module.css';

const words = frameworkWords.editor;

/** Writes a competency, or its next version. Everything typed is kept as a draft until it is saved or discarded. */
export function CompetencyForm({
  competency,
  scales,
  onStartAgain,
  onOvertaken,
}: {
  /** The version recorded now; null for a new one. */
  readonly competency: Competency | null;
  readonly scales: readonly ListedScale[];
  /** Mounts the form anew from what is recorded. */
  readonly onStartAgain: () => void;
  /** Asks for the version that somebody else has saved. */
  readonly onOvertaken?: () => void;
}) {
  const navigate = useNavigate();
  const competencyId = competency?.competencyId ?? null;
  const recorded = competency === null ? null : textOf(competency);
  const draft = useDraft<CompetencyText>(
    `competency/${competencyId ?? 'new'}`,
    competency === null ? words.newTitle : words.draftTitle(competency.code),
    recorded ?? { ...emptyCompetency, scaleId: onlyScale(scales) },
  );
  const save = useSaveCompetency();
  const { value: text } = draft;
  const scale = scales.find((one) => one.scaleId === text.scaleId);
  const faults = faultsOf(text, scale);
  const check = useFieldCheck(Object.fromEntries(faults));
  const change = (part: Partial<CompetencyText>) => draft.change({ ...text, ...part });

  const leave = (id: string | null) =>
    void (id === null
      ? navigate({ to: '/framework/competencies' })
      : navigate({ to: '/framework/competencies/$competencyId', params: { competencyId: id } }));
  const startAgain = () => void draft.discard().then(onStartAgain);
  const submit = () => {
    const isComplete = check.isComplete();
    const input = inputOf(competencyId, text);
    if (!isComplete || input === null) return;
    save.mutate(input, {
      onSuccess: (saved) => {
        tell(words.saved(input.code.trim()));
        void draft.discard().then(() => leave(saved.competencyId));
      },
      onError: (refused) => {
        if (isDefinedError(refused) && refused.code === 'EditedMeanwhile') onOvertaken?.();
      },
    });
  };

  const isStale = recorded !== null && recorded.version !== text.version && !save.isSuccess;
  const isUntouched = draft.state.kind === 'untouched' && !draft.isLoading;
  // Where nothing was typed, the newer version is simply what is shown.
  useEffect(() => {
    if (isStale && isUntouched) onStartAgain();
  }, [isStale, isUntouched, onStartAgain]);

  if (draft.isLoading) return <Loading rows={8} />;
  const { error } = save;
  const wasOvertaken = isDefinedError(error) && error.code === 'EditedMeanwhile';
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {isStale && competency !== null ? (
        <NewerVersion
          recorded={recorded}
          mine={text}
          author={competency.lastChange}
          onKeepMine={() => {
            save.reset();
            change({ version: recorded.version });
          }}
          onTakeTheirs={startAgain}
        />
      ) : (
        draft.wasRestored && (
          <Notice kind="draft">
            <div className={classes.buttons}>
              {frameworkWords.restored}{' '}
              <Button variant="default" size="compact-sm" onClick={startAgain}>
                {frameworkWords.discard}
              </Button>
            </div>
          </Notice>
        )
      )}
      <CompetencyFields text={text} scales={scales} check={check} onChange={change} />
      <RowList
        title={words.indicators}
        hint={words.indicatorsHint}
        rowName={words.indicator}
        addLabel={words.addIndicator}
        emptyText={words.noIndicators}
        rows={text.indicators}
        most={60}
        makeRow={(after): IndicatorText => ({
          rowKey: crypto.randomUUID(),
          indicatorId: null,
          level: after?.level ?? scale?.levels.find((one) => one.level > 0)?.level ?? null,
          text: '',
          positiveExample: '',
          negativeExample: '',
        })}
        onChange={(indicators) => change({ indicators })}
      >
        {(row, name) => (
          <IndicatorFields
            row={row}
            name={name}
            scale={scale}
            check={check}
            onChange={(next) => change({ indicators: replace(text.indicators, next) })}
          />
        )}
      </RowList>
      <RowList
        title={words.steps}
        hint={words.stepsHint}
        rowName={words.step}
        addLabel={words.addStep}
        emptyText={words.noSteps}
        rows={text.steps}
        most={120}
        makeRow={(after): StepText => ({
          rowKey: crypto.randomUUID(),
          stepId: null,
          level: after?.level ?? scale?.qualifyingLevel ?? null,
          text: '',
          isCritical: false,
        })}
        onChange={(steps) => change({ steps })}
      >
        {(row, name) => (
          <StepFields row={row} name={name} scale={scale} check={check} onChange={(next) => change({ steps: replace(text.steps, next) })} />
        )}
      </RowList>
      <div className={classes.formFoot}>
        <TextInput
          label={frameworkWords.reason}
          description={frameworkWords.reasonHint}
          value={text.reason}
          maxLength={1000}
          onChange={(event) => change({ reason: event.currentTarget.value })}
          {...check.of('reason')}
        />
        {!isStale && !wasOvertaken && (
          <FailureNote title={frameworkWords.failed} error={error}>
            {isDefinedError(error) && error.code === 'LevelNotOnScale' ? words.levelNotOnScale(error.data.level) : undefined}
          </FailureNote>
        )}
        {check.showsAll && faults.size > 0 && (
          <p role="alert" className={classes.text}>
            {words.faults(faults.size)}
          </p>
        )}
        <div className={classes.buttons}>
          <Button type="submit" loading={save.isPending} disabled={isStale}>
            {competency === null ? words.save : words.saveVersion}
          </Button>
          <Button variant="default" onClick={() => leave(competencyId)}>
            {frameworkWords.cancel}
          </Button>
          <DraftStatus state={draft.state} />
        </div>
      </div>
    </form>
  );
}

function replace<Row extends { readonly rowKey: string }>(rows: readonly Row[], next: Row): readonly Row[] {
  return rows.map((row) => (row.rowKey === next.rowKey ? next : row));
}

/** Where the site has one scale there is nothing to choose. */
function onlyScale(scales: readonly ListedScale[]): string | null {
  const [first, ...others] = scales;
  return first !== undefined && others.length === 0 ? first.scaleId : null;
}

import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useDraft } from '../../../lib/draft';
import { frameworkWords } from '../../../lib/words/framework';
import { DraftStatus } from '../../../ui/draft-status';
import { Loading } from '../../../ui/loading';
import { PageHeader } from '../../../ui/page-header';
import { FailureNote } from '../../../ui/failure-note';
import { RowList } from '../rows/row-list';
import { IfMay } from '../../../ui/if-may';
import { useAddScale } from '../queries';
import { useFieldCheck, type FieldCheck } from '../../../lib/field-check';
import { tell } from '../../../lib/tell';
import { emptyScale, faultsOfScaleText, type LevelText, type ScaleText } from './scale-text';
import classes from '../framework.module.css';

const words = frameworkWords.scales;

export function NewScalePage() {
  return (
    <>
      <PageHeader
        title={words.formTitle}
        subtitle={words.fixedNote}
        parent={{ label: frameworkWords.tabs.scales, href: '#/framework/scales' }}
      />
      <IfMay permission="framework.edit">
        <ScaleForm />
      </IfMay>
    </>
  );
}

function ScaleForm() {
  const navigate = useNavigate();
  const draft = useDraft<ScaleText>('scale/new', words.formTitle, emptyScale);
  const add = useAddScale();
  const { value: text } = draft;
  const faults = faultsOfScaleText(text);
  const check = useFieldCheck(Object.fromEntries(faults));
  const change = (part: Partial<ScaleText>) => draft.change({ ...text, ...part });
  const changeLevel = (next: LevelText) => change({ levels: text.levels.map((row) => (row.rowKey === next.rowKey ? next : row)) });
  const leave = () => void navigate({ to: '/framework/scales' });

  const submit = () => {
    if (!check.isComplete()) return;
    const levels = text.levels.map(({ code, name, anchor }, index) => ({ level: text.firstLevel + index, code, name, anchor }));
    const qualifyingLevel = text.firstLevel + text.levels.findIndex(({ rowKey }) => rowKey === text.qualifying);
    add.mutate(
      { name: text.name, levels, qualifyingLevel, reason: text.reason },
      {
        onSuccess: () => {
          tell(words.saved(text.name.trim()));
          void draft.discard().then(leave);
        },
      },
    );
  };

  if (draft.isLoading) return <Loading rows={6} />;
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        label={words.scaleName}
        value={text.name}
        maxLength={200}
        onChange={(event) => change({ name: event.currentTarget.value })}
        {...check.of('name')}
      />
      <Select
        label={words.firstLevel}
        description={words.firstLevelHint}
        data={['0', '1']}
        allowDeselect={false}
        value={String(text.firstLevel)}
        onChange={(first) => change({ firstLevel: Number(first) })}
      />
      <RowList
        title={words.levels}
        hint={words.codeHint}
        rowName={words.levelRow}
        addLabel={words.addLevel}
        emptyText={words.noLevels}
        rows={text.levels}
        most={text.firstLevel === 0 ? 9 : 8}
        makeRow={(): LevelText => ({ rowKey: crypto.randomUUID(), code: '', name: '', anchor: '' })}
        onChange={(levels) => change({ levels })}
      >
        {(row, name) => <LevelFields row={row} name={name} check={check} onChange={changeLevel} />}
      </RowList>
      {check.of('levels').error !== null && (
        <p role="alert" className={classes.text}>
          {words.tooFew}
        </p>
      )}
      <Select
        label={words.qualifyingLevel}
        description={words.qualifyingHint}
        data={text.levels.map(({ rowKey, code, name }) => ({ value: rowKey, label: `${code} ${name}` }))}
        value={text.qualifying}
        allowDeselect={false}
        disabled={text.levels.length === 0}
        onChange={(qualifying) => change({ qualifying })}
        {...check.of('qualifying')}
      />
      <div className={classes.formFoot}>
        <TextInput
          label={words.reason}
          description={frameworkWords.reasonHint}
          value={text.reason}
          maxLength={1000}
          onChange={(event) => change({ reason: event.currentTarget.value })}
          {...check.of('reason')}
        />
        <FailureNote title={frameworkWords.failed} error={add.error} />
        <div className={classes.buttons}>
          <Button type="submit" loading={add.isPending}>
            {words.save}
          </Button>
          <Button variant="default" onClick={leave}>
            {frameworkWords.cancel}
          </Button>
          <DraftStatus state={draft.state} />
        </div>
      </div>
    </form>
  );
}

function LevelFields({
  row,
  name,
  check,
  onChange,
}: {
  readonly row: LevelText;
  readonly name: string;
  readonly check: FieldCheck<string>;
  readonly onChange: (row: LevelText) => void;
}) {
  return (
    <div className={classes.levelFields}>
      <TextInput
        label={words.code}
        aria-label={`${name}: ${words.code}`}
        name="text"
        maxLength={12}
        value={row.code}
        onChange={(event) => onChange({ ...row, code: event.currentTarget.value })}
        {...check.of(`${row.rowKey}.code`)}
      />
      <TextInput
        label={words.name}
        aria-label={`${name}: ${words.name}`}
        name="name"
        maxLength={200}
        value={row.name}
        onChange={(event) => onChange({ ...row, name: event.currentTarget.value })}
        {...check.of(`${row.rowKey}.name`)}
      />
      <Textarea
        label={words.anchor}
        aria-label={`${name}: ${words.anchor}`}
        name="anchor"
        autosize
        maxLength={4000}
        value={row.anchor}
        onChange={(event) => onChange({ ...row, anchor: event.currentTarget.value })}
      />
    </div>
  );
}

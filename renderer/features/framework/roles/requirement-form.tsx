import { Button, NumberInput, Radio, Select, TextInput } from '@mantine/core';
import { useDraft } from '../../../lib/draft';
import { useSession } from '../../../lib/session';
import { frameworkWords } from '../../../lib/words/framework';
import { DraftStatus } from '../../../ui/draft-status';
import { Loading } from '../../../ui/loading';
import { FailureNote } from '../../../ui/failure-note';
import { useCompetencies, useScales, useSetRequirement, type JobRole, type Requirement } from '../queries';
import { levelChoices } from '../scale-level';
import { useFieldCheck } from '../../../lib/field-check';
import { onEscape, useFocusBack } from '../../../lib/form-focus';
import { tell } from '../../../lib/tell';
import { beginWith, faultsOfRequirement, type RequirementText } from './requirement-text';
import classes from '../framework.module.css';

const words = frameworkWords.requirement;

/** Requires a competency of a role, or changes what is required from a day on. */
export function RequirementForm({
  role,
  changing,
  onDone,
}: {
  readonly role: JobRole;
  readonly changing: Requirement | null;
  readonly onDone: () => void;
}) {
  const { today } = useSession();
  const key = `requirement/${role.roleId}/${changing?.requirementId ?? 'new'}`;
  const draft = useDraft<RequirementText>(key, words.draftTitle(role.name), beginWith(changing, today));
  useFocusBack();
  const competencies = useCompetencies();
  const scales = useScales();
  const set = useSetRequirement();
  const { value: text } = draft;
  const chosen = competencies.data?.competencies.find((one) => one.competencyId === text.competencyId);
  const scale = changing?.scale ?? scales.data?.scales.find((one) => one.scaleId === chosen?.scaleId);
  const faults = faultsOfRequirement(text, scale);
  const check = useFieldCheck(Object.fromEntries(faults));
  const change = (part: Partial<RequirementText>) => draft.change({ ...text, ...part });

  const submit = () => {
    const isComplete = check.isComplete();
    const { competencyId, level } = text;
    if (!isComplete || competencyId === null || level === null) return;
    set.mutate(
      { ...text, roleId: role.roleId, competencyId, level },
      {
        onSuccess: ({ peopleAffected }) => {
          tell(words.saved(peopleAffected));
          void draft.discard().then(onDone);
        },
      },
    );
  };

  const title = changing === null ? words.addTitle : words.changeTitle(changing.competencyCode);
  if (draft.isLoading) return <Loading rows={4} />;
  return (
    <form
      className={classes.panelForm}
      aria-label={title}
      noValidate
      onKeyDown={onEscape(onDone)}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h3 className={classes.sectionTitle}>{title}</h3>
      {changing === null && (
        <Select
          label={words.competency}
          searchable
          autoFocus
          openOnFocus={false}
          allowDeselect={false}
          data={(competencies.data?.competencies ?? [])
            .filter((one) => !one.isRetired)
            .map((one) => ({ value: one.competencyId, label: `${one.code} ${one.title}` }))}
          nothingFoundMessage={words.nothingFound}
          value={text.competencyId}
          onChange={(competencyId) => change({ competencyId, level: null })}
          {...check.of('competencyId')}
        />
      )}
      <Select<number>
        label={words.level}
        autoFocus={changing !== null}
        allowDeselect={false}
        disabled={scale === undefined}
        data={levelChoices(scale?.levels ?? [])}
        value={text.level}
        onChange={(level) => change({ level })}
        {...check.of('level')}
      />
      <NumberInput
        label={words.validity}
        description={words.validityHint}
        value={text.validityMonths ?? ''}
        min={1}
        max={120}
        allowDecimal={false}
        onChange={(months) => change({ validityMonths: typeof months === 'number' ? months : null })}
        {...check.of('validityMonths')}
      />
      <Radio.Group
        label={words.need}
        value={text.isMandatory ? 'mandatory' : 'desirable'}
        onChange={(need) => change({ isMandatory: need === 'mandatory' })}
      >
        <div className={classes.buttons}>
          <Radio value="mandatory" label={frameworkWords.roles.needs.mandatory} />
          <Radio value="desirable" label={frameworkWords.roles.needs.desirable} />
        </div>
      </Radio.Group>
      <TextInput
        label={words.validFrom}
        description={words.validFromHint}
        value={text.validFrom}
        onChange={(event) => change({ validFrom: event.currentTarget.value.trim() })}
        {...check.of('validFrom')}
      />
      <TextInput
        label={frameworkWords.reason}
        description={frameworkWords.reasonHint}
        value={text.reason}
        maxLength={1000}
        onChange={(event) => change({ reason: event.currentTarget.value })}
        {...check.of('reason')}
      />
      <FailureNote title={frameworkWords.failed} error={set.error} />
      <div className={classes.buttons}>
        <Button type="submit" loading={set.isPending}>
          {changing === null ? words.save : words.saveChange(changing.competencyCode)}
        </Button>
        <Button variant="default" onClick={() => void draft.discard().then(onDone)}>
          {frameworkWords.cancel}
        </Button>
        <DraftStatus state={draft.state} />
      </div>
    </form>
  );
}

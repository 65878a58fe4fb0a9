import { Button, Checkbox, Modal, NumberInput, Select } from '@mantine/core';
import { useMemo, useState, type ReactNode } from 'react';
import { competencyType, criticality } from '../../../../../shared/contract/framework-item';
import { planMove } from '../../../../../shared/domain/framework/move';
import { catalogueKey } from '../../../../../shared/domain/framework/tree';
import { draftWords } from '../../../../lib/words/framework-draft';
import { frameworkWords } from '../../../../lib/words/framework';
import { applyBulk, type BulkChange } from '../bulk-change';
import { useDraftSession } from '../draft-session';
import { useStewards } from '../queries';
import { useActions } from '../use-actions';
import classes from './dialogs.module.css';

const words = draftWords.bulk;
type Field = 'criticality' | 'type' | 'scale' | 'steward' | 'review' | 'validity' | 'parent' | 'retire';

/** Changes the same thing in everything selected, in one step. Only what is ticked is changed. */
export function BulkEdit({ itemIds, onDone }: { readonly itemIds: readonly string[]; readonly onDone: () => void }) {
  const { tree, scales, read, change } = useDraftSession();
  const actions = useActions();
  const stewards = useStewards().data?.stewards ?? [];
  const [fields, setFields] = useState<ReadonlySet<Field>>(new Set());
  const [values, setValues] = useState<BulkChange>({});
  const [parentKey, setParentKey] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const heads = itemIds.flatMap((itemId) => tree.headById.get(itemId) ?? []);
  const competencies = heads.filter(({ kind }) => kind === 'competency').length;
  const groups = useMemo(() => {
    const catalogue = tree.catalogueById.get(itemIds[0] ?? '');
    const top = catalogue === undefined ? [] : [{ value: catalogueKey(catalogue), label: draftWords.catalogues[catalogue] }];
    const own = [...tree.headById.values()].filter(
      (head) => head.kind === 'group' && !head.isRetired && tree.catalogueById.get(head.itemId) === catalogue,
    );
    return [...top, ...own.map(({ itemId, code, title }) => ({ value: itemId, label: `${code} ${title}`.trim() }))];
  }, [tree, itemIds]);
  const move = parentKey === null ? null : planMove(tree, itemIds, { parentKey, beforeId: null });
  const has = (field: Field): boolean => fields.has(field);
  const tick = (field: Field, isOn: boolean): void =>
    setFields((old) => (isOn ? new Set([...old, field]) : new Set([...old].filter((one) => one !== field))));
  const set = (field: Field, part: BulkChange): void => {
    tick(field, true);
    setValues((old) => ({ ...old, ...part }));
  };
  const apply = async (): Promise<void> => {
    setBusy(true);
    const placements =
      has('parent') && move !== null && move.fault === null
        ? move.placements
        : new Map<string, { parentId: string | null; ordinal: number }>();
    const wanted: BulkChange = {
      ...(has('criticality') && values.criticality !== undefined ? { criticality: values.criticality } : {}),
      ...(has('type') && values.type !== undefined ? { type: values.type } : {}),
      ...(has('scale') && values.scaleId !== undefined ? { scaleId: values.scaleId } : {}),
      ...(has('steward') ? { stewardUserId: values.stewardUserId ?? null } : {}),
      ...(has('review') ? { reviewMonths: values.reviewMonths ?? null } : {}),
      ...(has('validity') ? { validityMonths: values.validityMonths ?? null } : {}),
    };
    const items = (await read([...new Set([...itemIds, ...placements.keys()])])).map((item) => ({
      ...(itemIds.includes(item.itemId) ? applyBulk(item, wanted) : item),
      ...placements.get(item.itemId),
    }));
    const done = has('retire') ? (await actions.takeOut(itemIds)) > 0 : await change(words.step(heads.length), items);
    setBusy(false);
    if (done) onDone();
  };
  const row = (field: Field, isOff: boolean, input: ReactNode): ReactNode => (
    <div className={classes.bulkRow}>
      <Checkbox
        label={words.fields[field]}
        checked={has(field)}
        disabled={isOff}
        onChange={(event) => tick(field, event.currentTarget.checked)}
      />
      {input}
    </div>
  );
  const noCompetency = competencies === 0;
  const months = (field: 'review' | 'validity', key: 'reviewMonths' | 'validityMonths', isOff: boolean): ReactNode => (
    <NumberInput
      aria-label={words.fields[field]}
      placeholder={words.none}
      min={1}
      max={120}
      allowDecimal={false}
      disabled={isOff}
      value={values[key] ?? ''}
      onChange={(value) => set(field, { [key]: typeof value === 'number' ? value : null })}
    />
  );
  return (
    <Modal opened onClose={onDone} title={words.title(heads.length)} size="lg">
      <div className={classes.form}>
        {!noCompetency && competencies < heads.length && <p className={classes.hint}>{words.onlyCompetencies(competencies)}</p>}
        {row(
          'criticality',
          noCompetency,
          <Select
            aria-label={words.fields.criticality}
            disabled={noCompetency}
            data={criticality.options.map((value) => ({ value, label: frameworkWords.criticalities[value] }))}
            value={values.criticality ?? null}
            onChange={(value) => value !== null && set('criticality', { criticality: value })}
          />,
        )}
        {row(
          'type',
          noCompetency,
          <Select
            aria-label={words.fields.type}
            disabled={noCompetency}
            data={competencyType.options.map((value) => ({ value, label: frameworkWords.types[value] }))}
            value={values.type ?? null}
            onChange={(value) => value !== null && set('type', { type: value })}
          />,
        )}
        {row(
          'scale',
          noCompetency,
          <Select
            aria-label={words.fields.scale}
            disabled={noCompetency}
            data={scales.filter(({ isRetired }) => !isRetired).map(({ scaleId, name }) => ({ value: scaleId, label: name }))}
            value={values.scaleId ?? null}
            onChange={(value) => value !== null && set('scale', { scaleId: value })}
          />,
        )}
        {row('validity', noCompetency, months('validity', 'validityMonths', noCompetency))}
        {row(
          'steward',
          false,
          <Select
            aria-label={words.fields.steward}
            placeholder={words.nobody}
            clearable
            searchable
            data={stewards.filter(({ isActive }) => isActive).map(({ userId, name }) => ({ value: userId, label: name }))}
            value={values.stewardUserId ?? null}
            onChange={(value) => set('steward', { stewardUserId: value })}
          />,
        )}
        {row('review', false, months('review', 'reviewMonths', false))}
        {row(
          'parent',
          false,
          <Select
            aria-label={words.fields.parent}
            searchable
            data={groups}
            value={parentKey}
            error={move !== null && move.fault !== null ? draftWords.tree.moveFaults[move.fault] : null}
            onChange={(value) => {
              setParentKey(value);
              tick('parent', value !== null);
            }}
          />,
        )}
        {row('retire', false, <span className={classes.hint}>{words.retireHint}</span>)}
        <div className={classes.buttons}>
          <Button disabled={fields.size === 0 || (has('parent') && move?.fault !== null)} loading={isBusy} onClick={() => void apply()}>
            {has('retire') ? words.retire(heads.length) : words.apply(heads.length)}
          </Button>
          <Button variant="default" onClick={onDone}>
            {draftWords.picker.cancel}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

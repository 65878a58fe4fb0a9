import { NumberInput, Select } from '@mantine/core';
import type { FrameworkItem } from '../../../../../shared/contract/framework-item';
import { formWords } from '../../../../lib/words/framework-forms';
import { useStewards } from '../queries';
import { useItemEditor } from '../use-item-editor';
import { useChoices } from '../use-choices';
import { Fold } from './section';
import classes from '../draft.module.css';

const words = formWords.stewardship;

/** Who looks after an item and how often; what takes its place once it is retired. */
export function Stewardship({ item }: { readonly item: FrameworkItem }) {
  const editor = useItemEditor(item);
  const stewards = useStewards().data?.stewards ?? [];
  return (
    <Fold title={words.title} count={item.stewardUserId !== null || item.reviewMonths !== null || item.isRetired ? 1 : 0}>
      <div className={classes.pair}>
        <Select
          label={words.steward}
          placeholder={words.nobody}
          clearable
          searchable
          data={stewards
            .filter(({ isActive, userId }) => isActive || userId === item.stewardUserId)
            .map(({ userId, name }) => ({ value: userId, label: name }))}
          value={item.stewardUserId}
          onChange={(stewardUserId) => editor.shared({ stewardUserId }, words.steward)}
        />
        <NumberInput
          label={words.review}
          placeholder={words.never}
          min={1}
          max={120}
          allowDecimal={false}
          value={item.reviewMonths ?? ''}
          onChange={(months) => editor.shared({ reviewMonths: typeof months === 'number' ? months : null }, words.review)}
        />
      </div>
      {item.isRetired && item.kind === 'competency' && <ReplacedBy item={item} />}
    </Fold>
  );
}

function ReplacedBy({ item }: { readonly item: FrameworkItem }) {
  const editor = useItemEditor(item);
  const choices = useChoices('competency');
  return (
    <Select
      label={words.replacedBy}
      placeholder={words.nothing}
      clearable
      searchable
      limit={50}
      data={choices
        .filter(({ itemId }) => itemId !== item.itemId)
        .map(({ itemId, code, title }) => ({ value: itemId, label: `${code} ${title}`.trim() }))}
      value={item.replacedById}
      onChange={(replacedById) => editor.shared({ replacedById }, words.replacedBy)}
    />
  );
}

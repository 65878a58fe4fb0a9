import { frameworkExchangeWords as words } from '../../../lib/words/framework-exchange';
import { BesidePage } from '../../../ui/beside-page';
import { DifferenceList } from '../../../ui/difference-list';
import { Loaded } from '../../../ui/loaded';
import { SidePanel } from '../../../ui/side-panel';
import type { PreviewRow } from './preview-rows';
import { usePreviewItem } from './queries';
import classes from './exchange.module.css';

/** One item of the file: each field as it is and as the file has it. Everything is shown as plain text. */
export function ItemDifferences({
  previewId,
  item,
  onClose,
}: {
  readonly previewId: string;
  readonly item: PreviewRow;
  readonly onClose: () => void;
}) {
  const query = usePreviewItem(previewId, item.itemId);
  return (
    <BesidePage>
      <SidePanel
        title={item.title || item.joins || words.kinds[item.kind]}
        subtitle={`${words.kinds[item.kind]} · ${words.states[item.state]}`}
        width={520}
        onClose={onClose}
      >
        <Loaded query={query}>
          {({ fields }) => (
            <div className={classes.differences}>
              <DifferenceList
                label={words.differences}
                differences={fields.map(({ field, old, new: after }) => ({ key: field, label: words.field(field), before: old, after }))}
              />
            </div>
          )}
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}

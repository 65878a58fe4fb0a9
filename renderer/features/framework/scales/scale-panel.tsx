import type { ScaleItem } from '../../../../shared/contract/framework-item';
import { catalogueWords } from '../../../lib/words/catalogue';
import { Loaded } from '../../../ui/loaded';
import { ShortTable } from '../../../ui/short-table';
import { ItemOrigin, RetiredNote } from '../items/item-origin';
import { ItemPanel } from '../items/item-panel';
import { useItem } from '../queries';
import { levelName } from '../scale-level';
import { ScalePreview } from './scale-preview';
import classes from '../framework.module.css';

const words = catalogueWords.scales;

/** One scale on the day of the header: its levels with their signs and anchors, and what it took the place of. */
export function ScalePanel({ itemId }: { readonly itemId: string }) {
  return (
    <ItemPanel itemId={itemId} kind="scale" list="/framework/scales" width={560} loading={words.loading}>
      {(scale) => <Detail scale={scale} />}
    </ItemPanel>
  );
}

function Detail({ scale }: { readonly scale: ScaleItem }) {
  const { levels, qualifyingLevel, mapping } = scale.content;
  return (
    <>
      <RetiredNote itemId={scale.itemId} />
      <section className={classes.section}>
        <h3 className={classes.sectionTitle}>{words.levels}</h3>
        <ScalePreview levels={levels} qualifyingLevel={qualifyingLevel} />
      </section>
      {mapping !== null && <Replaced scale={scale} mapping={mapping} />}
      <ItemOrigin itemId={scale.itemId} />
    </>
  );
}

function Replaced({ scale, mapping }: { readonly scale: ScaleItem; readonly mapping: NonNullable<ScaleItem['content']['mapping']> }) {
  const query = useItem(mapping.fromScaleId);
  return (
    <Loaded query={query}>
      {({ item }) => {
        if (item.kind !== 'scale') return null;
        return (
          <section className={classes.section}>
            <p className={classes.text}>{words.replaced(item.title)}</p>
            <ShortTable label={words.replaced(item.title)}>
              <thead>
                <tr>
                  <th scope="col">{words.there}</th>
                  <th scope="col">{words.here}</th>
                </tr>
              </thead>
              <tbody>
                {item.content.levels.map(({ level }) => {
                  const to = mapping.levels.find(({ from }) => from === level)?.to;
                  return (
                    <tr key={level}>
                      <th scope="row">{levelName(item.content.levels, level)}</th>
                      <td>{to === undefined ? words.notCarried : levelName(scale.content.levels, to)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </ShortTable>
          </section>
        );
      }}
    </Loaded>
  );
}

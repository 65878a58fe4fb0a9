import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../../../lib/session';
import { frameworkWords } from '../../../lib/words/framework';
import { EmptyState } from '../../../ui/empty-state';
import { FrameworkPage } from '../framework-page';
import { Loaded } from '../../../ui/loaded';
import { useScales, type ListedScale } from '../queries';
import { ShortTable } from '../../../ui/short-table';
import classes from '../framework.module.css';

const words = frameworkWords.scales;

/** Every scale of the site with its levels and what they mean. */
export function ScalesPage() {
  const query = useScales();
  const mayEdit = useMay('framework.edit');
  const navigate = useNavigate();
  const add = () => void navigate({ to: '/framework/scales/new' });
  return (
    <FrameworkPage
      actions={
        mayEdit && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
            {words.add}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {({ scales }) => {
          if (scales.length > 0) {
            return (
              <div className={classes.scales}>
                {scales.map((scale) => (
                  <ScaleCard key={scale.scaleId} scale={scale} />
                ))}
              </div>
            );
          }
          if (!mayEdit) return <EmptyState title={words.empty} hint={words.emptyHintReader} />;
          return <EmptyState title={words.empty} hint={words.emptyHint} nextStep={{ label: words.add, onClick: add }} />;
        }}
      </Loaded>
    </FrameworkPage>
  );
}

function ScaleCard({ scale }: { readonly scale: ListedScale }) {
  return (
    <article className={classes.scale} aria-label={scale.name}>
      <div className={classes.scaleHead}>
        <h2 className={classes.scaleName}>{scale.name}</h2>
        <span className={classes.small}>{scale.isInUse ? words.inUse : words.notInUse}</span>
      </div>
      <ShortTable label={scale.name}>
        <thead>
          <tr>
            <th scope="col">{words.code}</th>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.anchor}</th>
          </tr>
        </thead>
        <tbody>
          {scale.levels.map((level) => (
            <tr key={level.level}>
              <th scope="row">{level.code}</th>
              <td>
                {level.name} {level.level === scale.qualifyingLevel && <span className={classes.qualifies}>{words.qualifies}</span>}
              </td>
              <td>{level.anchor}</td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </article>
  );
}

import { useState } from 'react';
import { useMay } from '../../lib/session';
import { exchangeWords } from '../../lib/words/exchange';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { ExportForm } from './export-form';
import { PackageTable } from './package-table';
import { usePackages, type WrittenPackage } from './queries';
import { WrittenNote } from './written-note';
import classes from './packages.module.css';

const words = exchangeWords.packages;

/** Writing signed packages, and those that were written with what became of each. */
export function PackagesSection() {
  const query = usePackages();
  const mayWrite = useMay('exchange.export');
  const [written, setWritten] = useState<WrittenPackage | null>(null);
  if (!useMay('exchange.read')) return null;
  return (
    <div className={classes.sections}>
      {mayWrite &&
        (written === null ? <ExportForm onWritten={setWritten} /> : <WrittenNote written={written} onAnother={() => setWritten(null)} />)}
      <section className={classes.section} aria-labelledby="packages-written">
        <h2 id="packages-written" className={classes.title}>
          {words.title}
        </h2>
        <p className={classes.hint}>{words.hint}</p>
        <Loaded query={query}>
          {({ packages }) =>
            packages.length === 0 ? (
              <EmptyState title={words.empty} hint={mayWrite ? words.emptyHint : `${words.emptyHint} ${words.emptyHintReader}`} />
            ) : (
              <PackageTable packages={packages} />
            )
          }
        </Loaded>
      </section>
    </div>
  );
}

import { evidenceWords } from '../../../lib/words/evidence';
import { PageHeader } from '../../../ui/page-header';
import { SignedInPlace } from '../../../ui/signed-act';
import { OwnEntries, OwnLevels } from './own-entries';
import { useShowOwnRecord } from './queries';
import classes from './on-record.module.css';

const words = evidenceWords.own;

/** Lets somebody see their own record at a station that another has open. */
export function OwnViewPage({ personId }: { readonly personId: string }) {
  const show = useShowOwnRecord();
  return (
    <>
      <PageHeader
        title={show.data === undefined ? words.title : evidenceWords.person.title(show.data.name)}
        subtitle={show.data === undefined ? words.hint : words.until}
        parent={{ label: evidenceWords.person.loading, href: `#/people/evidence/${personId}` }}
      />
      <div className={classes.page}>
        {show.data === undefined ? (
          <div className={classes.form}>
            <SignedInPlace
              note={() => evidenceWords.inPlace}
              content={<p>{words.hint}</p>}
              meaning={words.meaning}
              action={words.action}
              failed={words.failed}
              error={show.error}
              isPending={show.isPending}
              isComplete={() => true}
              onSign={(signature) => show.mutate({ personId, signature })}
            />
          </div>
        ) : (
          <>
            <OwnLevels view={show.data} />
            <OwnEntries view={show.data} isReadOnly />
          </>
        )}
      </div>
    </>
  );
}

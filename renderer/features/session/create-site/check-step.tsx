import { Button } from '@mantine/core';
import { foundersReason } from '../../../../shared/domain/separation-of-duties';
import { appWords } from '../../../lib/words/app';
import { sessionWords } from '../../../lib/words/session';
import { sharesWords } from '../../../lib/words/shares';
import { FailureNote } from '../../../ui/failure-note';
import { KeyValueList } from '../../../ui/key-value-list';
import { FolderField } from './folder-field';
import { FoundersConflicts } from './founders-conflicts';
import type { PersonFields, SiteFields } from './site-form';
import classes from '../session.module.css';

const words = sessionWords.create;

export function CheckStep(props: {
  readonly site: SiteFields;
  readonly people: readonly [PersonFields, PersonFields];
  readonly isMaking: boolean;
  readonly error: Error | null;
  readonly onFolder: (folder: NonNullable<SiteFields['folder']>) => void;
  readonly onPrevious: () => void;
  readonly onSubmit: () => void;
}) {
  const { site, people } = props;
  const [first, second] = people;
  const person = (key: string, label: string, { printedName, login, roles }: PersonFields) => ({
    key,
    label,
    value: `${printedName} (${login})`,
    hint: roles.map((role) => appWords.roles[role]).join(', '),
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (site.folder !== null) props.onSubmit();
      }}
    >
      <p className={classes.dimmed}>{words.checkIntro}</p>
      <KeyValueList
        items={[
          { key: 'name', label: words.name, value: site.name },
          ...(site.folder === null ? [] : [{ key: 'folder', label: words.folder, value: site.folder.folder }]),
          { key: 'cipher', label: words.cipher, value: words.ciphers[site.cipher][0] },
          { key: 'shares', label: words.shares, value: sharesWords.schemeOf(site.shares.threshold, site.shares.count) },
          person('first', words.steps.first, first),
          person('second', words.steps.second, second),
        ]}
      />
      <FoundersConflicts people={people} reason={foundersReason} />
      <FailureNote title={words.failed} error={props.error} />
      {site.folder === null && <FolderField folder={null} error={words.folderMissing} onChange={props.onFolder} />}
      <div className={classes.buttons}>
        <Button variant="default" disabled={props.isMaking} onClick={props.onPrevious}>
          {words.previous}
        </Button>
        <Button type="submit" loading={props.isMaking} disabled={site.folder === null}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}

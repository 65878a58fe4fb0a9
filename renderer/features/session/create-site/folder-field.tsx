import { sessionWords } from '../../../lib/words/session';
import { FolderChoice } from '../../../ui/folder-choice';
import { useChooseFolder } from '../queries';
import type { SiteFields } from './site-form';

const words = sessionWords.create;

/** The folder of the new site, chosen in the system's own dialog. */
export function FolderField(props: {
  readonly folder: SiteFields['folder'];
  readonly error: string | null;
  readonly onChange: (folder: NonNullable<SiteFields['folder']>) => void;
}) {
  const choose = useChooseFolder();
  const ask = () =>
    choose.mutate(
      { purpose: 'create' },
      {
        onSuccess: (chosen) => {
          if (chosen !== null) props.onChange(chosen);
        },
      },
    );
  return (
    <FolderChoice
      label={words.folder}
      description={words.folderHint}
      chosen={props.folder?.folder ?? words.folderNone}
      action={words.chooseFolder}
      error={props.error}
      isChoosing={choose.isPending}
      onChoose={ask}
    />
  );
}

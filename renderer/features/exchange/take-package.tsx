import { Button } from '@mantine/core';
import { useState } from 'react';
import { focusTitle, useHeldFocus } from '../../lib/form-focus';
import { exchangeWords } from '../../lib/words/exchange';
import { FailureNote } from '../../ui/failure-note';
import { FileDrop } from '../../ui/file-drop';
import { Loading } from '../../ui/loading';
import { AcceptForm } from './accept-form';
import { DryRun } from './dry-run';
import { useChoosePackage, useOpenPackage, type OpenedPackage, type PackageSource } from './queries';
import { refusalText } from './refusal-text';
import classes from './packages.module.css';

const words = exchangeWords.received;

/** Choosing a package, what was verified of it and what it would do, and the second person's approval. */
export function TakePackage({ onTaken }: { readonly onTaken: (packageInId: string) => void }) {
  const choose = useChoosePackage();
  const read = useOpenPackage();
  const [opened, setOpened] = useState<OpenedPackage | null>(null);
  useHeldFocus(choose.isPending || read.isPending, 'take');
  const open = (source: PackageSource) => {
    setOpened(null);
    read.mutate({ source }, { onSuccess: setOpened });
  };
  const again = () => {
    setOpened(null);
    read.reset();
  };
  return (
    <section className={classes.section} aria-labelledby="take">
      <h2 id="take" tabIndex={-1} className={classes.title}>
        {words.take}
      </h2>
      {opened === null ? (
        <>
          <FileDrop
            label={words.drop}
            hint={words.dropHint}
            isMultiple
            endings={['.zip', '.age', '.minisig']}
            isDisabled={read.isPending}
            onFiles={(files) => {
              const source = droppedSource(files);
              if (source !== null) open(source);
            }}
            onChoose={() => choose.mutate(undefined, { onSuccess: (chosen) => chosen !== null && open({ handle: chosen.handle }) })}
          />
          {read.isPending && <Loading label={words.opening} />}
          <FailureNote title={words.refused} error={read.error ?? choose.error}>
            {refusalText(read.error)}
          </FailureNote>
        </>
      ) : (
        <>
          <DryRun opened={opened} />
          <AcceptForm
            key={opened.openId}
            opened={opened}
            onTaken={(packageInId) => {
              again();
              onTaken(packageInId);
            }}
          />
          <div>
            <Button
              variant="default"
              onClick={() => {
                focusTitle();
                again();
              }}
            >
              {words.again}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

/** A dropped package with the signature that was dropped with it; a signature alone is none. */
function droppedSource(files: readonly File[]): PackageSource | null {
  const file = files.find(({ name }) => !name.toLowerCase().endsWith('.minisig'));
  if (file === undefined) return null;
  const signature = files.find(({ name }) => name.toLowerCase() === `${file.name.toLowerCase()}.minisig`);
  return { fileName: file.name, file, signature: signature ?? null };
}

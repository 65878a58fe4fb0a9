import { UnstyledButton } from '@mantine/core';
import { IconDatabaseImport, IconFlask, IconFolderOpen, IconFolderPlus, type Icon } from '@tabler/icons-react';
import { errorMessage } from '../../lib/error-message';
import { formatInstant } from '../../lib/formatting';
import { backupWords } from '../../lib/words/backup';
import { faultWords } from '../../lib/words/faults';
import { sessionWords } from '../../lib/words/session';
import { Banner } from '../../ui/banner';
import { ErrorState } from '../../ui/error-state';
import { FailureNote } from '../../ui/failure-note';
import { Loading } from '../../ui/loading';
import { ProgressBar } from '../../ui/progress-bar';
import { useChooseFolder, useKnownSites, useOpenSample, useSelectSite, type KnownSite } from './queries';
import { StartLayout } from './start-layout';
import classes from './session.module.css';

const words = sessionWords.first;

/** Where everything begins: the sites this station knows, a new one, one from a folder, or the sample. */
export function FirstScreen({
  onCreate,
  onRestore,
  onChosen,
}: {
  readonly onCreate: () => void;
  readonly onRestore: () => void;
  readonly onChosen?: () => void;
}) {
  const known = useKnownSites();
  const select = useSelectSite();
  const chooseFolder = useChooseFolder();
  const sample = useOpenSample();
  const isBusy = select.isPending || chooseFolder.isPending || sample.isRunning;
  const choose = (site: { readonly siteId: string } | { readonly folder: string }) =>
    select.mutate(site, { onSuccess: () => onChosen?.() });
  const openFolder = () =>
    chooseFolder.mutate(
      { purpose: 'open' },
      {
        onSuccess: (chosen) => {
          if (chosen !== null) choose({ folder: chosen.handle });
        },
      },
    );
  return (
    <StartLayout title={words.title}>
      <KnownSites query={known} isBusy={isBusy} onOpen={(site) => choose({ siteId: site.siteId })} />
      <FailureNote title={words.failed} error={select.error ?? chooseFolder.error ?? sample.error} />
      <div className={classes.actions}>
        <Action icon={IconFolderPlus} name={words.create} hint={words.createHint} isDisabled={isBusy} onClick={onCreate} />
        <Action icon={IconFolderOpen} name={words.openFolder} hint={words.openFolderHint} isDisabled={isBusy} onClick={openFolder} />
        <Action
          icon={IconDatabaseImport}
          name={backupWords.restore.action}
          hint={backupWords.restore.actionHint}
          isDisabled={isBusy}
          onClick={onRestore}
        />
        {known.data?.sampleAvailable === true &&
          (sample.isRunning ? (
            <ProgressBar
              label={sample.progress?.label ?? words.preparing}
              done={sample.progress?.done ?? 0}
              total={sample.progress?.total ?? null}
              onCancel={sample.cancel}
            />
          ) : (
            <Action icon={IconFlask} name={words.openSample} hint={words.openSampleHint} isDisabled={isBusy} onClick={sample.start} />
          ))}
      </div>
    </StartLayout>
  );
}

function KnownSites(props: {
  readonly query: ReturnType<typeof useKnownSites>;
  readonly isBusy: boolean;
  readonly onOpen: (site: KnownSite) => void;
}) {
  const { data, error, refetch } = props.query;
  if (error !== null) return <ErrorState title={words.loadFailed} message={errorMessage(error).message} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={2} />;
  if (data.isListDamaged) {
    return (
      <Banner title={faultWords.notes.listDamagedTitle} isGrave={false}>
        {faultWords.notes.listDamaged}
      </Banner>
    );
  }
  if (data.sites.length === 0) {
    return (
      <p className={classes.dimmed}>
        {words.none} {words.noneHint}
      </p>
    );
  }
  return (
    <ul className={classes.sites} aria-label={words.known}>
      {data.sites.map((site) => (
        <li key={site.siteId}>
          <UnstyledButton
            className={classes.site}
            aria-label={words.open(site.name)}
            aria-describedby={`site-${site.siteId}`}
            disabled={props.isBusy || site.isMissing}
            onClick={() => props.onOpen(site)}
          >
            <span className={classes.siteName}>
              {site.name}
              {site.isSample && <span className={classes.tag}>{words.sample}</span>}
            </span>
            <span id={`site-${site.siteId}`} className={classes.siteDetail}>
              <span className={classes.siteFolder}>{site.folder}</span>
              {site.lastOpenedAt !== null && (
                <span className={classes.siteFolder}>{words.lastOpened(formatInstant(site.lastOpenedAt))}</span>
              )}
              {site.isMissing && <span className={classes.siteMissing}>{words.missing}</span>}
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

function Action(props: {
  readonly icon: Icon;
  readonly name: string;
  readonly hint: string;
  readonly isDisabled: boolean;
  readonly onClick: () => void;
}) {
  return (
    <UnstyledButton className={classes.action} aria-label={props.name} disabled={props.isDisabled} onClick={props.onClick}>
      <props.icon size={24} stroke={1.5} aria-hidden />
      <span className={classes.actionName}>{props.name}</span>
      <span className={classes.actionHint}>{props.hint}</span>
    </UnstyledButton>
  );
}

import { Button } from '@mantine/core';
import { IconClock, IconFileCheck, IconShieldCheck, IconRubberStamp } from '@tabler/icons-react';
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useAsOf } from '../../lib/as-of';
import { useMay } from '../../lib/session';
import { recordsWords as words } from '../../lib/words/records';
import { NoPermission } from '../../ui/no-permission';
import { PageHeader } from '../../ui/page-header';
import { LogTable } from './log-table';
import { searchInput, type LogSearch } from './log-search';
import { useFacets, useLogSearch } from './queries';
import { SearchRow } from './search-row';
import { useVerification } from './use-verification';
import { VerificationStrip } from './verification-strip';
import classes from './records.module.css';

/** The audit trail; an entry, a new checkpoint or the check of a filed one opens beside it. */
export function RecordsPage() {
  if (useMay('audit.read')) return <Log />;
  return (
    <>
      <PageHeader title={words.title} />
      <NoPermission />
    </>
  );
}

function Log() {
  const navigate = useNavigate();
  const asOf = useAsOf();
  const mayMakeCheckpoint = useMay('audit.checkpoint');
  const facets = useFacets();
  const { verification, start, end } = useVerification();
  const search = useSearch({ from: '/records' });
  const personName = useLogSearch(searchInput(search)).data?.pages[0]?.personName ?? null;
  const { entryNumber = null } = useParams({ strict: false });
  const change = (next: LogSearch) => void navigate({ to: '.', search: (old) => ({ ...old, ...next }) });
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={facets.data && words.subtitle(facets.data.entries)}
        actions={
          <>
            <Button leftSection={<IconShieldCheck size={16} aria-hidden />} disabled={verification.state === 'running'} onClick={start}>
              {words.verify.action}
            </Button>
            {mayMakeCheckpoint && (
              <Button
                variant="default"
                leftSection={<IconRubberStamp size={16} aria-hidden />}
                onClick={() => void navigate({ to: '/records/checkpoint', search: true })}
              >
                {words.checkpoint.action}
              </Button>
            )}
            <Button
              variant="default"
              leftSection={<IconFileCheck size={16} aria-hidden />}
              onClick={() => void navigate({ to: '/records/check-filed', search: true })}
            >
              {words.checkFiled.action}
            </Button>
            <Button
              variant="default"
              leftSection={<IconClock size={16} aria-hidden />}
              onClick={() => void navigate({ to: '/records/clocks', search: true })}
            >
              {words.clocks}
            </Button>
          </>
        }
      />
      {asOf !== null && <p className={classes.note}>{words.asOfNote}</p>}
      <VerificationStrip verification={verification} onEnd={end} />
      <SearchRow facets={facets.data} search={search} personName={personName} onChange={change} />
      <LogTable
        search={search}
        openEntry={entryNumber}
        onOpen={(number) => void navigate({ to: '/records/$entryNumber', params: { entryNumber: String(number) }, search: true })}
      />
      <Outlet />
    </>
  );
}

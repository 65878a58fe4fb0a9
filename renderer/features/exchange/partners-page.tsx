import { Button } from '@mantine/core';
import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstant } from '../../lib/formatting';
import { useMay } from '../../lib/session';
import { appWords } from '../../lib/words/app';
import { exchangeWords } from '../../lib/words/exchange';
import type { Column } from '../../ui/data-table/column';
import { DataTable } from '../../ui/data-table/data-table';
import { EmptyState } from '../../ui/empty-state';
import { ExchangeTabs } from '../../ui/exchange-tabs';
import { QueryError } from '../../ui/loaded';
import { PageHeader } from '../../ui/page-header';
import { CardSection } from './card-section';
import { IntroduceForm } from './introduce-form';
import { usePartners, type Partner } from './queries';
import classes from './packages.module.css';

const words = exchangeWords.partners;

const columns: readonly Column<Partner>[] = [
  { key: 'name', title: words.columns.name, width: 200, value: (row) => row.name },
  { key: 'state', title: words.columns.state, width: 160, value: (row) => words.states[row.state] },
  { key: 'introduced', title: words.columns.introduced, width: 140, value: (row) => formatInstant(row.introducedAt) },
  { key: 'confirmed', title: words.columns.confirmed, width: 220, value: (row) => row.confirmedBy?.join(', ') ?? null },
  { key: 'received', title: words.columns.received, width: 90, align: 'right', value: (row) => row.received },
  { key: 'written', title: words.columns.written, width: 90, align: 'right', value: (row) => row.written },
];

const keyOf = (row: Partner): string => row.partnerId;

/** The sites and systems with which files are exchanged, and the card that they get of this one. */
export function PartnersPage() {
  const query = usePartners();
  const navigate = useNavigate();
  const mayIntroduce = useMay('exchange.partners');
  const { partnerId = null } = useParams({ strict: false });
  const [isIntroducing, setIntroducing] = useState(false);
  const open = (id: string) => void navigate({ to: '/exchange/partners/$partnerId', params: { partnerId: id } });
  return (
    <>
      <PageHeader title={appWords.navigation.exchange} subtitle={appWords.exchangeSubtitle} />
      <ExchangeTabs />
      <div className={classes.sections}>
        <section className={classes.section} aria-labelledby="partners">
          <header className={classes.head}>
            <div>
              <h2 id="partners" className={classes.title}>
                {words.title}
              </h2>
              <p className={classes.hint}>{words.hint}</p>
            </div>
            {mayIntroduce && !isIntroducing && <Button onClick={() => setIntroducing(true)}>{words.introduce}</Button>}
          </header>
          {isIntroducing && (
            <IntroduceForm
              onCancel={() => setIntroducing(false)}
              onDone={(id) => {
                setIntroducing(false);
                open(id);
              }}
            />
          )}
          <div className={classes.table}>
            <DataTable
              name="partners"
              label={words.list}
              columns={columns}
              rows={query.data?.partners ?? []}
              rowKey={keyOf}
              openKey={partnerId}
              onOpen={(row) => open(row.partnerId)}
              isLoading={query.isPending}
              error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
              empty={<EmptyState title={words.empty} hint={mayIntroduce ? words.emptyHint : `${words.emptyHint} ${words.emptyReader}`} />}
            />
          </div>
        </section>
        <CardSection />
      </div>
      <Outlet />
    </>
  );
}

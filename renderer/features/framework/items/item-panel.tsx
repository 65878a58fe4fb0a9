import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FrameworkItem, ItemKind, ItemOf } from '../../../../shared/contract/framework-item';
import { frameworkWords } from '../../../lib/words/framework';
import { BesidePage } from '../../../ui/beside-page';
import { ErrorState } from '../../../ui/error-state';
import { Loaded, type Query } from '../../../ui/loaded';
import { SidePanel } from '../../../ui/side-panel';
import { useItem } from '../queries';

/** One thing of a catalogue on the day of the header, beside the list that it was opened from. */
export function CataloguePanel<Data>({
  query,
  list,
  head,
  loading,
  width = 520,
  children,
}: {
  readonly query: Query<Data>;
  /** The address of the list, to go back to. */
  readonly list: '/framework/competencies' | '/framework/roles' | '/framework/tasks' | '/framework/clauses' | '/framework/scales';
  readonly head: (data: Data) => { readonly title: string; readonly subtitle: string };
  /** What it is called until it is there. */
  readonly loading: string;
  /** Pixels. */
  readonly width?: number;
  readonly children: (data: Data) => ReactNode;
}) {
  const navigate = useNavigate();
  const { title, subtitle } = query.data === undefined ? { title: loading, subtitle: undefined } : head(query.data);
  return (
    <BesidePage>
      <SidePanel width={width} title={title} subtitle={subtitle} onClose={() => void navigate({ to: list })}>
        <Loaded query={query}>{children}</Loaded>
      </SidePanel>
    </BesidePage>
  );
}

/** The same for an item of a kind; an address that belongs to another kind says so. */
export function ItemPanel<K extends ItemKind>({
  itemId,
  kind,
  children,
  ...frame
}: Omit<Parameters<typeof CataloguePanel>[0], 'query' | 'head' | 'children'> & {
  readonly itemId: string;
  readonly kind: K;
  readonly children: (item: ItemOf<K>) => ReactNode;
}) {
  const query = useItem(itemId);
  return (
    <CataloguePanel query={query} head={({ item }) => ({ title: item.title, subtitle: item.code })} {...frame}>
      {({ item }) => (isOfKind(item, kind) ? children(item) : <ErrorState message={frameworkWords.otherKind} />)}
    </CataloguePanel>
  );
}

const isOfKind = <K extends ItemKind>(item: FrameworkItem, kind: K): item is ItemOf<K> => item.kind === kind;

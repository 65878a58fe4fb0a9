import type { InputOf, OutputOf } from '../../../electron/service/usecases/context';
import type { Contract } from '../../../shared/contract';
import type { TestSite } from '../site';
import { second } from './import-file';

type Event = OutputOf<Contract['matrix']['preview']> extends AsyncIterable<infer E> ? E : never;
type Reading = InputOf<Contract['matrix']['preview']>['reading'];
export type MatrixPreview = NonNullable<Extract<Event, { readonly kind: 'done' }>['preview']>;

export async function previewMatrix(
  { client }: TestSite,
  content: string,
  { reading = null as Reading, fileName = 'matrix.csv' } = {},
): Promise<MatrixPreview> {
  for await (const event of await client.matrix.preview({ source: { file: new Blob([content]), fileName }, reading })) {
    if (event.kind !== 'done') continue;
    if (event.preview === null) throw new Error(event.unreadable ?? 'unreadable');
    return event.preview;
  }
  throw new Error('reading came to no end');
}

export const commitMatrix = ({ client }: TestSite, previewId: string, profileName: string | null = 'Filling hall') =>
  client.matrix.commit({ previewId, origin: 'The foreman’s spreadsheet', profileName, signature: second() });

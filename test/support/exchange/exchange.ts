import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { InputOf } from '../../../electron/service/usecases/context';
import type { Contract } from '../../../shared/contract';
import type { TestSite } from '../site';

type PreviewInput = InputOf<Contract['frameworkExchange']['preview']>;

/** Writes a file where the shell's dialog then finds it, and gives its handle. */
export async function chooseFile(site: TestSite, fileName: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(site.folder, fileName);
  writeFileSync(file, content);
  site.dialogs.push(file);
  const [chosen] = (await site.client.frameworkExchange.chooseFiles()).files;
  if (chosen === undefined) throw new Error('nothing was chosen');
  return chosen.handle;
}

/** The last event of a preview. */
export async function previewEnd(site: TestSite, input: Pick<PreviewInput, 'source' | 'frameworkId'> & Partial<PreviewInput>) {
  const events = await site.client.frameworkExchange.preview({ format: null, choices: {}, scaleKey: null, ...input });
  for await (const event of events) if (event.kind === 'done') return event;
  throw new Error('the preview ended without an answer');
}

/** What a file would do to a library. */
export async function previewFile(
  site: TestSite,
  frameworkId: string,
  content: string | Uint8Array,
  part: Partial<PreviewInput> & { readonly fileName?: string } = {},
) {
  const { fileName = 'framework.json', ...input } = part;
  const end = await previewEnd(site, { source: { handles: [await chooseFile(site, fileName, content)] }, frameworkId, ...input });
  if (end.preview === null) throw new Error(`unreadable: ${end.unreadable?.why}`);
  return end.preview;
}

/** Writes a library to a file and gives its path and what was told of it. */
export async function writeLibrary(
  site: TestSite,
  input: Omit<InputOf<Contract['frameworkExchange']['write']>, 'target' | 'reason'>,
  fileName = 'written',
) {
  const file = path.join(site.folder, fileName);
  site.dialogs.push(file);
  const chosen = await site.client.frameworkExchange.chooseTarget({ suggestedName: fileName, format: input.format });
  const events = await site.client.frameworkExchange.write({
    ...input,
    target: chosen?.handle ?? 'no-such-handle',
    reason: 'asked by a test',
  });
  for await (const event of events) if (event.kind === 'done') return { ...event, file: path.join(site.folder, event.fileName) };
  throw new Error('the writing ended without an answer');
}

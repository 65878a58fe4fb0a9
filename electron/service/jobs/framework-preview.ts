import type { FrameworkItem } from '../../../shared/contract/framework-item';
import { compareItems, type ComparedItem } from '../../../shared/domain/exchange/compare-items';
import { detectFormats, formatOf } from '../../../shared/domain/exchange/formats';
import type { FormatKey, FrameworkFormat, ReadProblem, ReadTarget } from '../../../shared/domain/exchange/framework-format';
import { bytesOfWritten } from '../platform/framework-bytes';
import { contentOf, frameworkFile, headOf, readFrameworkFile, type FrameworkFile } from '../platform/framework-file';
import { scaleChoices, targetWithScale, type ScaleChoices } from './fallback-scale';
import type { JobProgress } from './job-messages';

export interface PreviewedFile {
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly encoding: string;
}

/** What reading files into a library would do. */
export interface FrameworkReading {
  readonly format: FormatKey;
  readonly detected: readonly { readonly key: FormatKey; readonly confidence: number }[];
  readonly files: readonly PreviewedFile[];
  readonly title: string | null;
  readonly items: readonly ComparedItem[];
  readonly gone: readonly FrameworkItem[];
  readonly problems: readonly ReadProblem[];
  readonly scale: ScaleChoices;
}
export type Unreadable = { readonly unreadable: { readonly fileName: string; readonly why: string } };

interface Asked {
  readonly paths: readonly string[];
  readonly format: FormatKey | null;
  readonly target: ReadTarget;
  /** The scale of competencies whose file names none, as ScaleChoice.key; null: the first there is. */
  readonly scaleKey: string | null;
  readonly today: string;
}

/** Reads the files, finds their format and compares what they bring with the library. */
export async function readFramework(
  { paths, format: chosen, target: asked, scaleKey, today }: Asked,
  tell: (progress: JobProgress) => void,
): Promise<FrameworkReading | Unreadable> {
  const steps = (done: number, label: string): void => tell({ label, done, total: 4 });
  steps(0, 'open');
  const files: FrameworkFile[] = [];
  for (const path of paths) {
    const file = await readFrameworkFile(path);
    if (!file.ok) return { unreadable: file.failure.data };
    files.push(file.value);
  }
  const detected = detectFormats(files.map(headOf));
  const format = chosen === null ? detected[0]?.format : formatOf(chosen);
  const first = files[0]?.fileName ?? '';
  if (format === undefined) return { unreadable: { fileName: first, why: whyUnknown(files[0]) } };
  steps(1, 'read');
  const contents = files.map((file) => contentOf(file, format.takes));
  for (const content of contents) if (!content.ok) return { unreadable: content.failure.data };
  const readable = contents.flatMap((content) => (content.ok ? [content.value.content] : []));
  const target = targetWithScale(asked, scaleKey, (other) => format.read(readable, other).items);
  const read = format.read(readable, target);
  steps(2, 'write');
  const writtenAndRead = await writeAndRead(format, { ...target, known: asked.known }, today);
  steps(3, 'compare');
  const { items, gone } = compareItems(format, { read: read.items, known: asked.known, writtenAndRead });
  return {
    format: format.key,
    detected: detected.map(({ format: { key }, confidence }) => ({ key, confidence })),
    files: files.map(({ fileName, bytes, sha256, text }) => ({
      fileName,
      bytes: bytes.length,
      sha256,
      encoding: text.ok ? text.value.encoding : 'xlsx',
    })),
    title: read.title,
    items,
    gone,
    scale: scaleChoices(
      items.flatMap(({ item, state }) => (state === 'same' ? [] : [item])),
      target,
      asked.scales,
    ),
    problems: [...contents.flatMap((content) => (content.ok ? content.value.problems : [])), ...read.problems],
  };
}

/** What the format itself makes of the library and reads of that again; null where it only reads. */
async function writeAndRead(
  { write, read, takes }: FrameworkFormat,
  target: ReadTarget,
  today: string,
): Promise<readonly FrameworkItem[] | null> {
  if (write === undefined) return null;
  if (target.known.length === 0) return [];
  const about = {
    frameworkId: target.frameworkId,
    title: '',
    description: '',
    creator: '',
    writtenAt: `${today}T00:00:00Z`,
    asOf: today,
    foreignScales: foreignScales(target.known, target.scales),
  };
  const { content } = write(target.known, about);
  const file = await frameworkFile('', await bytesOfWritten(content));
  const again = file.ok ? contentOf(file.value, takes) : file;
  return again.ok ? read([again.value.content], target).items : [];
}

/** Scales that belong to other libraries and are used in this one. */
export function foreignScales<S extends FrameworkItem>(items: readonly FrameworkItem[], scales: readonly S[]): S[] {
  const own = new Set(items.map(({ itemId }) => itemId));
  const used = new Set(items.flatMap((item) => (item.kind === 'competency' ? [item.content.scaleId] : [])));
  return scales.filter(({ itemId }) => used.has(itemId) && !own.has(itemId));
}

function whyUnknown(file: FrameworkFile | undefined): string {
  if (file === undefined || file.bytes.length === 0) return 'It is empty.';
  const start = file.text.ok ? file.text.value.text.trimStart().slice(0, 1) : '';
  return start === '{' || start === '['
    ? 'It is JSON, but of no known format of frameworks. Choose the format, to be told what is missing.'
    : 'It is of no known format of frameworks. Choose the format, to be told what is missing.';
}

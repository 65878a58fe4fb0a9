import { caseFormat } from './case/format';
import { crosswalkFormat } from './crosswalk/format';
import { csvFormat } from './csv/format';
import type { FileHead, FormatKey, FrameworkFormat } from './framework-format';
import { moodleFormat } from './moodle/format';
import { niceFormat } from './nice/format';
import { onetFormat } from './onet/format';
import { osmtFormat } from './osmt/format';
import { xlsxFormat } from './xlsx/format';

/** Every format that frameworks come and go in. */
export const formats: readonly FrameworkFormat[] = [
  caseFormat,
  csvFormat,
  xlsxFormat,
  moodleFormat,
  osmtFormat,
  niceFormat,
  onetFormat,
  crosswalkFormat,
];

/** The format of a key; undefined: it cannot be read or written here. */
export function formatOf(key: FormatKey): FrameworkFormat | undefined {
  return formats.find((format) => format.key === key);
}

/** The formats that these files may be of, the likeliest first; none below an even chance is offered by itself. */
export function detectFormats(files: readonly FileHead[]): readonly { readonly format: FrameworkFormat; readonly confidence: number }[] {
  return formats
    .map((format) => ({ format, confidence: format.detect(files) }))
    .filter(({ confidence }) => confidence > 0)
    .toSorted((a, b) => b.confidence - a.confidence);
}

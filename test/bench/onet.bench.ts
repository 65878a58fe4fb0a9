import { test } from 'vitest';
import { compareItems } from '../../shared/domain/exchange/compare-items';
import { onetFormat } from '../../shared/domain/exchange/onet/format';
import { isOnetHere, onetFiles } from '../support/exchange/onet-files';
import { targetOf } from '../support/exchange/random-framework';
import { isQuick, median, sideBySide, tell } from './figures';

const rounds = isQuick ? 3 : 15;

test.skipIf(!isOnetHere)('import of the O*NET files against splitting their lines alone', async () => {
  const split = (): number =>
    onetFiles().reduce((cells, { text }) => cells + text.split('\n').reduce((sum, line) => sum + line.split('\t').length, 0), 0);
  const [alone = [], read = []] = await sideBySide(rounds, split, () => onetFormat.read(onetFiles(), targetOf([])));
  const first = onetFormat.read(onetFiles(), targetOf([])).items;
  const [again = [], compared = []] = await sideBySide(
    rounds,
    () => onetFormat.read(onetFiles(), targetOf(first)),
    () => compareItems(onetFormat, { read: onetFormat.read(onetFiles(), targetOf(first)).items, known: first, writtenAndRead: null }),
  );
  const base = median(alone);
  const detail = (ms: number): string =>
    `${ms.toFixed(0)} ms for ${first.length} items, reading and splitting the lines in ${base.toFixed(0)} ms`;
  tell('O*NET: 1,110 occupations, 19,450 tasks, 483 anchors', median(read) / base, null, detail(median(read)));
  tell('O*NET: the same into a library that has them', median(again) / base, null, detail(median(again)));
  tell('O*NET: the same, compared with the library', median(compared) / base, null, detail(median(compared)));
});

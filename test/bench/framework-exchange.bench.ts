import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'vitest';
import { makeLibrary } from '../support/framework';
import { makeTestSite } from '../support/site';
import { isQuick, median, sideBySide, tell, timed } from './figures';

const count = isQuick ? 1_000 : 10_000;
const rounds = isQuick ? 1 : 5;
/**
 * Times JSON.parse alone, which neither checks an item nor finds what it belongs to. A preview also starts a thread, opens the
 * record in it and compares each item; the draft writes each item and the step that undoes it.
 */
const targets = { preview: 80, draft: 40, both: 120, again: 160 } as const;

test(`bringing in a CASE package of ${count} items, against JSON.parse alone`, async () => {
  const site = await makeTestSite();
  const frameworkId = await makeLibrary(site);
  const file = path.join(site.folder, 'package.json');
  writeFileSync(file, packageText(count));
  const exchange = site.client.frameworkExchange;

  const preview = async (): Promise<string> => {
    site.dialogs.push(file);
    const { files } = await exchange.chooseFiles();
    const source = { handles: files.map(({ handle }) => handle) };
    for await (const event of await exchange.preview({ source, frameworkId, format: null, choices: {}, scaleKey: null }))
      if (event.kind === 'done') return event.previewId;
    throw new Error('no preview');
  };
  let previewId = '';
  let longest = 0;
  const [parsing = [], previewing = []] = await sideBySide(
    rounds,
    () => JSON.parse(readFileSync(file, 'utf8')),
    async () => {
      let last = performance.now();
      const note = (): void => {
        const now = performance.now();
        longest = Math.max(longest, now - last - 5);
        last = now;
      };
      const turns = setInterval(note, 5);
      previewId = await preview();
      clearInterval(turns);
      note();
    },
  );
  const applying: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    applying.push(await timed(() => exchange.apply({ previewId, itemIds: null, retireIds: [] })));
    const { libraries } = await site.client.framework.list();
    await site.client.framework.discardDraft({ draftId: libraries.find((one) => one.frameworkId === frameworkId)?.draft?.draftId ?? '' });
    previewId = await preview();
  }
  await exchange.apply({ previewId, itemIds: null, retireIds: [] });
  const again = await timed(preview);

  const parse = median(parsing);
  const [first, put] = [median(previewing), median(applying)];
  const detail = (ms: number): string => `${ms.toFixed(0)} ms, JSON.parse ${parse.toFixed(0)} ms`;
  tell(
    `preview of ${count} CASE items against JSON.parse`,
    first / parse,
    targets.preview,
    `${detail(first)}; the service waited ${longest.toFixed(0)} ms at most`,
  );
  tell(`putting ${count} items into the draft against JSON.parse`, put / parse, targets.draft, detail(put));
  tell(`import (preview and draft) of ${count} items against JSON.parse`, (first + put) / parse, targets.both, detail(first + put));
  tell(`preview of the same file against a library that has it`, again / parse, targets.again, detail(again));
  rmSync(file);
});

const moment = '2020-01-01T00:00:00Z';
const uuid = (prefix: string, n: number): string => `${prefix}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A hundred headings with as many skills below each as it takes. */
function packageText(size: number): string {
  const node = (identifier: string) => ({ title: '', identifier, uri: `urn:uuid:${identifier}` });
  const numbers = Array.from({ length: size }, (_, n) => n);
  return JSON.stringify({
    CFDocument: { identifier: uuid('d', 0), uri: 'urn:x:d', creator: 'C', title: 'Skills', lastChangeDateTime: moment },
    CFItems: numbers.map((n) => ({
      identifier: uuid('1', n),
      uri: `https://example.org/${n}`,
      CFItemType: n < 100 ? 'Domain' : 'Skill',
      humanCodingScheme: `K${n}`,
      abbreviatedStatement: `Skill number ${n}`,
      fullStatement: `Carries out piece of work number ${n} to the standard, alone and safely.`,
      notes: 'Seen on the line',
      language: 'en',
      lastChangeDateTime: moment,
    })),
    CFAssociations: numbers.map((n) => ({
      identifier: uuid('a', n),
      uri: `https://example.org/a/${n}`,
      associationType: 'isChildOf',
      sequenceNumber: Math.floor(n / 100) + 1,
      originNodeURI: node(uuid('1', n)),
      destinationNodeURI: node(n < 100 ? uuid('d', 0) : uuid('1', n % 100)),
      lastChangeDateTime: moment,
    })),
  });
}

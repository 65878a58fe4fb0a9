import fs from 'node:fs';
import path from 'node:path';
import { inProject } from '../project.mjs';
import { licenceTexts } from './shipped.mjs';

const RULE = '='.repeat(100);

/** Packages that carry no text of their own → the package of the same author and licence whose text stands in. */
const STANDS_IN = {
  '@node-rs/argon2-linux-x64-gnu': 'node_modules/@node-rs/argon2',
  '@node-rs/argon2-linux-arm64-gnu': 'node_modules/@node-rs/argon2',
  '@node-rs/argon2-win32-x64-msvc': 'node_modules/@node-rs/argon2',
  '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu': 'node_modules/@myriaddreamin/typst-ts-node-compiler',
  '@myriaddreamin/typst-ts-node-compiler-linux-arm64-gnu': 'node_modules/@myriaddreamin/typst-ts-node-compiler',
  '@myriaddreamin/typst-ts-node-compiler-win32-x64-msvc': 'node_modules/@myriaddreamin/typst-ts-node-compiler',
  'react-remove-scroll-bar': 'node_modules/react-remove-scroll',
};

/** One text with the licence of everything that ships but Electron, whose texts lie beside its executable. Throws for a package without one. */
export function thirdPartyLicences(root, packages) {
  const sections = packages.map(({ folder, name, version, license }) => {
    const texts = licenceTexts(root, folder) ?? licenceTexts(root, STANDS_IN[name] ?? folder);
    if (texts === null) throw new Error(`${name} ${version} ships without the text of its licence (${license})`);
    return section(`${name} ${version} (${license})`, texts.join('\n\n'));
  });
  const source = fs.readFileSync(path.join(root, 'node_modules/better-sqlite3/deps/sqlite3/sqlite3.c'), 'utf8');
  return [
    'Third-party software in this package. Electron and Chromium: LICENSE.electron.txt and LICENSES.chromium.html beside the program.\n',
    ...sections,
    section(
      'SQLite and SQLite3 Multiple Ciphers, compiled into the database addon (public domain; MIT; BSD-3-Clause)',
      sourceNotices(source),
    ),
    section(
      'Inter 3.19, the type of printed documents (OFL-1.1)',
      fs.readFileSync(inProject('resources', 'fonts', 'OFL.txt'), 'utf8').trim(),
    ),
  ].join('\n');
}

/** Names and versions of what is compiled into the database addon. */
export function compiledIn(root) {
  const header = fs.readFileSync(path.join(root, 'node_modules/better-sqlite3/deps/sqlite3/sqlite3.h'), 'utf8');
  const [, sqlite] = /#define SQLITE_VERSION\s+"([^"]+)"/.exec(header);
  const [, ciphers] = /#define SQLITE3MC_VERSION_STRING\s+"[^"]*?([\d.]+)"/.exec(header);
  return [
    { name: 'SQLite', version: sqlite, license: { name: 'Public Domain' } },
    { name: 'SQLite3 Multiple Ciphers', version: ciphers, license: { id: 'MIT' } },
  ];
}

/** What the authors ask to be kept: each holder once, and every notice that brings its own conditions in full. */
function sourceNotices(source) {
  const comments = [...source.matchAll(/\/\*[\s\S]*?\*\//g)].map(([comment]) => comment);
  const holders = comments.flatMap((comment) => /Copyright:\s+(\(c\) .*)/i.exec(comment)?.[1] ?? []);
  const own = comments.filter((comment) => /redistribution and use|hereby (granted|released)/i.test(comment));
  return [
    'SQLite is in the public domain.',
    [...new Set(holders.map((holder) => `Copyright ${holder.trim()}`))].sort().join('\n'),
    MIT,
    ...new Set(own),
  ].join('\n\n');
}

function section(title, text) {
  return `${RULE}\n${title}\n${RULE}\n\n${text}\n`;
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to
the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY
CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

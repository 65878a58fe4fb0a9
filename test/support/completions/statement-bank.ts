import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const file = path.resolve(import.meta.dirname, '../../../../shared/data/xapi/stmtBank.js');

export const hasStatementBank = existsSync(file);
if (!hasStatementBank) console.warn(`Skipped: the bank of xAPI statements is not at ${file}.`);

/** The statements in ADL's bank (stmtBank.js) by name, cut out of the text of the script: it is never run. */
export function statementBank(): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const script = readFileSync(file, 'utf8');
  const text = outsideStrings(script.slice(script.indexOf('ADL.stmts =') + 'ADL.stmts ='.length), /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what it holds is what the tests read
  return JSON.parse(outsideStrings(firstObject(text), /,(?=\s*[}\]])/g)) as ReturnType<typeof statementBank>;
}

/** A text without what a pattern finds, but for what stands in quotes. */
function outsideStrings(text: string, pattern: RegExp): string {
  const either = new RegExp(String.raw`"(?:\\.|[^"\\])*"|${pattern.source}`, 'g');
  return text.replaceAll(either, (found) => (found.startsWith('"') ? found : ''));
}

function firstObject(text: string): string {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:\\.|[^"\\])*"|[{}]/g)) {
    depth += token === '{' ? 1 : token === '}' ? -1 : 0;
    if (token === '}' && depth === 0) return text.slice(text.indexOf('{'), index + 1);
  }
  throw new Error('the bank has no end');
}

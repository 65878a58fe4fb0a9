import { fail, ok, type Failure, type Result } from '../../result';

/** Deepest nesting of JSON that is read: real files need 8. */
export const deepestJson = 64;

export type JsonFault = Failure<'NotJson', { readonly line: number; readonly column: number; readonly what: string }>;

/** Reads JSON, and says where it is broken, cut off or nested too deep: a person has to find the place. */
export function readJson(text: string): Result<unknown, JsonFault> {
  const deep = tooDeepAt(text);
  if (deep !== null) return notJson(text, deep, `more than ${deepestJson} levels are nested in each other`);
  try {
    const value: unknown = JSON.parse(text);
    return ok(value);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { at, what } = faultOf(text);
    return notJson(text, at, what);
  }
}

function notJson(text: string, at: number, what: string): { readonly ok: false; readonly failure: JsonFault } {
  const before = text.slice(0, at).split('\n');
  return fail('NotJson', { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, what });
}

function tooDeepAt(text: string): number | null {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = endOfString(text, at);
      if (at < 0) return null;
    } else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > deepestJson) return at;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return null;
}

/** Where the string ends that begins here; below 0: nowhere. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return -1;
}

const token =
  /\s*(?:([{}[\],:])|"((?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-]))/uy;

/** Walks JSON that is known to be broken until the place where it is. */
function faultOf(text: string): { readonly at: number; readonly what: string } {
  const open: Array<{ readonly bracket: string; readonly at: number }> = [];
  let wanted: 'value' | 'valueOrEnd' | 'name' | 'nameOrEnd' | 'colon' | 'commaOrEnd' | 'nothing' = 'value';
  let position = 0;
  for (;;) {
    token.lastIndex = position;
    const found = token.exec(text);
    if (found === null) break;
    const at = token.lastIndex - found[0].trimStart().length;
    const mark = found[1];
    const inside = open.at(-1)?.bracket;
    const afterValue = (): typeof wanted => (open.length === 0 ? 'nothing' : 'commaOrEnd');
    if (mark === '{' || mark === '[') {
      if (wanted !== 'value' && wanted !== 'valueOrEnd') return { at, what: `“${mark}” does not belong here` };
      open.push({ bracket: mark, at });
      wanted = mark === '{' ? 'nameOrEnd' : 'valueOrEnd';
    } else if (mark === '}' || mark === ']') {
      const mayEnd = wanted === 'commaOrEnd' || wanted === (mark === '}' ? 'nameOrEnd' : 'valueOrEnd');
      if (!mayEnd || inside !== (mark === '}' ? '{' : '[')) return { at, what: `“${mark}” does not belong here` };
      open.pop();
      wanted = afterValue();
    } else if (mark === ',') {
      if (wanted !== 'commaOrEnd') return { at, what: 'a comma does not belong here' };
      wanted = inside === '{' ? 'name' : 'value';
    } else if (mark === ':') {
      if (wanted !== 'colon') return { at, what: 'a colon does not belong here' };
      wanted = 'value';
    } else if (wanted === 'name' || wanted === 'nameOrEnd') {
      if (found[0].trimStart()[0] !== '"') return { at, what: 'the name of a field must stand in quotation marks' };
      wanted = 'colon';
    } else if (wanted === 'value' || wanted === 'valueOrEnd') wanted = afterValue();
    else return { at, what: wanted === 'nothing' ? 'there is something after the end' : 'a comma or an end is missing before this' };
    position = token.lastIndex;
  }
  const rest = position + (/^\s*/u.exec(text.slice(position))?.[0].length ?? 0);
  const isEnd =
    rest >= text.length ||
    /^"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*\\?(?:u[0-9a-fA-F]{0,3})?$/u.test(text.slice(rest)) ||
    /^[\w.+-]*$/u.test(text.slice(rest));
  if (wanted === 'nothing' && rest < text.length) return { at: rest, what: 'there is something after the end' };
  const last = open.at(-1);
  if (!isEnd) return { at: rest, what: 'this is not JSON' };
  const opened = last === undefined ? '' : `; what was opened on line ${text.slice(0, last.at).split('\n').length} is never closed`;
  return { at: text.length, what: `the file ends here, in the middle: it was cut off${opened}` };
}

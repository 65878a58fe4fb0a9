import { parseSync, Visitor } from 'vite';

export type ImportStatement = {
  readonly specifier: string;
  /** The imported names; '*' for everything. Empty when a module is imported for its effect alone. */
  readonly names: readonly string[];
  readonly isTypeOnly: boolean;
};

export type SourceFacts = {
  readonly imports: readonly ImportStatement[];
  /** Network functions of the platform that are called or constructed by their global name. */
  readonly networkCalls: readonly string[];
  /** Whether the file only passes on the exports of other files. */
  readonly isBarrel: boolean;
};

const NETWORK_GLOBALS = new Set(['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource', 'WebTransport', 'RTCPeerConnection']);
const GLOBAL_OBJECTS = new Set(['globalThis', 'window', 'self', 'global']);

/** What the rules need to know of one source file; throws when it cannot be parsed. */
export function factsOf(file: string, text: string): SourceFacts {
  const { program, module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors.map((error) => error.message).join('; ')}`);
  const networkCalls: string[] = [];
  const record = (node: { readonly callee: unknown }) => {
    const name = calledGlobal(node.callee);
    if (name !== null && NETWORK_GLOBALS.has(name)) networkCalls.push(name);
  };
  new Visitor({ CallExpression: record, NewExpression: record }).visit(program);
  const passedOn = module.staticExports.flatMap((statement) => statement.entries).filter((entry) => entry.moduleRequest !== null);
  return {
    imports: [
      ...module.staticImports.map((statement) => ({
        specifier: statement.moduleRequest.value,
        names: statement.entries.map((entry) => entry.importName.name ?? (entry.importName.kind === 'Default' ? 'default' : '*')),
        isTypeOnly: statement.entries.length > 0 && statement.entries.every((entry) => entry.isType),
      })),
      ...passedOn.map((entry) => ({
        specifier: entry.moduleRequest?.value ?? '',
        names: [entry.importName.name ?? '*'],
        isTypeOnly: entry.isType,
      })),
      ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
        specifier: text.slice(start, end).replaceAll(/^['"`]|['"`]$/g, ''),
        names: ['*'],
        isTypeOnly: false,
      })),
    ],
    networkCalls,
    isBarrel:
      program.body.length > 0 &&
      passedOn.length > 0 &&
      program.body.every(({ type }) => type.startsWith('Export')) &&
      hasNoDeclaration(module),
  };
}

function hasNoDeclaration(module: ReturnType<typeof parseSync>['module']): boolean {
  return module.staticExports.every((statement) => statement.entries.every((entry) => entry.moduleRequest !== null));
}

/** The name in `fetch(…)` and `window.fetch(…)`; null for any other callee. */
function calledGlobal(callee: unknown): string | null {
  if (!isNode(callee)) return null;
  if (callee.type === 'Identifier') return callee.name ?? null;
  const isOfGlobal = isNode(callee.object) && callee.object.type === 'Identifier' && GLOBAL_OBJECTS.has(callee.object.name ?? '');
  return callee.type === 'MemberExpression' && isOfGlobal && isNode(callee.property) ? (callee.property.name ?? null) : null;
}

type SyntaxNode = { readonly type: string; readonly name?: string; readonly object?: unknown; readonly property?: unknown };

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}

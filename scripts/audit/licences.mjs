/** Licences whose conditions this project meets by shipping their texts. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'MIT-0',
]);

/** Packages under other licences, each with its reason. Those that do not ship are tools: their conditions concern who passes them on. */
export const licenceExceptions = [
  { package: /^@fontsource-variable\/inter$/, license: 'OFL-1.1', ships: true, why: 'a font, bundled under its own name and unchanged' },
  { package: /^lightningcss(-.+)?$/, license: 'MPL-2.0', ships: false, why: 'minifies style sheets during the build' },
  { package: /^(axe-core|@axe-core\/playwright)$/, license: 'MPL-2.0', ships: false, why: 'tests accessibility' },
  { package: /^caniuse-lite$/, license: 'CC-BY-4.0', ships: false, why: 'a table of browsers, read by a build tool' },
  { package: /^argparse$/, license: 'Python-2.0', ships: false, why: 'reads arguments and YAML for build tools' },
  { package: /^truncate-utf8-bytes$/, license: 'WTFPL', ships: false, why: 'cuts file names while packaging; its licence asks nothing' },
];

/** What is wrong with the licence of a package, in words, or null. `ships` asks more: an exception for tools does not count then. */
export function licenceProblem({ name, license }, { ships = false, exceptions = licenceExceptions } = {}) {
  if (license === undefined || license === '') return `${name} names no licence`;
  if (isAllowed(license)) return null;
  const exception = exceptions.find((one) => one.package.test(name) && one.license === license);
  if (exception === undefined) return `${name} is under ${license}, which is not on the list`;
  return ships && !exception.ships ? `${name} is under ${license}, allowed for a tool alone, but it ships` : null;
}

/** Whether an SPDX expression can be met: one side of an OR, both sides of an AND. */
export function isAllowed(expression) {
  const bare = expression.trim().replace(/^\((.*)\)$/, '$1');
  if (bare.includes(' OR ')) return bare.split(' OR ').some(isAllowed);
  if (bare.includes(' AND ')) return bare.split(' AND ').every(isAllowed);
  return ALLOWED.has(bare);
}

import { spawnSync } from 'node:child_process';

/** The CycloneDX bill of materials of everything in the lockfile, as npm writes it, whatever the environment would have it omit. Reads no network. */
export function npmSbom(root) {
  const args = [
    'sbom',
    '--sbom-format',
    'cyclonedx',
    '--package-lock-only',
    '--include=dev',
    '--include=optional',
    '--offline',
    '--silent',
  ];
  const { status, stdout, stderr, error } = spawnSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    shell: process.platform === 'win32',
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`npm sbom failed: ${stderr.trim()}`);
  return JSON.parse(stdout);
}

/**
 * Keeps of npm's bill what ships: the packages in the bundle are "development" ones to npm, and most development ones do not ship.
 * Adds what npm does not know of: the runtime as it is in the package, and what is compiled into the addon. Throws when npm does not list a shipped package.
 */
export function shippedSbom(bill, { plan, packages, compiled }) {
  const components = packages.map(({ name, version }) => {
    const found = bill.components.find((item) => item['bom-ref'] === `${name}@${version}`);
    if (found === undefined) throw new Error(`${name} ${version} ships, but npm's bill of materials does not list it`);
    // npm writes the alias under which a package is installed, and its own idea of what is required.
    const { properties: _npm, ...rest } = found;
    return { ...rest, name, scope: 'required' };
  });
  const own = compiled.map(({ name, version, license }) => component('library', name, version, license));
  const electron = {
    ...component('framework', 'electron', plan.electronVersion, { id: 'MIT' }),
    purl: `pkg:npm/electron@${plan.electronVersion}`,
  };
  const all = [...components, electron, ...own];
  const refs = new Set(all.map((item) => item['bom-ref']));
  const root = `${plan.name}@${plan.version}`;
  const known = bill.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((target) => refs.has(target)) }));
  const addon = known.find(({ ref }) => ref.startsWith('better-sqlite3-multiple-ciphers@'));
  addon?.dependsOn.push(...own.map((item) => item['bom-ref']));
  const reached = new Set(known.flatMap(({ dependsOn }) => dependsOn));
  return {
    ...bill,
    metadata: {
      ...bill.metadata,
      component: {
        'bom-ref': root,
        type: 'application',
        name: plan.name,
        version: plan.version,
        description: plan.description,
        licenses: [{ license: { id: 'Apache-2.0' } }],
      },
    },
    components: all,
    dependencies: [{ ref: root, dependsOn: [...refs].filter((ref) => !reached.has(ref)) }, ...known],
  };
}

function component(type, name, version, license) {
  return { 'bom-ref': `${name}@${version}`, type, name, version, scope: 'required', licenses: [{ license }] };
}

/** Dependencies of package.json that the README's table "Dependencies" gives no reason for. Types belong to what they describe. */
export function unexplained(manifest, readme) {
  const explained = namesInTable(readme);
  return Object.keys({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies })
    .filter((name) => !name.startsWith('@types/'))
    .filter((name) => !explained.some((entry) => (entry.endsWith('/*') ? name.startsWith(entry.slice(0, -1)) : entry === name)));
}

/** The names in the table's first column: "@orpc/contract, server" stands for two of one scope, "@mantine/\*" for all of one. */
function namesInTable(readme) {
  const [, section = ''] = /^#+ Dependencies\n([\s\S]*?)(?=^#|(?![\s\S]))/m.exec(readme) ?? [];
  return [...section.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell]) => {
    let scope = '';
    return cell.split(',').flatMap((part) => {
      const name = part
        .trim()
        .replace(/ \(.*\)$/, '')
        .replace('\\*', '*');
      if (name.startsWith('@')) scope = name.slice(0, name.indexOf('/') + 1);
      return name.startsWith('@') || scope === '' ? [name] : [name, scope + name];
    });
  });
}

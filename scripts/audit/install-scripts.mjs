/** Packages that would run code at install time; none may. Each is refused in package.json ("allowScripts": false) for the reason here. */
export const refusedScripts = {
  'better-sqlite3-multiple-ciphers': 'its addon comes prebuilt; npm would compile it anew because of its binding.gyp, which needs Python',
  'electron-winstaller': 'copies a Windows archiver for a kind of installer that is not made',
};

/** What is wrong with install scripts, in words. */
export function installScriptProblems(manifest, lock, refused = refusedScripts) {
  const allowScripts = manifest.allowScripts ?? {};
  const running = lock.filter(({ entry }) => entry.hasInstallScript === true).map(({ name }) => name);
  return [
    ...[...new Set(running)]
      .filter((name) => allowScripts[name] !== false)
      .map((name) => `${name} has an install script that is not refused`),
    ...Object.entries(allowScripts).flatMap(([name, answer]) => {
      if (answer !== false) return [`allowScripts lets ${name} run code at install time`];
      return name in refused ? [] : [`allowScripts names ${name} without a reason in scripts/audit/install-scripts.mjs`];
    }),
    ...Object.keys(refused)
      .filter((name) => !(name in allowScripts))
      .map((name) => `${name} has a reason in scripts/audit/install-scripts.mjs, but allowScripts does not name it`),
  ];
}

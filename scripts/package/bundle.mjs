import { inProject } from '../project.mjs';

const FONT_OR_STYLE = /\.css(\?|$)/;

/** Builds the app anew and returns the folders (below the project's root) of the packages whose code, styles or fonts went into it. */
export async function buildForPackage() {
  const { build } = await import('electron-vite');
  const modules = new Set();
  await build({ root: inProject(), logLevel: 'warn', plugins: [recorder(modules)] });
  return [...new Set([...modules].map(packageFolder).filter((folder) => folder !== null))].sort();
}

/** The folder of the package that a bundled module belongs to ("node_modules/zod"), or null for the project's own code. */
export function packageFolder(moduleId) {
  const file = moduleId.replaceAll('\\', '/').replaceAll('\0', '').split('?')[0];
  const at = file.indexOf('node_modules/');
  if (at < 0) return null;
  const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file.slice(at));
  return match === null ? null : match[1];
}

/** Notes every module that left something in a bundle: code that was not shaken out, and every style sheet with the fonts it names. */
function recorder(modules) {
  return {
    name: 'touchstone:bundled-modules',
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        for (const [id, module] of Object.entries(output.modules)) if (module.renderedLength > 0) modules.add(id);
      }
      for (const id of this.getModuleIds()) if (FONT_OR_STYLE.test(id)) modules.add(id);
    },
  };
}

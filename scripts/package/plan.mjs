/** What Electron calls the platform, and Debian the architecture. */
const DEB_ARCHITECTURE = { x64: 'amd64', arm64: 'arm64' };

/**
 * What the package is called and where it lies, from the runtime at hand and package.json. The fallback runtime is out of support,
 * so what is made with it is a trial under a name of its own: it can be installed beside the real one and never passes for it.
 */
export function packagePlan(runtime, manifest, arch = process.arch) {
  const isTrial = runtime.source === 'fallback';
  const name = isTrial ? `${manifest.name}-trial` : manifest.name;
  const productName = isTrial ? `${manifest.productName} Trial` : manifest.productName;
  const debArchitecture = DEB_ARCHITECTURE[arch];
  if (debArchitecture === undefined) throw new Error(`there is no package for the architecture ${arch}`);
  return {
    isTrial,
    name,
    productName,
    version: manifest.version,
    description: manifest.description,
    electronVersion: runtime.version,
    arch,
    debArchitecture,
    folderName: `${name}-${manifest.version}-linux-${arch}`,
    debName: `${name}_${manifest.version}_${debArchitecture}.deb`,
    /** Where the .deb puts it. */
    installedIn: `/opt/${name}`,
  };
}

/** Said by the command, and in NOTICE.txt of a trial package. */
export function trialNotice(plan) {
  return `TRIAL, NOT FOR RELEASE
This package of ${plan.productName} ${plan.version} holds Electron ${plan.electronVersion}, which is out of support and gets no security fixes,
because the Electron named in package.json could not be downloaded where it was made.
Use it to try the packaging and the application with invented data. For real records make the package
where Electron's own download, or a mirror of it (ELECTRON_MIRROR), can be reached.
`;
}

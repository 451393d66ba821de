declare module 'virtual:remix/server-build' {
  import type { ServerBuild } from '@remix-run/node'

  const build: ServerBuild
  export const {
    assets,
    assetsBuildDirectory,
    basename,
    entry,
    future,
    isSpaMode,
    mode,
    publicPath,
    routes,
  }: ServerBuild
}

/** The script of packages for other learning systems, as text. */
declare module 'virtual:lisans-package-player' {
  const script: string
  export default script
}

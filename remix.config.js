// The one build file: pages, server, command line and tests. (Remix's own documentation reserves this file's name for its
// old compiler's settings; this project uses it for Vite and Vitest, through `-c` and `--config`.)
import { availableParallelism } from 'node:os'
import { getRequestListener } from '@hono/node-server'
import { vitePlugin as remix } from '@remix-run/dev'
import { denyImports } from 'vite-env-only'
import { defineConfig } from 'vitest/config'
import { bundlePlayer } from './app/enhance/package/bundle-player.js'

const future = {
  v3_fetcherPersist: true,
  v3_lazyRouteDiscovery: true,
  v3_relativeSplatPath: true,
  v3_routeConfig: false,
  v3_singleFetch: true,
  v3_throwAbortReason: true,
}

export default defineConfig({
  plugins: [
    ...keepServerCodeOutOfBrowsers(),
    ...serverEntries(),
    packagePlayer(),
    remix({ future, serverModuleFormat: 'esm', ignoredRouteFiles: ['**/*.css'], ...benchPages() }),
  ],
  css: { preprocessorOptions: { scss: { loadPaths: ['node_modules'], quietDeps: true } } },
  // Old phones must read the script of learner pages; pages and server are built for the same target, because that script's
  // name, which the server writes into pages, is made from its content.
  build: { target: 'es2019' },
  esbuild: { supported: { 'top-level-await': true } },
  server: { port: 3000 },
  ssr: { external: ['better-sqlite3', 'pg', 'mdx-bundler', 'esbuild', 'better-auth', 'pino', 'nodemailer'] },
  test: {
    // Left to itself, Vitest keeps one core free, which on two cores means that nothing runs beside anything.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'domain-sqlite',
          // Every test opens a database of its own, so files may share the modules they load: that spares a third of the time.
          // Only the routes' tests cannot: there the one database of the process is their scene.
          isolate: false,
          include: ['tests/domain/**/*.test.ts', 'tests/db/*.test.ts'],
          setupFiles: ['tests/support/fail-on-console.ts'],
          env: { DATABASE_URL: '' },
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'domain-postgres',
          isolate: false,
          include: ['tests/domain/**/*.test.ts'],
          setupFiles: ['tests/support/fail-on-console.ts'],
          env: { DATABASE_URL: 'postgres://test' },
          // The first test of each file starts a PostgreSQL, which takes long on a busy machine.
          testTimeout: 120_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'real-postgres',
          include: ['tests/db/postgres/*.test.ts'],
          setupFiles: ['tests/support/fail-on-console.ts'],
          env: { DATABASE_URL: 'postgres://test' },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          // These run the built server and command line, as an operator does.
          name: 'operator',
          include: ['tests/cli/**/*.test.ts'],
          setupFiles: ['tests/support/fail-on-console.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'markup',
          isolate: false,
          include: ['tests/lesson-markup/**/*.test.{ts,tsx}', 'tests/architecture/**/*.test.ts'],
          setupFiles: ['tests/support/fail-on-console.ts'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'routes',
          include: ['tests/routes/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/fail-on-console.ts', 'tests/support/temporary-data-directory.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts', 'tests/gate/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})

/**
 * `npm run bench` weighs the pages against pages that do nothing, behind the same server. They are in its own build only.
 * @returns {Partial<NonNullable<Parameters<typeof remix>[0]>>}
 */
function benchPages() {
  if (!process.env.LISANS_BENCH) return {}
  return {
    buildDirectory: '.cache/bench/build',
    routes: (define) =>
      define((route) => {
        route('bench/empty', '../tests/bench/routes/empty.tsx')
        route('bench/nothing', '../tests/bench/routes/nothing.tsx')
      }),
  }
}

/**
 * In development Remix walks server modules for their styles, and the guard would print a stack for every page: builds only.
 * @returns {import('vite').Plugin[]}
 */
function keepServerCodeOutOfBrowsers() {
  const plugins = /** @type {import('vite').Plugin[]} */ (
    denyImports({
      client: {
        files: ['app/domain/**', 'db/**', 'app/web/**'],
        specifiers: [/^drizzle-orm/, 'better-sqlite3', 'pg', 'better-auth'],
      },
    })
  )
  return plugins.map((plugin) => ({ ...plugin, apply: 'build' }))
}

/**
 * Hono, the gate's thread and the command line are built together with Remix, so that all share one copy of every module.
 * @returns {import('vite').Plugin[]}
 */
function serverEntries() {
  return [
    {
      name: 'lisans-dev-server',
      configureServer(vite) {
        return () => {
          vite.middlewares.use(async (request, response, next) => {
            try {
              const { application } = await vite.ssrLoadModule('/app/web/application.ts')
              request.url = request.originalUrl
              await getRequestListener(application.fetch)(request, response)
            } catch (error) {
              if (error instanceof Error) vite.ssrFixStacktrace(error)
              next(error)
            }
          })
        }
      },
    },
    {
      name: 'lisans-server-entries',
      enforce: 'post',
      config(_config, { isSsrBuild, command }) {
        if (!isSsrBuild || command !== 'build') return
        return {
          build: {
            rollupOptions: {
              input: ['app/web/server.ts', 'app/cli/lisans.ts', 'app/web/gate-thread.ts'],
              output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
            },
          },
        }
      },
    },
  ]
}

/**
 * The script of packages goes into ZIP files that the server makes, so the server has it as text.
 * @returns {import('vite').Plugin}
 */
function packagePlayer() {
  const name = 'virtual:lisans-package-player'
  return {
    name: 'lisans-package-player',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: async (id) => (id === `\0${name}` ? `export default ${JSON.stringify(await bundlePlayer())}` : undefined),
  }
}

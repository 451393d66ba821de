import { existsSync, lstatSync, readFileSync } from 'node:fs'
import process from 'node:process'
import { inProject } from './project-folder.js'
import { runProgram } from './run-program.js'

/** The oldest Node.js that everything we use supports. */
const oldestNode = [20, 19]

/** @typedef {Record<string, { version?: string, optional?: boolean, dev?: boolean, peer?: boolean }>} Packages */

/**
 * Installs what package-lock.json names, unless exactly that is installed already.
 * @param {{ forBuilding?: boolean }} [options] what only building and testing need may be missing when nothing will be built
 */
export async function installIfMissing({ forBuilding = true } = {}) {
  refuseOldNode()
  const missing = firstMissing(forBuilding)
  if (!missing) return
  if (isLink(inProject('node_modules'))) {
    throw new Error(`“${missing}” is not installed, and node_modules is a link to somewhere else: install it there.`)
  }
  console.log(`Installing packages (“${missing}” is missing or of another version) …`)
  await install(forBuilding)
}

/**
 * `npm ci` refuses a package-lock.json that does not list the builds of every platform, as one made where the registry
 * carries a few of them only. `npm install` takes the same versions from it and finds this platform's builds by itself.
 * Under `NODE_ENV=production` both would leave out what building needs.
 * @param {boolean} forBuilding
 */
async function install(forBuilding) {
  const options = ['--no-audit', '--no-fund', ...(forBuilding ? ['--include=dev'] : [])]
  try {
    await runProgram('npm', ['ci', ...options, '--loglevel=silent'])
  } catch {
    await runProgram('npm', ['install', '--no-save', ...options, '--loglevel=error'])
  }
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  throw new Error(`Lisans needs Node.js ${oldestNode.join('.')} or newer; this is ${process.versions.node}.`)
}

/**
 * Compares versions, not times: a checkout makes every file new.
 * @param {boolean} forBuilding
 * @returns {string | undefined}
 */
function firstMissing(forBuilding) {
  const installedList = inProject('node_modules/.package-lock.json')
  if (!existsSync(installedList)) return 'node_modules'
  const installed = readPackages(installedList)
  for (const [name, wanted] of Object.entries(readPackages(inProject('package-lock.json')))) {
    if (name === '' || wanted.optional || (wanted.dev && !forBuilding)) continue
    if (installed[name]?.version !== wanted.version) return name.replace(/^.*node_modules\//, '')
  }
}

/** @param {string} file */
function readPackages(file) {
  return /** @type {{ packages: Packages }} */ (JSON.parse(readFileSync(file, 'utf8'))).packages
}

/** @param {string} file */
function isLink(file) {
  return existsSync(file) && lstatSync(file).isSymbolicLink()
}

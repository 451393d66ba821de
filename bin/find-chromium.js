import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { inProject } from './project-folder.js'
import { runProgram } from './run-program.js'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Finds a browser for the tests: `CHROME`, one the system has, one Playwright downloaded before; else gets one, from the
 * distribution when we may install packages, else Playwright's own.
 * @returns {Promise<string>} the program's path
 */
export async function findOrInstallChromium() {
  const named = process.env.CHROME
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`CHROME names “${named}”, which does not exist.`)
  }
  return (await findChromium()) ?? (await installChromium())
}

async function findChromium() {
  const { chromium } = await import('playwright-core')
  return [...usualPlaces, chromium.executablePath()].find((place) => existsSync(place))
}

async function installChromium() {
  console.log('Installing Chromium for the browser tests …')
  const mayInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
  if (mayInstall) {
    try {
      await runProgram('apt-get', ['update', '-qq'])
      await runProgram('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
    } catch (error) {
      console.log(`${error instanceof Error ? error.message : error}; trying Playwright's download instead.`)
    }
  }
  if (!(await findChromium())) {
    await runProgram(process.execPath, [inProject('node_modules/playwright-core/cli.js'), 'install', 'chromium'])
  }
  const found = await findChromium()
  if (!found) throw new Error('No Chromium could be found or installed. Name one with CHROME=/path/to/chromium.')
  return found
}

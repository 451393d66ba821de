import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import process from 'node:process'
import { buildIfStale } from './build-if-stale.js'
import { findOrInstallChromium } from './find-chromium.js'
import { installIfMissing } from './install-if-missing.js'
import { inProject } from './project-folder.js'
import { orExplain, runProgram } from './run-program.js'

const report = inProject('.cache/tests.json')
const tally = { passed: 0, failed: 0 }

await orExplain(async () => {
  await installIfMissing()
  const chrome = await findOrInstallChromium()
  await check('Types', () => runProgram('npm', ['run', 'types', '--silent']))
  await check('Lint', () => runProgram('npm', ['run', 'lint', '--silent']))
  await check('Build', () => buildIfStale())
  await runTests(chrome)
  console.log(`\n${tally.passed} passed, ${tally.failed} failed`)
  if (tally.failed > 0) process.exitCode = 1
})

/**
 * One failure does not hide the next: every step runs.
 * @param {string} name
 * @param {() => Promise<void>} step
 */
async function check(name, step) {
  const began = performance.now()
  try {
    await step()
    tally.passed++
    console.log(`${name}: passed (${Math.round((performance.now() - began) / 100) / 10} s)`)
  } catch (error) {
    tally.failed++
    console.error(`${name}: FAILED. ${error instanceof Error ? error.message : error}`)
  }
}

/** @param {string} chrome */
async function runTests(chrome) {
  rmSync(report, { force: true })
  mkdirSync(inProject('.cache'), { recursive: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const parameters = [inProject('node_modules/vitest/vitest.mjs'), 'run', '--config', 'remix.config.js', ...reporters]
  let endedWell = true
  try {
    await runProgram(process.execPath, [...parameters, ...process.argv.slice(2)], { CHROME: chrome })
  } catch {
    endedWell = false
  }
  const counted = countTests()
  tally.passed += counted.passed
  tally.failed += counted.failed
  // A file that cannot even be loaded, or a surprise between tests, fails the run without failing a test.
  if (!endedWell && counted.failed === 0) tally.failed++
}

function countTests() {
  if (!existsSync(report)) return { passed: 0, failed: 0 }
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
  return { passed: Number(numPassedTests), failed: Number(numFailedTests) }
}

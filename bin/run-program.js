import { spawn } from 'node:child_process'
import process from 'node:process'
import { projectFolder } from './project-folder.js'

/** A program that was started here did not succeed. */
export class ProgramFailed extends Error {}

/**
 * Runs a program in the project's folder, showing what it says, and answers when it ended well.
 * @param {string} program
 * @param {string[]} parameters
 * @param {Record<string, string>} [environment] set beside the present one
 * @returns {Promise<void>}
 */
export function runProgram(program, parameters, environment = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      cwd: projectFolder,
      stdio: 'inherit',
      env: { ...process.env, ...environment },
      // On Windows npm is a script, which only a shell starts.
      shell: process.platform === 'win32' && program === 'npm',
    })
    child.on('error', (error) => reject(new ProgramFailed(`“${program}” cannot be started: ${error.message}`)))
    child.on('exit', (code, signal) => {
      if (code === 0) resolve()
      else reject(new ProgramFailed(`“${program} ${parameters.join(' ')}” ended with ${signal ?? `code ${code}`}`))
    })
  })
}

/**
 * Runs a step and, if it fails, says so in one sentence instead of a stack trace.
 * @param {() => Promise<unknown>} step
 */
export async function orExplain(step) {
  try {
    await step()
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  }
}

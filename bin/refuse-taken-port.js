import { createServer } from 'node:net'
import process from 'node:process'

/**
 * Refuses before anything else is done where the service could not listen: on PORT, or on the gate's, the next one.
 * @returns {Promise<void>}
 */
export async function refuseTakenPort() {
  const port = Number(process.env.PORT ?? 3000)
  const gatePort = Number(process.env.GATE_PORT ?? port + 1)
  // Of anything that is no port the settings speak themselves; 0 means any that is free.
  const wantedPorts = [port, gatePort].filter((one) => Number.isInteger(one) && one > 0 && one < 65_536)
  for (const wanted of port === 0 ? [] : wantedPorts) {
    if (await isTaken(wanted)) {
      throw new Error(
        `Port ${wanted} is taken, perhaps by a Lisans that runs already. End that, or choose another, such as PORT=${port + 100}.`,
      )
    }
  }
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isTaken(port) {
  return new Promise((resolve) => {
    const trial = createServer()
    trial.once('error', (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code === 'EADDRINUSE'))
    trial.listen(port, process.env.HOST ?? '127.0.0.1', () => trial.close(() => resolve(false)))
  })
}

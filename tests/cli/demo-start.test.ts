import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { projectRoot } from '#db/project-root.ts'
import { temporaryFolder } from '#tests/support/operator.ts'

test('where its port is taken the demonstration says so in one sentence, before it makes anything', async () => {
  const occupant = createServer()
  await new Promise<void>((resolve) => occupant.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void occupant.close())
  const { port } = occupant.address() as { port: number }
  const data = path.join(temporaryFolder(), 'data')

  const said = await new Promise<string>((resolve) => {
    const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port), GATE_PORT: '0', DATA_DIR: data }
    execFile(process.execPath, ['bin/demo.js'], { cwd: projectRoot, env }, (_error, _out, err) => resolve(err))
  })

  expect(said).toMatch(new RegExp(`^Port ${port} is taken, .*\\n$`))
  expect(existsSync(data)).toBe(false)
})

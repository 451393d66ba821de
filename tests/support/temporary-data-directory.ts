import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

// Set before the application is imported, so that a test file serves its own empty organisation.
process.env.DATA_DIR ??= mkdtempSync(path.join(tmpdir(), 'lisans-routes-'))
// Vitest puts Vite's own base path into this variable.
process.env.BASE_URL = 'http://localhost:3000'

import { Hono } from 'hono'
import type { Environment } from './environment.ts'

export const gate = new Hono<Environment>()

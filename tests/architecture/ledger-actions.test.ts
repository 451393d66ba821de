import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { isKnownAction } from '#app/domain/audit/recorded-actions.ts'
import { payloadFields } from '#app/ui/payload-fields.ts'
import { projectRoot } from '#db/project-root.ts'
import { movementKinds, unitChangeKinds } from '#db/schema/people.ts'
import { everyNode, filesBelow, parseSource } from '#tests/support/source-code.ts'

/** Actions that are put together while the service runs: every one that can come of it. */
const puttingTogether: Record<string, string[]> = {
  '`person.${kind}`': movementKinds.map((kind) => `person.${kind}`),
  '`unit.${kind}`': unitChangeKinds.map((kind) => `unit.${kind}`),
}

test('whatever the service records, an auditor can look for, and reads in plain words of either language', () => {
  const recorded = recordedActions()

  expect(recorded.length).toBeGreaterThan(90)
  expect(recorded.filter((action) => !isKnownAction(action))).toEqual([])
  for (const language of ['en', 'fr']) {
    expect(recorded.filter((action) => !hasWords(language, ['action', ...action.split('.')]))).toEqual([])
    expect(payloadFields.filter((field) => !hasWords(language, ['field', field]))).toEqual([])
  }
})

/** Every action in a call of `recordEntry` anywhere in the service. */
function recordedActions(): string[] {
  const found = filesBelow('app')
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const source = parseSource(file)
      return everyNode(source)
        .filter((node) => ts.isCallExpression(node) && node.expression.getText() === 'recordEntry')
        .flatMap((call) => actionsOf(call as ts.CallExpression, source, file))
    })
  return [...new Set(found)].sort()
}

function actionsOf(call: ts.CallExpression, source: ts.SourceFile, file: string): string[] {
  const details = call.arguments[1]
  const named = details && ts.isObjectLiteralExpression(details) ? details.properties : []
  const property = named.find((one) => one.name?.getText() === 'action')
  if (property && ts.isShorthandPropertyAssignment(property)) return valuesOf(declared(source, 'action'), source, file)
  if (property && ts.isPropertyAssignment(property)) return valuesOf(property.initializer, source, file)
  throw new Error(`${file}: which action does “${call.getText().slice(0, 80)}” record?`)
}

function valuesOf(value: ts.Expression | undefined, source: ts.SourceFile, file: string): string[] {
  if (value && ts.isStringLiteralLike(value)) return [value.text]
  if (value && ts.isConditionalExpression(value))
    return [...valuesOf(value.whenTrue, source, file), ...valuesOf(value.whenFalse, source, file)]
  if (value && ts.isIdentifier(value)) return valuesOf(declared(source, value.text), source, file)
  const together = value && puttingTogether[value.getText()]
  if (together) return together
  throw new Error(`${file}: which actions can “${value?.getText()}” be?`)
}

function declared(source: ts.SourceFile, name: string): ts.Expression | undefined {
  const declaration = everyNode(source).find((node) => ts.isVariableDeclaration(node) && node.name.getText() === name)
  return (declaration as ts.VariableDeclaration | undefined)?.initializer
}

function hasWords(language: string, keys: string[]): boolean {
  const file = path.join(projectRoot, 'app/locales', language, 'audit.json')
  let at: unknown = JSON.parse(readFileSync(file, 'utf8'))
  for (const key of keys) at = (at as Record<string, unknown> | undefined)?.[key]
  return typeof at === 'string' && at !== ''
}

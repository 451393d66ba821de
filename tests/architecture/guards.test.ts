import ts from 'typescript'
import { expect, test } from 'vitest'
import { everyNode, filesBelow, parseSource } from '#tests/support/source-code.ts'

const guards = [
  'allowAnyone',
  'onlyInDemonstrations',
  'openForDecision',
  'requireAdministratorOfAll',
  'requireCourseDesk',
  'requireDecider',
  'requireRole',
  'requireSignedIn',
]

test('every loader and action begins with the guard that says whom it is for', () => {
  const unguarded = filesBelow('app/routes')
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => doorsOf(parseSource(file)).map((door) => ({ file, door })))
    .filter(({ door }) => !door.begins.some((name) => guards.includes(name)))
    .map(({ file, door }) => `${file}: ${door.name}`)

  expect(unguarded).toEqual([])
})

test('whoever looks for guards is not content with one that comes later', () => {
  const doors = doorsOf(
    parseSource(
      'app/routes/example.tsx',
      `export async function loader({ request }) { const { id } = await requireRole(request, 'hr'); return id }
       export const action = async ({ request }) => { await save(request); await requireRole(request, 'hr') }
       function helper() { return 1 }`,
    ),
  )

  expect(doors).toEqual([
    { name: 'loader', begins: ['requireRole'] },
    { name: 'action', begins: ['save'] },
  ])
})

type Door = {
  name: string
  /** What its first statement calls. */
  begins: string[]
}

function doorsOf(source: ts.SourceFile): Door[] {
  return source.statements.flatMap((statement) => {
    if (ts.isFunctionDeclaration(statement)) return doorOf(statement.name?.text, statement)
    if (!ts.isVariableStatement(statement)) return []
    return statement.declarationList.declarations.flatMap((one) => doorOf(one.name.getText(), one.initializer))
  })
}

function doorOf(name: string | undefined, body: ts.Node | undefined): Door[] {
  if (!body || (name !== 'loader' && name !== 'action')) return []
  const first = everyNode(body).find((node) => ts.isStatement(node) && !ts.isBlock(node)) ?? body
  const begins = everyNode(first).flatMap((node) => (ts.isCallExpression(node) ? node.expression.getText() : []))
  return [{ name, begins }]
}

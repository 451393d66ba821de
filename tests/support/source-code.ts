import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { projectRoot } from '#db/project-root.ts'

/** Every file below a folder of the project, by its path from the project's root. */
export function filesBelow(folder: string): string[] {
  return readdirSync(path.join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(projectRoot, path.join(entry.parentPath, entry.name)))
}

export function readText(file: string): string {
  return readFileSync(path.join(projectRoot, file), 'utf8')
}

/** A file of TypeScript as the compiler sees it. */
export function parseSource(file: string, text: string = readText(file)): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
}

/** Where the values come from that a file uses: imports, `export … from` and `import(…)`. Types carry no code and do not count. */
export function importsOf(source: ts.SourceFile): string[] {
  return everyNode(source).flatMap((node) => {
    if (ts.isImportDeclaration(node)) return isTypeOnly(node) ? [] : textOf(node.moduleSpecifier)
    if (ts.isExportDeclaration(node)) return node.isTypeOnly ? [] : textOf(node.moduleSpecifier)
    if (!ts.isCallExpression(node)) return []
    const imports = node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require'
    return imports ? textOf(node.arguments[0]) : []
  })
}

/** The places in a file that ask what time it is. */
export function clockReadsOf(source: ts.SourceFile): string[] {
  return everyNode(source)
    .filter((node) => {
      if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && !node.arguments?.length
      if (!ts.isCallExpression(node)) return false
      return ['Date', 'Date.now', 'performance.now', 'process.hrtime'].includes(node.expression.getText())
    })
    .map((node) => node.getText())
}

export function everyNode(top: ts.Node): ts.Node[] {
  const found: ts.Node[] = []
  const visit = (node: ts.Node) => {
    found.push(node)
    ts.forEachChild(node, visit)
  }
  ts.forEachChild(top, visit)
  return found
}

/** `import type …`, or an import of types alone. `import {}` runs the module, so that it counts. */
function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false
  if (importClause.isTypeOnly) return true
  const bindings = importClause.namedBindings
  if (importClause.name || !bindings || !ts.isNamedImports(bindings)) return false
  return bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly)
}

function textOf(specifier: ts.Node | undefined): string[] {
  return specifier && ts.isStringLiteralLike(specifier) ? [specifier.text] : []
}

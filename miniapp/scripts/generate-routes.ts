/**
 * Writes src/api/routes.generated.ts from the contract: what a call must know at run time, without zod.
 * `node --import tsx miniapp/scripts/generate-routes.ts`; a test fails when the file is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { API_PREFIX, type Contract, contract, needsKey } from '../../shared-types/src/index.ts'

export const target = fileURLToPath(new URL('../src/api/routes.generated.ts', import.meta.url))

/** The text of the file for the contract as it is now. */
export function routesSource(): string {
  const lines = Object.entries(contract as Record<string, Contract>).flatMap(([feature, { prefix, table }]) =>
    Object.entries(table).map(([name, route]) => {
      const flags = [needsKey(route) && 'key', route.stream && 'stream'].filter(Boolean).join(' ')
      return `  '${feature}.${name}': ['${route.method}', '${API_PREFIX}${prefix}${route.path}', '${flags}'],`
    }),
  )
  return `// Written by scripts/generate-routes.ts from shared-types/src/contract. Do not edit.
/** Name: method, path, and whether it needs a request key or is a stream. */
export const routeTable = {
${lines.join('\n')}
} as const
`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const source = routesSource()
  const before = readFileSync(target, { encoding: 'utf8', flag: 'a+' })
  if (before !== source) writeFileSync(target, source)
  console.log(before === source ? 'routes.generated.ts is up to date' : 'routes.generated.ts written')
}

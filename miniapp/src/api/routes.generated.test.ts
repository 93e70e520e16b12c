import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { routesSource, target } from '../../scripts/generate-routes.ts'

it('the table of routes is that of the contract; otherwise run `node --import tsx miniapp/scripts/generate-routes.ts`', () => {
  expect(readFileSync(target, 'utf8')).toBe(routesSource())
})

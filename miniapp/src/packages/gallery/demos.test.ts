import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** Raw controls are shown by the components built on them. */
const withoutDemo = ['raw']

it('the gallery shows every component', () => {
  const source = readFileSync(join(__dirname, 'demos.ts'), 'utf8')
  const listed = [...source.matchAll(/name: '([a-z-]+)'/g)].map((match) => match[1]).sort()
  const folders = readdirSync(join(__dirname, '../../components')).filter((name) => !withoutDemo.includes(name))
  expect(listed).toEqual(folders.sort())
})

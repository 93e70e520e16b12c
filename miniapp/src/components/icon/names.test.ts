import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { iconNames } from './names.ts'

it('every icon name has a drawing, and every drawing a name', () => {
  const styles = readFileSync(join(__dirname, 'icons.scss'), 'utf8')
  const drawn = [...styles.matchAll(/^ {2}["']([a-z-]+)["']:/gm)].map((match) => match[1])
  expect([...iconNames]).toEqual(drawn)
})

import { expect, test } from 'vitest'
import { codeOnly, sourcesOf } from './sources.ts'

const named = /import \{([^}]*)\} from '([^']+)'/g
const declared = /^export (?:async )?(?:function|const|class) (\w+)/gm

/** A rule that nobody asks is no rule of this house: a feature calls it, or it goes. Tests alone do not keep it. */
test('every exported rule is used by something other than its tests', () => {
  const product = sourcesOf('server/src', 'bench/src').filter((source) => !source.isTest)
  const asked = new Set(
    product.flatMap(({ text, path }) =>
      [...text.matchAll(named)].flatMap(([, names, from]) =>
        names!
          .split(',')
          .map(
            (name) =>
              name
                .trim()
                .replace(/^type /, '')
                .split(' as ')[0]!,
          )
          .map((name) => `${resolved(path, from!)} ${name}`),
      ),
    ),
  )
  const idle = product
    .filter(({ path }) => path.startsWith('server/src/domain/'))
    .flatMap(({ path, text }) => {
      const code = codeOnly(text)
      return [...text.matchAll(declared)]
        .map(([, name]) => name!)
        .filter((name) => !asked.has(`${path} ${name}`) && code.split(new RegExp(`\\b${name}\\b`)).length <= 2)
        .map((name) => `${path}: ${name}`)
    })
  expect(idle).toEqual([])
})

const resolved = (path: string, from: string): string =>
  from.startsWith('.') ? new URL(from, `file:///${path}`).pathname.slice(1) : from

import {
  API_PREFIX,
  type Contract,
  commonErrors,
  contract,
  type ErrorCode,
  errorCodes,
  needsKey,
  type RouteSpec,
} from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { openapiOf, schemaOf } from '../platform/http/openapi.ts'
import { sourcesOf } from './sources.ts'

const routes = Object.entries<Contract>(contract).flatMap(([feature, { prefix, table }]) =>
  Object.entries(table).map(([name, route]) => ({
    id: `${feature}.${name}`,
    route,
    address: `${route.method} ${API_PREFIX}${prefix}${route.path}`,
  })),
)
const wrong = (isWrong: (route: RouteSpec, id: string) => boolean) =>
  routes.filter(({ route, id }) => isWrong(route, id)).map(({ id }) => id)

describe('every route', () => {
  test('has an address of its own', () => {
    const shapes = routes.map(({ address }) => address.replace(/:\w+/g, ':'))
    expect(shapes.filter((shape, index) => shapes.indexOf(shape) !== index)).toEqual([])
  })

  test('that changes something needs a key or says why not; one that only reads needs none', () => {
    expect(wrong(({ method, changes }) => (method === 'GET') !== (changes === false))).toEqual([])
    expect(wrong(({ changes }) => typeof changes === 'object' && changes.unkeyed.length < 10)).toEqual([])
  })

  test('with a key knows its caller: the key of one must not open the reply of another', () => {
    expect(wrong((route) => needsKey(route) && route.caller === 'anyone')).toEqual([])
  })

  test('says in Chinese what it is for', () => {
    expect(wrong(({ summary }) => !/[\u4e00-\u9fff]/.test(summary))).toEqual([])
  })

  test('does not repeat the codes that any route may answer with', () => {
    expect(wrong(({ errors }) => errors.some((code) => (commonErrors as readonly ErrorCode[]).includes(code)))).toEqual(
      [],
    )
  })

  test('is in the description for programs', () => {
    const { paths } = openapiOf(contract) as { paths: Record<string, Record<string, { operationId: string }>> }
    const described = Object.values(paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId))
    expect(described.toSorted()).toEqual(routes.map(({ id }) => id).toSorted())
  })
})

/** A record whose member names have a pattern that no operator and no path of the database fits. */
function isNamed({ propertyNames }: Record<string, unknown>): boolean {
  const { pattern } = (propertyNames ?? {}) as { pattern?: string }
  return pattern !== undefined && ['$gt', 'a.b', '', '$where'].every((name) => !new RegExp(pattern, 'u').test(name))
}

/** Objects that let unknown members in, values of any kind, texts and lists without an end. */
function openings(schema: unknown, at: string): string[] {
  const node = schema as Record<string, unknown>
  const inner = (key: string) => Object.entries((node[key] ?? {}) as Record<string, unknown>)
  const branches = [...((node.anyOf ?? []) as unknown[]), ...((node.oneOf ?? []) as unknown[])]
  if (branches.length) return branches.flatMap((branch) => openings(branch, at))
  if (node.enum || node.const !== undefined) return []
  if (node.type === undefined) return [`${at} takes anything`]
  if (node.type === 'object') {
    const open = node.additionalProperties === false || isNamed(node) ? [] : [`${at} lets unknown members in`]
    if (isNamed(node)) return openings(node.additionalProperties, `${at}.*`)
    return [...open, ...inner('properties').flatMap(([name, child]) => openings(child, `${at}.${name}`))]
  }
  if (node.type === 'array') return openings(node.items, `${at}[]`)
  return []
}

test('no body and no query is open-ended: no operator of the database can come from outside', () => {
  const found = routes.flatMap(({ id, route }) => [
    ...(route.body ? openings(schemaOf(route.body, 'input'), `${id} body`) : []),
    ...(route.query ? openings(schemaOf(route.query, 'input'), `${id} query`) : []),
  ])
  expect(found).toEqual([])
})

describe('every code', () => {
  const codes = Object.keys(errorCodes) as ErrorCode[]
  const product = sourcesOf('server/src').filter((source) => !source.isTest)
  const raised = new Set(
    product.flatMap(({ text }) => [...text.matchAll(/'([A-Z][A-Z_]+)'/g)].map((match) => match[1])),
  )

  test('says what is wrong and what to do, in Chinese, without the word 失败', () => {
    const poor = codes.filter((code) => {
      const { text, next } = errorCodes[code]
      return (
        ![text, next].every((words) => /[\u4e00-\u9fff]/.test(words) && words.endsWith('。')) || text.includes('失败')
      )
    })
    expect(poor).toEqual([])
  })

  test('is named by a route or common to all', () => {
    const named = new Set<string>([...commonErrors, ...routes.flatMap(({ route }) => route.errors)])
    expect(codes.filter((code) => !named.has(code))).toEqual([])
  })

  test('is raised somewhere', () => {
    expect(codes.filter((code) => !raised.has(code))).toEqual([])
  })
})

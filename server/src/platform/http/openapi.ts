import {
  API_PREFIX,
  type Contract,
  commonErrors,
  type ErrorCode,
  errorCodes,
  needsKey,
  type RouteSpec,
} from '@anju/shared-types'
import { z } from 'zod'

type Json = Record<string, unknown>

/** OpenAPI 3.1 from the contract; nothing is written twice. */
export function openapiOf(contract: Record<string, Contract>): Json {
  const paths: Record<string, Json> = {}
  for (const [feature, { prefix, table }] of Object.entries(contract)) {
    for (const [name, route] of Object.entries(table)) {
      const path = (API_PREFIX + prefix + route.path).replace(/:(\w+)/g, '{$1}')
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(feature, name, route) }
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: '安居一窗 API', version: 'v1', description: '由 shared-types 的约定生成。' },
    paths,
    components: {
      securitySchemes: { access: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Error: errorSchema },
    },
  }
}

const errorSchema = {
  type: 'object',
  required: ['code', 'text', 'next'],
  properties: {
    code: { type: 'string', enum: Object.keys(errorCodes) },
    text: { type: 'string', description: '一句话说明哪里不对' },
    next: { type: 'string', description: '接下来可以怎么做' },
    field: { type: 'string' },
    retryAfterSeconds: { type: 'number' },
    requestId: { type: 'string' },
  },
}

function operation(feature: string, name: string, route: RouteSpec): Json {
  return {
    operationId: `${feature}.${name}`,
    tags: [feature],
    summary: route.summary,
    'x-caller': route.caller,
    ...(route.caller === 'anyone' ? {} : { security: [{ access: [] }] }),
    parameters: parameters(route),
    ...(route.bytes
      ? { requestBody: { required: true, content: { 'application/octet-stream': { schema: bytesSchema } } } }
      : {}),
    ...(route.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } }
      : {}),
    responses: {
      200: {
        description: route.stream ? '事件流，每个 data 是一份完整状态' : '成功',
        content: route.file
          ? { '*/*': { schema: bytesSchema } }
          : {
              [route.stream ? 'text/event-stream' : 'application/json']: { schema: schemaOf(route.reply, 'output') },
            },
      },
      ...refusals([...route.errors, ...commonErrors]),
    },
  }
}

const bytesSchema = { type: 'string', format: 'binary' }

function parameters(route: RouteSpec): Json[] {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map((match) => ({
    name: match[1],
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const query = route.query ? (schemaOf(route.query, 'input') as { properties?: Json; required?: string[] }) : {}
  const inQuery = Object.entries(query.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: query.required?.includes(name) ?? false,
    schema,
  }))
  const key = needsKey(route)
    ? [
        {
          name: 'idempotency-key',
          in: 'header',
          required: true,
          schema: { type: 'string', pattern: '^[0-9a-zA-Z_-]{16,64}$' },
        },
      ]
    : []
  const checksum = route.bytes
    ? [
        {
          name: 'x-content-sha256',
          in: 'header',
          required: true,
          schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
        },
      ]
    : []
  return [...inPath, ...inQuery, ...key, ...checksum]
}

function refusals(codes: readonly ErrorCode[]): Json {
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of new Set(codes)) {
    const { status } = errorCodes[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, here]) => [
        status,
        {
          description: here.map((code) => `${code}：${errorCodes[code].text}`).join(' '),
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
        },
      ]),
  )
}

/** A custom check has no JSON Schema of its own; ours are all texts with a format (a legal date). */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const made = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      if (zodSchema._zod.def.type === 'custom') Object.assign(jsonSchema, { type: 'string', format: 'date' })
    },
  }) as Json
  delete made.$schema
  return made
}

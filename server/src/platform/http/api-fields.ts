import type { z } from 'zod'
import { schemaOf } from './openapi.ts'

export interface Field {
  path: string
  type: string
  required: boolean
}

interface Node {
  type?: string
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Node>
  required?: string[]
  items?: Node
  prefixItems?: Node[]
  anyOf?: Node[]
  oneOf?: Node[]
  minLength?: number
  maxLength?: number
}

const DEEPEST = 5

/** A schema as lines that a person reads: `items[].hall.name`, its type in Chinese, whether it is always there. */
export function fieldsOf(schema: z.ZodType, io: 'input' | 'output'): Field[] {
  return walk(schemaOf(schema, io) as Node, '', 0)
}

function walk(node: Node, path: string, depth: number): Field[] {
  if (depth > DEEPEST) return []
  const choices = node.oneOf ?? node.anyOf?.filter((choice) => choice.properties)
  if (choices?.length) return choices.flatMap((choice) => walk(choice, path, depth))
  return Object.entries(node.properties ?? {}).flatMap(([name, child]) => {
    const here = path ? `${path}.${name}` : name
    const field = { path: here, type: typeText(child), required: node.required?.includes(name) ?? false }
    const inner =
      child.type === 'array' && child.items ? walk(child.items, `${here}[]`, depth + 1) : walk(child, here, depth + 1)
    return [field, ...inner]
  })
}

function typeText(node: Node): string {
  if (node.const !== undefined) return JSON.stringify(node.const)
  if (node.enum) return node.enum.map((value) => String(value)).join(' | ')
  const choices = node.anyOf ?? node.oneOf
  if (choices) return [...new Set(choices.map(typeText))].join(' 或 ')
  if (node.type === 'array') return `${node.items ? typeText(node.items) : '值'}[]`
  if (node.type === 'string') return textType(node)
  return { integer: '整数', number: '数', boolean: '是否', object: '对象', null: '空' }[node.type ?? ''] ?? '值'
}

function textType({ format, minLength, maxLength }: Node): string {
  if (format === 'date') return '日期 2026-11-21'
  if (format === 'date-time') return '时刻（UTC）'
  const length = maxLength === undefined ? '' : `，${minLength ?? 0}–${maxLength} 字`
  return `文字${length}`
}

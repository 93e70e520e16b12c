/** A JSON schema as openapi.ts prints it, as far as the samples read it. */
interface Node {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Node[]
  oneOf?: Node[]
  properties?: Record<string, Node>
  required?: string[]
  propertyNames?: { pattern?: string }
  additionalProperties?: Node | boolean
  items?: Node
  minItems?: number
  minimum?: number
  exclusiveMinimum?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  format?: string
}

/** Texts that some pattern of the contract takes: days, moments, numbers, names. */
const texts = [
  '核对无误',
  '2026-11-23',
  '2026-11-23T02:00:00.000Z',
  '09:30',
  '13800000004',
  '123456789012',
  '123456',
  '1234',
  'a'.repeat(64),
  'a'.repeat(32),
  'image/png',
  'clerk-1',
  'B14',
  '370100001001GB00001F00010001',
  '91370100MA3C000000',
  '按规定需要补充说明的理由',
  '2.6',
  '1',
  'U+20BB7',
  'x',
]

/**
 * A body that fits a schema, the shortest that does: for tests that walk over routes and want to get behind the parser. Wherever an
 * id may stand, `id` stands. Undefined where no text is known that fits.
 */
export function sampleOf(schema: unknown, id: string): unknown {
  const node = schema as Node
  if (node.const !== undefined) return node.const
  if (node.enum) return node.enum[0]
  const branches = node.anyOf ?? node.oneOf
  if (branches) return branches.map((branch) => sampleOf(branch, id)).find((sample) => sample !== undefined)
  if (node.type === 'object') return objectOf(node, id)
  if (node.type === 'array') return Array.from({ length: node.minItems ?? 0 }, () => sampleOf(node.items, id))
  if (node.type === 'integer' || node.type === 'number')
    return Math.max(node.minimum ?? 1, node.exclusiveMinimum ?? 0, 1)
  if (node.type === 'boolean') return true
  if (node.type === 'string') return [id, ...texts].find((text) => fits(text, node))
  return undefined
}

/** With every member, so that the optional ones are walked as well. */
function objectOf({ properties = {}, required = [] }: Node, id: string): unknown {
  const members = Object.entries(properties).map(([name, child]) => [name, sampleOf(child, id)] as const)
  if (members.some(([name, sample]) => sample === undefined && required.includes(name))) return undefined
  return Object.fromEntries(members.filter(([, sample]) => sample !== undefined))
}

function fits(text: string, { minLength = 0, maxLength = 1_000, pattern, format }: Node): boolean {
  if (text.length < minLength || text.length > maxLength) return false
  if (pattern && !new RegExp(pattern, 'u').test(text)) return false
  if (format === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(text)
  if (format === 'date-time') return text.endsWith('Z')
  return true
}

/** The same body with one leaf after the other replaced by something that the database would take for an operator. */
export function withOperators(body: unknown): unknown[] {
  const operators = [{ $gt: '' }, { $ne: null }, { $where: 'true' }]
  const replaced = (value: unknown, put: (next: unknown) => unknown): unknown[] => {
    if (Array.isArray(value))
      return value.flatMap((one, i) => replaced(one, (next) => put(value.with?.(i, next) ?? [next])))
    if (typeof value === 'object' && value !== null) {
      return Object.entries(value).flatMap(([name, one]) => replaced(one, (next) => put({ ...value, [name]: next })))
    }
    return operators.slice(0, 2).map(put)
  }
  return [...replaced(body, (next) => next), operators[2], { ...(body as object), $where: 'true' }]
}

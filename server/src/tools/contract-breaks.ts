import type { Json, PublishedContract, PublishedRoute } from './published-contract.ts'

/**
 * What of today's contract a mini-program that was built against `before` could not work with, a sentence each. Mini-programs stay on
 * phones for weeks: what is added may be added, what they send must go on being taken, what they read must go on coming.
 */
export const contractBreaks = (before: PublishedContract, now: PublishedContract): string[] =>
  Object.entries(before).flatMap(([id, route]) => {
    const today = now[id]
    return today ? routeBreaks(route, today).map((what) => `${id}: ${what}`) : [`${id}: the route is gone`]
  })

const anything: Json = { type: 'object', properties: {} }

function routeBreaks(before: PublishedRoute, now: PublishedRoute): string[] {
  return [
    ...(before.address === now.address ? [] : [`it was ${before.address} and is ${now.address}`]),
    ...(!before.needsKey && now.needsKey ? ['it needs an idempotency key now'] : []),
    ...(mayStillCall(before.caller, now.caller) ? [] : ['not everybody who could call it still may']),
    ...given(before.query ?? anything, now.query ?? anything, 'query'),
    ...given(before.body ?? anything, now.body ?? anything, 'body'),
    ...(before.reply ? received(before.reply, now.reply ?? anything, 'reply') : []),
  ]
}

const callers = ['anyone', 'account', 'verified']

function mayStillCall(before: PublishedRoute['caller'], now: PublishedRoute['caller']): boolean {
  if (typeof now === 'string') {
    // Staff are accounts with a phone; whether their names are proved is not said.
    return typeof before === 'string' ? callers.indexOf(now) <= callers.indexOf(before) : now !== 'verified'
  }
  return typeof before === 'object' && before.staff.every((role) => now.staff.includes(role))
}

/** The ways in which a value may look: of this form or that one, of this type or that one. */
function formsOf(schema: Json): Json[] {
  const forms = (schema.anyOf ?? schema.oneOf) as Json[] | undefined
  if (forms) return forms.flatMap(formsOf)
  return Array.isArray(schema.type) ? schema.type.map((type) => ({ ...schema, type })) : [schema]
}

const leastOf = (lists: string[][]): string[] => lists.toSorted((a, b) => a.length - b.length)[0] ?? []

/** What phones send must still be taken, in each of its forms. */
const given = (before: Json, now: Json, where: string): string[] =>
  formsOf(before).flatMap((form) => leastOf(formsOf(now).map((other) => givenForm(form, other, where))))

/** What comes must still be read, in each of its forms. */
const received = (before: Json, now: Json, where: string): string[] =>
  formsOf(now).flatMap((form) => leastOf(formsOf(before).map((other) => receivedForm(other, form, where))))

const propertiesOf = ({ properties = {} }: Json) => properties as Record<string, Json>
const requiredOf = ({ required = [] }: Json) => required as string[]
const valuesOf = (schema: Json) => (schema.const === undefined ? (schema.enum as unknown[]) : [schema.const])
/** Every whole number is a number. */
const isOfType = ({ type }: Json, wanted: Json): boolean =>
  type === wanted.type || wanted.type === undefined || (type === 'integer' && wanted.type === 'number')

function givenForm(before: Json, now: Json, where: string): string[] {
  if (!isOfType(before, now)) return [`${where} was ${before.type} and must be ${now.type}`]
  const required = requiredOf(now).filter((name) => !requiredOf(before).includes(name))
  const unknown = Object.keys(propertiesOf(before)).filter((name) => !propertiesOf(now)[name])
  const taken = valuesOf(now)
  const values = valuesOf(before)
  const lost = values?.filter((value) => taken && !taken.includes(value)) ?? []
  return [
    ...required.map((name) => `${where}.${name} is required now`),
    ...(now.additionalProperties === false ? unknown.map((name) => `${where}.${name} is not taken any more`) : []),
    ...lost.map((value) => `${where} may not be ${JSON.stringify(value)} any more`),
    ...(taken && !values ? [`${where} may be some values only`] : []),
    ...limits.flatMap((limit) => (isNarrower(limit, before, now) ? [`${where} has a narrower ${limit}`] : [])),
    ...(now.pattern !== undefined && now.pattern !== before.pattern && !values
      ? [`${where} must look otherwise (pattern)`]
      : []),
    ...inside(before, now, where, given),
  ]
}

/** A value more in an enumeration is no break: labels come from the server. */
function receivedForm(before: Json, now: Json, where: string): string[] {
  if (!isOfType(now, before)) return [`${where} was ${before.type} and is ${now.type}`]
  if (before.const !== undefined && now.const !== before.const) return [`${where} is not ${String(before.const)}`]
  const gone = Object.keys(propertiesOf(before)).filter((name) => !propertiesOf(now)[name])
  const maybe = requiredOf(before).filter((name) => !requiredOf(now).includes(name) && !gone.includes(name))
  return [
    ...gone.map((name) => `${where}.${name} does not come any more`),
    ...maybe.map((name) => `${where}.${name} may be missing now`),
    ...inside(before, now, where, received),
  ]
}

function inside(before: Json, now: Json, where: string, compare: typeof given): string[] {
  const shared = Object.keys(propertiesOf(before)).filter((name) => propertiesOf(now)[name])
  const members = [
    ...shared.map((name) => [propertiesOf(before)[name], propertiesOf(now)[name], `${where}.${name}`] as const),
    [before.items, now.items, `${where}[]`] as const,
    [before.additionalProperties, now.additionalProperties, `${where}.*`] as const,
  ]
  return members.flatMap(([one, other, at]) => (isSchema(one) && isSchema(other) ? compare(one, other, at) : []))
}

const isSchema = (value: unknown): value is Json => typeof value === 'object' && value !== null

const limits = ['minLength', 'minimum', 'minItems', 'maxLength', 'maximum', 'maxItems'] as const

function isNarrower(limit: (typeof limits)[number], before: Json, now: Json): boolean {
  const [was, is] = [before[limit], now[limit]]
  if (typeof is !== 'number') return false
  if (typeof was !== 'number') return limit.startsWith('max') ? is < Number.MAX_SAFE_INTEGER : is > 0
  return limit.startsWith('min') ? is > was : is < was
}

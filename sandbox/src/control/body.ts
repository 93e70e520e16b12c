import { type Incoming, isObject, json, jsonObject, type Reply } from '../kit/http.ts'

/** A control request that cannot be understood; the message says which field and why. */
export class BadControlRequest extends Error {}

type Reader<T> = (value: unknown, name: string) => T

/**
 * Reads the JSON body by a table of fields. A field that is not in the table is refused: a typo in a test set-up must not be
 * silently ignored.
 */
export function readBody<T extends Record<string, Reader<unknown>>>(
  request: Incoming,
  fields: T,
): { [K in keyof T]: ReturnType<T[K]> } {
  const body = request.body.length === 0 ? {} : jsonObject(request.body)
  if (!body) throw new BadControlRequest('the body must be a JSON object')
  for (const name of Object.keys(body)) {
    if (!(name in fields)) {
      const known = Object.keys(fields).join(', ') || 'none'
      throw new BadControlRequest(`unknown field "${name}"; known fields: ${known}`)
    }
  }
  const entries = Object.entries(fields).map(([name, read]) => [name, read(body[name], name)])
  return Object.fromEntries(entries) as { [K in keyof T]: ReturnType<T[K]> }
}

export const aString: Reader<string> = (value, name) => {
  if (typeof value === 'string' && value !== '') return value
  throw new BadControlRequest(`"${name}" must be a text`)
}

export const aNumber =
  (least: number, most: number): Reader<number> =>
  (value, name) => {
    if (typeof value === 'number' && value >= least && value <= most) return value
    throw new BadControlRequest(`"${name}" must be a number from ${least} to ${most}`)
  }

export const aBoolean: Reader<boolean> = (value, name) => {
  if (typeof value === 'boolean') return value
  throw new BadControlRequest(`"${name}" must be true or false`)
}

export const anObject: Reader<Record<string, unknown>> = (value, name) => {
  if (isObject(value)) return value
  throw new BadControlRequest(`"${name}" must be an object`)
}

export const someStrings =
  (most: number): Reader<string[]> =>
  (value, name) => {
    const isRight = Array.isArray(value) && value.length > 0 && value.length <= most
    if (isRight && value.every((each) => typeof each === 'string')) return value
    throw new BadControlRequest(`"${name}" must be a list of 1 to ${most} texts`)
  }

export const oneOf =
  <T extends string>(allowed: readonly T[]): Reader<T> =>
  (value, name) => {
    const found = allowed.find((each) => each === value)
    if (found !== undefined) return found
    throw new BadControlRequest(`"${name}" must be one of: ${allowed.join(', ')}`)
  }

export const optional =
  <T>(read: Reader<T>): Reader<T | undefined> =>
  (value, name) =>
    value === undefined ? undefined : read(value, name)

/** Runs a control action; what it cannot understand becomes a 400 with the reason. */
export async function orBadRequest(action: () => Reply | Promise<Reply>): Promise<Reply> {
  try {
    return await action()
  } catch (error) {
    if (error instanceof BadControlRequest) return json({ error: error.message }, 400)
    throw error
  }
}

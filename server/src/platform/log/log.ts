import { type DestinationStream, destination, type Logger, pino } from 'pino'
import { maskLine } from './mask.ts'

export interface LogOptions {
  level: string
  /** Standard output unless a test looks at the lines. */
  to?: DestinationStream
  /** Called when a line had to be masked: somebody logged what they should not. */
  masked?(what: string): void
  /** Tests look for mistakes in the lines as they were written; everywhere else every line is masked. */
  unmasked?: boolean
}

/** Names under which personal data and secrets travel in our code; removed wherever they appear in a logged object. */
const secretNames = new Set([
  'idNumber',
  'phone',
  'name',
  'realName',
  'code',
  'token',
  'ticket',
  'accessToken',
  'refreshToken',
  'authorization',
  'openid',
  'unionid',
  'session_key',
  'password',
  'raw',
])

/** At any depth; pino's own redaction knows only listed depths and costs a tenth of a request. */
function withoutSecrets(value: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) {
    if (secretNames.has(name)) kept[name] = '[removed]'
    else if (Array.isArray(member)) kept[name] = member.map((one) => (isPlain(one) ? withoutSecrets(one) : one))
    else kept[name] = isPlain(member) ? withoutSecrets(member) : member
  }
  return kept
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

export function createLog({ level, to, masked = () => undefined, unmasked = false }: LogOptions): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: withoutSecrets },
      serializers: { err: describeError },
      hooks: unmasked ? {} : { streamWrite: (line) => maskLine(line, masked) },
    },
    to ?? destination({ dest: 1, sync: false }),
  )
}

/**
 * An error as it may be logged. Fields that drivers hang on their errors (the key value of a duplicate, the request of a failed
 * call) are left out: they are made of what people typed.
 */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error).slice(0, 300) }
  const { code, codeName } = error as { code?: unknown; codeName?: unknown }
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
  return {
    type: error.name,
    message: withoutValues(error.message),
    ...(typeof code === 'number' || typeof code === 'string' ? { errorCode: code } : {}),
    ...(typeof codeName === 'string' ? { codeName } : {}),
    ...(frames?.length ? { at: frames.map((line) => line.trim()) } : {}),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}

/** `E11000 ... dup key: { phone: "..." }` and `Cast to Number failed for value "..."` quote the value. */
const withoutValues = (message: string) =>
  message
    .replace(/dup key: .*$/s, 'dup key')
    .replace(/for value "[^"]*"/g, 'for a value')
    .slice(0, 1_000)

import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { verifyOffline } from './offline-verifier.ts'

const USAGE =
  'npm run certificate:verify -- <offline code, or a file that holds one> --keys <file with the reply of /api/v1/certificates/keys> ' +
  '[--key <version>:<04… hex>] [--revocations <file with the reply of /api/v1/certificates/revocations>] [--at <ISO instant>]'

/**
 * Checks an offline code without any server and prints the answer as JSON; ends with 0 only for a certificate that is valid.
 * How: docs/certificates.md.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    keys: { type: 'string' },
    key: { type: 'string', multiple: true },
    revocations: { type: 'string' },
    at: { type: 'string' },
  },
})
const [given] = positionals
if (!given || (!values.keys && !values.key)) {
  console.error(USAGE)
  process.exit(2)
}
const json = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as never
const published = values.keys ? (json(values.keys) as { items: { keyId: string; publicKey: string }[] }).items : []
const answer = verifyOffline({
  code: given.length < 1_000 && existsSync(given) ? readFileSync(given, 'utf8') : given,
  keys: Object.fromEntries([
    ...published.map(({ keyId, publicKey }) => [keyId, publicKey]),
    ...(values.key ?? []).map((entry) => entry.split(':')),
  ]) as Record<string, string>,
  now: values.at ? new Date(values.at) : new Date(),
  ...(values.revocations && { revocations: json(values.revocations) }),
})
console.log(JSON.stringify(answer, undefined, 2))
process.exitCode = answer.outcome === 'valid' ? 0 : 1

import type { z } from 'zod'
import { officialHosts, settings } from '../config.ts'

/** docs/settings.md, made from config.ts: what a setting means is written there and nowhere else. */
export function settingsDocument(): string {
  const rows = Object.entries(settings).map(([name, schema]) => {
    const { type, fallback } = describe(schema)
    const host = officialHosts[name as keyof typeof settings]
    const inProduction = host ? ` In production only \`https://${host}\`.` : ''
    return `| \`${name}\` | ${type} | ${fallback} | ${schema.description ?? ''}${inProduction} |`
  })
  return `# Settings

Environment variables of the server (\`api\` and \`worker\` read the same). Made from \`server/src/config.ts\` by
\`node --import tsx server/src/tools/write-settings.ts\`; a test fails when this page is not current. The server reads all of them at
start and refuses to run with a list of everything that is wrong.

| name | kind | default | meaning |
|---|---|---|---|
${rows.join('\n')}
`
}

function describe(schema: z.ZodType): { type: string; fallback: string } {
  const { def } = schema._zod as { def: { type: string; defaultValue?: unknown; innerType?: z.ZodType } }
  if (def.type === 'default' && def.innerType) {
    const text = String(def.defaultValue)
    return { type: kindOf(def.innerType), fallback: text === '' ? 'empty' : `\`${text}\`` }
  }
  return { type: kindOf(schema), fallback: 'none, must be given' }
}

function kindOf(schema: z.ZodType): string {
  const { def } = schema._zod as { def: { type: string; entries?: object; out?: z.ZodType } }
  if (def.type === 'enum') return Object.keys(def.entries ?? {}).join(', ')
  if (def.type === 'pipe') {
    const out = def.out?._zod.def.type
    return out === 'transform' ? 'text' : out === 'boolean' ? 'true, false' : 'JSON'
  }
  return { string: 'text', number: 'number', boolean: 'true, false' }[def.type] ?? def.type
}

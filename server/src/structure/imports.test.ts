import { describe, expect, test } from 'vitest'
import { codeOnly, type Source, sourcesOf } from './sources.ts'

const server = sourcesOf('server/src')
const product = server.filter((source) => !source.isTest)
const inFolder = (folder: string) => product.filter((source) => source.path.startsWith(`server/src/${folder}/`))
/** `from: import` for every import that is not allowed. */
const strays = (sources: readonly Source[], isAllowed: (name: string, source: Source) => boolean) =>
  sources.flatMap((source) =>
    source.imports.filter((name) => !isAllowed(name, source)).map((name) => `${source.path}: ${name}`),
  )
const isUnder = (name: string, ...folders: string[]) =>
  folders.some((folder) => name.startsWith(`server/src/${folder}/`))
const isOurs = (name: string) => /^(server|sandbox|miniapp|bench|shared-types|e2e|scripts)\//.test(name)

/** Who may know whom among features. An arrow more is a decision; a circle is a mistake. */
const mayUse: Record<string, readonly string[]> = {
  accounts: [],
  'account-book': [],
  staffing: ['accounts'],
  notices: ['accounts'],
  session: ['accounts', 'notices'],
  me: ['accounts', 'notices', 'session'],
  halls: [],
  appointments: ['accounts', 'halls', 'notices'],
  queue: ['accounts', 'appointments', 'halls', 'notices'],
  desk: ['accounts', 'appointments', 'halls', 'queue'],
  display: ['halls', 'queue'],
  open: ['halls'],
  calendar: ['halls'],
  'read-aloud': [],
  register: ['accounts', 'halls'],
  documents: ['accounts'],
  household: ['accounts', 'documents', 'notices'],
  'live-checks': ['accounts', 'halls', 'notices'],
  'name-dossiers': ['accounts', 'notices'],
  organisations: ['accounts', 'notices'],
  'case-batches': ['accounts', 'cases', 'catalogue', 'documents', 'halls', 'notices', 'organisations', 'register'],
  'batch-payments': ['case-batches', 'cases', 'notices', 'payments'],
  'owner-alerts': ['accounts', 'cases', 'notices'],
  delegations: ['accounts', 'appointments', 'catalogue', 'notices'],
  collection: ['accounts', 'cases', 'notices'],
  'call-backs': ['cases', 'notices'],
  ratings: ['accounts', 'cases', 'notices'],
  revocations: ['accounts', 'cases', 'notices'],
  'pay-links': ['accounts', 'cases', 'notices', 'payments'],
  certificates: ['accounts', 'cases', 'eligibility', 'notices', 'organisations', 'register'],
  payments: ['account-book', 'accounts', 'cases', 'fiscal-receipts', 'halls', 'notices'],
  'fiscal-receipts': ['account-book', 'accounts', 'notices'],
  sampling: ['accounts', 'cases', 'notices'],
  reconciliation: ['account-book', 'accounts', 'notices'],
  eligibility: ['accounts', 'halls', 'notices'],
  catalogue: ['accounts', 'appointments', 'halls'],
  cases: [
    'account-book',
    'accounts',
    'catalogue',
    'delegations',
    'documents',
    'halls',
    'live-checks',
    'name-dossiers',
    'notices',
    'organisations',
    'register',
    'staffing',
  ],
}

describe('layers', () => {
  test('rules import rules and the contract, nothing else', () => {
    expect(strays(inFolder('domain'), (name) => isUnder(name, 'domain') || name === '@anju/shared-types')).toEqual([])
  })

  test('the platform knows no feature, no gateway and no rule', () => {
    expect(
      strays(
        inFolder('platform'),
        (name) => !isOurs(name) || isUnder(name, 'platform') || name === 'server/src/config.ts',
      ),
    ).toEqual([])
  })

  test('gateways know no feature', () => {
    expect(strays(inFolder('gateways'), (name) => !isUnder(name, 'features'))).toEqual([])
  })

  test('features use each other only along agreed arrows', () => {
    const featureOf = (path: string) => /^server\/src\/features\/([^/]+)\//.exec(path)?.[1]
    expect(
      strays(inFolder('features'), (name, source) => {
        const [from, to] = [featureOf(source.path)!, featureOf(name)]
        return to === undefined || to === from || (mayUse[from]?.includes(to) ?? false)
      }),
    ).toEqual([])
  })

  test('the agreed arrows make no circle', () => {
    const reach = (from: string, seen: readonly string[] = []): string[] =>
      (mayUse[from] ?? []).flatMap((to) => (seen.includes(to) ? [to] : [to, ...reach(to, [...seen, to])]))
    expect(Object.keys(mayUse).filter((feature) => reach(feature).includes(feature))).toEqual([])
  })

  test('only wiring and what starts a house know all features', () => {
    const others = product.filter(
      (source) => !/^server\/src\/(features|tools)\/|^server\/src\/(wiring|main)\.ts$/.test(source.path),
    )
    expect(strays(others, (name) => !isUnder(name, 'features') && name !== 'server/src/wiring.ts')).toEqual([])
  })

  test('nothing imports a test', () => {
    expect(
      strays(product, (name) => !/\.test\.ts$|features\/.*-house\.ts$|^server\/src\/(testing|structure)\//.test(name)),
    ).toEqual([])
  })

  test('nobody imports the sandbox, and the sandbox imports nobody', () => {
    const outside = sourcesOf('server/src', 'shared-types/src', 'miniapp/src')
    expect(strays(outside, (name) => !/^(sandbox\/|@anju\/sandbox)/.test(name))).toEqual([])
    expect(strays(sourcesOf('sandbox/src'), (name) => !/^(server|miniapp|shared-types)\/|^@anju\//.test(name))).toEqual(
      [],
    )
  })

  test('the phone takes words and dates by their file: the whole contract would bring zod into its bundle', () => {
    const whole = /import \{(?![^}]*\})|import \{([^}]*)\} from '@anju\/shared-types'\n/g
    const found = sourcesOf('miniapp/src').flatMap(({ path, text }) =>
      [...text.matchAll(whole)]
        .filter(([, names]) => names?.split(',').some((name) => name.trim() && !name.trim().startsWith('type ')))
        .map(() => path),
    )
    expect(found).toEqual([])
  })

  test('the contract depends on zod and nothing else', () => {
    const shared = sourcesOf('shared-types/src').filter((source) => !source.isTest)
    expect(strays(shared, (name) => name === 'zod' || name.startsWith('shared-types/src/'))).toEqual([])
  })
})

describe('time, chance and settings are arguments', () => {
  const finds = (sources: readonly Source[], pattern: RegExp) =>
    sources.filter((source) => pattern.test(codeOnly(source.text))).map((source) => source.path)

  test('rules read no clock, no chance and no environment', () => {
    expect(finds(inFolder('domain'), /new Date\(\)|Date\.now|Math\.random|process\.|crypto|performance\./)).toEqual([])
  })

  test('features and gateways take the time from the clock', () => {
    expect(finds([...inFolder('features'), ...inFolder('gateways')], /new Date\(\)|Date\.now\(/)).toEqual([])
  })

  test('the environment is read where a process starts', () => {
    expect(finds(product, /process\.env/)).toEqual(['server/src/main.ts', 'server/src/tools/whole-server.ts'])
  })
})
